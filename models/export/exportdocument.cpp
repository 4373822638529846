// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportdocument.h"

#include "models/export/codesource.h"
#include "models/export/diagramfacts.h"
#include "models/export/diagramsource.h"
#include "models/export/htmlreport.h"
#include "models/export/listings.h"
#include "models/export/scrubber.h"
#include "models/graph/diagrambuilder.h"
#include "models/graph/layeredlayout.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace rolescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::ExportDocument)
};

DiagramWriter::Format pictureFormat(ExportFormat format)
{
    return format == ExportFormat::Svg ? DiagramWriter::Format::Svg
        : format == ExportFormat::Png  ? DiagramWriter::Format::Png
                                       : DiagramWriter::Format::Pdf;
}

QString titleOf(const ExportRequest& request, const Inventory& inventory, EntityRef focus)
{
    if (!request.titled)
        return {};
    if (!request.title.isEmpty())
        return request.title;
    if (focus.isValid())
        return inventory.displayName(focus);
    if (!request.scrub)
        return request.sourceLabel;
    return inventory.tenants().empty() ? QString() : inventory.tenants().front().displayName;
}

} // namespace

ExportDocument ExportDocument::prepared(std::shared_ptr<const Inventory> inventory, const ExportRequest& request,
                                        const CancelToken& cancel)
{
    ExportDocument document;
    document.m_request = request;
    document.m_inventory = std::move(inventory);
    document.m_graph = AccessGraph::build(*document.m_inventory, request.filter, cancel);
    EntityRef focus = request.filter.focus;
    if (request.scrub && !cancel.isCancelled()) {
        const Scrubber scrubber(*document.m_inventory);
        document.m_graph = scrubber.counterpart(std::move(document.m_graph));
        focus = scrubber.counterpart(focus);
        document.m_inventory = scrubber.inventory();
    }
    document.m_title = titleOf(request, *document.m_inventory, focus);
    const ExportGroup group = exportFormatInfo(request.format).group;
    if (group != ExportGroup::Data && group != ExportGroup::Code)
        document.m_diagram = makeDiagram(*document.m_inventory, document.m_graph, LayeredLayout(), cancel);
    return document;
}

Result<QByteArray> ExportDocument::write(const DiagramWriter& pictures) const
{
    switch (exportFormatInfo(m_request.format).group) {
    case ExportGroup::Picture:
        return writePicture(pictures, pictureFormat(m_request.format), m_request.scale);
    case ExportGroup::Source:
        return writeDiagramSource(m_request.format, {*m_inventory, m_diagram, m_title, m_request.style});
    case ExportGroup::Report:
        return writeHtmlReport({*m_inventory, m_diagram, kept(), m_title});
    case ExportGroup::Code:
        return writeCode(m_request.format, {*m_inventory, kept(), m_title});
    case ExportGroup::Data:
        break;
    }
    return writeData();
}

Result<QByteArray> ExportDocument::writePreview(const DiagramWriter& pictures, double longestSide) const
{
    const ExportGroup group = exportFormatInfo(m_request.format).group;
    if (group != ExportGroup::Picture && group != ExportGroup::Report)
        return write(pictures);
    // Captions and margins stand around the diagram.
    constexpr double around = 400;
    const double side = std::max(m_diagram.bounds.width(), m_diagram.bounds.height()) + around;
    return writePicture(pictures, DiagramWriter::Format::Png, std::min(1.0, longestSide / side));
}

EntityFilter ExportDocument::kept() const
{
    return m_request.everything ? EntityFilter() : entitiesOf(*m_inventory, m_graph);
}

Result<QByteArray> ExportDocument::writePicture(const DiagramWriter& pictures, DiagramWriter::Format format,
                                                double scale) const
{
    DiagramWriter::Options options;
    options.style = m_request.style;
    options.scale = scale;
    options.title = m_title;
    options.note = m_request.note;
    options.legend = m_request.legend;
    options.paper = m_request.paper;
    // A false name leads nowhere.
    if (!m_request.scrub)
        options.linkOf = [this](const Diagram::Box& box) { return diagramfacts::portalUrl(*m_inventory, box); };
    return pictures.write(m_diagram, format, options);
}

Result<QByteArray> ExportDocument::writeData() const
{
    if (m_request.format == ExportFormat::Csv)
        return listingToCsv(makeListing(*m_inventory, ListKind::Grants, kept()));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const Result<void> written = writeInventory(*m_inventory, buffer, kept());
    if (!written)
        return tl::unexpected(written.error());
    return bytes;
}

EntityFilter entitiesOf(const Inventory& inventory, const AccessGraph& graph)
{
    const auto shown = std::make_shared<QSet<EntityRef>>();
    for (const AccessGraph::Node& node : graph.nodes) {
        shown->insert(node.entity);
        if (const IdentityHandle identity = node.entity.as<EntityKind::Identity>(); identity.isValid())
            shown->insert(inventory.identity(identity).principal);
    }
    for (const AccessGraph::Edge& edge : graph.edges)
        shown->insert(edge.entity);
    return [shown](EntityRef entity) { return shown->contains(entity); };
}

} // namespace rolescope
