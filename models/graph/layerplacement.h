// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layerorder.h"

namespace rolescope {

/// Step 6 of the layered layout: from an order to heights. Heights are of the middles of nodes, by number.
class LayerPlacement
{
public:
    LayerPlacement(const LayeredGraph& graph, const LayerOrder& order, const LayoutInput& input);

    /// Each node near its neighbours. Nodes without edges come last in their layers.
    void place(const CancelToken& cancel);

    /// Each node where it wishes to be, or further down if there is no room. `wish` says where, by number; the wishes
    /// of those in `isNew` give way to the others.
    void placeLikeBefore(const std::vector<double>& wish, const std::vector<bool>& isNew);

    /// Moves the places and the frames of groups to the result, numbered as in the input.
    void moveTo(LayoutResult& result);

private:
    /// Nodes below one another that keep within bounds: a layer, or what a band has of it.
    struct Run
    {
        size_t begin = 0; ///< into m_nodes
        size_t end = 0;
        double top = 0; ///< of the band; without bands there is no bound
        double bottom = 0;
    };
    /// Nodes that ended up touching one another and move as one.
    struct Block
    {
        double level;
        double weight;
        size_t size;
    };

    void addNode(quint32 node);
    void closeRun(size_t begin);
    double separation(quint32 upper, quint32 lower) const;
    double leastSeparation(quint32 upper, quint32 lower) const { return half(upper) + half(lower) + m_input.gap; }
    double half(quint32 node) const { return m_height[node] / 2; }
    quint32 groupOf(const Run& run) const { return m_graph.group[m_nodes[run.begin]]; }
    double extent(const Run& run) const;
    double framesBetween(quint32 upperGroup, quint32 lowerGroup) const;
    std::vector<std::vector<size_t>> runsByBand() const;
    void stackBands();
    void pack();
    void improve(size_t layer, bool lookLeft, bool lookRight);
    void improve(const Run& run, bool lookLeft, bool lookRight);
    void gather(std::span<const quint32> neighbours, double& weight, double& sum) const;
    void addBlock(Block block);
    void wishForStraightEdges();
    void alignLongEdges();
    void straighten();
    void straightenEdge(size_t edge);
    void beginAtZero();
    void appendLoneNodes();
    void pushDown(const Run& run, double top, double bottom, const std::vector<double>& wish,
                  const std::vector<bool>& isNew);

    const LayeredGraph& m_graph;
    const LayoutInput& m_input;
    const std::vector<quint32>& m_bandRank;
    std::vector<double> m_height; ///< of each node
    std::vector<double> m_y; ///< of each node
    std::vector<quint32> m_nodes; ///< layer after layer, each from top to bottom
    std::vector<double> m_offset; ///< of each in m_nodes: how far below the first of its run it is when packed
    std::vector<size_t> m_place; ///< of each node: its index in m_nodes
    std::vector<Run> m_runs; ///< layer after layer
    std::vector<size_t> m_firstRun; ///< of each layer, and one for the end
    std::vector<quint32> m_edges; ///< those of the input that pass a layer
    std::vector<double> m_passWish; ///< of each virtual node, in the order of the input
    std::vector<Block> m_blocks; ///< scratch
};

} // namespace rolescope
