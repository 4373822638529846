// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/canceltoken.h"

#include <QtGlobal>

#include <functional>
#include <limits>
#include <vector>

namespace rolescope {

/// How long a layout may look for fewer crossings. The same effort is always the same work, however fast the machine.
enum class LayoutEffort : quint8 {
    Usual, ///< what a person does not wait for: milliseconds at 3,000 nodes, about a second at 100,000
    Thorough ///< several times that; for a picture that is exported, or that stays on screen
};

/// What a layout works on: numbers only, one entry per node or edge. Nodes and edges are named by their index. The
/// order of nodes is a hint: where nothing else decides, earlier ones come higher. The order of edges means nothing.
///
/// The lists from `key` on may be empty; what they are good for is said at each.
struct LayoutInput
{
    static constexpr quint32 noGroup = std::numeric_limits<quint32>::max();
    static constexpr double noPlace = std::numeric_limits<double>::quiet_NaN();

    std::vector<quint8> layer; ///< of each node: 0 is leftmost
    std::vector<double> height; ///< of each node, logical pixels
    /// Of each edge. An edge between two nodes of one layer (or from a node to itself) has no say and no crossings; one
    /// that leads back to a lower layer counts as if it led there from it; edges that are given twice count twice.
    std::vector<quint32> from;
    std::vector<quint32> to;
    double gap = 10; ///< between neighbours in a layer, logical pixels
    double componentGap = 24; ///< the same between nodes that no way of edges connects

    /// Of each node, all different: stands for its index as the hint that decides where nothing else does. With keys
    /// that stay with their nodes the result does not depend on the order in which nodes and edges are given.
    std::vector<quint64> key;

    /// Of each node: the group that it lies in, noGroup for none. Groups become bands across all layers.
    std::vector<quint32> group;
    std::vector<quint32> parent; ///< of each group: the group around it, which has a lower index; noGroup for none
    double groupPadding = 12; ///< above and below what lies in a group, logical pixels

    /// Of each node: its `y` in an earlier picture, noPlace for a new one. Those that have a place keep their order
    /// and, unless something pushes them down, their height. Worth it while few things are new: the order is not
    /// improved.
    std::vector<double> previousY;
    /// The same for the passing edges: as LayoutResult::passY would be for these edges. Only with previousY.
    std::vector<double> previousPassY;

    LayoutEffort effort = LayoutEffort::Usual;

    size_t nodeCount() const { return layer.size(); }
    size_t edgeCount() const { return from.size(); }
    size_t groupCount() const { return parent.size(); }
    bool isGrouped() const { return !group.empty() && !parent.empty(); }
    bool isIncremental() const { return !previousY.empty(); }
};

/// Where things stand vertically; the columns are the caller's affair.
struct LayoutResult
{
    std::vector<quint32> position; ///< of each node: its place within its layer, 0 is topmost
    /// Of each node: its middle. The topmost node, passing edge or group begins at 0 (in a picture made from an earlier
    /// one it may stay further down).
    std::vector<double> y;
    /// Edge e passes the layers between its ends, as it comes to them on its way from `from`, at the heights
    /// passY[firstPass[e]] … passY[firstPass[e + 1] - 1].
    std::vector<quint32> firstPass;
    std::vector<double> passY;
    std::vector<double> groupTop; ///< of each group, with its padding; empty groups have top = bottom
    std::vector<double> groupBottom;
    double height = 0; ///< where the lowest node, passing edge or group ends
    quint64 crossings = 0; ///< pairs of edges that cross, summed over neighbouring layers
    bool cancelled = false; ///< then everything else is empty
};

/// Takes a picture that is complete, but not yet the best one. Called on the thread that lays out.
using LayoutProgress = std::function<void(const LayoutResult&)>;

/// One way to arrange nodes. Stateless and deterministic: the same input gives the same result. Any thread.
class LayoutStrategy
{
public:
    virtual ~LayoutStrategy() = default;
    virtual LayoutResult layout(const LayoutInput& input, const CancelToken& cancel) const = 0;

    /// The same result, with usable pictures on the way there, each better than the one before: the first comes after a
    /// small part of the time. A strategy that has nothing to show earlier reports nothing.
    virtual LayoutResult layoutProgressively(const LayoutInput& input, const CancelToken& cancel,
                                             const LayoutProgress& better) const
    {
        Q_UNUSED(better)
        return layout(input, cancel);
    }
};

} // namespace rolescope
