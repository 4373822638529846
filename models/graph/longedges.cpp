// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/longedges.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace rolescope {

namespace {

constexpr quint32 none = std::numeric_limits<quint32>::max();

} // namespace

LongEdges::LongEdges(const LayeredGraph& graph, const Columns& columns, Separation separation)
    : m_graph(graph), m_separation(std::move(separation)), m_above(graph.nodeCount()), m_below(graph.nodeCount())
{
    for (const auto& column : columns) {
        for (size_t i = 0; i < column.size(); ++i) {
            m_above[column[i]] = column[i > 0 ? i - 1 : i];
            m_below[column[i]] = column[i + 1 < column.size() ? i + 1 : i];
        }
        m_nodes.insert(m_nodes.end(), column.begin(), column.end());
    }
    makeBlocks();
}

void LongEdges::makeBlocks()
{
    std::vector<quint32> edgeOf(m_graph.nodeCount() - m_graph.realNodes);
    for (quint32 edge = 0; edge + 1 < m_graph.firstPass.size(); ++edge) {
        std::fill(edgeOf.begin() + m_graph.firstPass[edge], edgeOf.begin() + m_graph.firstPass[edge + 1], edge);
    }
    std::vector<quint32> blockOf(m_graph.firstPass.size(), none);
    m_block.assign(m_graph.nodeCount(), none);
    for (const quint32 node : m_nodes) {
        const quint32 source = m_graph.source[node];
        quint32 own = none;
        quint32& block = source < m_graph.realNodes ? own : blockOf[edgeOf[source - m_graph.realNodes]];
        if (block == none) {
            block = static_cast<quint32>(m_count.size());
            m_count.push_back(0);
        }
        m_block[node] = block;
        ++m_count[block];
    }
    m_first.resize(m_count.size());
    std::exclusive_scan(m_count.begin(), m_count.end(), m_first.begin(), 0u);
    std::vector<quint32> next(m_first);
    m_members.resize(m_nodes.size());
    for (const quint32 node : m_nodes)
        m_members[next[m_block[node]]++] = node;
}

void LongEdges::align(std::vector<double>& y)
{
    std::vector<double> down(y);
    push(true, y, down);
    std::vector<double> up(y);
    push(false, y, up);
    for (const quint32 node : m_nodes)
        y[node] = (down[node] + up[node]) / 2;
}

void LongEdges::alignDownwards(std::vector<double>& y)
{
    const std::vector<double> wish(y);
    push(true, wish, y);
}

void LongEdges::push(bool downwards, const std::vector<double>& wish, std::vector<double>& y)
{
    const std::vector<quint32>& before = downwards ? m_above : m_below;
    const std::vector<quint32>& after = downwards ? m_below : m_above;
    // Of each block: how many of its nodes still wait for the one before them.
    std::vector<quint32> waiting(m_count.size(), 0);
    for (const quint32 node : m_nodes)
        waiting[m_block[node]] += before[node] != node ? 1 : 0;
    std::vector<bool> placed(y.size(), false);
    std::vector<quint32> ready;
    for (quint32 block = 0; block < waiting.size(); ++block) {
        if (waiting[block] == 0)
            ready.push_back(block);
    }
    for (size_t done = 0; done < m_nodes.size();) {
        if (ready.empty()) {
            const quint32 circular = blockInCircle(placed, before);
            const auto apart = members(circular);
            dissolve(circular);
            waiting.resize(m_count.size(), 0);
            for (const quint32 node : apart) {
                const bool waits = before[node] != node && !placed[before[node]];
                waiting[m_block[node]] = waits ? 1 : 0;
                if (!waits)
                    ready.push_back(m_block[node]);
            }
            continue;
        }
        const quint32 block = ready.back();
        ready.pop_back();
        const double height = blockHeight(block, downwards, wish, y);
        for (const quint32 node : members(block)) {
            y[node] = height;
            placed[node] = true;
            ++done;
        }
        for (const quint32 node : members(block)) {
            if (after[node] != node && --waiting[m_block[after[node]]] == 0)
                ready.push_back(m_block[after[node]]);
        }
    }
}

/// Two long edges cross, and their blocks wait for one another. From any block that waits, the way to the one that it
/// waits for comes to the circle at last, and once around.
quint32 LongEdges::blockInCircle(const std::vector<bool>& placed, const std::vector<quint32>& before) const
{
    const auto start = std::find_if(m_nodes.begin(), m_nodes.end(), [&](quint32 node) { return !placed[node]; });
    std::vector<bool> seen(m_count.size(), false);
    quint32 block = m_block[*start];
    while (!seen[block] || m_count[block] == 1) {
        seen[block] = true;
        const auto own = members(block);
        const auto waits = std::find_if(own.begin(), own.end(),
                                        [&](quint32 node) { return before[node] != node && !placed[before[node]]; });
        block = m_block[before[*waits]];
    }
    return block;
}

double LongEdges::blockHeight(quint32 block, bool downwards, const std::vector<double>& wish,
                              const std::vector<double>& y) const
{
    double sum = 0;
    for (const quint32 node : members(block))
        sum += wish[node];
    double height = sum / m_count[block];
    for (const quint32 node : members(block)) {
        if (downwards && m_above[node] != node)
            height = std::max(height, y[m_above[node]] + m_separation(m_above[node], node));
        if (!downwards && m_below[node] != node)
            height = std::min(height, y[m_below[node]] - m_separation(node, m_below[node]));
    }
    return height;
}

void LongEdges::dissolve(quint32 block)
{
    const quint32 count = m_count[block];
    m_count[block] = 1;
    for (quint32 i = 1; i < count; ++i) {
        m_first.push_back(m_first[block] + i);
        m_count.push_back(1);
        m_block[m_members[m_first[block] + i]] = static_cast<quint32>(m_count.size()) - 1;
    }
}

} // namespace rolescope
