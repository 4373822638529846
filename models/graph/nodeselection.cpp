// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/nodeselection.h"

#include "models/domain/armid.h"

#include <algorithm>
#include <limits>

namespace rolescope {

NodeSelection::NodeSelection(const Inventory& inventory, const AccessGraph& graph)
    : m_inventory(inventory)
    , m_graph(graph)
    , m_out(graph.nodes.size(), graph.edges.size(), [&](quint32 edge) { return graph.edges[edge].from; })
    , m_in(graph.nodes.size(), graph.edges.size(), [&](quint32 edge) { return graph.edges[edge].to; })
    , m_kept(graph.nodes.size(), 1)
{ }

ScopeHandle NodeSelection::placeOf(const AccessGraph::Node& node) const
{
    switch (node.entity.kind) {
    case EntityKind::Host:
        return m_inventory.host(node.entity.as<EntityKind::Host>()).scope;
    case EntityKind::Identity:
        return m_inventory.identity(node.entity.as<EntityKind::Identity>()).scope;
    default:
        return node.entity.as<EntityKind::Scope>();
    }
}

std::vector<quint32> NodeSelection::inScope(ScopeHandle scope) const
{
    std::vector<quint32> result;
    for (quint32 node = 0; node < m_graph.nodes.size(); ++node) {
        const ScopeHandle place = placeOf(m_graph.nodes[node]);
        if (place.isValid() && m_inventory.isAtOrBelow(place, scope))
            result.push_back(node);
    }
    return result;
}

std::vector<quint32> NodeSelection::named(const QString& text) const
{
    std::vector<quint32> result;
    for (quint32 node = 0; node < m_graph.nodes.size(); ++node) {
        if (m_inventory.displayName(m_graph.nodes[node].entity).contains(text, Qt::CaseInsensitive))
            result.push_back(node);
    }
    return result;
}

std::vector<quint32> NodeSelection::seedsOf(EntityRef entity) const
{
    if (!entity.isValid() || !m_inventory.contains(entity))
        return {};
    if (const auto scope = entity.as<EntityKind::Scope>(); scope.isValid())
        return inScope(scope);
    if (const auto principal = entity.as<EntityKind::Principal>(); principal.isValid()) {
        const IdentityHandle identity = m_inventory.principal(principal).identity;
        if (identity.isValid())
            entity = identity;
    }

    std::vector<quint32> result;
    for (quint32 node = 0; node < m_graph.nodes.size(); ++node) {
        if (m_graph.nodes[node].entity == entity)
            result.push_back(node);
    }
    if (entity.kind == EntityKind::Assignment || entity.kind == EntityKind::Deny) {
        for (const AccessGraph::Edge& edge : m_graph.edges) {
            if (edge.entity == entity)
                result.insert(result.end(), {edge.from, edge.to});
        }
    }
    return result;
}

void NodeSelection::walk(const std::vector<quint32>& seeds, bool down, std::vector<char>& reached) const
{
    std::vector<char> seen(m_graph.nodes.size(), 0);
    std::vector<quint32> open;
    const auto visit = [&](quint32 node) {
        if (seen[node] || !m_kept[node])
            return;
        seen[node] = 1;
        reached[node] = 1;
        open.push_back(node);
    };
    for (const quint32 seed : seeds)
        visit(seed);
    while (!open.empty()) {
        const quint32 node = open.back();
        open.pop_back();
        for (const quint32 edge : down ? m_out[node] : m_in[node])
            visit(down ? m_graph.edges[edge].to : m_graph.edges[edge].from);
    }
}

void NodeSelection::keepPathsThrough(const std::vector<quint32>& seeds)
{
    std::vector<char> reached(m_graph.nodes.size(), 0);
    walk(seeds, true, reached);
    walk(seeds, false, reached);
    m_kept = std::move(reached);
}

void NodeSelection::keepWithin(const ScopeSet& scopes)
{
    std::vector<quint32> inside;
    for (quint32 node = 0; node < m_graph.nodes.size(); ++node) {
        const ScopeHandle place = placeOf(m_graph.nodes[node]);
        if (place.isValid() && scopes.contains(m_inventory, place))
            inside.push_back(node);
        else if (m_graph.nodes[node].tier == Tier::Host)
            m_kept[node] = 0;
    }
    keepPathsThrough(inside);
}

void NodeSelection::keepNear(const std::vector<quint32>& seeds, int depth)
{
    m_kept = nearest(seeds, depth > 0 ? depth : std::numeric_limits<int>::max(), m_graph.nodes.size());
}

std::vector<char> NodeSelection::nearest(const std::vector<quint32>& seeds, int depth, size_t most) const
{
    std::vector<char> reached(m_graph.nodes.size(), 0);
    std::vector<quint32> queue;
    const auto visit = [&](quint32 node) {
        if (reached[node] || !m_kept[node] || queue.size() >= most)
            return;
        reached[node] = 1;
        queue.push_back(node);
    };
    for (const quint32 seed : seeds)
        visit(seed);
    // Breadth first: `ring` is where the nodes one line further out begin.
    size_t next = 0;
    for (int distance = 0; distance < depth && next < queue.size(); ++distance) {
        const size_t ring = queue.size();
        for (; next < ring; ++next) {
            const quint32 node = queue[next];
            for (const quint32 edge : m_out[node])
                visit(m_graph.edges[edge].to);
            for (const quint32 edge : m_in[node])
                visit(m_graph.edges[edge].from);
        }
    }
    return reached;
}

void NodeSelection::limit(int most, const std::vector<quint32>& seeds)
{
    const auto bound = static_cast<size_t>(most);
    const auto count = static_cast<size_t>(std::count(m_kept.begin(), m_kept.end(), 1));
    if (count <= bound)
        return;
    const bool anchored = std::any_of(seeds.begin(), seeds.end(), [this](quint32 seed) { return m_kept[seed]; });
    m_kept = anchored ? nearest(seeds, std::numeric_limits<int>::max(), bound) : firstWholePaths(bound);
}

/// Left to right, each tier by ARM id.
std::vector<quint32> NodeSelection::keptInOrder() const
{
    struct Entry
    {
        Tier tier;
        quint32 node;
        QString key;
    };
    std::vector<Entry> entries;
    for (quint32 node = 0; node < m_graph.nodes.size(); ++node) {
        const AccessGraph::Node& value = m_graph.nodes[node];
        if (m_kept[node])
            entries.push_back({value.tier, node, armid::folded(m_inventory.armId(value.entity))});
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.tier != b.tier ? a.tier < b.tier : (a.key != b.key ? a.key < b.key : a.node < b.node);
    });
    std::vector<quint32> result;
    result.reserve(entries.size());
    for (const Entry& entry : entries)
        result.push_back(entry.node);
    return result;
}

std::vector<char> NodeSelection::firstWholePaths(size_t most) const
{
    std::vector<char> reached(m_graph.nodes.size(), 0);
    size_t count = 0;
    for (const quint32 start : keptInOrder()) {
        std::vector<quint32> added;
        std::vector<quint32> open{start};
        while (!open.empty()) {
            const quint32 node = open.back();
            open.pop_back();
            if (reached[node] || !m_kept[node])
                continue;
            reached[node] = 1;
            added.push_back(node);
            for (const quint32 edge : m_out[node])
                open.push_back(m_graph.edges[edge].to);
        }
        if (count + added.size() > most) {
            // Half a path would be a lie: take the one that does not fit back.
            for (const quint32 node : added)
                reached[node] = 0;
            break;
        }
        count += added.size();
    }
    return reached;
}

} // namespace rolescope
