// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/canceltoken.h"

#include <QtGlobal>

#include <vector>

namespace rolescope {

/// What a layout works on: numbers only, one entry per node or edge. Nodes and edges are named by their index. The
/// order of nodes is a hint: where nothing else decides, earlier ones come higher.
struct LayoutInput
{
    std::vector<quint8> layer; ///< of each node: 0 is leftmost
    std::vector<double> height; ///< of each node, logical pixels
    std::vector<quint32> from; ///< of each edge; its layer is lower than that of `to`
    std::vector<quint32> to; ///< of each edge
    double gap = 10; ///< between neighbours in a layer, logical pixels
    double componentGap = 24; ///< the same between nodes that no way of edges connects

    size_t nodeCount() const { return layer.size(); }
    size_t edgeCount() const { return from.size(); }
};

/// Where things stand vertically; the columns are the caller's affair.
struct LayoutResult
{
    std::vector<quint32> position; ///< of each node: its place within its layer, 0 is topmost
    std::vector<double> y; ///< of each node: its middle; the topmost node or passing edge begins at 0
    /// Edge e passes the layers between its ends at the heights passY[firstPass[e]] … passY[firstPass[e + 1] - 1].
    std::vector<quint32> firstPass;
    std::vector<double> passY;
    double height = 0; ///< where the lowest node or passing edge ends
    quint64 crossings = 0; ///< pairs of edges that cross, summed over neighbouring layers
    bool cancelled = false; ///< then everything else is empty
};

/// One way to arrange nodes. Stateless and deterministic: the same input gives the same result. Any thread.
class LayoutStrategy
{
public:
    virtual ~LayoutStrategy() = default;
    virtual LayoutResult layout(const LayoutInput& input, const CancelToken& cancel) const = 0;
};

} // namespace rolescope
