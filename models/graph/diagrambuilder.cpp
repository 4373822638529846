// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/diagrambuilder.h"

#include "models/graph/adjacency.h"
#include "models/graph/boxtext.h"
#include "models/graph/layeredlayout.h"
#include "models/graph/nodegroups.h"
#include "models/graph/previousplaces.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace rolescope {

namespace {

/// Ends of lines at one side of a box lie this far apart, and no further from one another in all.
constexpr double portStep = 5;
constexpr double portSpan = 20;
/// Capsules and hexagons are narrow at their ends.
constexpr double roundedPortSpan = 12;

LayoutInput layoutInput(const AccessGraph& graph)
{
    LayoutInput input;
    input.gap = diagramsize::boxGap;
    input.componentGap = diagramsize::componentGap;
    for (const AccessGraph::Node& node : graph.nodes)
        input.layer.push_back(static_cast<quint8>(node.tier));
    input.height.assign(graph.nodes.size(), diagramsize::boxHeight);
    for (const AccessGraph::Edge& edge : graph.edges) {
        input.from.push_back(edge.from);
        input.to.push_back(edge.to);
    }
    return input;
}

double indent(BoxKind kind)
{
    switch (kind) {
    case BoxKind::Subscription:
        return diagramsize::scopeIndent;
    case BoxKind::ResourceGroup:
        return 2 * diagramsize::scopeIndent;
    case BoxKind::Resource:
        return 3 * diagramsize::scopeIndent;
    default:
        return 0;
    }
}

class Drawing
{
public:
    Drawing(const Inventory& inventory, const AccessGraph& graph, const NodeGroups& groups, const LayoutResult& layout)
        : m_inventory(inventory), m_graph(graph), m_groups(groups), m_layout(layout)
    { }

    Diagram draw()
    {
        placeColumns();
        addBoxes();
        addLines();
        spreadPorts(true);
        spreadPorts(false);
        addHeadings();
        addBands();
        return std::move(m_diagram);
    }

private:
    void placeColumns()
    {
        using namespace diagramsize;
        const double gap
            = std::clamp(std::round(m_layout.height * columnGapPerHeight / 8) * 8, minColumnGap, maxColumnGap);
        double left = 0;
        for (size_t tier = 0; tier < tierCount; ++tier) {
            m_left[tier] = left;
            left += boxWidth[tier] + gap;
        }
        m_gap = gap;
        if (!m_graph.nodes.empty())
            m_diagram.bounds = QRectF(0, 0, left - gap, m_layout.height);
    }

    void addBoxes()
    {
        std::vector<quint32> order(m_graph.nodes.size());
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(), [this](quint32 a, quint32 b) {
            const Tier left = m_graph.nodes[a].tier;
            const Tier right = m_graph.nodes[b].tier;
            return left != right ? left < right : m_layout.position[a] < m_layout.position[b];
        });
        m_boxOf.resize(order.size());
        m_diagram.boxes.reserve(order.size());
        for (const quint32 node : order) {
            m_boxOf[node] = static_cast<quint32>(m_diagram.boxes.size());
            m_diagram.boxes.push_back(box(node));
        }
    }

    Diagram::Box box(quint32 index) const
    {
        const AccessGraph::Node& node = m_graph.nodes[index];
        BoxText text = boxText(m_inventory, node);
        const auto tier = static_cast<size_t>(node.tier);
        const double inset = indent(node.kind);
        Diagram::Box box;
        box.rect = QRectF(m_left[tier] + inset, m_layout.y[index] - diagramsize::boxHeight / 2,
                          diagramsize::boxWidth[tier] - inset, diagramsize::boxHeight);
        box.entity = node.entity;
        box.also = alsoOf(m_inventory, node);
        box.title = std::move(text.title);
        box.subtitle = std::move(text.subtitle);
        box.tier = node.tier;
        box.kind = node.kind;
        box.shared = text.shared;
        box.finding = !text.findingText.isEmpty();
        box.findingText = std::move(text.findingText);
        return box;
    }

