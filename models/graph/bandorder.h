// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layerorder.h"
#include "models/graph/ranksweep.h"

namespace rolescope {

/// In which order the bands of a grouped graph stand, alike in all layers: what lies in no group first, then group
/// after group; within a group first what lies in it directly, then the groups in it.
class BandOrder
{
public:
    BandOrder(const LayeredGraph& graph, const LayoutInput& input);

    bool isEmpty() const { return m_parent.empty(); }
    size_t count() const { return m_parent.size(); }
    quint32 parent(quint32 group) const { return m_parent[group]; }

    /// For LayerOrder::arrangeBands: groups stand as their first nodes do by number.
    std::vector<quint32> givenRank() const;

    /// The same, each group sorted among those beside it by where the neighbours of its nodes stand that lie outside.
    std::vector<quint32> barycentreRank(const LayeredGraph& graph, const RankSweep& ranks) const;

    /// The same, groups sorted by the mean of `y` over the nodes for which it is a number; others stay behind.
    std::vector<quint32> rankByHeight(const LayeredGraph& graph, const std::vector<double>& y) const;

    /// For each group the groups that lie directly in it, from top to bottom, and last those that lie in none.
    using Families = std::vector<std::vector<quint32>>;
    Families familiesByRank(const std::vector<quint32>& rank) const;
    std::vector<quint32> rankOf(const Families& families) const;

private:
    std::vector<quint32> rankBy(const std::vector<double>& wish) const;
    Families families(const std::vector<quint32>& order) const;

    std::vector<quint32> m_parent; ///< of each group
    std::vector<quint32> m_depth; ///< of each group, 0 at the top
    std::vector<quint32> m_firstNode; ///< of each group, with those in it
};

} // namespace rolescope
