// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/bandorder.h"
#include "models/graph/layerorder.h"

namespace rolescope {

/// Changes neighbouring bands about, in all layers at once, wherever that takes crossings away.
///
/// Only pairs of edges count of which one ends in the one band and one in the other; of those that do so at both sides,
/// switching changes nothing. So the ends of either band's edges are compared, in each layer and to both sides, as they
/// stand and as they would.
class BandSwitching
{
public:
    BandSwitching(const LayeredGraph& graph, const BandOrder& bands) : m_graph(graph), m_bands(bands) { }

    /// Tries the groups of the only part against the groups beside them, family by family once from the top down, or
    /// from the bottom up. Returns how many crossings that took away.
    quint64 pass(LayerOrder& order, bool downwards);

private:
    struct Range
    {
        quint32 begin = 0;
        quint32 end = 0;
        quint32 size() const { return end - begin; }
    };

    void readRanges(const LayerOrder& order);
    Range& range(quint32 group, quint32 cell) { return m_ranges[size_t(group) * m_graph.cells.size() + cell]; }
    qint64 costOfSwitch(quint32 upper, quint32 lower, const LayerOrder& order);
    qint64 costInCell(quint32 upper, quint32 lower, quint32 cell, bool toLeft, const LayerOrder& order);
    void switchPlaces(quint32 upper, quint32 lower, LayerOrder& order);

    const LayeredGraph& m_graph;
    const BandOrder& m_bands;
    std::vector<Range> m_ranges; ///< slots of each group in each cell
    std::vector<quint32> m_upper; ///< scratch: ends of edges
    std::vector<quint32> m_lower; ///< scratch
    std::vector<quint32> m_moved; ///< scratch
};

} // namespace rolescope
