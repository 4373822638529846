// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/ports/inventorysource.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace rolescope {

/// Runs syncs of one source into one store, at most one at a time, and remembers how the last one ended.
/// Lives on the GUI thread. Source and store must outlive it. Destroying it cancels a running sync.
class SyncController : public QObject
{
    Q_OBJECT

public:
    SyncController(InventorySource& source, InventoryStore& store, QObject* parent = nullptr);
    ~SyncController() override;

    QString sourceLabel() const;
    bool isRunning() const { return m_job != nullptr; }
    const SyncProgress& progress() const { return m_progress; }
    /// When the last sync that read everything it could ended; invalid before the first.
    QDateTime lastFinished() const { return m_lastFinished; }
    /// Why the last sync did not come to its end: cancelled, or nothing could be read.
    const std::optional<Error>& lastError() const { return m_lastError; }

public Q_SLOTS:
    /// Does nothing while a sync runs.
    void start();
    /// Ends the running sync; what it read so far stays, and nothing is removed, no gap either.
    void cancel();
    /// Takes in what was read back after a change, outside of a sync: what the coverage names and the values do not
    /// hold is gone, gaps stay. While a sync runs, the values are taken in at once and once more after it, because it
    /// may have read the old ones before the change.
    void merge(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);

Q_SIGNALS:
    void started();
    void progressed(const rolescope::SyncProgress& progress);
    void finished(const rolescope::SyncOutcome& outcome);

private:
    void refresh(const SyncBatch& values, const Coverage& coverage);
    void restoreGaps();
    void finish(const SyncOutcome& outcome);

    InventorySource& m_source;
    InventoryStore& m_store;
    std::unique_ptr<SyncJob> m_job;
    SyncProgress m_progress;
    std::vector<ReadGap> m_gapsBefore; ///< of the sync before the running one
    std::vector<std::pair<SyncBatch, Coverage>> m_merged; ///< while the running sync went on
    QDateTime m_lastFinished;
    std::optional<Error> m_lastError;
};

} // namespace rolescope
