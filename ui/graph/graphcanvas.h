// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagramnavigation.h"
#include "models/graph/graphpicture.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/graph/graphpainter.h"
#include "ui/graph/viewtransform.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

class QHelpEvent;
class QNativeGestureEvent;

namespace rolescope {

/// Shows one diagram and lets a person move about in it. Paints flat arrays: there is no object for each box.
///
/// Like a map: the wheel zooms to the pointer, with Shift it pans; two fingers on a touchpad pan and pinch; dragging
/// pans.
/// + and − zoom, 0 shows at 100 %, F or Ctrl+0 shows all. A click selects a box, or the role assignment behind a line;
/// a click beside everything clears. Arrow keys walk along lines and tiers, Enter selects, Escape clears. The path
/// through what the pointer is on is drawn in the accent colour and the rest dimmed; that of the selection stays
/// marked. The headings of the columns stay at the top.
///
/// `selection` must outlive it.
class GraphCanvas : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr int headingHeight = 40;

    GraphCanvas(Selection& selection, const Theme& theme, QWidget* parent = nullptr);
    ~GraphCanvas() override;

    void setTheme(const Theme& theme);
    /// Takes another picture. Until a person has moved the view it is shown from the top, as large as can be read;
    /// later the selected box, else the box in the middle, stays where it is.
    void setPicture(std::shared_ptr<const GraphPicture> picture);
    /// Shows the next picture from the top again.
    void forgetView() { m_ownsView = false; }
    const GraphPicture& picture() const { return *m_picture; }
    const Diagram& diagram() const { return m_picture->diagram; }

    const ViewTransform& view() const { return m_view; } ///< from the diagram to the viewport
    /// Keeps the point of the diagram under `anchor` (viewport coordinates) where it is, as far as limits allow.
    void zoomTo(double scale, const QPointF& anchor);
    /// Scrolls as little as needed; keeps the scale.
    void ensureVisible(const QRectF& rect);
    void centerOn(const QPointF& point); ///< of the diagram
    QRectF seenArea() const; ///< what the viewport shows, in the diagram's coordinates

    const DiagramPath& hoveredPath() const { return m_hoveredPath; }
    const std::vector<quint32>& selectedBoxes() const { return m_selected.boxes; }
    std::optional<quint32> focusedBox() const { return m_focused; }

    QSize sizeHint() const override { return {720, 480}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showActualSize();
    void fit();

Q_SIGNALS:
    void pictureChanged();
    void viewChanged(); ///< panned, zoomed or resized
    /// A double click, or Ctrl+Enter: show the surroundings of this.
    void focusRequested(rolescope::EntityRef entity);
    /// A right click on a box, or the menu key on the one in focus; it is selected by then. `at` is a place on the
    /// screen.
    void contextMenuRequested(rolescope::EntityRef entity, const QPoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void setView(const ViewTransform& view);
    void moveView(const ViewTransform& view); ///< a person's doing: from now on the view is theirs
    void showFromTop();
    void syncScrollBars();
    QRectF viewArea() const; ///< the viewport without the headings
    QRectF innerArea() const; ///< that with a margin

    void setHovered(std::optional<quint32> box, std::optional<quint32> line);
    void hoverAt(const QPoint& position);
    std::optional<quint32> boxAt(const QPointF& position) const; ///< of the viewport
    std::optional<quint32> lineAt(const QPointF& position) const;
    void click(const QPoint& position);
    void select(EntityRef entity, std::optional<quint32> box);
    void applySelection(EntityRef entity, const QObject* origin);
    /// Marks what stands for the selected entity, or only the one box that a person pointed at.
    void markSelected(EntityRef entity, std::optional<quint32> onlyBox);
    void walk(Direction direction);
    void setFocused(std::optional<quint32> box);
    bool handleZoomKey(const QKeyEvent& event);
    bool handleWalkKey(const QKeyEvent& event);
    bool handleGesture(const QNativeGestureEvent& event);
    void showToolTip(const QHelpEvent& event);
    void describe();

    Selection& m_selection;
    Theme m_theme;
    std::shared_ptr<const GraphPicture> m_picture;
    GraphPainter m_painter;
    ViewTransform m_view;
    bool m_ownsView = false; ///< a person has moved the view
    quint32 m_syncRound = 0;
    bool m_syncing = false; ///< the scroll bars follow the view, not the other way round

    std::optional<quint32> m_hoveredBox;
    std::optional<quint32> m_hoveredLine;
    DiagramPath m_hoveredPath;
    DiagramPath m_selected; ///< what stands for the selected entity
    DiagramPath m_selectedPath; ///< all paths through it
    std::optional<quint32> m_clicked; ///< the box that the coming change of the selection is about
    std::optional<quint32> m_focused;

    std::optional<QPoint> m_pressed;
    bool m_dragging = false;
    ViewTransform m_viewAtPress;
};

} // namespace rolescope
