// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/sifting.h"

#include <algorithm>

namespace rolescope {

namespace {

/// A node with more ends than this has them searched instead of being compared one by one.
constexpr quint32 manyEnds = 24;

} // namespace

void Sifting::loadSide(Side& side, quint32 beside, bool isLeft, const LayerOrder& order)
{
    side.first.resize(m_nodes.size() + 1);
    m_next.resize(m_nodes.size());
    quint32 count = 0;
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        side.first[i] = count;
        m_next[m_nodes[i] - m_base] = count;
        const auto ends = isLeft ? m_graph.left(m_nodes[i]) : m_graph.right(m_nodes[i]);
        count += static_cast<quint32>(ends.size());
    }
    side.first.back() = count;
    side.ends.resize(count);
    if (count == 0)
        return;
    // Handed out from the top of the layer beside it down, the ends of each node come sorted.
    const LayeredGraph::Cell& cell = m_graph.cells[beside];
    for (quint32 slot = cell.begin; slot < cell.end; ++slot) {
        const quint32 node = order.nodeAt(slot);
        for (const quint32 end : isLeft ? m_graph.right(node) : m_graph.left(node))
            side.ends[m_next[end - m_base]++] = static_cast<qint32>(slot);
    }
}

void Sifting::load(quint32 cell, const LayerOrder& order)
{
    const LayeredGraph::Cell& here = m_graph.cells[cell];
    m_base = here.begin;
    m_nodes.resize(here.end - here.begin);
    m_places.resize(m_nodes.size());
    for (quint32 i = 0; i < m_nodes.size(); ++i) {
        m_nodes[i] = order.nodeAt(m_base + i);
        m_places[m_nodes[i] - m_base] = i;
    }
    // A cell that has edges on a side has its neighbour there; where it has none the index is not looked at.
    loadSide(m_left, cell - 1, true, order);
    loadSide(m_right, cell + 1, false, order);
}

void Sifting::store(LayerOrder& order) const
{
    quint32 slot = m_base;
    for (const quint32 node : m_nodes)
        order.put(node, slot++);
}

/// Fills side.sums: at i how much it would cost in all if the node at `at` passed everything from the first end of
/// `begin` up to, not including, the i-th one after it.
void Sifting::sumUp(Side& side, size_t at, size_t begin, size_t end)
{
    const qint32* own = side.ends.data() + side.first[at];
    const quint32 ownCount = side.count(at);
    const qint32* ends = side.ends.data() + side.first[begin];
    const size_t count = side.first[end] - side.first[begin];
    if (m_balance.size() < count)
        m_balance.resize(count);
    qint32* balance = m_balance.data();
    if (ownCount > manyEnds) {
        for (size_t i = 0; i < count; ++i) {
            const qint32* low = std::lower_bound(own, own + ownCount, ends[i]);
            const qint32* high = std::upper_bound(low, own + ownCount, ends[i]);
            balance[i] = static_cast<qint32>((low - own) - (own + ownCount - high));
        }
    } else {
        // Two at a time: as many loops, half as much reading and writing. An odd one is compared with the first alone.
        const auto compare = [](qint32 theirs, qint32 mine) {
            return static_cast<qint32>(theirs > mine) - static_cast<qint32>(theirs < mine);
        };
        if (ownCount % 2 == 0) {
            std::fill_n(balance, count, 0);
        } else {
            const qint32 mine = own[0];
            for (size_t i = 0; i < count; ++i)
                balance[i] = compare(ends[i], mine);
        }
        for (quint32 k = ownCount % 2; k < ownCount; k += 2) {
            const qint32 mine = own[k];
            const qint32 next = own[k + 1];
            for (size_t i = 0; i < count; ++i)
                balance[i] += compare(ends[i], mine) + compare(ends[i], next);
        }
    }
    if (side.sums.size() < count + 1)
        side.sums.resize(count + 1);
    qint64 sum = 0;
    for (size_t i = 0; i < count; ++i) {
        side.sums[i] = sum;
        sum += balance[i];
    }
    side.sums[count] = sum;
}

