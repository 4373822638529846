// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layeredgraph.h"

#include <functional>

namespace rolescope {

/// Makes edges that pass several layers straight there, at whatever room that takes.
///
/// All that one edge passes is a *block*, which has one height; every other node is a block of its own. What stands
/// above what in some layer says which block is above which. So with blocks taken from above, each comes where it
/// wishes or as much further down as those above it in all its layers need; and the same from below. Both answers keep
/// all gaps and all edges straight, and therefore so does their mean. Two long edges that cross between two layers
/// cannot both be straight: their blocks wait for one another, and one is dissolved into single nodes.
///
/// After U. Brandes, B. Köpf, "Fast and Simple Horizontal Coordinate Assignment" (Graph Drawing 2001), which also takes
/// the mean of extreme answers; its blocks are larger, since there short edges are aligned too.
class LongEdges
{
public:
    /// How far apart the middles of two neighbours in a layer must be.
    using Separation = std::function<double(quint32 upper, quint32 lower)>;
    using Columns = std::vector<std::span<const quint32>>;

    /// `columns` have the nodes below one another that may not overlap; a node of the graph is in one at most.
    LongEdges(const LayeredGraph& graph, const Columns& columns, Separation separation);

    /// New heights of the nodes in the columns, by number; others stay. `y` is where they wish to be.
    void align(std::vector<double>& y);

    /// The same, but nothing comes to stand higher than it wishes or, in a block, than the mean of it wishes.
    void alignDownwards(std::vector<double>& y);

private:
    void makeBlocks();
    void push(bool downwards, const std::vector<double>& wish, std::vector<double>& y);
    quint32 blockInCircle(const std::vector<bool>& placed, const std::vector<quint32>& before) const;
    double blockHeight(quint32 block, bool downwards, const std::vector<double>& wish,
                       const std::vector<double>& y) const;
    void dissolve(quint32 block);
    std::span<const quint32> members(quint32 block) const
    {
        return {m_members.data() + m_first[block], m_members.data() + m_first[block] + m_count[block]};
    }

    const LayeredGraph& m_graph;
    const Separation m_separation;
    std::vector<quint32> m_nodes; ///< all columns one after another
    std::vector<quint32> m_above; ///< of each node of the graph; itself if there is none
    std::vector<quint32> m_below;
    std::vector<quint32> m_block; ///< of each node of the graph
    std::vector<quint32> m_members; ///< block after block
    std::vector<quint32> m_first; ///< of each block, into m_members
    std::vector<quint32> m_count; ///< of each block
};

} // namespace rolescope
