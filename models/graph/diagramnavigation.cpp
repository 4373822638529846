// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/diagramnavigation.h"

#include <cmath>
#include <limits>

namespace rolescope {

namespace {

/// Remembers the candidate nearest to a height.
class Nearest
{
public:
    Nearest(const Diagram& diagram, double y) : m_diagram(diagram), m_y(y) { }

    void offer(quint32 box)
    {
        const double distance = std::abs(m_diagram.boxes[box].rect.center().y() - m_y);
        if (distance < m_distance) {
            m_distance = distance;
            m_box = box;
        }
    }

    std::optional<quint32> box() const { return m_box; }

private:
    const Diagram& m_diagram;
    double m_y;
    double m_distance = std::numeric_limits<double>::max();
    std::optional<quint32> m_box;
};

std::optional<quint32> sideways(const GraphPicture& picture, quint32 box, bool right)
{
    const Diagram& diagram = picture.diagram;
    Nearest nearest(diagram, diagram.boxes[box].rect.center().y());
    for (const quint32 line : right ? picture.links.linesFrom(box) : picture.links.linesTo(box))
        nearest.offer(right ? diagram.lines[line].to : diagram.lines[line].from);
    if (nearest.box())
        return nearest.box();
    const int step = right ? 1 : -1;
    for (int tier = static_cast<int>(diagram.boxes[box].tier) + step; tier >= 0 && tier < tierCount; tier += step) {
        for (quint32 other = 0; other < diagram.boxes.size(); ++other) {
            if (static_cast<int>(diagram.boxes[other].tier) == tier)
                nearest.offer(other);
        }
        if (nearest.box())
            break;
    }
    return nearest.box();
}

} // namespace

std::optional<quint32> neighbourOf(const GraphPicture& picture, quint32 box, Direction direction)
{
    const auto& boxes = picture.diagram.boxes;
    switch (direction) {
    case Direction::Up:
        if (box > 0 && boxes[box - 1].tier == boxes[box].tier)
            return box - 1;
        return std::nullopt;
    case Direction::Down:
        if (box + 1 < boxes.size() && boxes[box + 1].tier == boxes[box].tier)
            return box + 1;
        return std::nullopt;
    case Direction::Left:
        return sideways(picture, box, false);
    case Direction::Right:
        break;
    }
    return sideways(picture, box, true);
}

std::optional<quint32> boxNearest(const Diagram& diagram, const QPointF& point)
{
    std::optional<quint32> best;
    double bestDistance = std::numeric_limits<double>::max();
    for (quint32 box = 0; box < diagram.boxes.size(); ++box) {
        const QPointF delta = diagram.boxes[box].rect.center() - point;
        const double distance = std::hypot(delta.x(), delta.y());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = box;
        }
    }
    return best;
}

} // namespace rolescope
