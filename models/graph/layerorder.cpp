// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/layerorder.h"

#include <algorithm>
#include <numeric>

namespace rolescope {

LayerOrder::LayerOrder(const LayeredGraph& graph) : m_graph(graph), m_nodes(graph.partEnd), m_slots(graph.partEnd)
{
    std::iota(m_nodes.begin(), m_nodes.end(), 0u);
    std::iota(m_slots.begin(), m_slots.end(), 0u);
    for (const LayeredGraph::Cell& cell : graph.cells) {
        m_firstSection.push_back(static_cast<quint32>(m_sections.size()));
        m_sections.push_back({cell.begin, cell.end});
    }
    m_firstSection.push_back(static_cast<quint32>(m_sections.size()));
}

LayerOrder::Saved LayerOrder::saved(quint32 part) const
{
    const auto cells = m_graph.part(part);
    return {{m_nodes.begin() + cells.front().begin, m_nodes.begin() + cells.back().end}, m_bandRank};
}

void LayerOrder::restore(quint32 part, const Saved& saved)
{
    quint32 slot = m_graph.part(part).front().begin;
    for (const quint32 node : saved.nodes)
        put(node, slot++);
    if (saved.bandRank != m_bandRank)
        arrangeBands(saved.bandRank);
}

void LayerOrder::arrangeBands(std::vector<quint32> rank)
{
    const auto bandOf = [&](quint32 node) { return rank[std::min<size_t>(m_graph.group[node], rank.size() - 1)]; };
    std::vector<quint32> first(rank.size() + 1, 0);
    for (const quint32 node : m_nodes)
        ++first[bandOf(node) + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<quint32> next(first.begin(), first.end() - 1);
    std::vector<quint32> byBand(m_nodes.size());
    for (const quint32 node : m_nodes)
        byBand[next[bandOf(node)]++] = node;

    std::vector<quint32> end(m_graph.layerCount, 0);
    for (const LayeredGraph::Cell& cell : m_graph.cells)
        end[cell.layer] = cell.begin;
    for (const quint32 node : byBand)
        put(node, end[m_graph.layer[node]]++);

    m_sections.clear();
    m_firstSection.clear();
    const auto share = [&](quint32 count) { return static_cast<float>(count) / static_cast<float>(m_nodes.size()); };
    for (const LayeredGraph::Cell& cell : m_graph.cells) {
        m_firstSection.push_back(static_cast<quint32>(m_sections.size()));
        for (quint32 slot = cell.begin; slot < cell.end; ++slot) {
            const quint32 band = bandOf(m_nodes[slot]);
            if (slot == cell.begin || bandOf(m_nodes[slot - 1]) != band)
                m_sections.push_back({slot, slot, share(first[band]), share(first[band + 1])});
            ++m_sections.back().end;
        }
    }
    m_firstSection.push_back(static_cast<quint32>(m_sections.size()));
    m_bandRank = std::move(rank);
}

quint64 LayerOrder::crossings(quint32 part)
{
    quint64 sum = 0;
    const auto cells = m_graph.part(part);
    for (size_t i = 0; i + 1 < cells.size(); ++i) {
        const LayeredGraph::Cell& cell = cells[i];
        m_next.resize(cell.end - cell.begin);
        quint32 edges = 0;
        for (quint32 slot = cell.begin; slot < cell.end; ++slot) {
            const quint32 node = m_nodes[slot];
            m_next[node - cell.begin] = edges;
            edges += static_cast<quint32>(m_graph.right(node).size());
        }
        // Handed out from the top of the other layer down, the ends of each node come sorted.
        m_ends.resize(edges);
        for (quint32 slot = cells[i + 1].begin; slot < cells[i + 1].end; ++slot) {
            for (const quint32 neighbour : m_graph.left(m_nodes[slot]))
                m_ends[m_next[neighbour - cell.begin]++] = slot - cells[i + 1].begin;
        }
        sum += m_counter.count(m_ends, cells[i + 1].end - cells[i + 1].begin);
    }
    return sum;
}

} // namespace rolescope
