// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryfilesource.h"

#include "models/export/inventoryjson.h"

#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>

#include <deque>
#include <optional>

namespace rolescope {

namespace {

/// Everything in the file was read whole; what the sync that wrote it could not read is among its gaps.
Coverage everything()
{
    Coverage coverage;
    for (const ReadKind kind :
         {ReadKind::Tenants, ReadKind::ManagementGroups, ReadKind::Subscriptions, ReadKind::ResourceGroups,
          ReadKind::VirtualMachines, ReadKind::ScaleSets, ReadKind::Identities, ReadKind::OtherHosts,
          ReadKind::RoleAssignments, ReadKind::RoleDefinitions, ReadKind::DenyAssignments, ReadKind::PrincipalNames})
        coverage.push_back({kind, QStringLiteral("/"), false});
    return coverage;
}

int sizeOf(const SyncBatch& batch)
{
    return static_cast<int>(batch.tenants.size() + batch.managementGroups.size() + batch.subscriptions.size()
                            + batch.resourceGroups.size() + batch.hosts.size() + batch.identities.size()
                            + batch.principals.size() + batch.roles.size() + batch.assignments.size()
                            + batch.denyAssignments.size());
}

/// What the reading thread hands to the job's: few batches at a time, so that neither runs away from the other.
class Channel
{
public:
    /// Waits for room. False once cancelled.
    bool put(SyncBatch&& batch)
    {
        const QMutexLocker lock(&m_mutex);
        while (m_batches.size() >= 4 && !m_cancelled)
            m_room.wait(&m_mutex);
        if (m_cancelled)
            return false;
        m_batches.push_back(std::move(batch));
        return true;
    }

    std::optional<SyncBatch> take()
    {
        const QMutexLocker lock(&m_mutex);
        if (m_batches.empty())
            return std::nullopt;
        SyncBatch batch = std::move(m_batches.front());
        m_batches.pop_front();
        m_room.wakeOne();
        return batch;
    }

    void end(Result<void> result)
    {
        const QMutexLocker lock(&m_mutex);
        m_result = std::move(result);
    }

    std::optional<Result<void>> result()
    {
        const QMutexLocker lock(&m_mutex);
        return m_result;
    }

    void cancel()
    {
        const QMutexLocker lock(&m_mutex);
        m_cancelled = true;
        m_room.wakeAll();
    }

private:
    QMutex m_mutex;
    QWaitCondition m_room;
    std::deque<SyncBatch> m_batches;
    std::optional<Result<void>> m_result;
    bool m_cancelled = false;
};

class FileJob final : public SyncJob
{
    Q_OBJECT

public:
    explicit FileJob(const QString& path) : m_path(path)
    {
        m_turn.setSingleShot(true);
        m_turn.setInterval(0);
        connect(&m_turn, &QTimer::timeout, this, &FileJob::takeOne);
        // Queued to this thread; a 0 ms timer then spreads batches over turns of the event loop.
        connect(
            this, &FileJob::arrived, this, [this] { m_turn.start(); }, Qt::QueuedConnection);
        m_thread.reset(QThread::create([this] { read(); }));
        QMetaObject::invokeMethod(this, &FileJob::begin, Qt::QueuedConnection);
    }

    ~FileJob() override
    {
        m_channel.cancel();
        m_thread->wait();
    }

    void cancel() override
    {
        if (m_ended)
            return;
        m_channel.cancel();
        QMetaObject::invokeMethod(
            this, [this] { end(makeError(ErrorKind::Cancelled, tr("Reading was cancelled."))); }, Qt::QueuedConnection);
    }

Q_SIGNALS:
    void arrived();

private:
    void begin()
    {
        if (!m_ended)
            m_thread->start();
    }

    /// On the reading thread.
    void read()
    {
        QFile file(m_path);
        if (file.open(QIODevice::ReadOnly)) {
            m_channel.end(readInventory(file, [this](SyncBatch&& batch) {
                const bool taken = m_channel.put(std::move(batch));
                Q_EMIT arrived();
                return taken;
            }));
        } else {
            m_channel.end(failure(ErrorKind::Io, tr("The file %1 cannot be read: %2").arg(m_path, file.errorString()),
                                  tr("Sources are demo, azure, sim:URL and inventory files.")));
        }
        Q_EMIT arrived();
    }

    void takeOne()
    {
        if (m_ended)
            return;
        // Asked first: once there is a result, no batch comes any more.
        const std::optional<Result<void>> result = m_channel.result();
        if (std::optional<SyncBatch> batch = m_channel.take()) {
            m_turn.start();
            m_outcome.items += sizeOf(*batch);
            m_outcome.gaps += static_cast<int>(batch->gaps.size());
            SyncProgress progress;
            progress.step = tr("Reading %1").arg(QFileInfo(m_path).fileName());
            progress.items = m_outcome.items;
            const QPointer<FileJob> self(this);
            Q_EMIT batchRead(*batch);
            if (self)
                Q_EMIT progressed(progress);
        } else if (result) {
            end(*result ? std::nullopt : std::optional(result->error()));
        }
    }

    void end(const std::optional<Error>& error)
    {
        if (m_ended)
            return;
        m_ended = true;
        m_outcome.error = error;
        if (error && error->kind == ErrorKind::BadInput)
            m_outcome.error->what = tr("%1: %2").arg(QFileInfo(m_path).fileName(), error->what);
        if (!error)
            m_outcome.coverage = everything();
        Q_EMIT finished(m_outcome);
    }

    const QString m_path;
    Channel m_channel;
    QTimer m_turn;
    std::unique_ptr<QThread> m_thread;
    SyncOutcome m_outcome;
    bool m_ended = false;
};

} // namespace

InventoryFileSource::InventoryFileSource(const QString& path) : m_path(path)
{ }

QString InventoryFileSource::label() const
{
    return QFileInfo(m_path).fileName();
}

std::unique_ptr<SyncJob> InventoryFileSource::sync()
{
    return std::make_unique<FileJob>(m_path);
}

} // namespace rolescope

#include "inventoryfilesource.moc"
