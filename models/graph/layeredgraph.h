// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

#include <span>
#include <vector>

namespace rolescope {

/// The input as the layout works on it: long edges are cut, nodes are numbered anew so that what is worked on together
/// lies together, and nothing depends on the order of the input any more. Terms as in layeredlayout.h.
///
/// Numbers of nodes go by part, then by layer, then by key, virtual nodes last. A *part* is what is ordered by itself:
/// one component, or the whole graph if it is grouped or made from an earlier picture. The nodes that a part has in one
/// layer are a *cell*: a run of numbers, and also of slots (see layerorder.h). Nodes without edges are in no part and
/// come last, unless there is only the one.
struct LayeredGraph
{
    struct Cell
    {
        quint32 begin = 0; ///< first node
        quint32 end = 0;
        quint8 layer = 0;
    };

    /// Neighbours and edges of each node lie side by side, those on the left first.
    struct Range
    {
        quint32 first = 0;
        quint32 split = 0;
    };

    explicit LayeredGraph(const LayoutInput& input);

    quint32 nodeCount() const { return static_cast<quint32>(layer.size()); }
    quint32 partCount() const { return static_cast<quint32>(firstCell.size()) - 1; }
    quint32 degree(quint32 node) const { return ranges[node + 1].first - ranges[node].first; }
    bool isVirtual(quint32 node) const { return source[node] >= realNodes; }

    std::span<const quint32> neighbours(quint32 node) const
    {
        return {adjacent.data() + ranges[node].first, adjacent.data() + ranges[node + 1].first};
    }
    std::span<const quint32> left(quint32 node) const
    {
        return {adjacent.data() + ranges[node].first, adjacent.data() + ranges[node].split};
    }
    std::span<const quint32> right(quint32 node) const
    {
        return {adjacent.data() + ranges[node].split, adjacent.data() + ranges[node + 1].first};
    }
    /// The cells of a part, from left to right; edges lead from one to the next only.
    std::span<const Cell> part(quint32 index) const
    {
        return {cells.data() + firstCell[index], cells.data() + firstCell[index + 1]};
    }

    quint32 realNodes = 0; ///< how many the input has
    quint32 layerCount = 0;
    std::vector<quint32> source; ///< of each node: which of the input it is; for virtual ones realNodes + the pass
    std::vector<quint32> number; ///< the other way round
    std::vector<quint8> layer; ///< of each node
    std::vector<quint32> component; ///< of each node; those without edges have one in common
    std::vector<quint32> group; ///< of each node, as in the input; empty without groups
    std::vector<quint32> firstPass; ///< as in LayoutResult
    std::vector<Range> ranges; ///< of each node into adjacent, and one for the end
    std::vector<quint32> adjacent;
    std::vector<Cell> cells; ///< by part, then by layer
    std::vector<quint32> firstCell; ///< of each part, and one for the end
    quint32 partEnd = 0; ///< nodes from here on are in no part
};

} // namespace rolescope
