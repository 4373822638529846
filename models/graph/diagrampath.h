// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/adjacency.h"
#include "models/graph/diagram.h"

#include <QHash>

#include <vector>

namespace rolescope {

/// A part of a diagram: indexes, ascending.
struct DiagramPath
{
    std::vector<quint32> boxes;
    std::vector<quint32> lines;

    bool isEmpty() const { return boxes.empty() && lines.empty(); }
    bool operator==(const DiagramPath&) const = default;
};

/// How a diagram hangs together: which lines leave and reach each box, which boxes stand for an entity, and the paths
/// through them. Holds indexes only; the diagram it was made from must be passed again and be the same.
class DiagramLinks
{
public:
    DiagramLinks() = default;
    explicit DiagramLinks(const Diagram& diagram);

    std::span<const quint32> linesFrom(quint32 box) const { return m_out[box]; }
    std::span<const quint32> linesTo(quint32 box) const { return m_in[box]; }

    /// All that leads to these boxes, and all that they lead to. It never turns round: from a VM over its identity one
    /// gets to that identity's roles, but not back to the other VMs that share it. So all of it is true of the box.
    DiagramPath pathThrough(const Diagram& diagram, std::span<const quint32> boxes) const;
    DiagramPath pathThrough(const Diagram& diagram, quint32 box) const { return pathThrough(diagram, {&box, 1}); }
    /// The line, all that leads to its left end, and all that its right end leads to.
    DiagramPath pathThroughLine(const Diagram& diagram, quint32 line) const;

    /// Boxes and lines that stand for the entity; where there are none, boxes that stand for it beside something else.
    DiagramPath find(EntityRef entity) const;

private:
    void follow(const Diagram& diagram, std::vector<quint32> open, bool right, DiagramPath& path) const;

    Adjacency m_out;
    Adjacency m_in;
    QMultiHash<EntityRef, quint32> m_boxes;
    QMultiHash<EntityRef, quint32> m_alsoBoxes;
    QMultiHash<EntityRef, quint32> m_lines;
};

} // namespace rolescope
