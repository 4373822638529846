// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

namespace rolescope {

/// The layered ("Sugiyama") drawing of a graph whose layers are given, with as few crossings as a fast heuristic finds.
///
/// Terms. A *layer* is a column. An edge is *short* if it joins neighbouring layers. A *virtual node* stands where a
/// longer edge passes a layer, so that only short edges remain. A *crossing* is a pair of short edges between the same
/// two layers whose ends are in opposite order; how many there are depends on the order of nodes only, not on
/// coordinates. A *component* is what ways of edges connect. A *band* is what a group has of the picture: a stripe
/// across all layers that nothing else comes into.
///
/// Steps.
///  1. Nodes and edges are sorted by key, long edges cut through virtual nodes, and components told apart: each is
///      ordered by itself, then they stand one below the other. (layeredgraph.h)
///  2. First orders. Depth-first search, each node put at the end of its layer when it is reached, leaves trees without
///      crossings. Whatever has any is also sorted by its first eigenvectors, which show its overall shape, and by
///      mixtures of them. Mistakes in the large are what the later steps cannot mend. (spectralorder.h)
///  3. Sweeps to the right and back sort each layer by where the neighbours of its nodes stand in *both* layers beside
///      it: first by their barycentre, which untangles from afar, then more and more by their median, which orders from
///      near. Bands are sorted the same way, by their edges to outside, then switched pair by pair. (ranksweep.h,
///      bandorder.h, bandswitching.h)
///  4. Steps 2 and 3 are a contest: several first orders set out, after each stage those with fewest crossings go on.
///      The smaller the component, the more set out.
///  5. Sifting: single nodes are led past those above and below them and stay where the fewest crossings are. Crossings
///      are counted once and then kept by what each move gains. (sifting.h, crossings.h)
///  6. Heights: each node wishes for the mean height of its neighbours. Within a layer the order and the gaps are
///      fixed, so the best answer to all wishes is an isotonic regression, solved exactly in linear time by pooling
///      adjacent violators. Repeated over the layers until the picture settles. Edges at virtual nodes weigh more, and
///      at last each long edge is made straight if the gaps that it passes through have a height in common. Nodes
///      without edges come last. (layerplacement.h)
///
/// A picture made from an earlier one takes none of these steps but the first: what was there keeps its order, what is
/// new is sifted into it, and heights change only where room is needed. (previousorder.h)
///
/// Sources. K. Sugiyama, S. Tagawa, M. Toda, "Methods for Visual Understanding of Hierarchical System Structures" (IEEE
/// Trans. SMC 11, 1981): layers, virtual nodes, barycentres. P. Eades, N. Wormald, "Edge Crossings in Drawings of
/// Bipartite Graphs" (Algorithmica 11, 1994): medians. U. Brandes, B. Köpf, "Fast and Simple Horizontal Coordinate
/// Assignment" (Graph Drawing 2001): long edges straight before all else. R. Barlow et al., "Statistical Inference
/// under Order Restrictions" (1972): pooling adjacent violators. Crossings, sifting and spectral orders: see their
/// headers.
///
/// Cost. O(rounds · e log n) time, O(n + e) memory. Deterministic: the number of rounds depends on sizes, never on
/// time, and nothing is random but by fixed seeds. Cancelled between rounds. Reports a picture after step 2 and a few
/// sweeps, and with a thorough effort also what the usual one comes to.
class LayeredLayout : public LayoutStrategy
{
public:
    LayoutResult layout(const LayoutInput& input, const CancelToken& cancel) const override;
    LayoutResult layoutProgressively(const LayoutInput& input, const CancelToken& cancel,
                                     const LayoutProgress& better) const override;
};

} // namespace rolescope
