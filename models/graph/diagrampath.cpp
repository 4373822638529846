// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/diagrampath.h"

#include <algorithm>

namespace rolescope {

namespace {

void sortUnique(std::vector<quint32>& values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<quint32> sortedValues(const QMultiHash<EntityRef, quint32>& hash, EntityRef entity)
{
    const QList<quint32> values = hash.values(entity);
    std::vector<quint32> result(values.begin(), values.end());
    std::sort(result.begin(), result.end());
    return result;
}

} // namespace

DiagramLinks::DiagramLinks(const Diagram& diagram)
    : m_out(diagram.boxes.size(), diagram.lines.size(), [&](quint32 line) { return diagram.lines[line].from; })
    , m_in(diagram.boxes.size(), diagram.lines.size(), [&](quint32 line) { return diagram.lines[line].to; })
{
    for (quint32 box = 0; box < diagram.boxes.size(); ++box) {
        m_boxes.insert(diagram.boxes[box].entity, box);
        if (diagram.boxes[box].also.isValid())
            m_alsoBoxes.insert(diagram.boxes[box].also, box);
    }
    for (quint32 line = 0; line < diagram.lines.size(); ++line) {
        if (diagram.lines[line].entity.isValid())
            m_lines.insert(diagram.lines[line].entity, line);
    }
}

void DiagramLinks::follow(const Diagram& diagram, std::vector<quint32> open, bool right, DiagramPath& path) const
{
    std::vector<char> seen(diagram.boxes.size(), 0);
    for (const quint32 box : open)
        seen[box] = 1;
    while (!open.empty()) {
        const quint32 box = open.back();
        open.pop_back();
        path.boxes.push_back(box);
        for (const quint32 line : right ? m_out[box] : m_in[box]) {
            path.lines.push_back(line);
            const quint32 next = right ? diagram.lines[line].to : diagram.lines[line].from;
            if (!seen[next]) {
                seen[next] = 1;
                open.push_back(next);
            }
        }
    }
}

DiagramPath DiagramLinks::pathThrough(const Diagram& diagram, std::span<const quint32> boxes) const
{
    DiagramPath path;
    const std::vector<quint32> start(boxes.begin(), boxes.end());
    follow(diagram, start, true, path);
    follow(diagram, start, false, path);
    sortUnique(path.boxes);
    sortUnique(path.lines);
    return path;
}

DiagramPath DiagramLinks::pathThroughLine(const Diagram& diagram, quint32 line) const
{
    DiagramPath path;
    path.lines.push_back(line);
    follow(diagram, {diagram.lines[line].to}, true, path);
    follow(diagram, {diagram.lines[line].from}, false, path);
    sortUnique(path.boxes);
    sortUnique(path.lines);
    return path;
}

DiagramPath DiagramLinks::find(EntityRef entity) const
{
    DiagramPath found;
    if (!entity.isValid())
        return found;
    found.boxes = sortedValues(m_boxes, entity);
    found.lines = sortedValues(m_lines, entity);
    if (found.isEmpty())
        found.boxes = sortedValues(m_alsoBoxes, entity);
    return found;
}

} // namespace rolescope
