// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/viewtransform.h"

#include <algorithm>

namespace rolescope {

namespace {

double limitedAxis(double value, double first, double last)
{
    return std::clamp(value, std::min(first, last), std::max(first, last));
}

/// How far an interval must move to lie within another; its start wins where it is too long.
double shiftInto(double first, double last, double areaFirst, double areaLast)
{
    if (first < areaFirst || last - first > areaLast - areaFirst)
        return areaFirst - first;
    return last > areaLast ? areaLast - last : 0;
}

} // namespace

ViewTransform ViewTransform::zoomed(double newScale, const QPointF& anchor) const
{
    const double bounded = std::clamp(newScale, minScale, maxScale);
    return {bounded, toPlane(anchor) - anchor / bounded};
}

ViewTransform ViewTransform::limited(const QRectF& bounds, const QRectF& area, double inSight) const
{
    return {scale,
            {limitedAxis(origin.x(), bounds.left() - (area.right() - inSight) / scale,
                         bounds.right() - (area.left() + inSight) / scale),
             limitedAxis(origin.y(), bounds.top() - (area.bottom() - inSight) / scale,
                         bounds.bottom() - (area.top() + inSight) / scale)}};
}

ViewTransform ViewTransform::showing(const QRectF& rect, const QRectF& area) const
{
    const QRectF now = toView(rect);
    return panned({shiftInto(now.left(), now.right(), area.left(), area.right()),
                   shiftInto(now.top(), now.bottom(), area.top(), area.bottom())});
}

ViewTransform ViewTransform::fitting(const QRectF& bounds, const QRectF& area, double largest)
{
    ViewTransform view;
    if (bounds.isEmpty() || area.isEmpty())
        return view;
    const double wanted = std::min({area.width() / bounds.width(), area.height() / bounds.height(), largest});
    view.scale = std::clamp(wanted, minScale, maxScale);
    view.origin = bounds.center() - area.center() / view.scale;
    return view;
}

} // namespace rolescope
