// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/edgeraster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rolescope {

namespace {

/// The shape that all curves share, scaled: height and slope at equal steps of the width.
struct Shape
{
    static constexpr int steps = 256;
    std::array<float, steps + 2> height{};
    std::array<float, steps + 2> slope{};

    Shape()
    {
        const LineCurve unit{QPointF(0, 0), QPointF(1, 1)};
        for (size_t i = 0; i < height.size(); ++i) {
            const double x = static_cast<double>(i) / steps;
            height[i] = static_cast<float>(unit.yAt(x));
            slope[i] = static_cast<float>(unit.slopeAt(x));
        }
    }
};

double between(const std::array<float, Shape::steps + 2>& table, double at)
{
    const auto index = static_cast<size_t>(at);
    const double rest = at - static_cast<double>(index);
    return table[index] + rest * static_cast<double>(table[index + 1] - table[index]);
}

} // namespace

void EdgeRaster::begin(const QSize& size)
{
    m_size = size;
    m_coverage.assign(size_t(size.width()) * size_t(size.height()), 0);
}

void EdgeRaster::add(const LineCurve& curve, double width)
{
    static const Shape shape;
    const double length = curve.end.x() - curve.start.x();
    const double rise = curve.end.y() - curve.start.y();
    const double reach = width + 1;
    if (length <= 0 || std::max(curve.start.y(), curve.end.y()) < -reach
        || std::min(curve.start.y(), curve.end.y()) > m_size.height() + reach)
        return;
    const int first = std::max(0, static_cast<int>(std::ceil(curve.start.x() - 0.5)));
    const int last = std::min(m_size.width() - 1, static_cast<int>(std::ceil(curve.end.x() - 0.5)) - 1);
    for (int column = first; column <= last; ++column) {
        const double at = std::clamp((column + 0.5 - curve.start.x()) / length, 0.0, 1.0) * Shape::steps;
        const double y = curve.start.y() + rise * between(shape.height, at);
        if (y < -m_size.height() || y > 2 * m_size.height())
            continue;
        addSpan(column, y, std::abs(rise / length * between(shape.slope, at)), width);
    }
}

void EdgeRaster::addSpan(int column, double y, double rise, double width)
{
    // Seen along the column the line is longer the steeper it is. Its ends fade over the rise within the column, over
    // one pixel at least; a span shorter than that never reaches full cover.
    const double span = width * std::sqrt(1 + rise * rise);
    const double fade = std::max(1.0, rise);
    const double reach = (span + fade) / 2;
    const int top = std::max(0, static_cast<int>(y - reach));
    const int bottom = std::min(m_size.height() - 1, static_cast<int>(y + reach));
    // Cover rises by a step per row, stays at its most, and falls again: whole numbers, `one` is a covered pixel.
    constexpr double one = 1 << 16;
    const int most = static_cast<int>(std::min(1.0, span / fade) * one);
    const int step = static_cast<int>(one / fade);
    int rising = static_cast<int>((reach + top + 0.5 - y) * one / fade);
    int falling = static_cast<int>((reach - top - 0.5 + y) * one / fade);
    quint8* pixel = m_coverage.data() + size_t(top) * size_t(m_size.width()) + size_t(column);
    for (int row = top; row <= bottom; ++row, pixel += m_size.width()) {
        const int cover = std::max(0, std::min({rising, falling, most}));
        *pixel = static_cast<quint8>(*pixel + ((cover * (255 - *pixel) + (1 << 15)) >> 16));
        rising += step;
        falling -= step;
    }
}

const QImage& EdgeRaster::image(const QColor& color)
{
    if (m_image.size() != m_size)
        m_image = QImage(m_size, QImage::Format_ARGB32_Premultiplied);
    std::array<QRgb, 256> colors{};
    for (int cover = 0; cover < 256; ++cover)
        colors[static_cast<size_t>(cover)] = qPremultiply(qRgba(color.red(), color.green(), color.blue(), cover));
    const quint8* from = m_coverage.data();
    for (int row = 0; row < m_size.height(); ++row) {
        auto* to = reinterpret_cast<QRgb*>(m_image.scanLine(row));
        for (int column = 0; column < m_size.width(); ++column)
            *to++ = colors[*from++];
    }
    return m_image;
}

} // namespace rolescope
