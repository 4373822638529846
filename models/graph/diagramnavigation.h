// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/graphpicture.h"

#include <optional>

namespace rolescope {

enum class Direction { Up, Down, Left, Right };

/// Where an arrow key leads from a box: up and down to the next one in its tier; left and right along a line, to the
/// box nearest in height among those that lines lead to, else to the nearest in the next tier that has any. Nothing at
/// the rim.
std::optional<quint32> neighbourOf(const GraphPicture& picture, quint32 box, Direction direction);

/// The box whose middle is nearest to the point; nothing in an empty diagram.
std::optional<quint32> boxNearest(const Diagram& diagram, const QPointF& point);

} // namespace rolescope
