// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/boxindex.h"
#include "models/graph/diagram.h"
#include "models/graph/diagrampath.h"

namespace rolescope {

/// A diagram with what a view needs to answer the pointer at once. Immutable once made, so it may be made on a worker
/// thread and shared.
struct GraphPicture
{
    GraphPicture() = default;
    explicit GraphPicture(Diagram value) : diagram(std::move(value)), index(diagram), links(diagram) { }

    Diagram diagram;
    BoxIndex index;
    DiagramLinks links;
};

} // namespace rolescope
