// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphlegend.h"

#include <QPainter>

namespace rolescope {

namespace {

constexpr double padding = 16;

} // namespace

GraphLegend::GraphLegend(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Legend"));
    setAccessibleDescription(m_picture.words());
    resize(GraphLegend::sizeHint());
}

void GraphLegend::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

QSize GraphLegend::sizeHint() const
{
    return (m_picture.size() + QSizeF(2 * padding, 2 * padding)).toSize();
}

void GraphLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.border, 1));
    painter.setBrush(m_theme.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.translate(padding, padding);
    m_picture.paint(painter, m_painter, m_theme);
}

} // namespace rolescope