/// Leads the node at `at` to the best place in begin … end - 1; returns its gain.
quint64 Sifting::siftOne(size_t at, size_t begin, size_t end)
{
    sumUp(m_left, at, begin, end);
    sumUp(m_right, at, begin, end);
    const auto sumBefore = [&](size_t i) {
        return m_left.sums[m_left.first[i] - m_left.first[begin]]
            + m_right.sums[m_right.first[i] - m_right.first[begin]];
    };
    // On its way up the node passes the others the other way round, at the opposite price.
    qint64 best = 0;
    size_t bestPlace = at;
    const qint64 ownTop = sumBefore(at);
    for (size_t i = begin; i < at; ++i) {
        const qint64 cost = sumBefore(i) - ownTop;
        if (cost < best || (cost == best && bestPlace < at)) {
            best = cost;
            bestPlace = i;
        }
    }
    const qint64 ownBottom = sumBefore(at + 1);
    for (size_t i = at + 1; i < end; ++i) {
        const qint64 cost = sumBefore(i + 1) - ownBottom;
        if (cost < best) {
            best = cost;
            bestPlace = i;
        }
    }
    if (bestPlace != at)
        move(at, bestPlace);
    return static_cast<quint64>(-best);
}

void Sifting::move(size_t from, size_t to)
{
    moveEnds(m_left, from, to);
    moveEnds(m_right, from, to);
    const quint32 node = m_nodes[from];
    const int step = from < to ? 1 : -1;
    for (size_t i = from; i != to; i += static_cast<size_t>(step)) {
        m_nodes[i] = m_nodes[i + static_cast<size_t>(step)];
        m_places[m_nodes[i] - m_base] = static_cast<quint32>(i);
    }
    m_nodes[to] = node;
    m_places[node - m_base] = static_cast<quint32>(to);
}

void Sifting::moveEnds(Side& side, size_t from, size_t to)
{
    const quint32 own = side.count(from);
    const auto endAt = [&](quint32 i) { return side.ends.begin() + static_cast<std::ptrdiff_t>(i); };
    if (from < to) {
        std::rotate(endAt(side.first[from]), endAt(side.first[from + 1]), endAt(side.first[to + 1]));
        for (size_t i = from + 1; i <= to; ++i)
            side.first[i] = side.first[i + 1] - own;
    } else {
        std::rotate(endAt(side.first[to]), endAt(side.first[from]), endAt(side.first[from + 1]));
        for (size_t i = from; i > to; --i)
            side.first[i] = side.first[i - 1] + own;
    }
}

quint64 Sifting::pass(quint32 part, LayerOrder& order, bool rightwards, quint32 window, const CancelToken& cancel)
{
    const quint32 first = m_graph.firstCell[part];
    const quint32 count = m_graph.firstCell[part + 1] - first;
    quint64 gain = 0;
    for (quint32 step = 0; step < count && !cancel.isCancelled(); ++step) {
        const quint32 cell = first + (rightwards ? step : count - 1 - step);
        load(cell, order);
        m_queue = m_nodes;
        for (const LayerOrder::Section& section : order.sections(cell)) {
            const size_t begin = section.begin - m_base;
            const size_t end = section.end - m_base;
            for (size_t i = begin; i < end; ++i) {
                if (m_graph.degree(m_queue[i]) == 0)
                    continue;
                const size_t at = m_places[m_queue[i] - m_base];
                gain += siftOne(at, at > begin + window ? at - window : begin, std::min(end, at + window + 1));
            }
        }
        store(order);
    }
    return gain;
}

quint64 Sifting::siftNodes(quint32 cell, LayerOrder& order, std::span<const quint32> nodes)
{
    load(cell, order);
    quint64 gain = 0;
    for (const quint32 node : nodes) {
        const size_t at = m_places[node - m_base];
        for (const LayerOrder::Section& section : order.sections(cell)) {
            if (section.begin - m_base <= at && at < section.end - m_base)
                gain += siftOne(at, section.begin - m_base, section.end - m_base);
        }
    }
    store(order);
    return gain;
}

} // namespace rolescope
