// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/domain/result.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace rolescope {

/// How far a sync has come. Counts only grow; a total of 0 means "not known yet".
struct SyncProgress
{
    QString step; ///< what is being read now, translated: "Role assignments of Production"
    int subscriptionsDone = 0;
    int subscriptionsTotal = 0;
    int requests = 0; ///< answered so far
    int items = 0; ///< values read so far
    /// Set while the service told us to wait: until then nothing else happens.
    std::optional<std::chrono::milliseconds> waiting;
};

/// How a sync ended.
struct SyncOutcome
{
    /// Nothing at all could be read, or the sync was cancelled (kind Cancelled). Batches that came before stay valid.
    std::optional<Error> error;
    Coverage coverage; ///< what was read whole
    int gaps = 0; ///< entries of the could-not-read list
    int items = 0;
};

/// One running sync. Lives on the GUI thread. Destroying it, or cancel(), stops all work; after destruction no signal
/// comes.
class SyncJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Ends the sync soon with finished() and an Error of kind Cancelled.
    virtual void cancel() = 0;

Q_SIGNALS:
    void batchRead(const rolescope::SyncBatch& batch);
    void progressed(const rolescope::SyncProgress& progress);
    /// The one terminal signal.
    void finished(const rolescope::SyncOutcome& outcome);
};

/// Where a tenant is read from: Azure, a simulator, or an inventory file.
class InventorySource
{
public:
    virtual ~InventorySource() = default;

    /// For the title bar and messages: "Contoso (demo)", "inventory.json".
    virtual QString label() const = 0;
    /// Who reads: "demo@contoso.example"; empty while unknown, and for files.
    virtual QString accountName() const { return {}; }
    /// Starts reading on the next turn of the event loop, so that the caller can connect first.
    virtual std::unique_ptr<SyncJob> sync() = 0;
};

} // namespace rolescope
