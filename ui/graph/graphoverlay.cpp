// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphoverlay.h"

#include "ui/graph/graphpainter.h"

#include <QPainter>

#include <algorithm>

namespace rolescope::graphoverlay {

namespace {

constexpr double leastHeadingWidth = 320; ///< of the last column, which has room to its right
constexpr double bandTitleHeight = 20;
constexpr double widestBandTitle = 320;

} // namespace

void paintHeadings(QPainter& painter, const Diagram& diagram, const ViewTransform& view, const QRectF& area,
                   const Theme& theme)
{
    const double height = area.top();
    painter.fillRect(QRectF(0, 0, area.width(), height), theme.surface);
    painter.fillRect(QRectF(0, height - 1, area.width(), 1), theme.border);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& headings = diagram.headings;
    for (size_t i = 0; i < headings.size(); ++i) {
        const double left = view.toView(QPointF(headings[i].left, 0)).x();
        const double next = i + 1 < headings.size()
            ? view.toView(QPointF(headings[i + 1].left, 0)).x() - 12
            : left + std::max(headings[i].width * view.scale, leastHeadingWidth);
        const QRectF rect(left, 8, next - left, height - 12);
        if (rect.right() > 0 && rect.left() < area.width() && rect.width() > 24)
            GraphPainter::paintHeading(painter, headings[i], rect, theme);
    }
}

void paintBandTitles(QPainter& painter, const Diagram& diagram, const ViewTransform& view, const QRectF& area,
                     const Theme& theme)
{
    for (const Diagram::Band& band : diagram.bands) {
        const double top = view.toView(QPointF(0, band.top)).y();
        const double bottom = view.toView(QPointF(0, band.bottom)).y();
        if (bottom < area.top() + bandTitleHeight || top > area.bottom() || bottom - top < bandTitleHeight)
            continue;
        const double y = std::min(std::max(top, area.top()) + 2, bottom - bandTitleHeight);
        const QRectF rect(area.left() + 8, y, std::min(widestBandTitle, area.width() - 16), bandTitleHeight);
        GraphPainter::paintBandTitle(painter, band, rect, theme, true);
    }
}

} // namespace rolescope::graphoverlay
