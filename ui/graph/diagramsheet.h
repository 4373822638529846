// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/diagramwriter.h"
#include "ui/common/theme.h"
#include "ui/graph/graphpainter.h"
#include "ui/graph/legendpicture.h"

#include <QSizeF>

class QPainter;

namespace rolescope {

/// A diagram as it is put on paper: title, note, headings, the diagram and its legend on a background. Logical pixels.
/// Diagram and options must outlive it.
class DiagramSheet
{
public:
    DiagramSheet(const Diagram& diagram, const DiagramWriter::Options& options);

    QSizeF size() const { return m_size; }
    /// Where the diagram's own origin lies on the sheet.
    QPointF diagramOrigin() const;
    /// Paints what touches `part`, in the sheet's coordinates; the painter is left as it was.
    void paint(QPainter& painter, const QRectF& part);

    static Theme themeFor(DiagramStyle style);

private:
    double captionHeight() const;
    void paintCaption(QPainter& painter) const;
    void paintHeadings(QPainter& painter) const;

    const Diagram& m_diagram;
    const DiagramWriter::Options& m_options;
    Theme m_theme;
    BoxIndex m_index;
    LegendPicture m_legend;
    GraphPainter m_painter;
    QSizeF m_size;
};

} // namespace rolescope
