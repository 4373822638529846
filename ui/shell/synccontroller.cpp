// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/synccontroller.h"

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

void SyncController::finish(const SyncOutcome& outcome)
{
    m_lastError = outcome.error;
    m_store.finishRefresh(outcome.error ? Coverage() : outcome.coverage);
    if (!outcome.error)
        m_lastFinished = QDateTime::currentDateTimeUtc();
    // The job is still inside its own signal: let go of it, but destroy it later.
    m_job.release()->deleteLater();
    Q_EMIT finished(outcome);
}

} // namespace rolescope
