// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/export/exportformat.h"
#include "models/export/inventoryjson.h"
#include "models/graph/accessgraph.h"
#include "models/graph/diagram.h"
#include "models/ports/diagramwriter.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace rolescope {

/// What a person wants exported.
struct ExportRequest
{
    ExportFormat format = ExportFormat::Svg;
    /// What the picture shows.
    GraphFilter filter;
    /// Data and code hold all that was read; else what the picture shows.
    bool everything = true;
    bool titled = true;
    QString title; ///< in the person's own words; empty: what is in focus, else where it was read from
    QString sourceLabel; ///< where it was read from; not used in scrubbed exports
    QString note; ///< below the title
    DiagramStyle style = DiagramStyle::Light;
    bool legend = false;
    double scale = 1; ///< of PNG
    DiagramWriter::Paper paper = DiagramWriter::Paper::OnePage; ///< of PDF
    bool scrub = false; ///< under false names, see Scrubber

    bool operator==(const ExportRequest&) const = default;
};

/// An export under way, in its two halves: what it shows, then how that is written. Both take time with large tenants
/// and may run on any thread.
class ExportDocument
{
public:
    /// Cuts out the part, scrubs and arranges it. After a cancel the document is empty, and write() says so.
    static ExportDocument prepared(std::shared_ptr<const Inventory> inventory, const ExportRequest& request,
                                   const CancelToken& cancel = {});

    /// The bytes of the file. `pictures` draws those that are painted. Fails with BadInput where there is nothing to
    /// draw or too much for the format.
    Result<QByteArray> write(const DiagramWriter& pictures) const;

    /// What the export will look like: of formats that are painted, and of reports, a PNG with its longer side at most
    /// this long; of all others the text itself.
    Result<QByteArray> writePreview(const DiagramWriter& pictures, double longestSide) const;

    const Diagram& diagram() const { return m_diagram; }
    const Inventory& inventory() const { return *m_inventory; }
    const QString& title() const { return m_title; }

private:
    Result<QByteArray> writePicture(const DiagramWriter& pictures, DiagramWriter::Format format, double scale) const;
    Result<QByteArray> writeData() const;
    EntityFilter kept() const; ///< what data, code and tables hold

    ExportRequest m_request;
    std::shared_ptr<const Inventory> m_inventory;
    AccessGraph m_graph;
    Diagram m_diagram;
    QString m_title;
};

/// The hosts, identities with their principals, roles, scopes and assignments that a graph shows.
EntityFilter entitiesOf(const Inventory& inventory, const AccessGraph& graph);

} // namespace rolescope
