// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryfilesource.h"

#include "models/export/inventoryjson.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QPointer>
#include <QThread>
#include <QTimer>
#include <QWaitCondition>

#include <chrono>
#include <deque>
#include <functional>
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

/// What the reading thread and the job share; lives as long as either. Few batches wait in it at a time, so that
/// neither side runs away from the other.
class Channel
{
public:
    /// `wake` runs in the thread of `job` whenever there is something to take, until close().
    Channel(QObject* job, std::function<void()> wake) : m_job(job), m_wake(std::move(wake)) { }

    /// Waits for room. False once closed.
    bool put(SyncBatch&& batch)
    {
        const QMutexLocker lock(&m_mutex);
        while (m_batches.size() >= 4 && m_job)
            m_room.wait(&m_mutex);
        if (!m_job)
            return false;
        m_batches.push_back(std::move(batch));
        wake();
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
        wake();
    }

    std::optional<Result<void>> result()
    {
        const QMutexLocker lock(&m_mutex);
        return m_result;
    }

    /// The job wants no more of it, or is about to go.
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_job = nullptr;
        m_room.wakeAll();
    }

    bool isClosed()
    {
        const QMutexLocker lock(&m_mutex);
        return !m_job;
    }

private:
    /// Under the lock, so that the job cannot go meanwhile.
    void wake()
    {
        if (m_job)
            QMetaObject::invokeMethod(m_job, m_wake, Qt::QueuedConnection);
    }

    QMutex m_mutex;
    QWaitCondition m_room;
    QObject* m_job; ///< null once closed
    const std::function<void()> m_wake;
    std::deque<SyncBatch> m_batches;
    std::optional<Result<void>> m_result;
};

/// Ends wherever it is being read as soon as nobody wants it any more.
class WatchedFile : public QFile
{
public:
    WatchedFile(const QString& path, Channel& channel) : QFile(path), m_channel(channel) { }

protected:
    qint64 readData(char* data, qint64 size) override
    {
        return m_channel.isClosed() ? -1 : QFile::readData(data, size);
    }

private:
    Channel& m_channel;
};

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::InventoryFileSource)
};

tl::unexpected<Error> unreadable(const QFile& file, const QString& reason)
{
    return failure(ErrorKind::Io, Texts::tr("The file %1 cannot be read: %2.").arg(file.fileName(), reason),
                   Texts::tr("Sources are demo, azure, sim:URL and inventory files."));
}

/// A pipe can be read only once, so all of it is kept.
Result<QByteArray> drained(QFile& pipe)
{
    constexpr qsizetype most = qsizetype(512) * 1024 * 1024;
    QByteArray bytes;
    for (QByteArray piece = pipe.read(1 << 16); !piece.isEmpty(); piece = pipe.read(1 << 16)) {
        bytes += piece;
        if (bytes.size() > most)
            return unreadable(pipe, Texts::tr("it is a pipe that gives more than 512 MiB"));
    }
    return bytes;
}

/// Reads twice: nothing is handed out before the whole is known to be good, since half of a damaged file would pass for
/// a small tenant.
Result<void> readTwice(QIODevice& device, Channel& channel)
{
    const Result<void> checked = readInventory(device, [&channel](SyncBatch&&) { return !channel.isClosed(); });
    if (!checked)
        return checked;
    device.seek(0);
    return readInventory(device, [&channel](SyncBatch&& batch) { return channel.put(std::move(batch)); });
}

/// All that happens on the reading thread.
Result<void> readFile(const QString& path, Channel& channel)
{
    WatchedFile file(path, channel);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file, file.errorString());
    if (!file.isSequential())
        return readTwice(file, channel);
    Result<QByteArray> bytes = drained(file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    QBuffer buffer(&*bytes);
    buffer.open(QIODevice::ReadOnly);
    return readTwice(buffer, channel);
}

class FileJob final : public SyncJob
{
public:
    explicit FileJob(const QString& path)
        : m_path(path), m_channel(std::make_shared<Channel>(this, [this] { m_turn.start(); }))
    {
        // A timer of 0 ms spreads batches over turns of the event loop.
        m_turn.setSingleShot(true);
        m_turn.setInterval(0);
        connect(&m_turn, &QTimer::timeout, this, &FileJob::takeOne);
        m_thread.reset(QThread::create([path, channel = m_channel] { channel->end(readFile(path, *channel)); }));
        QMetaObject::invokeMethod(this, &FileJob::begin, Qt::QueuedConnection);
    }

    ~FileJob() override
    {
        m_channel->close();
        if (m_thread->wait(QDeadlineTimer(patience)))
            return;
        // It hangs in a drive or a pipe that gives no answer, and holds nothing of ours: it may do so without us.
        connect(m_thread.get(), &QThread::finished, m_thread.get(), &QObject::deleteLater);
        (void)m_thread.release();
    }

    void cancel() override
    {
        if (m_ended)
            return;
        m_channel->close();
        QMetaObject::invokeMethod(
            this, [this] { end(makeError(ErrorKind::Cancelled, Texts::tr("Reading was cancelled."))); },
            Qt::QueuedConnection);
    }

private:
    static constexpr std::chrono::milliseconds patience{500};

    void begin()
    {
        if (m_channel->isClosed())
            return;
        m_thread->start();
        SyncProgress progress;
        progress.step = Texts::tr("Checking %1").arg(QFileInfo(m_path).fileName());
        Q_EMIT progressed(progress);
    }

    void takeOne()
    {
        if (m_ended || m_channel->isClosed())
            return;
        // Asked first: once there is a result, no batch comes any more.
        const std::optional<Result<void>> result = m_channel->result();
        if (std::optional<SyncBatch> batch = m_channel->take()) {
            m_turn.start();
            m_outcome.items += sizeOf(*batch);
            m_outcome.gaps += static_cast<int>(batch->gaps.size());
            SyncProgress progress;
            progress.step = Texts::tr("Reading %1").arg(QFileInfo(m_path).fileName());
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
            m_outcome.error->what = Texts::tr("%1: %2").arg(QFileInfo(m_path).fileName(), error->what);
        if (!error)
            m_outcome.coverage = everything();
        Q_EMIT finished(m_outcome);
    }

    const QString m_path;
    const std::shared_ptr<Channel> m_channel;
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
