// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "ui/common/theme.h"
#include "ui/graph/viewtransform.h"

class QPainter;

namespace rolescope {

/// What stays in sight on the canvas however it is panned: the names of columns and bands. `area` is the part of the
/// viewport that shows the diagram, below the columns' names.
namespace graphoverlay {

void paintHeadings(QPainter& painter, const Diagram& diagram, const ViewTransform& view, const QRectF& area,
                   const Theme& theme);
/// Each at the upper left of what can be seen of its band.
void paintBandTitles(QPainter& painter, const Diagram& diagram, const ViewTransform& view, const QRectF& area,
                     const Theme& theme);

} // namespace graphoverlay
} // namespace rolescope
