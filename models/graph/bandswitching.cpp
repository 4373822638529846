// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/bandswitching.h"

#include <algorithm>

namespace rolescope {

namespace {

/// How many pairs have the end of the first list below that of the second; both are sorted.
qint64 pairsBelow(const std::vector<quint32>& ends, const std::vector<quint32>& others)
{
    qint64 count = 0;
    size_t above = 0;
    for (const quint32 end : ends) {
        while (above < others.size() && others[above] < end)
            ++above;
        count += static_cast<qint64>(above);
    }
    return count;
}

} // namespace

quint64 BandSwitching::pass(LayerOrder& order, bool downwards)
{
    readRanges(order);
    BandOrder::Families families = m_bands.familiesByRank(order.bandRank());
    qint64 gain = 0;
    for (std::vector<quint32>& siblings : families) {
        for (size_t step = 0; step + 1 < siblings.size(); ++step) {
            const size_t i = downwards ? step : siblings.size() - 2 - step;
            const qint64 cost = costOfSwitch(siblings[i], siblings[i + 1], order);
            if (cost >= 0)
                continue;
            gain -= cost;
            switchPlaces(siblings[i], siblings[i + 1], order);
            std::swap(siblings[i], siblings[i + 1]);
        }
    }
    if (gain > 0)
        order.arrangeBands(m_bands.rankOf(families));
    return static_cast<quint64>(gain);
}

void BandSwitching::readRanges(const LayerOrder& order)
{
    m_ranges.assign(m_bands.count() * m_graph.cells.size(), {});
    for (quint32 cell = 0; cell < m_graph.cells.size(); ++cell) {
        for (const LayerOrder::Section& section : order.sections(cell)) {
            quint32 group = m_graph.group[order.nodeAt(section.begin)];
            for (; group != LayoutInput::noGroup; group = m_bands.parent(group)) {
                Range& slots = range(group, cell);
                if (slots.size() == 0)
                    slots.begin = section.begin;
                slots.end = section.end;
            }
        }
    }
}

qint64 BandSwitching::costOfSwitch(quint32 upper, quint32 lower, const LayerOrder& order)
{
    qint64 cost = 0;
    for (quint32 cell = 0; cell < m_graph.cells.size(); ++cell) {
        if (range(upper, cell).size() == 0 || range(lower, cell).size() == 0)
            continue;
        cost += costInCell(upper, lower, cell, true, order);
        cost += costInCell(upper, lower, cell, false, order);
    }
    return cost;
}

qint64 BandSwitching::costInCell(quint32 upper, quint32 lower, quint32 cell, bool toLeft, const LayerOrder& order)
{
    const auto collect = [&](const Range& slots, std::vector<quint32>& ends) {
        ends.clear();
        for (quint32 slot = slots.begin; slot < slots.end; ++slot) {
            const quint32 node = order.nodeAt(slot);
            for (const quint32 neighbour : toLeft ? m_graph.left(node) : m_graph.right(node))
                ends.push_back(order.slotOf(neighbour));
        }
        std::sort(ends.begin(), ends.end());
    };
    collect(range(upper, cell), m_upper);
    collect(range(lower, cell), m_lower);
    if (m_upper.empty() || m_lower.empty())
        return 0;
    qint64 cost = -pairsBelow(m_upper, m_lower);
    // Edges that stay within the two bands have their other ends moved too: two blocks of a sorted list change places.
    const quint32 beside = toLeft ? cell - 1 : cell + 1;
    const Range above = range(upper, beside);
    const Range below = range(lower, beside);
    if (above.size() > 0 && below.size() > 0) {
        for (std::vector<quint32>* ends : {&m_upper, &m_lower}) {
            const auto first = std::lower_bound(ends->begin(), ends->end(), above.begin);
            const auto middle = std::lower_bound(first, ends->end(), below.begin);
            const auto last = std::lower_bound(middle, ends->end(), below.end);
            std::for_each(first, middle, [&](quint32& end) { end += below.size(); });
            std::for_each(middle, last, [&](quint32& end) { end -= above.size(); });
            std::rotate(first, middle, last);
        }
    }
    cost += pairsBelow(m_lower, m_upper);
    return cost;
}

void BandSwitching::switchPlaces(quint32 upper, quint32 lower, LayerOrder& order)
{
    for (quint32 cell = 0; cell < m_graph.cells.size(); ++cell) {
        Range& above = range(upper, cell);
        Range& below = range(lower, cell);
        if (above.size() == 0 || below.size() == 0)
            continue;
        m_moved.clear();
        for (quint32 slot = below.begin; slot < below.end; ++slot)
            m_moved.push_back(order.nodeAt(slot));
        for (quint32 slot = above.begin; slot < above.end; ++slot)
            m_moved.push_back(order.nodeAt(slot));
        const Range all{above.begin, below.end};
        below = {all.begin, all.begin + below.size()};
        above = {below.end, all.end};
        for (quint32 i = 0; i < m_moved.size(); ++i)
            order.put(m_moved[i], all.begin + i);
    }
}

} // namespace rolescope
