// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/slicequeue.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::azure;

namespace {

SyncBatch hosts(int count)
{
    SyncBatch batch;
    for (int i = 0; i < count; ++i) {
        Host host;
        host.id = QString::number(i);
        batch.hosts.push_back(host);
    }
    return batch;
}

} // namespace

class SliceQueueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsIntoSlicesInOrder();
    void joinsSmallBatches();
    void handsOutOneAtATime();
    void clearDropsTheRest();
};

void SliceQueueTest::cutsIntoSlicesInOrder()
{
    SliceQueue queue;
    QStringList ids;
    int largest = 0;
    connect(&queue, &SliceQueue::slice, this, [&](const SyncBatch& batch) {
        largest = std::max(largest, static_cast<int>(batch.hosts.size() + batch.roles.size()));
        for (const Host& host : batch.hosts)
            ids.append(host.id);
    });
    constexpr int hostCount = 2 * SyncBatch::preferredRows + 3;
    SyncBatch batch = hosts(hostCount);
    batch.roles.resize(SyncBatch::preferredRows);
    queue.add(std::move(batch));
    QCOMPARE(queue.size(), 4);
    QVERIFY(ids.isEmpty());
    QTRY_VERIFY(queue.isEmpty());
    QCOMPARE(ids.size(), hostCount);
    QCOMPARE(ids.first(), QString::number(0));
    QCOMPARE(ids.last(), QString::number(hostCount - 1));
    QCOMPARE(largest, SyncBatch::preferredRows);
}

void SliceQueueTest::joinsSmallBatches()
{
    SliceQueue queue;
    for (int i = 0; i < 10; ++i)
        queue.add(hosts(10));
    QCOMPARE(queue.size(), 1);
}

void SliceQueueTest::handsOutOneAtATime()
{
    SliceQueue queue;
    int turn = 0;
    std::vector<int> turns;
    connect(&queue, &SliceQueue::slice, this, [&](const SyncBatch&) { turns.push_back(turn); });
    queue.add(hosts(SyncBatch::preferredRows * 4));
    while (!queue.isEmpty()) {
        ++turn;
        QCoreApplication::processEvents();
    }
    QCOMPARE(turns.size(), 4U);
    QCOMPARE(std::set<int>(turns.begin(), turns.end()).size(), 4U);
}

void SliceQueueTest::clearDropsTheRest()
{
    SliceQueue queue;
    QSignalSpy slices(&queue, &SliceQueue::slice);
    connect(&queue, &SliceQueue::slice, &queue, [&queue] { queue.clear(); });
    queue.add(hosts(SyncBatch::preferredRows * 4));
    QTRY_VERIFY(queue.isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(slices.size(), 1);
}

QTEST_GUILESS_MAIN(SliceQueueTest)

#include "tst_slicequeue.moc"
