// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/bandorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rolescope {

namespace {

constexpr quint32 none = LayoutInput::noGroup;

} // namespace

BandOrder::BandOrder(const LayeredGraph& graph, const LayoutInput& input)
{
    if (!input.isGrouped())
        return;
    m_parent = input.parent;
    m_depth.assign(m_parent.size(), 0);
    m_firstNode.assign(m_parent.size(), none);
    for (size_t group = 0; group < m_parent.size(); ++group)
        m_depth[group] = m_parent[group] == none ? 0 : m_depth[m_parent[group]] + 1;
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        for (quint32 group = graph.group[node]; group != none && m_firstNode[group] == none; group = m_parent[group])
            m_firstNode[group] = node;
    }
}

std::vector<quint32> BandOrder::rankBy(const std::vector<double>& wish) const
{
    std::vector<quint32> order(m_parent.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        if (wish[a] != wish[b])
            return wish[a] < wish[b];
        return m_firstNode[a] != m_firstNode[b] ? m_firstNode[a] < m_firstNode[b] : a < b;
    });
    return rankOf(families(order));
}

/// Divides the groups, which come in the order wanted.
BandOrder::Families BandOrder::families(const std::vector<quint32>& order) const
{
    Families result(m_parent.size() + 1);
    for (const quint32 group : order)
        result[std::min<size_t>(m_parent[group], m_parent.size())].push_back(group);
    return result;
}

BandOrder::Families BandOrder::familiesByRank(const std::vector<quint32>& rank) const
{
    std::vector<quint32> order(m_parent.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) { return rank[a] < rank[b]; });
    return families(order);
}

std::vector<quint32> BandOrder::rankOf(const Families& families) const
{
    // A parent has a lower index than its children: sizes are summed up from the back, places given from the front.
    const size_t groups = m_parent.size();
    std::vector<quint32> size(groups, 1);
    for (size_t group = groups; group-- > 0;) {
        if (m_parent[group] != none)
            size[m_parent[group]] += size[group];
    }
    std::vector<quint32> rank(groups + 1, 0);
    const auto spread = [&](size_t parent) {
        quint32 next = rank[parent] + 1;
        for (const quint32 child : families[parent]) {
            rank[child] = next;
            next += size[child];
        }
    };
    spread(groups);
    for (size_t group = 0; group < groups; ++group)
        spread(group);
    return rank;
}

std::vector<quint32> BandOrder::givenRank() const
{
    return rankBy(std::vector<double>(m_parent.size(), 0));
}

std::vector<quint32> BandOrder::barycentreRank(const LayeredGraph& graph, const RankSweep& ranks) const
{
    std::vector<double> outside(m_parent.size(), 0);
    std::vector<double> inside(m_parent.size(), 0);
    std::vector<quint32> edges(m_parent.size(), 0);
    std::vector<quint32> nodes(m_parent.size(), 0);
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        for (quint32 group = graph.group[node]; group != none; group = m_parent[group]) {
            inside[group] += ranks.rank(node);
            ++nodes[group];
        }
        for (const quint32 neighbour : graph.neighbours(node)) {
            // Up from both ends until they meet: what is passed on this side has the edge lead outside.
            quint32 group = graph.group[node];
            quint32 other = graph.group[neighbour];
            while (group != other && group != none) {
                if (other != none && m_depth[other] > m_depth[group]) {
                    other = m_parent[other];
                    continue;
                }
                outside[group] += ranks.rank(neighbour);
                ++edges[group];
                group = m_parent[group];
            }
        }
    }
    std::vector<double> wish(m_parent.size(), 0);
    for (size_t group = 0; group < wish.size(); ++group) {
        if (edges[group] > 0)
            wish[group] = outside[group] / edges[group];
        else if (nodes[group] > 0)
            wish[group] = inside[group] / nodes[group];
    }
    return rankBy(wish);
}

std::vector<quint32> BandOrder::rankByHeight(const LayeredGraph& graph, const std::vector<double>& y) const
{
    std::vector<double> sum(m_parent.size(), 0);
    std::vector<quint32> nodes(m_parent.size(), 0);
    for (quint32 node = 0; node < graph.nodeCount(); ++node) {
        if (std::isnan(y[node]))
            continue;
        for (quint32 group = graph.group[node]; group != none; group = m_parent[group]) {
            sum[group] += y[node];
            ++nodes[group];
        }
    }
    for (size_t group = 0; group < sum.size(); ++group)
        sum[group] = nodes[group] > 0 ? sum[group] / nodes[group] : std::numeric_limits<double>::max();
    return rankBy(sum);
}

} // namespace rolescope
