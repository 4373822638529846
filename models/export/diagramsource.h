// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/export/exportformat.h"
#include "models/graph/diagram.h"
#include "models/inventory/inventory.h"
#include "models/ports/diagramwriter.h"

#include <QByteArray>

namespace rolescope {

/// A diagram for another program: what is written, and how.
struct DiagramSource
{
    const Inventory& inventory; ///< that the diagram was made from
    const Diagram& diagram;
    QString title; ///< empty for none
    DiagramStyle style = DiagramStyle::Light;
};

/// One writer for each format of ExportGroup::Source. All of them: UTF-8, the same bytes for the same input, names
/// escaped as the format demands whatever they hold; characters that it cannot hold become U+FFFD. Any thread.
using DiagramSourceWriter = Result<QByteArray> (*)(const DiagramSource& source);

/// Graphviz: one rank for each column, names in full as tool tips.
Result<QByteArray> writeDot(const DiagramSource& source);
/// A flowchart from left to right. Mermaid draws no more than 500 lines and reads no more than 50,000 characters, and
/// neither bound can be raised from within the diagram: fails with BadInput beyond them.
Result<QByteArray> writeMermaid(const DiagramSource& source);
/// An uncompressed mxfile: positions as on screen, a layer for each column, details on the shapes.
Result<QByteArray> writeDrawIo(const DiagramSource& source);
/// Keys with types, and yEd's own ones for positions, shapes and labels.
Result<QByteArray> writeGraphMl(const DiagramSource& source);
/// BloodHound's OpenGraph: generic nodes and edges, named by Azure's own ids so that uploads join.
Result<QByteArray> writeOpenGraph(const DiagramSource& source);

/// Fails with BadInput on an empty diagram, and as the writers say.
Result<QByteArray> writeDiagramSource(ExportFormat format, const DiagramSource& source);

} // namespace rolescope
