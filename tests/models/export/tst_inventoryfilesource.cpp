// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventoryfilesource.h"

#include "models/export/inventoryjson.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"

#include <QBuffer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A good file with so many tenants, whose last entry may be something else.
QByteArray tenants(int count, const QByteArray& last = {})
{
    QByteArray bytes = "{\"format\":\"rolescope-inventory\",\"version\":1,\"tenants\":[";
    for (int i = 0; i < count; ++i)
        bytes += (i == 0 ? "\n" : ",\n") + QByteArray("{\"id\":\"/tenants/t") + QByteArray::number(i) + "\"}";
    return bytes + last + "]}\n";
}

/// Everything that a job says.
struct Heard
{
    explicit Heard(SyncJob& job)
    {
        QObject::connect(&job, &SyncJob::batchRead, &context, [this](const SyncBatch& batch) {
            batches.push_back(batch);
            rows += static_cast<int>(batch.tenants.size());
        });
        QObject::connect(&job, &SyncJob::progressed, &context,
                         [this](const SyncProgress& value) { progress.push_back(value); });
        QObject::connect(&job, &SyncJob::finished, &context,
                         [this](const SyncOutcome& value) { outcomes.push_back(value); });
    }

    /// Waits for the end, and then for what must not come any more.
    bool ended() const
    {
        const bool came = QTest::qWaitFor([this] { return !outcomes.empty(); }, 20'000);
        QTest::qWait(20);
        return came;
    }

    QObject context;
    std::vector<SyncBatch> batches;
    std::vector<SyncProgress> progress;
    std::vector<SyncOutcome> outcomes;
    int rows = 0;
};

} // namespace

