// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/theme.h"

#include <QPixmap>
#include <QWidget>

namespace rolescope {

class GraphCanvas;

/// The whole diagram in small, in a corner of the canvas, with a frame around what the canvas shows; a click or a drag
/// moves that. Hides itself while the canvas shows everything anyway. The canvas must outlive it.
class GraphMinimap : public QWidget
{
    Q_OBJECT

public:
    static constexpr QSize largest{168, 128};

    GraphMinimap(GraphCanvas& canvas, const Theme& theme, QWidget* parent);

    void setTheme(const Theme& theme);
    QRectF frame() const; ///< around what the canvas shows, in this widget's coordinates
    QPointF toPlane(const QPointF& position) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void followPicture();
    void followView();
    void place();
    void drawPicture();
    QRectF bounds() const;
    double scale() const;
    QPointF toMap(const QPointF& plane) const;

    GraphCanvas& m_canvas;
    Theme m_theme;
    QPixmap m_picture; ///< made when it is painted
};

} // namespace rolescope
