// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"
#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QSizeF>
#include <QString>

class QPainter;

namespace rolescope {

class GraphPainter;

/// What the shapes and lines of a diagram mean, drawn with the diagram's own painter: for the legend over the canvas
/// and below exported pictures.
class LegendPicture
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::GraphLegend)

public:
    LegendPicture();

    QSizeF size() const;
    QString words() const; ///< the same, for assistive technology
    /// With its upper left corner at the painter's origin.
    void paint(QPainter& painter, GraphPainter& boxes, const Theme& theme) const;

private:
    Diagram m_samples;
    QStringList m_lineTexts;
};

} // namespace rolescope
