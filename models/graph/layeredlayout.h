// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

namespace rolescope {

/// The layered ("Sugiyama") drawing of a graph whose layers are given, with as few crossings as a fast heuristic finds.
///
/// Terms. A *layer* is a column; a node's *position* is its rank from the top of its layer. An edge is *short* if it
/// joins neighbouring layers. A *virtual node* stands where a longer edge passes a layer, so that only short edges
/// remain. A *crossing* is a pair of short edges between the same two layers whose ends are in opposite order; how many
/// there are depends on positions only, not on coordinates. A *component* is what ways of edges connect.
///
/// Steps.
///  1. Long edges are cut into short ones through virtual nodes.
///  2. First order: depth-first search, each node put at the end of its layer when it is reached; so components and
///  close
///     relatives lie together. Nodes without edges do not take part and come last.
///  3. Sweeps to the right and back: each layer is sorted by the barycentre (by turns the median) of its neighbours in
///     the layer before; crossings are counted after each sweep, and the best order is kept. Stops after some sweeps
///     without gain.
///  4. Greedy switch: neighbours within a layer change places wherever that takes crossings away, until nothing is
///  gained.
///  5. Small graphs are cheap, so 2–4 are repeated from several first orders and the best is taken.
///  6. Heights: each node wishes for the mean height of its neighbours. Within a layer the order and the gaps are
///  fixed,
///     so the best answer to all wishes is an isotonic regression, solved exactly in linear time by pooling adjacent
///     violators. Repeated over the layers until the picture settles. Edges at virtual nodes weigh more: long edges
///     become straight.
///
/// Sources. K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of Hierarchical System Structures" (IEEE
/// Trans. SMC 11, 1981): layers, virtual nodes, barycentres. P. Eades, N. Wormald, "Edge Crossings in Drawings of
/// Bipartite Graphs" (Algorithmica 11, 1994): median. P. Eades, D. Kelly, "Heuristics for Reducing Crossings in
/// 2-Layered Networks" (Ars Combinatoria 21, 1986): greedy switch. Crossings: see crossings.h. R. Barlow et al.,
/// "Statistical Inference under Order Restrictions" (1972): pooling adjacent violators.
///
/// Cost. O(sweeps · e log n) time, O(n + e) memory. Deterministic: ties keep the given order, nothing is random but by
/// fixed seeds. Cancelled between sweeps.
class LayeredLayout : public LayoutStrategy
{
public:
    LayoutResult layout(const LayoutInput& input, const CancelToken& cancel) const override;
};

} // namespace rolescope
