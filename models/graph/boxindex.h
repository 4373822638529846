// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"

#include <optional>
#include <vector>

namespace rolescope {

/// Finds what lies where in a diagram, by a uniform grid over its bounds: each cell lists the boxes that touch it and
/// the lines that pass through it. Hit tests look at one cell, whatever the size of the diagram. Holds indexes only;
/// the diagram it was made from must be passed again and be the same.
class BoxIndex
{
public:
    BoxIndex() = default;
    explicit BoxIndex(const Diagram& diagram);

    std::optional<quint32> boxAt(const Diagram& diagram, const QPointF& point) const;
    /// The line nearest to the point, at most `tolerance` logical pixels away.
    std::optional<quint32> lineAt(const Diagram& diagram, const QPointF& point, double tolerance) const;
    /// Boxes and lines that touch the rectangle, ascending. Lines by their bounding rectangle: a few too many.
    void boxesIn(const Diagram& diagram, const QRectF& rect, std::vector<quint32>& result) const;
    void linesIn(const Diagram& diagram, const QRectF& rect, std::vector<quint32>& result) const;

private:
    /// Cell → indexes, in compressed sparse rows.
    class Grid
    {
    public:
        Grid() = default;
        Grid(const QRectF& bounds, double cellWidth, double cellHeight);
        int columnOf(double x) const;
        int rowOf(double y) const;
        double columnLeft(int column) const { return m_origin.x() + column * m_cellWidth; }
        double cellWidth() const { return m_cellWidth; }
        size_t cell(int column, int row) const { return size_t(row) * size_t(m_columns) + size_t(column); }
        std::pair<const quint32*, const quint32*> at(int column, int row) const;
        /// `fill(put)` must call put(column, row, value) for each entry, the same ones each time; it is called twice.
        template <typename Fill> void build(Fill fill);

    private:
        QPointF m_origin;
        double m_cellWidth = 1;
        double m_cellHeight = 1;
        int m_columns = 0;
        int m_rows = 0;
        std::vector<quint32> m_first;
        std::vector<quint32> m_values;
    };

    void indexBoxes(const Diagram& diagram);
    void indexLines(const Diagram& diagram);

    Grid m_boxes;
    Grid m_lines;
    std::vector<QRectF> m_lineBounds;
};

} // namespace rolescope
