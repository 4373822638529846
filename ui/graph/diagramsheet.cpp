// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagramsheet.h"

#include "models/graph/boxtext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace rolescope {

namespace {

constexpr double margin = 24;
constexpr double titleHeight = 40;
constexpr double noteHeight = 20;
constexpr double headingHeight = 40;
constexpr double legendGap = 32;
constexpr int titlePixels = 17;
constexpr double notePixels = 11;

void paintLine(QPainter& painter, const QString& text, const QFont& font, double baseline, double width)
{
    painter.setFont(font);
    painter.drawText(QPointF(0, baseline), QFontMetricsF(font).elidedText(singleLine(text), Qt::ElideMiddle, width));
}

} // namespace

DiagramSheet::DiagramSheet(const Diagram& diagram, const DiagramWriter::Options& options)
    : m_diagram(diagram), m_options(options), m_theme(themeFor(options.style)), m_index(diagram)
{
    const QSizeF legend = options.legend ? m_legend.size() : QSizeF(0, 0);
    const double height = captionHeight() + headingHeight + diagram.bounds.height()
        + (options.legend ? legendGap + legend.height() : 0);
    m_size = QSizeF(std::ceil(std::max(diagram.bounds.width(), legend.width()) + 2 * margin),
                    std::ceil(height + 2 * margin));
}

Theme DiagramSheet::themeFor(DiagramStyle style)
{
    if (style == DiagramStyle::Dark)
        return Theme::darkTheme();
    Theme theme = Theme::lightTheme();
    if (style == DiagramStyle::Print) {
        // Paper is white, and pale greys are lost on it.
        theme.background = theme.surface = QColor(0xFF, 0xFF, 0xFF);
        theme.text = QColor(0, 0, 0);
        theme.border = theme.secondary;
        theme.secondary = QColor(0x33, 0x33, 0x33);
    }
    return theme;
}

double DiagramSheet::captionHeight() const
{
    return (m_options.title.isEmpty() ? 0 : titleHeight) + (m_options.note.isEmpty() ? 0 : noteHeight);
}

QPointF DiagramSheet::diagramOrigin() const
{
    return QPointF(margin, margin + captionHeight() + headingHeight) - m_diagram.bounds.topLeft();
}

void DiagramSheet::paint(QPainter& painter, const QRectF& part)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(part & QRectF(QPointF(0, 0), m_size), m_theme.background);
    paintCaption(painter);
    painter.translate(diagramOrigin());
    paintHeadings(painter);
    PaintState state;
    state.visible = part.translated(-diagramOrigin());
    state.index = &m_index;
    m_painter.paint(painter, m_diagram, m_theme, state);
    if (m_options.legend) {
        painter.translate(m_diagram.bounds.left(), m_diagram.bounds.bottom() + legendGap);
        GraphPainter samples;
        m_legend.paint(painter, samples, m_theme);
    }
    painter.restore();
}

void DiagramSheet::paintCaption(QPainter& painter) const
{
    painter.save();
    painter.translate(margin, margin);
    const double width = m_size.width() - 2 * margin;
    if (!m_options.title.isEmpty()) {
        QFont font = CardPainter::headingFont();
        font.setPixelSize(titlePixels);
        painter.setPen(m_theme.text);
        paintLine(painter, m_options.title, font, titlePixels, width);
        painter.translate(0, titleHeight - (m_options.note.isEmpty() ? 0 : 8));
    }
    if (!m_options.note.isEmpty()) {
        painter.setPen(m_theme.secondary);
        paintLine(painter, m_options.note, CardPainter::subtitleFont(), notePixels, width);
    }
    painter.restore();
}

void DiagramSheet::paintHeadings(QPainter& painter) const
{
    const double top = m_diagram.bounds.top() - headingHeight;
    for (const Diagram::Heading& heading : m_diagram.headings) {
        const double right = std::min(heading.left + heading.width, m_diagram.bounds.right());
        GraphPainter::paintHeading(
            painter, heading, QRectF(QPointF(heading.left, top), QPointF(right, top + headingHeight - 14)), m_theme);
    }
}

} // namespace rolescope