    void addLines()
    {
        m_diagram.lines.reserve(m_graph.edges.size());
        for (size_t edge = 0; edge < m_graph.edges.size(); ++edge) {
            const AccessGraph::Edge& value = m_graph.edges[edge];
            Diagram::Line line;
            line.from = m_boxOf[value.from];
            line.to = m_boxOf[value.to];
            const QRectF& from = m_diagram.boxes[line.from].rect;
            const QRectF& to = m_diagram.boxes[line.to].rect;
            line.start = QPointF(from.right(), from.center().y());
            line.end = QPointF(to.left(), to.center().y());
            line.entity = value.entity;
            line.meaning = value.meaning;
            line.firstBend = static_cast<quint32>(m_diagram.bends.size());
            auto tier = static_cast<size_t>(m_graph.nodes[value.from].tier);
            for (quint32 pass = m_layout.firstPass[edge]; pass < m_layout.firstPass[edge + 1]; ++pass) {
                ++tier;
                m_diagram.bends.emplace_back(m_left[tier], m_layout.passY[pass]);
                m_diagram.bends.emplace_back(m_left[tier] + diagramsize::boxWidth[tier], m_layout.passY[pass]);
            }
            line.bendCount = static_cast<quint32>(m_diagram.bends.size()) - line.firstBend;
            m_diagram.lines.push_back(line);
        }
        std::stable_sort(m_diagram.lines.begin(), m_diagram.lines.end(),
                         [](const Diagram::Line& a, const Diagram::Line& b) {
                             return a.from != b.from ? a.from < b.from : a.to < b.to;
                         });
    }

    /// Lines that meet at one side of a box end one below the other, in the order that they come from.
    void spreadPorts(bool right)
    {
        auto& lines = m_diagram.lines;
        const Adjacency at(m_diagram.boxes.size(), lines.size(),
                           [&](quint32 line) { return right ? lines[line].from : lines[line].to; });
        for (size_t box = 0; box < m_diagram.boxes.size(); ++box) {
            std::vector<quint32> here(at[box].begin(), at[box].end());
            if (here.size() < 2)
                continue;
            const auto farY = [&](quint32 index) {
                const Diagram::Line& line = lines[index];
                if (line.bendCount > 0)
                    return m_diagram.bends[right ? line.firstBend : line.firstBend + line.bendCount - 1].y();
                return m_diagram.boxes[right ? line.to : line.from].rect.center().y();
            };
            std::stable_sort(here.begin(), here.end(), [&](quint32 a, quint32 b) { return farY(a) < farY(b); });
            const Tier tier = m_diagram.boxes[box].tier;
            const double span = tier == Tier::Identity || tier == Tier::Role ? roundedPortSpan : portSpan;
            const double last = static_cast<double>(here.size() - 1);
            const double step = std::min(portStep, span / last);
            for (size_t i = 0; i < here.size(); ++i) {
                QPointF& end = right ? lines[here[i]].start : lines[here[i]].end;
                end.ry() += (static_cast<double>(i) - last / 2) * step;
            }
        }
    }

    void addHeadings()
    {
        if (m_graph.nodes.empty())
            return;
        for (size_t tier = 0; tier < tierCount; ++tier) {
            const auto value = static_cast<Tier>(tier);
            m_diagram.headings.push_back(
                {value, headingText(m_graph, value), m_left[tier], diagramsize::boxWidth[tier] + m_gap - 16});
        }
    }

    void addBands()
    {
        for (size_t group = 0; group < m_groups.groups.size(); ++group) {
            const NodeGroups::Group& value = m_groups.groups[group];
            m_diagram.bands.push_back(
                {value.title, value.entity, m_layout.groupTop[group], m_layout.groupBottom[group]});
        }
        std::sort(m_diagram.bands.begin(), m_diagram.bands.end(),
                  [](const Diagram::Band& a, const Diagram::Band& b) { return a.top < b.top; });
    }

    const Inventory& m_inventory;
    const AccessGraph& m_graph;
    const NodeGroups& m_groups;
    const LayoutResult& m_layout;
    Diagram m_diagram;
    std::array<double, tierCount> m_left{};
    double m_gap = 0;
    std::vector<quint32> m_boxOf;
};

} // namespace

Diagram makeDiagram(const Inventory& inventory, const AccessGraph& graph, const LayoutStrategy& strategy,
                    const CancelToken& cancel, const DiagramOptions& options)
{
    const NodeGroups groups = NodeGroups::of(inventory, graph, options.grouping);
    LayoutInput input = layoutInput(graph);
    if (!groups.groups.empty()) {
        input.group = groups.groupOf;
        input.parent.assign(groups.groups.size(), LayoutInput::noGroup);
        input.groupPadding = diagramsize::bandPadding;
    }
    if (options.previous)
        addPreviousPlaces(input, inventory, graph, *options.previous);
    const auto drawn = [&](const LayoutResult& layout) { return Drawing(inventory, graph, groups, layout).draw(); };
    const LayoutResult layout = options.firstOrder
        ? strategy.layoutProgressively(input, cancel,
                                       [&](const LayoutResult& better) { options.firstOrder(drawn(better)); })
        : strategy.layout(input, cancel);
    return layout.cancelled ? Diagram() : drawn(layout);
}

Diagram buildDiagram(const Inventory& inventory, const GraphFilter& filter)
{
    return makeDiagram(inventory, AccessGraph::build(inventory, filter), LayeredLayout());
}

} // namespace rolescope
