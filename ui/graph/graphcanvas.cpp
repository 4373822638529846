// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphcanvas.h"

#include "ui/graph/graphoverlay.h"
#include "ui/graph/graphtooltip.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double margin = 24; ///< around the diagram, pixels of the viewport
constexpr double keptInSight = 80; ///< at least this much of the diagram, pixels of the viewport
constexpr double zoomStep = 1.25;
/// One notch of a wheel is 120 units; five notches about double the scale.
constexpr double zoomPerWheelUnit = 1.0 / 800;
constexpr double panStep = 60;
constexpr double lineReach = 6; ///< how near to a line counts as on it, pixels of the viewport
/// What fits exactly must not get a scroll bar for the noise in the last digits.
constexpr double roundingSlack = 0.01;
/// Small diagrams are not blown up when they are shown as a whole.
constexpr double largestFit = 1.25;

std::optional<quint32> findBox(const GraphPicture& picture, EntityRef entity, EntityRef also)
{
    for (const quint32 box : picture.links.find(entity).boxes) {
        if (picture.diagram.boxes[box].also == also)
            return box;
    }
    return std::nullopt;
}

} // namespace

GraphCanvas::GraphCanvas(Selection& selection, const Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent), m_selection(selection), m_theme(theme), m_picture(std::make_shared<GraphPicture>())
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("Access graph"));
    describe();
    connect(&selection, &Selection::changed, this, &GraphCanvas::applySelection);
}

GraphCanvas::~GraphCanvas() = default;

void GraphCanvas::setTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

// The view

QRectF GraphCanvas::viewArea() const
{
    return QRectF(viewport()->rect()).adjusted(0, headingHeight, 0, 0);
}

QRectF GraphCanvas::innerArea() const
{
    return viewArea().adjusted(margin, margin, -margin, -margin);
}

void GraphCanvas::setView(const ViewTransform& view)
{
    m_view = view.limited(diagram().bounds, viewArea(), keptInSight);
    syncScrollBars();
    viewport()->update();
    Q_EMIT viewChanged();
}

void GraphCanvas::moveView(const ViewTransform& view)
{
    m_ownsView = true;
    setView(view);
}

void GraphCanvas::syncScrollBars()
{
    // A bar appears where the diagram is larger than the view. Its range also holds the present place, which may lie
    // beyond: whoever dragged the diagram aside must not see it jump back.
    const quint32 round = ++m_syncRound;
    const auto sync
        = [this, round](QScrollBar* bar, double first, double last, double now, double areaFirst, double areaLast) {
              const int value = static_cast<int>(std::lround(now));
              const int least = static_cast<int>(std::floor(first - margin - areaFirst + roundingSlack));
              const int most = static_cast<int>(std::ceil(last + margin - areaLast - roundingSlack));
              const bool fits = most <= least;
              bar->setRange(fits ? value : std::min(least, value), fits ? value : std::max(most, value));
              // A bar that has come or gone resizes the viewport, and with it the view: then all this was done anew,
              // better.
              if (round != m_syncRound)
                  return;
              bar->setPageStep(static_cast<int>(areaLast - areaFirst));
              bar->setSingleStep(static_cast<int>(panStep));
              bar->setValue(value);
          };
    const QScopedValueRollback guard(m_syncing, true);
    const QRectF area = viewArea();
    const QRectF& bounds = diagram().bounds;
    const double scale = m_view.scale;
    sync(horizontalScrollBar(), bounds.left() * scale, bounds.right() * scale, m_view.origin.x() * scale, area.left(),
         area.right());
    if (round == m_syncRound)
        sync(verticalScrollBar(), bounds.top() * scale, bounds.bottom() * scale, m_view.origin.y() * scale, area.top(),
             area.bottom());
}

void GraphCanvas::scrollContentsBy(int dx, int dy)
{
    if (!m_syncing)
        moveView(m_view.panned(QPointF(dx, dy)));
}

void GraphCanvas::zoomTo(double scale, const QPointF& anchor)
{
    moveView(m_view.zoomed(scale, anchor));
}

void GraphCanvas::zoomIn()
{
    zoomTo(m_view.scale * zoomStep, viewArea().center());
}

void GraphCanvas::zoomOut()
{
    zoomTo(m_view.scale / zoomStep, viewArea().center());
}

void GraphCanvas::showActualSize()
{
    zoomTo(1, viewArea().center());
}