class TestInventoryFileSource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void handsOutWhatIsInTheFile()
    {
        InventoryStore written;
        test::refresh(written, {test::fullTenant()});
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        QVERIFY(writeInventory(written.inventory(), bytes));

        InventoryFileSource source(fileWith(bytes.data()));
        QCOMPARE(source.label(), u"tenant.json"_s);
        QCOMPARE(source.accountName(), QString());
        const auto job = source.sync();
        Heard heard(*job);
        QVERIFY(heard.ended());
        QCOMPARE(heard.outcomes.size(), size_t(1));
        const SyncOutcome& outcome = heard.outcomes.front();
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.coverage, test::everything());
        QCOMPARE(outcome.gaps, 3);
        QCOMPARE(heard.progress.back().items, outcome.items);

        InventoryStore read;
        test::refresh(read, heard.batches);
        QBuffer again;
        again.open(QIODevice::WriteOnly);
        QVERIFY(writeInventory(read.inventory(), again));
        QCOMPARE(again.data(), bytes.data());
    }

    void saysNothingBeforeTheNextTurn()
    {
        InventoryFileSource source(fileWith(tenants(3)));
        const auto job = source.sync();
        Heard heard(*job);
        // Time for a thread that should not run yet; no turn of the event loop.
        QThread::msleep(50);
        QVERIFY(heard.batches.empty() && heard.progress.empty() && heard.outcomes.empty());
        QVERIFY(heard.ended());
        QCOMPARE(heard.rows, 3);
    }

    void readsAnewEachTime()
    {
        InventoryFileSource source(fileWith(tenants(1)));
        const auto first = source.sync();
        Heard one(*first);
        QVERIFY(one.ended());
        fileWith(tenants(2));
        const auto second = source.sync();
        Heard two(*second);
        QVERIFY(two.ended());
        QCOMPARE(two.rows, 2);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("what"); // a part of it
        QTest::newRow("empty") << QByteArray() << u"tenant.json: The inventory is empty"_s;
        QTest::newRow("no JSON") << "hello"_ba << u"no valid JSON"_s;
        QTest::newRow("later version") << R"({"format":"rolescope-inventory","version":2})"_ba << u"version 2"_s;
        QTest::newRow("damaged at the end") << tenants(3000, ",\n{\"id\":7}") << u"entry 3001 of \"tenants\""_s;
        QTest::newRow("truncated at the end") << tenants(3000).chopped(3) << u"no valid JSON"_s;
        QTest::newRow("no UTF-8 at the end") << tenants(3000, ",\n{\"id\":\"/\xff\"}") << u"at line 3002"_s;
        QTest::newRow("format at the end")
            << tenants(3000).replace("\"format\":\"rolescope-inventory\",", "") << u"no Rolescope inventory"_s;
    }

    /// One clear error, and not one row.
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, what);
        InventoryFileSource source(fileWith(bytes));
        const auto job = source.sync();
        Heard heard(*job);
        QVERIFY(heard.ended());
        QCOMPARE(heard.outcomes.size(), size_t(1));
        const auto& error = heard.outcomes.front().error;
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::BadInput);
        QVERIFY2(error->what.contains(what), qPrintable(error->what));
        QVERIFY(!error->advice.isEmpty());
        QVERIFY(heard.batches.empty());
        QVERIFY(heard.outcomes.front().coverage.empty());
    }

    void saysWhatCannotBeOpened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << u"missing.json"_s;
        QTest::newRow("a directory") << u"."_s;
        QTest::newRow("below a file") << u"tenant.json/x"_s;
        QTest::newRow("an endless name") << QString(5000, u'x');
    }

    void saysWhatCannotBeOpened()
    {
        QFETCH(QString, path);
        fileWith(tenants(1));
        InventoryFileSource source(m_folder->filePath(path));
        const auto job = source.sync();
        Heard heard(*job);
        QVERIFY(heard.ended());
        QCOMPARE(heard.outcomes.size(), size_t(1));
        const auto& error = heard.outcomes.front().error;
        QVERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Io);
        QVERIFY2(error->what.contains(u"cannot be read: "_s), qPrintable(error->what));
        QVERIFY(!error->advice.isEmpty());
        QVERIFY(heard.batches.empty());
    }

    void handsOutOneBatchATurn()
    {
        constexpr int batches = 10;
        InventoryFileSource source(fileWith(tenants(batches * SyncBatch::preferredRows)));
        const auto job = source.sync();
        Heard heard(*job);
        int turn = 0;
        std::vector<int> turns;
        connect(job.get(), &SyncJob::batchRead, this, [this, &turn, &turns] {
            turns.push_back(turn);
            QMetaObject::invokeMethod(
                this, [&turn] { ++turn; }, Qt::QueuedConnection);
        });
        QVERIFY(heard.ended());
        QCOMPARE(turns.size(), size_t(batches));
        for (size_t i = 0; i < turns.size(); ++i)
            QCOMPARE(turns[i], static_cast<int>(i));
    }

    void cancelsBeforeItStarts()
    {
        InventoryFileSource source(fileWith(tenants(3)));
        const auto job = source.sync();
        Heard heard(*job);
        job->cancel();
        job->cancel();
        QVERIFY(heard.outcomes.empty());
        QVERIFY(heard.ended());
        verifyCancelled(heard);
        QVERIFY(heard.batches.empty());
    }

    void cancelsUnderWay()
    {
        InventoryFileSource source(fileWith(tenants(20'000)));
        const auto job = source.sync();
        Heard heard(*job);
        connect(job.get(), &SyncJob::batchRead, job.get(), &SyncJob::cancel);
        QVERIFY(heard.ended());
        verifyCancelled(heard);
        QCOMPARE(heard.batches.size(), size_t(1));
    }

    void cancelsWhileItLooksTheFileThrough()
    {
        InventoryFileSource source(fileWith(tenants(200'000)));
        const auto job = source.sync();
        Heard heard(*job);
        connect(job.get(), &SyncJob::progressed, job.get(), &SyncJob::cancel);
        QVERIFY(heard.ended());
        verifyCancelled(heard);
        QVERIFY(heard.batches.empty());
    }

    void aLateCancelChangesNothing()
    {
        InventoryFileSource source(fileWith(tenants(3)));
        const auto job = source.sync();
        Heard heard(*job);
        connect(job.get(), &SyncJob::finished, job.get(), &SyncJob::cancel);
        QVERIFY(heard.ended());
        job->cancel();
        QTest::qWait(20);
        QCOMPARE(heard.outcomes.size(), size_t(1));
        QVERIFY(!heard.outcomes.front().error);
    }

    void mayBeDestroyedAtAnyTime_data()
    {
        QTest::addColumn<int>("batches"); // that come before
        QTest::newRow("before it starts") << -1;
        QTest::newRow("while it looks the file through") << 0;
        QTest::newRow("at its first batch") << 1;
        QTest::newRow("amid its batches") << 7;
    }

    void mayBeDestroyedAtAnyTime()
    {
        QFETCH(int, batches);
        InventoryFileSource source(fileWith(tenants(50'000)));
        auto job = source.sync();
        Heard heard(*job);
        if (batches == 0)
            connect(job.get(), &SyncJob::progressed, this, [&job] { job.reset(); });
        else if (batches > 0)
            connect(job.get(), &SyncJob::batchRead, this, [&] {
                if (static_cast<int>(heard.batches.size()) == batches)
                    job.reset();
            });
        else
            job.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!job, 60'000);
        QTest::qWait(50);
        QCOMPARE(static_cast<int>(heard.batches.size()), std::max(batches, 0));
        QVERIFY(heard.outcomes.empty());
    }

    /// As SyncController does it.
    void mayBeDestroyedAfterItsEnd()
    {
        InventoryFileSource source(fileWith(tenants(3)));
        auto job = source.sync();
        Heard heard(*job);
        connect(job.get(), &SyncJob::finished, this, [&job] { job.release()->deleteLater(); });
        QVERIFY(heard.ended());
        QCOMPARE(heard.rows, 3);
    }

    /// Nobody writes to the pipe, so whoever reads it hangs: not this thread, neither now nor when the job goes.
    void neverWaitsForItsThread()
    {
        InventoryFileSource source(pipe());
        auto job = source.sync();
        Heard heard(*job);
        QTRY_COMPARE(heard.progress.size(), size_t(1));
        QElapsedTimer timer;
        timer.start();
        QTest::qWait(20);
        job->cancel();
        QVERIFY(heard.ended());
        verifyCancelled(heard);
        job.reset();
        QVERIFY2(timer.elapsed() < 10'000, "it waited for the thread");
        // Lets that thread come to its end.
        ::close(writerOf(source));
    }

    void readsPipes()
    {
        InventoryFileSource source(pipe());
        const auto job = source.sync();
        Heard heard(*job);
        QTRY_COMPARE(heard.progress.size(), size_t(1));
        const int writer = writerOf(source);
        QVERIFY(writer >= 0);
        const QByteArray bytes = tenants(700);
        QVERIFY(bytes.size() < 65536); // what a pipe holds
        QCOMPARE(::write(writer, bytes.constData(), static_cast<size_t>(bytes.size())), ssize_t(bytes.size()));
        ::close(writer);
        QVERIFY(heard.ended());
        QVERIFY(!heard.outcomes.front().error);
        QCOMPARE(heard.rows, 700);
    }

private:
    QString fileWith(const QByteArray& bytes)
    {
        const QString path = m_folder->filePath(u"tenant.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }

    QString pipe()
    {
        const QString path = m_folder->filePath(u"pipe"_s);
        return ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0 ? path : QString();
    }

    /// Opens the pipe for writing as soon as somebody reads it.
    int writerOf(const InventoryFileSource& source)
    {
        const QByteArray path = QFile::encodeName(m_folder->filePath(source.label()));
        int writer = -1;
        const auto opened = [&writer, &path] {
            writer = ::open(path.constData(), O_WRONLY | O_NONBLOCK);
            return writer >= 0;
        };
        return QTest::qWaitFor(opened) ? writer : -1;
    }

    static void verifyCancelled(const Heard& heard)
    {
        QCOMPARE(heard.outcomes.size(), size_t(1));
        QVERIFY(heard.outcomes.front().error);
        QCOMPARE(heard.outcomes.front().error->kind, ErrorKind::Cancelled);
        QVERIFY(heard.outcomes.front().coverage.empty());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestInventoryFileSource)
#include "tst_inventoryfilesource.moc"
