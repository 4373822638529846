// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/diagramsource.h"

#include <QCoreApplication>

namespace rolescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::DiagramSource)
};

DiagramSourceWriter writerOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Dot:
        return writeDot;
    case ExportFormat::Mermaid:
        return writeMermaid;
    case ExportFormat::DrawIo:
        return writeDrawIo;
    case ExportFormat::GraphMl:
        return writeGraphMl;
    case ExportFormat::OpenGraph:
        return writeOpenGraph;
    default:
        return nullptr;
    }
}

} // namespace

Result<QByteArray> writeDiagramSource(ExportFormat format, const DiagramSource& source)
{
    const DiagramSourceWriter writer = writerOf(format);
    Q_ASSERT(writer);
    if (source.diagram.boxes.empty())
        return failure(ErrorKind::BadInput,
                       Texts::tr("There is nothing to export: no identity was read, or none fits the focus."),
                       Texts::tr("Sync a subscription first, or choose another focus."));
    return writer(source);
}

} // namespace rolescope