void GraphCanvas::fit()
{
    moveView(ViewTransform::fitting(diagram().bounds, innerArea(), largestFit));
}

void GraphCanvas::showFromTop()
{
    const QRectF& bounds = diagram().bounds;
    ViewTransform view = ViewTransform::fitting(bounds, innerArea(), largestFit);
    if (view.scale < graphlod::subtitlesFrom && !bounds.isEmpty()) {
        // As a whole it could not be read: the upper part, as wide as the view, says more.
        const QRectF area = innerArea();
        view.scale = std::clamp(area.width() / bounds.width(), graphlod::subtitlesFrom, 1.0);
        const double rest = std::max(0.0, (area.width() - bounds.width() * view.scale) / 2);
        view.origin = bounds.topLeft() - (area.topLeft() + QPointF(rest, 0)) / view.scale;
    }
    setView(view);
}

void GraphCanvas::ensureVisible(const QRectF& rect)
{
    const ViewTransform view = m_view.showing(rect, innerArea());
    if (view.origin != m_view.origin)
        moveView(view);
}

void GraphCanvas::centerOn(const QPointF& point)
{
    moveView({m_view.scale, point - viewArea().center() / m_view.scale});
}

QRectF GraphCanvas::seenArea() const
{
    const QRectF area = viewArea();
    return {m_view.toPlane(area.topLeft()), m_view.toPlane(area.bottomRight())};
}

void GraphCanvas::resizeEvent(QResizeEvent*)
{
    if (m_ownsView)
        setView(m_view);
    else
        showFromTop();
}

// The content

void GraphCanvas::setPicture(std::shared_ptr<const GraphPicture> picture)
{
    std::optional<quint32> anchor = boxNearest(diagram(), m_view.toPlane(viewArea().center()));
    for (const quint32 box : m_selected.boxes) {
        if (viewArea().contains(m_view.toView(diagram().boxes[box].rect.center())))
            anchor = box;
    }
    // The same boxes in the new picture, as far as they are still there.
    const auto carriedOver = [&](std::optional<quint32> box) {
        return box ? findBox(*picture, diagram().boxes[*box].entity, diagram().boxes[*box].also) : std::nullopt;
    };
    const QPointF anchorAt = anchor ? m_view.toView(diagram().boxes[*anchor].rect.center()) : QPointF();
    const auto newAnchor = carriedOver(anchor);
    m_focused = carriedOver(m_focused);
    const auto onlySelected = m_selected.boxes.size() == 1 ? carriedOver(m_selected.boxes.front()) : std::nullopt;

    m_picture = std::move(picture);
    m_painter.reset();
    m_hoveredBox.reset();
    m_hoveredLine.reset();
    m_hoveredPath = {};
    markSelected(m_selection.current(), onlySelected);
    describe();
    if (m_ownsView && newAnchor)
        setView({m_view.scale, diagram().boxes[*newAnchor].rect.center() - anchorAt / m_view.scale});
    else
        showFromTop();
    Q_EMIT pictureChanged();
}

void GraphCanvas::markSelected(EntityRef entity, std::optional<quint32> onlyBox)
{
    m_selected = m_picture->links.find(entity);
    if (onlyBox && std::binary_search(m_selected.boxes.begin(), m_selected.boxes.end(), *onlyBox))
        m_selected.boxes = {*onlyBox};
    m_selectedPath = m_picture->links.pathThrough(diagram(), m_selected.boxes);
    if (m_selected.boxes.empty() && m_selected.lines.size() == 1)
        m_selectedPath = m_picture->links.pathThroughLine(diagram(), m_selected.lines.front());
    viewport()->update();
}

void GraphCanvas::select(EntityRef entity, std::optional<quint32> box)
{
    m_clicked = box;
    if (m_selection.current() == entity)
        markSelected(entity, box);
    else
        m_selection.select(entity, this);
    m_clicked.reset();
}

void GraphCanvas::applySelection(EntityRef entity, const QObject* origin)
{
    markSelected(entity, origin == this ? m_clicked : std::nullopt);
    if (origin == this)
        return;
    if (!m_selected.boxes.empty())
        ensureVisible(diagram().boxes[m_selected.boxes.front()].rect);
    else if (!m_selected.lines.empty())
        ensureVisible(diagram().boxes[diagram().lines[m_selected.lines.front()].to].rect);
}

