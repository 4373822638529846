// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace rolescope {

/// The edges that leave each node, in compressed sparse rows: the edges of all nodes one after another in a single
/// array, and for each node where its own begin. Two allocations whatever the size, and neighbours lie side by side in
/// memory.
class Adjacency
{
public:
    Adjacency() = default;

    /// `source(edge)` gives the node that an edge belongs to. Edges of one node keep their order.
    template <typename Source>
    Adjacency(size_t nodes, size_t edges, Source source) : m_first(nodes + 1, 0), m_edges(edges)
    {
        for (quint32 edge = 0; edge < edges; ++edge)
            ++m_first[source(edge) + 1];
        for (size_t node = 0; node < nodes; ++node)
            m_first[node + 1] += m_first[node];
        std::vector<quint32> next(m_first.begin(), m_first.end() - 1);
        for (quint32 edge = 0; edge < edges; ++edge)
            m_edges[next[source(edge)]++] = edge;
    }

    std::span<const quint32> operator[](size_t node) const
    {
        return {m_edges.data() + m_first[node], m_edges.data() + m_first[node + 1]};
    }

private:
    std::vector<quint32> m_first;
    std::vector<quint32> m_edges;
};

} // namespace rolescope
