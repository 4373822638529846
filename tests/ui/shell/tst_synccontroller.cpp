// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/synccontroller.h"

#include "tests/ui/shell/scriptedsource.h"

#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestSyncController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        m_source = std::make_unique<ScriptedSource>();
        m_controller = std::make_unique<SyncController>(*m_source, *m_store);
    }

    void cleanup() { m_controller.reset(); }

    void appliesWhatIsRead()
    {
        m_controller->start();
        QVERIFY(m_controller->isRunning());
        Q_EMIT m_source->job->batchRead(machines(3));
        QCOMPARE(count(), 3);
        Q_EMIT m_source->job->finished({});
        QVERIFY(!m_controller->isRunning());
        QVERIFY(m_controller->lastFinished().isValid());
        QVERIFY(!m_controller->lastError());
    }

    void runsOneAtATime()
    {
        m_controller->start();
        m_controller->start();
        QCOMPARE(m_source->syncs, 1);
    }

    void aFinishedRefreshRemovesWhatIsGone()
    {
        syncWith(machines(3));
        syncWith(machines(2));
        QCOMPARE(count(), 2);
    }

    void aCancelledRefreshRemovesNothing()
    {
        syncWith(machines(3));
        m_controller->start();
        Q_EMIT m_source->job->batchRead(machines(1));
        m_controller->cancel();
        QVERIFY(!m_controller->isRunning());
        QCOMPARE(count(), 3);
        QCOMPARE(m_controller->lastError()->kind, ErrorKind::Cancelled);
    }

    void gapsStayUntilARefreshEnds()
    {
        m_controller->start();
        Q_EMIT m_source->job->batchRead(gap(ReadKind::RoleAssignments));
        Q_EMIT m_source->job->finished({});
        m_controller->start();
        Q_EMIT m_source->job->batchRead(gap(ReadKind::RoleAssignments));
        Q_EMIT m_source->job->batchRead(gap(ReadKind::ScaleSets));
        m_controller->cancel();
        QCOMPARE(gaps(), 2); // of the one that was met twice only the new one
        m_controller->start();
        m_controller->cancel();
        QCOMPARE(gaps(), 2);
        m_controller->start();
        Q_EMIT m_source->job->finished({});
        QCOMPARE(gaps(), 0);
    }

    void whatIsReadBackIsMerged()
    {
        syncWith(machines(3));
        m_controller->start();
        Q_EMIT m_source->job->batchRead(gap(ReadKind::RoleAssignments));
        Q_EMIT m_source->job->finished({});
        m_controller->merge(machines(4), {});
        QCOMPARE(count(), 4);
        QCOMPARE(gaps(), 1);
        // Only what the coverage names is gone.
        m_controller->merge({}, {{ReadKind::VirtualMachines, machines(2).hosts.back().id, true}});
        QCOMPARE(count(), 3);
        QVERIFY(!m_store->inventory().findHost(machines(2).hosts.back().id).isValid());
        QCOMPARE(gaps(), 1);
    }

    void aSyncDoesNotUndoWhatWasReadBack()
    {
        syncWith(machines(3));
        m_controller->start();
        m_controller->merge({}, {{ReadKind::VirtualMachines, machines(2).hosts.back().id, true}});
        Q_EMIT m_source->job->batchRead(machines(3)); // as it was before the change
        QCOMPARE(count(), 3);
        SyncBatch added = machines(4);
        added.hosts.erase(added.hosts.begin(), added.hosts.begin() + 3);
        m_controller->merge(added, {});
        QCOMPARE(count(), 4);
        SyncOutcome outcome;
        outcome.coverage.push_back({ReadKind::VirtualMachines, u"/subscriptions/s1"_s, false});
        Q_EMIT m_source->job->finished(outcome);
        QCOMPARE(count(), 3); // vm-2 is gone, vm-4 is there
        QVERIFY(m_store->inventory().findHost(added.hosts.front().id).isValid());
        QVERIFY(!m_store->inventory().findHost(machines(2).hosts.back().id).isValid());
    }

    void destructionStopsTheJob()
    {
        m_controller->start();
        const QPointer<ScriptedJob> job = m_source->job;
        m_controller.reset();
        QVERIFY(job.isNull());
    }

    void theJobIsDestroyedAfterItsSignal()
    {
        m_controller->start();
        const QPointer<ScriptedJob> job = m_source->job;
        Q_EMIT job->finished({});
        QTRY_VERIFY(job.isNull());
    }

private:
    void syncWith(const SyncBatch& batch)
    {
        m_controller->start();
        Q_EMIT m_source->job->batchRead(batch);
        SyncOutcome outcome;
        outcome.coverage.push_back({ReadKind::VirtualMachines, u"/subscriptions/s1"_s, false});
        Q_EMIT m_source->job->finished(outcome);
    }

    static SyncBatch gap(ReadKind kind)
    {
        SyncBatch batch;
        batch.gaps.push_back({kind, u"/subscriptions/s1"_s, makeError(ErrorKind::Forbidden, u"Refused."_s), {}, {}});
        return batch;
    }

    int gaps() const { return static_cast<int>(m_store->inventory().gaps().size()); }
    int count() const { return m_store->inventory().rowCount(Table::VirtualMachines); }

    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<ScriptedSource> m_source;
    std::unique_ptr<SyncController> m_controller;
};

QTEST_GUILESS_MAIN(TestSyncController)
#include "tst_synccontroller.moc"
