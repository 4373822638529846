// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/partialmark.h"

#include "tests/ui/shell/scriptedsource.h"
#include "ui/shell/synccontroller.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestPartialMark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        m_source = std::make_unique<ScriptedSource>();
        m_sync = std::make_unique<SyncController>(*m_source, *m_store);
    }

    void cleanup() { m_sync.reset(); }

    void saysWhatIsOnlyAPart()
    {
        PartialMark mark(*m_sync);
        QVERIFY(mark.text().isEmpty());
        m_sync->start();
        QVERIFY(!mark.text().isEmpty());
        QCOMPARE(mark.text(), u"Still reading: what is shown is only a part."_s);
        Q_EMIT m_source->job->batchRead(machines(2));
        Q_EMIT m_source->job->finished({});
        QVERIFY(mark.text().isEmpty());
        m_sync->start();
        QVERIFY(mark.text().startsWith(u"Reading again"));
        m_sync->cancel();
        QVERIFY(!mark.text().isEmpty()); // a sync that was cancelled leaves old and new side by side
        QVERIFY(mark.text().contains(u"out of date"));
    }

    void aFirstSyncThatEndsEarlyLeavesAPart()
    {
        PartialMark mark(*m_sync);
        m_sync->start();
        m_sync->cancel();
        QVERIFY(mark.text().contains(u"only a part"));
    }

private:
    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<ScriptedSource> m_source;
    std::unique_ptr<SyncController> m_sync;
};

QTEST_MAIN(TestPartialMark)
#include "tst_partialmark.moc"
