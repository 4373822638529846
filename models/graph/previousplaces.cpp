// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/previousplaces.h"

#include <QHash>

#include <utility>

namespace rolescope {

namespace {

using BoxName = std::pair<EntityRef, EntityRef>; ///< what a box stands for, and what else

QHash<BoxName, quint32> boxesByName(const Diagram& diagram)
{
    QHash<BoxName, quint32> boxes;
    boxes.reserve(static_cast<qsizetype>(diagram.boxes.size()));
    for (quint32 box = 0; box < diagram.boxes.size(); ++box)
        boxes.insert({diagram.boxes[box].entity, diagram.boxes[box].also}, box);
    return boxes;
}

/// Of each node the box that it was; none for new ones.
std::vector<std::optional<quint32>> formerBoxes(const Inventory& inventory, const AccessGraph& graph,
                                                const Diagram& previous)
{
    const QHash<BoxName, quint32> known = boxesByName(previous);
    std::vector<std::optional<quint32>> former;
    former.reserve(graph.nodes.size());
    for (const AccessGraph::Node& node : graph.nodes) {
        const auto found = known.constFind({node.entity, alsoOf(inventory, node)});
        former.push_back(found == known.constEnd() ? std::nullopt : std::optional(*found));
    }
    return former;
}

/// The tiers that an edge passes on its way.
int tiersPassed(const AccessGraph& graph, const AccessGraph::Edge& edge)
{
    return std::abs(static_cast<int>(graph.nodes[edge.to].tier) - static_cast<int>(graph.nodes[edge.from].tier)) - 1;
}

} // namespace

EntityRef alsoOf(const Inventory& inventory, const AccessGraph::Node& node)
{
    if (const auto host = node.entity.as<EntityKind::Host>(); host.isValid())
        return inventory.host(host).scope;
    if (const auto identity = node.entity.as<EntityKind::Identity>(); identity.isValid())
        return inventory.identity(identity).principal;
    return node.at;
}

void addPreviousPlaces(LayoutInput& input, const Inventory& inventory, const AccessGraph& graph,
                       const Diagram& previous)
{
    const auto former = formerBoxes(inventory, graph, previous);
    for (const std::optional<quint32>& box : former)
        input.previousY.push_back(box ? previous.boxes[*box].rect.center().y() : LayoutInput::noPlace);

    QHash<std::pair<quint32, quint32>, quint32> lines; // of those that pass a tier, by their ends
    for (quint32 line = 0; line < previous.lines.size(); ++line) {
        if (previous.lines[line].bendCount > 0)
            lines.insert({previous.lines[line].from, previous.lines[line].to}, line);
    }
    for (const AccessGraph::Edge& edge : graph.edges) {
        const int passes = tiersPassed(graph, edge);
        if (passes <= 0)
            continue;
        const auto from = former[edge.from];
        const auto to = former[edge.to];
        const auto found = from && to ? lines.constFind({*from, *to}) : lines.constEnd();
        for (int pass = 0; pass < passes; ++pass) {
            // Two bends for each tier: where the line enters and where it leaves.
            const bool known
                = found != lines.constEnd() && previous.lines[*found].bendCount == static_cast<quint32>(2 * passes);
            input.previousPassY.push_back(
                known ? previous.bends[previous.lines[*found].firstBend + static_cast<quint32>(2 * pass)].y()
                      : LayoutInput::noPlace);
        }
    }
}

int newNodes(const Inventory& inventory, const AccessGraph& graph, const Diagram& previous)
{
    int count = 0;
    for (const std::optional<quint32>& box : formerBoxes(inventory, graph, previous))
        count += box ? 0 : 1;
    return count;
}

} // namespace rolescope
