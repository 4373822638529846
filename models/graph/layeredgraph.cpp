// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layeredgraph.h"

#include <algorithm>
#include <numeric>

namespace rolescope {

namespace {

/// Sorts by a small number, stably: one pass to count and one to place.
template <typename Bucket>
std::vector<quint32> sortedInto(size_t buckets, const std::vector<quint32>& list, Bucket bucket)
{
    std::vector<quint32> next(buckets + 1, 0);
    for (const quint32 item : list)
        ++next[bucket(item) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<quint32> result(list.size());
    for (const quint32 item : list)
        result[next[bucket(item)]++] = item;
    return result;
}

/// Fills a LayeredGraph step by step; what only the steps need goes away with it.
class GraphBuild
{
public:
    GraphBuild(const LayoutInput& input, LayeredGraph& graph) : m_input(input), m_graph(graph) { }

    void run()
    {
        rankNodes();
        orderEdges();
        findComponents();
        numberNodes();
        makeCells();
        connect();
    }

private:
    quint32 low(quint32 edge) const { return isForward(edge) ? m_input.from[edge] : m_input.to[edge]; }
    quint32 high(quint32 edge) const { return isForward(edge) ? m_input.to[edge] : m_input.from[edge]; }
    bool isForward(quint32 edge) const { return m_input.layer[m_input.from[edge]] <= m_input.layer[m_input.to[edge]]; }
    bool isWhole() const { return m_input.isGrouped() || m_input.isIncremental(); }

    void rankNodes()
    {
        m_graph.realNodes = static_cast<quint32>(m_input.nodeCount());
        m_byKey.resize(m_graph.realNodes);
        std::iota(m_byKey.begin(), m_byKey.end(), 0u);
        if (!m_input.key.empty()) {
            std::sort(m_byKey.begin(), m_byKey.end(), [this](quint32 a, quint32 b) {
                return m_input.key[a] != m_input.key[b] ? m_input.key[a] < m_input.key[b] : a < b;
            });
        }
        m_rank.resize(m_graph.realNodes);
        for (quint32 rank = 0; rank < m_graph.realNodes; ++rank)
            m_rank[m_byKey[rank]] = rank;
        for (const quint8 layer : m_input.layer)
            m_graph.layerCount = std::max<quint32>(m_graph.layerCount, layer + 1u);
    }

    /// Edges by the keys of their ends; those within a layer are left out.
    void orderEdges()
    {
        std::vector<quint32>& firstPass = m_graph.firstPass;
        firstPass.reserve(m_input.edgeCount() + 1);
        firstPass.push_back(0);
        for (quint32 edge = 0; edge < m_input.edgeCount(); ++edge) {
            const int span = m_input.layer[high(edge)] - m_input.layer[low(edge)];
            firstPass.push_back(firstPass.back() + static_cast<quint32>(std::max(span - 1, 0)));
            if (span > 0)
                m_edges.push_back(edge);
        }
        m_edges = sortedInto(m_graph.realNodes, m_edges, [this](quint32 edge) { return m_rank[high(edge)]; });
        m_edges = sortedInto(m_graph.realNodes, m_edges, [this](quint32 edge) { return m_rank[low(edge)]; });
    }

    quint32 root(quint32 node)
    {
        while (m_root[node] != node) {
            m_root[node] = m_root[m_root[node]];
            node = m_root[node];
        }
        return node;
    }

    /// Components are numbered by their first node; what has no edges counts as one more, the last.
    void findComponents()
    {
        const quint32 nodes = m_graph.realNodes;
        m_root.resize(nodes);
        std::iota(m_root.begin(), m_root.end(), 0u);
        std::vector<bool> connected(nodes, false);
        for (const quint32 edge : m_edges) {
            m_root[root(high(edge))] = root(low(edge));
            connected[high(edge)] = connected[low(edge)] = true;
        }
        m_component.assign(nodes, LayoutInput::noGroup);
        const std::vector<quint32> byLayer
            = sortedInto(m_graph.layerCount, m_byKey, [this](quint32 node) { return m_input.layer[node]; });
        for (const quint32 node : byLayer) {
            quint32& component = m_component[root(node)];
            if (connected[node] && component == LayoutInput::noGroup)
                component = m_parts++;
        }
        for (quint32 node = 0; node < nodes; ++node)
            m_component[node] = connected[node] ? m_component[root(node)] : m_parts;
    }

    void numberNodes()
    {
        const quint32 all = m_graph.realNodes + m_graph.firstPass.back();
        std::vector<quint8> layer(m_input.layer);
        std::vector<quint32> edgeOf(all - m_graph.realNodes);
        layer.resize(all);
        std::vector<quint32> order(m_byKey);
        order.reserve(all);
        for (const quint32 edge : m_edges) {
            for (quint32 at = m_input.layer[low(edge)] + 1u; at < m_input.layer[high(edge)]; ++at) {
                const quint32 node = passing(edge, at);
                layer[node] = static_cast<quint8>(at);
                edgeOf[node - m_graph.realNodes] = edge;
                order.push_back(node);
            }
        }
        const auto realOf
            = [&](quint32 node) { return node < m_graph.realNodes ? node : low(edgeOf[node - m_graph.realNodes]); };
        order = sortedInto(m_graph.layerCount, order, [&](quint32 node) { return layer[node]; });
        if (!isWhole()) {
            order = sortedInto(m_parts + 1, order, [&](quint32 node) { return m_component[realOf(node)]; });
        }
        m_graph.number.resize(all);
        m_graph.layer.resize(all);
        m_graph.component.resize(all);
        m_graph.group.resize(m_input.isGrouped() ? all : 0);
        for (quint32 node = 0; node < all; ++node) {
            m_graph.number[order[node]] = node;
            m_graph.layer[node] = layer[order[node]];
            m_graph.component[node] = m_component[realOf(order[node])];
            if (m_input.isGrouped())
                m_graph.group[node] = m_input.group[realOf(order[node])];
        }
        m_graph.source = std::move(order);
    }

    /// The virtual node at which an edge passes a layer, as the input would count it.
    quint32 passing(quint32 edge, quint32 layer) const
    {
        const quint32 steps = isForward(edge) ? layer - m_input.layer[low(edge)] : m_input.layer[high(edge)] - layer;
        return m_graph.realNodes + m_graph.firstPass[edge] + steps - 1;
    }

    void makeCells()
    {
        const auto partOf = [this](quint32 node) { return isWhole() ? 0 : m_graph.component[node]; };
        m_graph.firstCell.push_back(0);
        quint32 node = 0;
        while (node < m_graph.nodeCount() && (isWhole() || m_graph.component[node] < m_parts)) {
            const quint32 begin = node;
            const quint32 part = partOf(begin);
            const quint8 layer = m_graph.layer[begin];
            while (node < m_graph.nodeCount() && partOf(node) == part && m_graph.layer[node] == layer)
                ++node;
            if (begin > 0 && partOf(begin - 1) != part)
                m_graph.firstCell.push_back(static_cast<quint32>(m_graph.cells.size()));
            m_graph.cells.push_back({begin, node, layer});
        }
        m_graph.partEnd = node;
        if (!m_graph.cells.empty())
            m_graph.firstCell.push_back(static_cast<quint32>(m_graph.cells.size()));
    }

    template <typename Take> void forEachShortEdge(Take take) const
    {
        for (const quint32 edge : m_edges) {
            quint32 last = m_graph.number[low(edge)];
            for (quint32 at = m_input.layer[low(edge)] + 1u; at < m_input.layer[high(edge)]; ++at) {
                const quint32 next = m_graph.number[passing(edge, at)];
                take(last, next);
                last = next;
            }
            take(last, m_graph.number[high(edge)]);
        }
    }

    void connect()
    {
        const quint32 nodes = m_graph.nodeCount();
        std::vector<quint32> toLeft(nodes, 0);
        std::vector<quint32> toRight(nodes, 0);
        forEachShortEdge([&](quint32 from, quint32 to) {
            ++toRight[from];
            ++toLeft[to];
        });
        m_graph.ranges.resize(nodes + 1);
        quint32 next = 0;
        for (quint32 node = 0; node < nodes; ++node) {
            m_graph.ranges[node] = {next, next + toLeft[node]};
            next += toLeft[node] + toRight[node];
            toLeft[node] = m_graph.ranges[node].first;
            toRight[node] = m_graph.ranges[node].split;
        }
        m_graph.ranges[nodes] = {next, next};
        m_graph.adjacent.resize(next);
        forEachShortEdge([&](quint32 from, quint32 to) {
            m_graph.adjacent[toRight[from]++] = to;
            m_graph.adjacent[toLeft[to]++] = from;
        });
    }

    const LayoutInput& m_input;
    LayeredGraph& m_graph;
    std::vector<quint32> m_byKey; ///< nodes of the input
    std::vector<quint32> m_rank; ///< of each: its place in m_byKey
    std::vector<quint32> m_edges; ///< edges of the input
    std::vector<quint32> m_root; ///< union-find
    std::vector<quint32> m_component; ///< of each node of the input
    quint32 m_parts = 0; ///< components that have edges
};

} // namespace

LayeredGraph::LayeredGraph(const LayoutInput& input)
{
    GraphBuild(input, *this).run();
}

} // namespace rolescope
