// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphminimap.h"

#include "ui/graph/cardpainter.h"
#include "ui/graph/graphcanvas.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double padding = 6; ///< around the diagram
constexpr int margin = 16; ///< to the rim of the canvas
constexpr double leastMark = 1; ///< a box is at least so large
constexpr double boxShare = 0.7;

} // namespace

GraphMinimap::GraphMinimap(GraphCanvas& canvas, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_canvas(canvas), m_theme(theme)
{
    setObjectName(u"graphMinimap"_s);
    setAccessibleName(tr("Overview of the graph"));
    setToolTip(tr("The whole graph; click or drag to move the view"));
    setCursor(Qt::PointingHandCursor);
    connect(&canvas, &GraphCanvas::pictureChanged, this, &GraphMinimap::followPicture);
    connect(&canvas, &GraphCanvas::viewChanged, this, &GraphMinimap::followView);
    followPicture();
}

void GraphMinimap::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_picture = {};
    update();
}

QRectF GraphMinimap::bounds() const
{
    return m_canvas.diagram().bounds;
}

double GraphMinimap::scale() const
{
    const QRectF whole = bounds();
    if (whole.isEmpty())
        return 1;
    const QSizeF room = QSizeF(largest) - QSizeF(2 * padding, 2 * padding);
    return std::min(room.width() / whole.width(), room.height() / whole.height());
}

QPointF GraphMinimap::toMap(const QPointF& plane) const
{
    return (plane - bounds().topLeft()) * scale() + QPointF(padding, padding);
}

QPointF GraphMinimap::toPlane(const QPointF& position) const
{
    return (position - QPointF(padding, padding)) / scale() + bounds().topLeft();
}

QRectF GraphMinimap::frame() const
{
    const QRectF seen = m_canvas.seenArea();
    return QRectF(toMap(seen.topLeft()), toMap(seen.bottomRight())).intersected(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void GraphMinimap::followPicture()
{
    m_picture = {};
    const QSizeF size = bounds().size() * scale() + QSizeF(2 * padding, 2 * padding);
    resize(size.toSize().expandedTo(QSize(24, 24)));
    followView();
}

void GraphMinimap::followView()
{
    setVisible(!bounds().isEmpty() && !m_canvas.seenArea().contains(bounds()));
    place();
    update();
}

void GraphMinimap::place()
{
    const QSize room = m_canvas.viewport()->size();
    move(room.width() - width() - margin, room.height() - height() - margin);
}

void GraphMinimap::drawPicture()
{
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(m_theme.surface);
    QPainter painter(&m_picture);
    for (const Diagram::Box& box : m_canvas.diagram().boxes) {
        const QSizeF size = (box.rect.size() * scale()).expandedTo(QSizeF(leastMark, leastMark));
        painter.fillRect(QRectF(toMap(box.rect.topLeft()), size),
                         blended(m_theme.tierColor(box.kind), m_theme.surface, boxShare));
    }
}

void GraphMinimap::paintEvent(QPaintEvent*)
{
    if (m_picture.isNull() || m_picture.size() != (size() * devicePixelRatioF()))
        drawPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setPen(QPen(m_theme.controlBorder(), 1));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.setPen(QPen(m_theme.accent, 2));
    painter.drawRect(frame());
}

void GraphMinimap::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_canvas.centerOn(toPlane(event->position()));
}

void GraphMinimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        m_canvas.centerOn(toPlane(event->position()));
}

} // namespace rolescope
