// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layout.h"

namespace rolescope {

/// What a synthetic identity graph looks like.
struct TieredGraphSpec
{
    quint32 nodes = 3000;
    quint32 edges = 7304;
    /// Share of the edges that stay within a neighbourhood of about 150 nodes, as
    /// a subscription does; the others lead anywhere. 0 is a hairball, 0.95 near
    /// to a tenant.
    double local = 0.95;
    double skipping = 0; ///< share of the edges that jump over a tier
    bool grouped = false; ///< neighbourhoods, and in each four smaller ones, are
                          ///< groups of the input
    unsigned seed = 1;
};

/// A graph of four tiers, 40, 30, 20 and 10 % of the nodes, every node of the
/// first three with an edge to the next. How often a node is chosen as an end
/// follows a power law within its tier (Chung–Lu, weight rank^-0.7). Nodes and
/// edges are shuffled, so that the order in which they come tells nothing. The
/// same spec gives the same graph on any machine.
LayoutInput tieredGraph(const TieredGraphSpec& spec);

/// Crossings of the edges between neighbouring tiers, read off the nodes'
/// heights alone; so it serves for every method.
quint64 crossingsByHeight(const LayoutInput& input, const std::vector<double>& y);

} // namespace rolescope
