// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/accessgraph.h"
#include "models/graph/diagrambuilder.h"

#include <QString>

#include <vector>

namespace rolescope {

/// Which group each node of a graph lies in.
struct NodeGroups
{
    struct Group
    {
        QString title;
        EntityRef entity; ///< the scope that it is; invalid for a location
    };

    std::vector<Group> groups; ///< by title
    std::vector<quint32> groupOf; ///< of each node; LayoutInput::noGroup for none

    static NodeGroups of(const Inventory& inventory, const AccessGraph& graph, Grouping grouping);
};

} // namespace rolescope
