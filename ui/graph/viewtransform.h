// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace rolescope {

/// Which part of a plane a view shows, and how large. `area` is always the usable part of the view, in its own
/// coordinates (device-independent pixels).
struct ViewTransform
{
    static constexpr double maxScale = 3;
    static constexpr double minScale = 0.02;

    double scale = 1; ///< pixels of the view per unit of the plane
    QPointF origin; ///< point of the plane at the view's (0, 0)

    QPointF toView(const QPointF& point) const { return (point - origin) * scale; }
    QPointF toPlane(const QPointF& point) const { return origin + point / scale; }
    QRectF toView(const QRectF& rect) const { return {toView(rect.topLeft()), toView(rect.bottomRight())}; }

    /// Another scale within the limits; the point of the plane under `anchor` stays there.
    ViewTransform zoomed(double newScale, const QPointF& anchor) const;
    ViewTransform panned(const QPointF& pixels) const { return {scale, origin - pixels / scale}; }
    /// Moved so that at least `inSight` pixels of `bounds` stay in the area.
    ViewTransform limited(const QRectF& bounds, const QRectF& area, double inSight) const;
    /// Moved as little as needed to have the whole rectangle in the area, or its upper left part where it is larger.
    ViewTransform showing(const QRectF& rect, const QRectF& area) const;

    /// All of `bounds`, in the middle; no larger than `largest`.
    static ViewTransform fitting(const QRectF& bounds, const QRectF& area, double largest);
};

} // namespace rolescope
