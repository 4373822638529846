// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/layerorder.h"

namespace rolescope {

/// An order that keeps that of an earlier picture; what is new comes where it crosses least.
struct PreviousOrder
{
    PreviousOrder(const LayeredGraph& graph, const LayoutInput& input);

    LayerOrder order;
    quint64 crossings = 0;
    std::vector<double> wish; ///< of each node: its height in the earlier picture, or near its neighbours
    std::vector<bool> isNew; ///< of each node

private:
    void readPlaces(const LayeredGraph& graph, const LayoutInput& input);
    void guessPlaces(const LayeredGraph& graph);
    void sortCells(const LayeredGraph& graph);
};

} // namespace rolescope
