// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/batch.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestBatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyWithoutValues()
    {
        QVERIFY(SyncBatch().isEmpty());
        const auto filled = [](auto member) {
            SyncBatch batch;
            (batch.*member).emplace_back();
            return !batch.isEmpty();
        };
        QVERIFY(filled(&SyncBatch::tenants));
        QVERIFY(filled(&SyncBatch::managementGroups));
        QVERIFY(filled(&SyncBatch::subscriptions));
        QVERIFY(filled(&SyncBatch::resourceGroups));
        QVERIFY(filled(&SyncBatch::hosts));
        QVERIFY(filled(&SyncBatch::identities));
        QVERIFY(filled(&SyncBatch::principals));
        QVERIFY(filled(&SyncBatch::roles));
        QVERIFY(filled(&SyncBatch::assignments));
        QVERIFY(filled(&SyncBatch::denyAssignments));
        QVERIFY(filled(&SyncBatch::gaps));
    }

    void travelsThroughQueuedSignals()
    {
        SyncBatch batch;
        batch.hosts.emplace_back();
        batch.hosts.back().id = u"/subscriptions/s/providers/a/b/c"_s;
        const QVariant carried = QVariant::fromValue(batch);
        QCOMPARE(carried.value<SyncBatch>().hosts, batch.hosts);
    }

    void coverageTellsKindsScopesAndDepthApart()
    {
        const CoveredScope covered{ReadKind::Identities, u"/subscriptions/s"_s, false};
        QVERIFY(covered == (CoveredScope{ReadKind::Identities, u"/subscriptions/s"_s, false}));
        QVERIFY(covered != (CoveredScope{ReadKind::VirtualMachines, u"/subscriptions/s"_s, false}));
        QVERIFY(covered != (CoveredScope{ReadKind::Identities, u"/"_s, false}));
        QVERIFY(covered != (CoveredScope{ReadKind::Identities, u"/subscriptions/s"_s, true}));
    }
};

QTEST_GUILESS_MAIN(TestBatch)
#include "tst_batch.moc"
