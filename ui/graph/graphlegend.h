// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "ui/common/theme.h"
#include "ui/graph/graphpainter.h"
#include "ui/graph/legendpicture.h"

#include <QWidget>

namespace rolescope {

/// Explains outlines and lines by a small diagram of samples, drawn by the painter of the real ones.
class GraphLegend : public QWidget
{
    Q_OBJECT

public:
    explicit GraphLegend(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme;
    LegendPicture m_picture;
    GraphPainter m_painter;
};

} // namespace rolescope
