// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/diagram.h"
#include "models/graph/layout.h"

namespace rolescope {

/// What else a node stands for: see Diagram::Box::also.
EntityRef alsoOf(const Inventory& inventory, const AccessGraph::Node& node);

/// Tells a layout where nodes and passing lines stood in an earlier picture. Boxes are known by what they stand for,
/// which stays the same across refreshes.
void addPreviousPlaces(LayoutInput& input, const Inventory& inventory, const AccessGraph& graph,
                       const Diagram& previous);

/// How many of the graph's nodes the picture does not have.
int newNodes(const Inventory& inventory, const AccessGraph& graph, const Diagram& previous);

} // namespace rolescope
