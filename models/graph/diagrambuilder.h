// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/diagram.h"
#include "models/graph/layout.h"

#include <functional>

namespace rolescope {

/// Sizes in the picture, in logical pixels. Boxes hold two lines of text, 13 px and 11 px high.
namespace diagramsize {
inline constexpr double boxHeight = 44;
inline constexpr double boxGap = 12;
inline constexpr double componentGap = 28;
inline constexpr double bandPadding = 26; ///< above and below what lies in a band: room for its title
inline constexpr double boxWidth[tierCount] = {208, 216, 216, 232};
/// Scope boxes step to the right from level to level: tenant, management group, subscription, group, resource.
inline constexpr double scopeIndent = 12;
inline constexpr double minColumnGap = 96;
inline constexpr double maxColumnGap = 480;
/// High pictures get wider gaps, so that lines do not become too steep to follow.
inline constexpr double columnGapPerHeight = 0.06;
} // namespace diagramsize

/// What boxes stand together by: what they lie in. Roles lie where they are held.
enum class Grouping : quint8 { None, Subscription, ResourceGroup, Location };

/// How a picture is to be made.
struct DiagramOptions
{
    Grouping grouping = Grouping::None;
    /// An earlier picture of the same kind, of which as much as possible is kept in place; null to arrange all anew.
    const Diagram* previous = nullptr;
    /// Takes a picture that can be used, but is not yet the best one, while that is still being looked for.
    std::function<void(Diagram)> firstOrder;
};

/// Puts words to the nodes of an access graph, arranges them and joins them with lines. The inventory must be the one
/// that the graph was made from. Empty after a cancel. Any thread.
Diagram makeDiagram(const Inventory& inventory, const AccessGraph& graph, const LayoutStrategy& strategy,
                    const CancelToken& cancel = {}, const DiagramOptions& options = {});

/// The whole way from an inventory to a picture, with the layered layout. For the command line; takes as long as it
/// takes.
Diagram buildDiagram(const Inventory& inventory, const GraphFilter& filter = {});

} // namespace rolescope
