// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/export/inventoryjson.h"
#include "models/graph/diagram.h"
#include "models/inventory/inventory.h"

#include <QByteArray>
#include <QString>

namespace rolescope {

/// What a report is made of.
struct ReportSource
{
    const Inventory& inventory;
    const Diagram& diagram; ///< of the inventory
    EntityFilter keep; ///< what stands in the tables, as for writeInventory
    QString title;
};

/// One HTML page that stands by itself: the picture with pan, zoom, search and filters, tables, and what could not be
/// read. It loads nothing, and a Content-Security-Policy forbids everything but its own script and style, told by their
/// hashes; style and script are resources/report. Names are only ever text. Light and dark follow the reader's system.
/// The same input gives the same bytes. Any thread. Fails with BadInput on an empty diagram.
Result<QByteArray> writeHtmlReport(const ReportSource& source);

} // namespace rolescope
