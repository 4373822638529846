// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/boxindex.h"

#include "models/graph/linegeometry.h"

#include <algorithm>
#include <cmath>

namespace rolescope {

namespace {

constexpr double boxCellWidth = 128;
constexpr double boxCellHeight = 64;
constexpr double lineCellWidth = 48;
constexpr double lineCellMinHeight = 48;
/// Steep lines pass many cells: rows are made so high that a line has about this many entries on average.
constexpr double lineEntriesWanted = 12;
/// However far the diagram reaches, an axis has no more cells than this.
constexpr int maxCellsPerAxis = 4096;

bool touches(const QRectF& a, const QRectF& b)
{
    return a.left() <= b.right() && b.left() <= a.right() && a.top() <= b.bottom() && b.top() <= a.bottom();
}

} // namespace

BoxIndex::Grid::Grid(const QRectF& bounds, double cellWidth, double cellHeight)
    : m_origin(bounds.topLeft())
    , m_cellWidth(std::max(cellWidth, bounds.width() / maxCellsPerAxis))
    , m_cellHeight(std::max(cellHeight, bounds.height() / maxCellsPerAxis))
    , m_columns(static_cast<int>(bounds.width() / m_cellWidth) + 1)
    , m_rows(static_cast<int>(bounds.height() / m_cellHeight) + 1)
    , m_first(size_t(m_columns) * size_t(m_rows) + 1, 0)
{ }

int BoxIndex::Grid::columnOf(double x) const
{
    return static_cast<int>(std::clamp(std::floor((x - m_origin.x()) / m_cellWidth), 0.0, m_columns - 1.0));
}

int BoxIndex::Grid::rowOf(double y) const
{
    return static_cast<int>(std::clamp(std::floor((y - m_origin.y()) / m_cellHeight), 0.0, m_rows - 1.0));
}

std::pair<const quint32*, const quint32*> BoxIndex::Grid::at(int column, int row) const
{
    const size_t index = cell(column, row);
    return {m_values.data() + m_first[index], m_values.data() + m_first[index + 1]};
}

template <typename Fill> void BoxIndex::Grid::build(Fill fill)
{
    fill([this](int column, int row, quint32) { ++m_first[cell(column, row) + 1]; });
    for (size_t i = 1; i < m_first.size(); ++i)
        m_first[i] += m_first[i - 1];
    m_values.resize(m_first.back());
    std::vector<quint32> next(m_first.begin(), m_first.end() - 1);
    fill([this, &next](int column, int row, quint32 value) { m_values[next[cell(column, row)]++] = value; });
}

BoxIndex::BoxIndex(const Diagram& diagram)
{
    m_lineBounds.reserve(diagram.lines.size());
    for (const Diagram::Line& line : diagram.lines)
        m_lineBounds.push_back(lineBounds(diagram, line));
    if (diagram.boxes.empty())
        return;
    indexBoxes(diagram);
    indexLines(diagram);
}

void BoxIndex::indexBoxes(const Diagram& diagram)
{
    m_boxes = Grid(diagram.bounds, boxCellWidth, boxCellHeight);
    m_boxes.build([&](auto put) {
        for (quint32 box = 0; box < diagram.boxes.size(); ++box) {
            const QRectF& rect = diagram.boxes[box].rect;
            for (int row = m_boxes.rowOf(rect.top()); row <= m_boxes.rowOf(rect.bottom()); ++row) {
                for (int column = m_boxes.columnOf(rect.left()); column <= m_boxes.columnOf(rect.right()); ++column)
                    put(column, row, box);
            }
        }
    });
}

void BoxIndex::indexLines(const Diagram& diagram)
{
    double rise = 0;
    for (const QRectF& bounds : m_lineBounds)
        rise += bounds.height();
    const double lines = std::max<double>(1, static_cast<double>(m_lineBounds.size()));
    m_lines = Grid(diagram.bounds, lineCellWidth, std::max(lineCellMinHeight, rise / (lines * lineEntriesWanted)));
    m_lines.build([&](auto put) {
        for (quint32 line = 0; line < diagram.lines.size(); ++line) {
            forEachCurve(diagram, diagram.lines[line], [&](const LineCurve& curve) {
                const int last = m_lines.columnOf(curve.end.x());
                for (int column = m_lines.columnOf(curve.start.x()); column <= last; ++column) {
                    // Heights only rise or only fall along a curve, so two of them tell the rows of this column.
                    const double a = curve.yAt(m_lines.columnLeft(column));
                    const double b = curve.yAt(m_lines.columnLeft(column) + m_lines.cellWidth());
                    for (int row = m_lines.rowOf(std::min(a, b)); row <= m_lines.rowOf(std::max(a, b)); ++row)
                        put(column, row, line);
                }
            });
        }
    });
}

std::optional<quint32> BoxIndex::boxAt(const Diagram& diagram, const QPointF& point) const
{
    if (diagram.boxes.empty() || !diagram.bounds.contains(point))
        return std::nullopt;
    const auto [begin, end] = m_boxes.at(m_boxes.columnOf(point.x()), m_boxes.rowOf(point.y()));
    const auto* found = std::find_if(begin, end, [&](quint32 box) { return diagram.boxes[box].rect.contains(point); });
    return found != end ? std::optional<quint32>(*found) : std::nullopt;
}

std::optional<quint32> BoxIndex::lineAt(const Diagram& diagram, const QPointF& point, double tolerance) const
{
    if (diagram.lines.empty())
        return std::nullopt;
    std::optional<quint32> best;
    double bestDistance = tolerance;
    const auto offer = [&](quint32 line) {
        const double distance = distanceToLine(diagram, diagram.lines[line], point);
        if (distance < bestDistance || (distance == bestDistance && (!best || line < *best))) {
            best = line;
            bestDistance = distance;
        }
    };
    // The nearest point of a steep line may lie in the next column.
    const int lastColumn = m_lines.columnOf(point.x() + tolerance);
    for (int column = m_lines.columnOf(point.x() - tolerance); column <= lastColumn; ++column) {
        for (int row = m_lines.rowOf(point.y() - tolerance); row <= m_lines.rowOf(point.y() + tolerance); ++row) {
            const auto [begin, end] = m_lines.at(column, row);
            std::for_each(begin, end, offer);
        }
    }
    return best;
}

void BoxIndex::boxesIn(const Diagram& diagram, const QRectF& rect, std::vector<quint32>& result) const
{
    result.clear();
    if (diagram.boxes.empty() || !touches(diagram.bounds, rect))
        return;
    for (int row = m_boxes.rowOf(rect.top()); row <= m_boxes.rowOf(rect.bottom()); ++row) {
        for (int column = m_boxes.columnOf(rect.left()); column <= m_boxes.columnOf(rect.right()); ++column) {
            const auto [begin, end] = m_boxes.at(column, row);
            result.insert(result.end(), begin, end);
        }
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    std::erase_if(result, [&](quint32 box) { return !touches(diagram.boxes[box].rect, rect); });
}

void BoxIndex::linesIn(const Diagram& diagram, const QRectF& rect, std::vector<quint32>& result) const
{
    result.clear();
    for (quint32 line = 0; line < diagram.lines.size(); ++line) {
        if (touches(m_lineBounds[line], rect))
            result.push_back(line);
    }
}

} // namespace rolescope
