// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportworker.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/ui/graph/graphfixture.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes as long as the test likes.
class SlowPictures : public DiagramWriter
{
public:
    Result<QByteArray> write(const Diagram&, Format format, const Options& options) const override
    {
        started.release();
        goOn.acquire();
        onGuiThread = QThread::currentThread() == qApp->thread();
        return (format == Format::Png ? "png "_ba : "other "_ba) + options.title.toUtf8();
    }

    mutable QSemaphore started;
    mutable QSemaphore goOn;
    mutable bool onGuiThread = true;
};

ExportRequest titled(const QString& title)
{
    ExportRequest request;
    request.title = title;
    return request;
}

} // namespace

class TestExportWorker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.apply(tinyTenant(smallCompany()));
        m_results.clear();
    }

    void answersOnceFromAnotherThread()
    {
        ExportWorker worker(m_pictures);
        listen(worker);
        m_pictures.goOn.release();
        worker.start(m_store.snapshot(), titled(u"one"_s), ExportWorker::Purpose::File);
        QVERIFY(worker.isRunning());
        QVERIFY(m_results.isEmpty());
        QTRY_COMPARE(m_results, QList<QByteArray>{"other one"});
        QVERIFY(!worker.isRunning());
        QVERIFY(!m_pictures.onGuiThread);
        drain();
    }

    void previewsArePictures()
    {
        ExportWorker worker(m_pictures);
        listen(worker);
        m_pictures.goOn.release();
        worker.start(m_store.snapshot(), titled(u"one"_s), ExportWorker::Purpose::Preview, 100);
        QTRY_COMPARE(m_results, QList<QByteArray>{"png one"});
        drain();
    }

    void onlyTheNewestIsHeard()
    {
        ExportWorker worker(m_pictures);
        listen(worker);
        worker.start(m_store.snapshot(), titled(u"one"_s), ExportWorker::Purpose::File);
        QVERIFY(m_pictures.started.tryAcquire(1, 10000));
        worker.start(m_store.snapshot(), titled(u"two"_s), ExportWorker::Purpose::File);
        worker.start(m_store.snapshot(), titled(u"three"_s), ExportWorker::Purpose::File);
        m_pictures.goOn.release(3);
        QTRY_COMPARE(m_results, QList<QByteArray>{"other three"});
        drain();
    }

    void cancelledIsSilent()
    {
        ExportWorker worker(m_pictures);
        listen(worker);
        worker.start(m_store.snapshot(), titled(u"one"_s), ExportWorker::Purpose::File);
        QVERIFY(m_pictures.started.tryAcquire(1, 10000));
        worker.cancel();
        QVERIFY(!worker.isRunning());
        m_pictures.goOn.release(2);
        worker.start(m_store.snapshot(), titled(u"two"_s), ExportWorker::Purpose::File);
        QTRY_COMPARE(m_results, QList<QByteArray>{"other two"});
        drain();
    }

    void mayBeDestroyedUnderWay()
    {
        auto worker = std::make_unique<ExportWorker>(m_pictures);
        listen(*worker);
        worker->start(m_store.snapshot(), titled(u"one"_s), ExportWorker::Purpose::File);
        QVERIFY(m_pictures.started.tryAcquire(1, 10000));
        m_pictures.goOn.release();
        worker.reset();
        QCoreApplication::processEvents();
        QVERIFY(m_results.isEmpty());
        drain();
    }

private:
    void listen(ExportWorker& worker)
    {
        connect(&worker, &ExportWorker::finished, this,
                [this](const ExportResult& result) { m_results.append(result.bytes.value_or("failed")); });
    }

    void drain()
    {
        m_pictures.goOn.tryAcquire(m_pictures.goOn.available());
        m_pictures.started.tryAcquire(m_pictures.started.available());
    }

    SlowPictures m_pictures;
    InventoryStore m_store;
    QList<QByteArray> m_results;
};

QTEST_GUILESS_MAIN(TestExportWorker)
#include "tst_exportworker.moc"
