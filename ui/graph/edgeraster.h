// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/linegeometry.h"

#include <QColor>
#include <QImage>

#include <vector>

namespace rolescope {

/// Draws many antialiased lines at a hundredth of what QPainter's strokes cost: it adds up how much of each pixel is
/// covered, in plain bytes, and colours the sum once. Where lines thinner than a pixel lie over one another the sum
/// grows, so bundles seen from afar look as dense as they are.
///
/// It works from left to right, one pixel column after another, which the shape of our lines allows (see LineCurve): in
/// each column the line covers a span around its height, with soft ends whose width follows the slope.
class EdgeRaster
{
public:
    /// Starts an empty picture of this size in device pixels. Keeps its memory between pictures.
    void begin(const QSize& size);
    /// Both in device pixels; what lies outside is cut off.
    void add(const LineCurve& curve, double width);
    /// The lines in one opaque colour over nothing. Valid until the next begin().
    const QImage& image(const QColor& color);

private:
    void addSpan(int column, double y, double rise, double width);

    QSize m_size;
    std::vector<quint8> m_coverage;
    QImage m_image;
};

} // namespace rolescope
