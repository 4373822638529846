// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"

namespace rolescope {

/// One piece of a line: a cubic Bézier curve that leaves and arrives horizontally, its control points halfway between
/// the ends. It only ever runs to the right, so there is exactly one height for each x.
struct LineCurve
{
    QPointF start;
    QPointF end;

    double middleX() const { return (start.x() + end.x()) / 2; }
    QPointF control1() const { return {middleX(), start.y()}; }
    QPointF control2() const { return {middleX(), end.y()}; }
    /// For x between the ends; outside of them the height of the nearer end.
    double yAt(double x) const;
    double slopeAt(double x) const; ///< dy/dx
};

/// Calls `visit(const LineCurve&)` for each piece of a line, left to right: one, or more where it passes over a tier.
template <typename Visit> void forEachCurve(const Diagram& diagram, const Diagram::Line& line, Visit visit)
{
    QPointF from = line.start;
    for (quint32 bend = 0; bend < line.bendCount; ++bend) {
        const QPointF& to = diagram.bends[line.firstBend + bend];
        visit(LineCurve{from, to});
        from = to;
    }
    visit(LineCurve{from, line.end});
}

/// The smallest rectangle that holds the line.
QRectF lineBounds(const Diagram& diagram, const Diagram::Line& line);

/// How far a point is from the line, measured at right angles to it; large left and right of its ends.
double distanceToLine(const Diagram& diagram, const Diagram::Line& line, const QPointF& point);

} // namespace rolescope
