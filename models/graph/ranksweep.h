// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layerorder.h"

namespace rolescope {

/// Sorts whole layers again and again, each by where the neighbours of its nodes stand in both layers beside it.
///
/// A node's *rank* is its place in its layer as a fraction of the layer's height (of its band's, with bands); so layers
/// of different sizes can be compared, and one list of neighbours serves for both sides. A node wishes for the
/// barycentre of its neighbours' ranks. Where an order is already good, the crossings of an edge grow with its slope,
/// and the best place is rather the median: a single far neighbour must not pull as much as the many near ones. Between
/// the two lies the mean weighted by 1 / (s + distance), one step of iteratively reweighted least squares; a large s
/// gives the barycentre, a small one the median.
class RankSweep
{
public:
    explicit RankSweep(const LayeredGraph& graph);

    /// Takes the ranks of a part from its order; to be called whenever something else changed that order.
    void readRanks(quint32 part, const LayerOrder& order);

    /// Once over all layers of a part. `softness` is s in units of the mean distance between neighbours at the sweep
    /// before; infinite for barycentres. False if nothing moved.
    bool sweep(quint32 part, LayerOrder& order, bool rightwards, float softness);

    float rank(quint32 node) const { return m_rank[node]; }

    /// Mean distance in rank between neighbours, as the last sweep found it.
    float meanDistance() const { return m_distance; }

private:
    struct Wish
    {
        quint32 value; ///< rank in fixed point, so that digits can be sorted by
        quint32 node;
    };

    float barycentre(quint32 node);
    float softMedian(quint32 node, float softness);
    void sortWishes();
    void setRanks(const LayerOrder::Section& section, const LayerOrder& order);

    const LayeredGraph& m_graph;
    std::vector<float> m_rank; ///< of each node
    std::vector<Wish> m_wishes; ///< of a section
    std::vector<Wish> m_sorted; ///< scratch
    std::vector<quint32> m_digits; ///< scratch
    float m_distance = 0;
    double m_sum = 0; ///< of the distances met in this sweep
};

} // namespace rolescope
