// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/linegeometry.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rolescope {

namespace {

/// The curve's parameter t at the fraction f of its width. With both control points in the middle the fraction is
/// 1.5 t − 1.5 t² + t³, whose slope is at least 0.75: Newton's method needs few steps.
double parameterAt(double f)
{
    double t = f;
    for (int i = 0; i < 4; ++i)
        t -= (t * (1.5 + t * (t - 1.5)) - f) / (1.5 + t * (3 * t - 3));
    return t;
}

} // namespace

double LineCurve::yAt(double x) const
{
    const double width = end.x() - start.x();
    if (x <= start.x() || width <= 0)
        return start.y();
    if (x >= end.x())
        return end.y();
    const double t = parameterAt((x - start.x()) / width);
    return start.y() + (end.y() - start.y()) * t * t * (3 - 2 * t);
}

double LineCurve::slopeAt(double x) const
{
    const double width = end.x() - start.x();
    if (width <= 0)
        return 0;
    const double t = parameterAt(std::clamp((x - start.x()) / width, 0.0, 1.0));
    return (end.y() - start.y()) * 6 * t * (1 - t) / (width * (1.5 + t * (3 * t - 3)));
}

QRectF lineBounds(const Diagram& diagram, const Diagram::Line& line)
{
    double top = std::min(line.start.y(), line.end.y());
    double bottom = std::max(line.start.y(), line.end.y());
    for (quint32 bend = 0; bend < line.bendCount; ++bend) {
        const double y = diagram.bends[line.firstBend + bend].y();
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    return {QPointF(line.start.x(), top), QPointF(line.end.x(), bottom)};
}

double distanceToLine(const Diagram& diagram, const Diagram::Line& line, const QPointF& point)
{
    double best = std::numeric_limits<double>::max();
    forEachCurve(diagram, line, [&](const LineCurve& curve) {
        if (point.x() < curve.start.x() || point.x() > curve.end.x())
            return;
        const double vertical = std::abs(point.y() - curve.yAt(point.x()));
        best = std::min(best, vertical / std::hypot(1.0, curve.slopeAt(point.x())));
    });
    return best;
}

} // namespace rolescope