void GraphCanvas::describe()
{
    QStringList parts;
    for (const Diagram::Heading& heading : diagram().headings)
        parts += heading.text;
    if (m_focused)
        parts = {diagram().boxes[*m_focused].title, diagram().boxes[*m_focused].subtitle,
                 diagram().boxes[*m_focused].findingText};
    parts.removeAll(QString());
    setAccessibleDescription(parts.join(u". "_s));
}

// Painting

void GraphCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    const QRectF area = viewArea();
    painter.fillRect(viewport()->rect(), m_theme.background);
    if (diagram().boxes.empty())
        return;

    PaintState state;
    state.visible = seenArea();
    state.scale = m_view.scale;
    state.index = &m_picture->index;
    state.selectedBoxes = m_selected.boxes;
    state.selectedLines = m_selected.lines;
    state.dimRest = !m_hoveredPath.isEmpty();
    state.highlighted = state.dimRest ? &m_hoveredPath : (m_selectedPath.isEmpty() ? nullptr : &m_selectedPath);
    state.focused = hasFocus() ? m_focused : std::nullopt;
    state.interactive = true;

    painter.save();
    painter.setClipRect(area);
    painter.scale(m_view.scale, m_view.scale);
    painter.translate(-m_view.origin);
    m_painter.paint(painter, diagram(), m_theme, state);
    painter.restore();
    graphoverlay::paintBandTitles(painter, diagram(), m_view, area, m_theme);
    graphoverlay::paintHeadings(painter, diagram(), m_view, area, m_theme);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

// Pointer

std::optional<quint32> GraphCanvas::boxAt(const QPointF& position) const
{
    if (!viewArea().contains(position))
        return std::nullopt;
    return m_picture->index.boxAt(diagram(), m_view.toPlane(position));
}

std::optional<quint32> GraphCanvas::lineAt(const QPointF& position) const
{
    if (!viewArea().contains(position))
        return std::nullopt;
    return m_picture->index.lineAt(diagram(), m_view.toPlane(position), lineReach / m_view.scale);
}

void GraphCanvas::hoverAt(const QPoint& position)
{
    const auto box = boxAt(position);
    // Far out every place is near to some line: there only boxes answer.
    const bool lines = !box && m_view.scale >= graphlod::glyphsFrom;
    setHovered(box, lines ? lineAt(position) : std::nullopt);
}

void GraphCanvas::setHovered(std::optional<quint32> box, std::optional<quint32> line)
{
    if (box == m_hoveredBox && line == m_hoveredLine)
        return;
    m_hoveredBox = box;
    m_hoveredLine = line;
    if (box)
        m_hoveredPath = m_picture->links.pathThrough(diagram(), *box);
    else if (line)
        m_hoveredPath = m_picture->links.pathThroughLine(diagram(), *line);
    else
        m_hoveredPath = {};
    viewport()->update();
}

void GraphCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton)
        return;
    m_pressed = event->pos();
    m_viewAtPress = m_view;
    m_dragging = event->button() == Qt::MiddleButton;
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed) {
        hoverAt(event->pos());
        return;
    }
    const QPoint moved = event->pos() - *m_pressed;
    if (!m_dragging && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    setHovered(std::nullopt, std::nullopt);
    viewport()->setCursor(Qt::ClosedHandCursor);
    moveView(m_viewAtPress.panned(moved));
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const bool clicked = m_pressed && !m_dragging && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_dragging = false;
    viewport()->unsetCursor();
    if (clicked)
        click(event->pos());
    hoverAt(event->pos());
}

void GraphCanvas::click(const QPoint& position)
{
    if (const auto box = boxAt(position)) {
        setFocused(box);
        select(diagram().boxes[*box].entity, box);
        return;
    }
    const auto line = lineAt(position);
    if (!line)
        m_selection.select({}, this);
    else if (diagram().lines[*line].entity.isValid())
        select(diagram().lines[*line].entity, std::nullopt);
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const std::optional<quint32> box = byKey ? m_focused : boxAt(event->pos());
    if (!box)
        return;
    const Diagram::Box& target = diagram().boxes[*box];
    setFocused(box);
    select(target.entity, box);
    const QPoint beside = m_view.toView(target.rect.bottomLeft()).toPoint();
    Q_EMIT contextMenuRequested(target.entity, byKey ? viewport()->mapToGlobal(beside) : event->globalPos());
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto box = boxAt(event->pos());
    if (event->button() == Qt::LeftButton && box)
        Q_EMIT focusRequested(diagram().boxes[*box].entity);
}

