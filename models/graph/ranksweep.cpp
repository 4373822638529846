// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/ranksweep.h"

#include <algorithm>
#include <cmath>

namespace rolescope {

namespace {

/// A wish is a number below 2^22: two digits of 11 bits.
constexpr quint32 digitBits = 11;
constexpr quint32 digitCount = 1u << digitBits;
constexpr float wishScale = static_cast<float>(digitCount * digitCount - 1);
/// Below this, inserting one by one is faster than counting digits.
constexpr size_t insertionSize = 64;
/// Keeps the weight of a neighbour at the very same height finite.
constexpr float leastSoftness = 1e-4f;

} // namespace

RankSweep::RankSweep(const LayeredGraph& graph) : m_graph(graph), m_rank(graph.nodeCount(), 0)
{ }

void RankSweep::readRanks(quint32 part, const LayerOrder& order)
{
    for (quint32 cell = m_graph.firstCell[part]; cell < m_graph.firstCell[part + 1]; ++cell) {
        for (const LayerOrder::Section& section : order.sections(cell))
            setRanks(section, order);
    }
}

void RankSweep::setRanks(const LayerOrder::Section& section, const LayerOrder& order)
{
    const float step = (section.bottom - section.top) / static_cast<float>(section.size());
    for (quint32 slot = section.begin; slot < section.end; ++slot)
        m_rank[order.nodeAt(slot)] = section.top + (static_cast<float>(slot - section.begin) + 0.5f) * step;
}

float RankSweep::barycentre(quint32 node)
{
    const auto neighbours = m_graph.neighbours(node);
    const float own = m_rank[node];
    float sum = 0;
    float distance = 0;
    for (const quint32 neighbour : neighbours) {
        sum += m_rank[neighbour];
        distance += std::abs(m_rank[neighbour] - own);
    }
    m_sum += distance;
    return sum / static_cast<float>(neighbours.size());
}

float RankSweep::softMedian(quint32 node, float softness)
{
    const float own = m_rank[node];
    float sum = 0;
    float weights = 0;
    float distances = 0;
    for (const quint32 neighbour : m_graph.neighbours(node)) {
        const float rank = m_rank[neighbour];
        const float distance = std::abs(rank - own);
        const float weight = 1 / (softness + distance);
        sum += weight * rank;
        weights += weight;
        distances += distance;
    }
    m_sum += distances;
    return sum / weights;
}

bool RankSweep::sweep(quint32 part, LayerOrder& order, bool rightwards, float softness)
{
    const quint32 first = m_graph.firstCell[part];
    const quint32 count = m_graph.firstCell[part + 1] - first;
    const bool soft = std::isfinite(softness);
    const float absolute = soft ? std::max(softness * m_distance, leastSoftness) : 0;
    size_t ends = 0;
    m_sum = 0;
    bool moved = false;
    for (quint32 step = 0; step < count; ++step) {
        const quint32 cell = first + (rightwards ? step : count - 1 - step);
        for (const LayerOrder::Section& section : order.sections(cell)) {
            m_wishes.resize(section.size());
            for (quint32 slot = section.begin; slot < section.end; ++slot) {
                const quint32 node = order.nodeAt(slot);
                // Nodes without edges gather at the end.
                float wish = 1;
                if (const quint32 degree = m_graph.degree(node); degree > 0) {
                    wish = soft ? softMedian(node, absolute) : barycentre(node);
                    ends += degree;
                }
                m_wishes[slot - section.begin] = {static_cast<quint32>(wish * wishScale), node};
            }
            sortWishes();
            for (quint32 slot = section.begin; slot < section.end; ++slot) {
                const quint32 node = m_wishes[slot - section.begin].node;
                moved |= order.nodeAt(slot) != node;
                order.put(node, slot);
            }
        }
        for (const LayerOrder::Section& section : order.sections(cell))
            setRanks(section, order);
    }
    m_distance = ends > 0 ? static_cast<float>(m_sum / static_cast<double>(ends)) : 0;
    return moved;
}

void RankSweep::sortWishes()
{
    if (m_wishes.size() <= insertionSize) {
        for (size_t i = 1; i < m_wishes.size(); ++i) {
            const Wish wish = m_wishes[i];
            size_t at = i;
            for (; at > 0 && m_wishes[at - 1].value > wish.value; --at)
                m_wishes[at] = m_wishes[at - 1];
            m_wishes[at] = wish;
        }
        return;
    }
    m_digits.assign(2 * size_t(digitCount), 0);
    quint32* low = m_digits.data();
    quint32* high = low + digitCount;
    for (const Wish& wish : m_wishes) {
        ++low[wish.value % digitCount];
        ++high[wish.value / digitCount];
    }
    quint32 lowSum = 0;
    quint32 highSum = 0;
    for (quint32 digit = 0; digit < digitCount; ++digit) {
        lowSum += std::exchange(low[digit], lowSum);
        highSum += std::exchange(high[digit], highSum);
    }
    m_sorted.resize(m_wishes.size());
    for (const Wish& wish : m_wishes)
        m_sorted[low[wish.value % digitCount]++] = wish;
    for (const Wish& wish : m_sorted)
        m_wishes[high[wish.value / digitCount]++] = wish;
}

} // namespace rolescope
