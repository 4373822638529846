// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

#include <span>
#include <vector>

namespace rolescope {

/// A graph all of whose edges are short: the input's nodes, then the virtual ones. Terms as in layeredlayout.h.
struct LayeredGraph
{
    /// Neighbours of each node in one direction, in compressed sparse rows.
    struct Neighbours
    {
        std::vector<quint32> first;
        std::vector<quint32> nodes;

        std::span<const quint32> of(quint32 node) const
        {
            return {nodes.data() + first[node], nodes.data() + first[node + 1]};
        }
    };
    using Order = std::vector<std::vector<quint32>>; ///< the nodes of each layer, top first

    explicit LayeredGraph(const LayoutInput& input);

    bool isVirtual(quint32 node) const { return node >= realNodes; }
    bool isAlone(quint32 node) const { return left.of(node).empty() && right.of(node).empty(); }

    quint32 realNodes = 0;
    quint32 layerCount = 0;
    std::vector<quint8> layer; ///< of each node
    std::vector<double> height; ///< of each node; 0 for virtual ones
    std::vector<quint32> component; ///< of each node
    std::vector<quint32>
        firstPass; ///< of each edge of the input, plus the end: its virtual nodes are realNodes + these
    Neighbours left;
    Neighbours right;

private:
    void findComponents();
};

/// Steps 2 to 5: the order of the nodes that have edges, and its crossings.
struct LayerOrdering
{
    LayeredGraph::Order order;
    quint64 crossings = 0;
};
LayerOrdering orderLayers(const LayeredGraph& graph, const CancelToken& cancel);

/// Step 6: the middle of each node that is in `order`; others stay untouched.
void placeLayers(const LayeredGraph& graph, const LayeredGraph::Order& order, const LayoutInput& input,
                 std::vector<double>& y, const CancelToken& cancel);

/// How far apart the middles of two neighbours in a layer must be.
double separation(const LayeredGraph& graph, const LayoutInput& input, quint32 upper, quint32 lower);

} // namespace rolescope