void GraphCanvas::wheelEvent(QWheelEvent* event)
{
    const bool touchpad = event->phase() != Qt::NoScrollPhase && !event->pixelDelta().isNull();
    const QPoint delta = touchpad ? event->pixelDelta() : event->angleDelta();
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier)
        || (!touchpad && !event->modifiers().testFlag(Qt::ShiftModifier) && delta.y() != 0);
    if (zooms)
        zoomTo(m_view.scale * std::exp2(delta.y() * zoomPerWheelUnit), event->position());
    else
        moveView(m_view.panned(touchpad ? QPointF(delta) : QPointF(delta) * (panStep / 60)));
    hoverAt(event->position().toPoint());
    event->accept();
}

bool GraphCanvas::handleGesture(const QNativeGestureEvent& event)
{
    if (event.gestureType() != Qt::ZoomNativeGesture)
        return false;
    zoomTo(m_view.scale * (1 + event.value()), event.position());
    return true;
}

bool GraphCanvas::viewportEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::ToolTip:
        showToolTip(*static_cast<QHelpEvent*>(event));
        return true;
    case QEvent::Leave:
        setHovered(std::nullopt, std::nullopt);
        break;
    case QEvent::NativeGesture:
        if (handleGesture(*static_cast<QNativeGestureEvent*>(event)))
            return true;
        break;
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GraphCanvas::showToolTip(const QHelpEvent& event)
{
    if (const auto box = boxAt(event.pos()))
        QToolTip::showText(event.globalPos(), boxToolTip(diagram(), *box), viewport());
    else if (const auto line = m_hoveredLine)
        QToolTip::showText(event.globalPos(), lineToolTip(diagram(), *line), viewport());
    else
        QToolTip::hideText();
}

// Keyboard

void GraphCanvas::setFocused(std::optional<quint32> box)
{
    m_focused = box;
    describe();
    viewport()->update();
}

void GraphCanvas::walk(Direction direction)
{
    std::optional<quint32> next;
    if (m_focused)
        next = neighbourOf(picture(), *m_focused, direction);
    else if (!m_selected.boxes.empty())
        next = m_selected.boxes.front();
    else
        next = boxNearest(diagram(), m_view.toPlane(viewArea().center()));
    if (!next)
        return;
    setFocused(next);
    ensureVisible(diagram().boxes[*next].rect);
}

bool GraphCanvas::handleZoomKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        if (event.modifiers().testFlag(Qt::ControlModifier))
            fit();
        else
            showActualSize();
        return true;
    case Qt::Key_F:
        fit();
        return true;
    default:
        return false;
    }
}

bool GraphCanvas::handleWalkKey(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Up:
        walk(Direction::Up);
        return true;
    case Qt::Key_Down:
        walk(Direction::Down);
        return true;
    case Qt::Key_Left:
        walk(Direction::Left);
        return true;
    case Qt::Key_Right:
        walk(Direction::Right);
        return true;
    case Qt::Key_PageUp:
        moveView(m_view.panned({0, viewArea().height() * 0.9}));
        return true;
    case Qt::Key_PageDown:
        moveView(m_view.panned({0, -viewArea().height() * 0.9}));
        return true;
    default:
        return false;
    }
}

void GraphCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    const bool control = event->modifiers().testFlag(Qt::ControlModifier);
    // Ctrl+F is for finding.
    if ((plain || (control && event->key() != Qt::Key_F)) && handleZoomKey(*event))
        return;
    if (plain && handleWalkKey(*event))
        return;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter || event->key() == Qt::Key_Space) && m_focused) {
        const EntityRef entity = diagram().boxes[*m_focused].entity;
        if (enter && control)
            Q_EMIT focusRequested(entity);
        else
            select(entity, m_focused);
    } else if (event->key() == Qt::Key_Escape && (m_focused || m_selection.current().isValid())) {
        setFocused(std::nullopt);
        m_selection.select({}, this);
    } else {
        event->ignore();
    }
}

void GraphCanvas::focusInEvent(QFocusEvent*)
{
    viewport()->update();
}

void GraphCanvas::focusOutEvent(QFocusEvent*)
{
    viewport()->update();
}

} // namespace rolescope
