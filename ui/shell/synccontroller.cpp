// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/synccontroller.h"

#include <algorithm>
#include <utility>

namespace rolescope {

SyncController::SyncController(InventorySource& source, InventoryStore& store, QObject* parent)
    : QObject(parent), m_source(source), m_store(store)
{ }

SyncController::~SyncController() = default;

QString SyncController::sourceLabel() const
{
    return m_source.label();
}

void SyncController::start()
{
    if (m_job)
        return;
    m_progress = {};
    m_lastError.reset();
    m_gapsBefore = m_store.inventory().gaps();
    m_store.beginRefresh();
    m_job = m_source.sync();
    connect(m_job.get(), &SyncJob::batchRead, &m_store, &InventoryStore::apply);
    connect(m_job.get(), &SyncJob::progressed, this, [this](const SyncProgress& progress) {
        m_progress = progress;
        Q_EMIT progressed(progress);
    });
    connect(m_job.get(), &SyncJob::finished, this, &SyncController::finish);
    Q_EMIT started();
}

void SyncController::cancel()
{
    if (m_job)
        m_job->cancel();
}

void SyncController::merge(const SyncBatch& values, const Coverage& coverage)
{
    if (m_job) {
        m_store.apply(values);
        m_merged.emplace_back(values, coverage);
    } else {
        refresh(values, coverage);
    }
}

void SyncController::refresh(const SyncBatch& values, const Coverage& coverage)
{
    m_gapsBefore = m_store.inventory().gaps();
    m_store.beginRefresh();
    m_store.apply(values);
    m_store.finishRefresh(coverage);
    restoreGaps();
    m_gapsBefore.clear();
}

/// What was not read stays unread while no later sync has come to its end.
void SyncController::restoreGaps()
{
    const std::vector<ReadGap>& met = m_store.inventory().gaps();
    SyncBatch batch;
    for (const ReadGap& before : m_gapsBefore) {
        const bool again = std::any_of(met.begin(), met.end(), [&before](const ReadGap& gap) {
            return gap.kind == before.kind && gap.scope == before.scope;
        });
        if (!again)
            batch.gaps.push_back(before);
    }
    m_store.apply(batch);
}

void SyncController::finish(const SyncOutcome& outcome)
{
    m_lastError = outcome.error;
    m_store.finishRefresh(outcome.error ? Coverage() : outcome.coverage);
    if (outcome.error)
        restoreGaps();
    else
        m_lastFinished = QDateTime::currentDateTimeUtc();
    m_gapsBefore.clear();
    for (const auto& [values, coverage] : std::exchange(m_merged, {}))
        refresh(values, coverage);
    // The job is still inside its own signal: let go of it, but destroy it later.
    m_job.release()->deleteLater();
    Q_EMIT finished(outcome);
}

} // namespace rolescope
