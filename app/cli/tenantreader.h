// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "models/inventory/inventorystore.h"
#include "models/ports/inventorysource.h"

#include <QObject>

#include <memory>
#include <optional>

namespace rolescope::cli {

/// Reads a source into an inventory and tells on the console how far it is. Destroying it cancels.
class TenantReader : public QObject
{
    Q_OBJECT

public:
    /// All three must outlive this. Starts at once; finished() comes from the event loop.
    TenantReader(InventorySource& source, InventoryStore& store, Console& console);
    ~TenantReader() override;

    /// Lists on the console what could not be read; how many things.
    static int reportGaps(const Inventory& inventory, Console& console);

Q_SIGNALS:
    /// The one terminal signal.
    void finished(const std::optional<rolescope::Error>& error);

private:
    void showProgress(const SyncProgress& progress);
    void end(const SyncOutcome& outcome);

    InventoryStore& m_store;
    Console& m_console;
    std::unique_ptr<SyncJob> m_job;
};

} // namespace rolescope::cli
