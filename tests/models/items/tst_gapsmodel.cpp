// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gapsmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestGapsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const GapsModel model(store);
        QCOMPARE(model.rowCount(), 1);
        const auto cell = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(cell(GapsModel::What), u"Role assignments"_s);
        QCOMPARE(cell(GapsModel::Where), u"Development"_s);
        QCOMPARE(cell(GapsModel::Why), u"forbidden"_s);
        QCOMPARE(cell(GapsModel::Code), u"AuthorizationFailed"_s);
        QCOMPARE(model.index(0, GapsModel::Where).data(Qt::ToolTipRole), u"/subscriptions/dev"_s);
        QCOMPARE(model.entityAt(0).kind, EntityKind::Scope);
        QCOMPARE(test::decoration(model.index(0, 0)), Decoration::Gap);
    }

    void namesPlacesThatWereNeverRead()
    {
        InventoryStore store;
        ReadGap gap;
        gap.scope = u"/subscriptions/never"_s;
        gap.error.advice = u"Ask for Reader."_s;
        gap.error.what = QString(500, u'x');
        SyncBatch batch;
        batch.gaps.push_back(gap);
        store.apply(batch);
        const GapsModel model(store);
        QVERIFY(model.index(0, GapsModel::Where).data().toString().contains(u"never"));
        QCOMPARE(model.index(0, GapsModel::WouldHelp).data(), u"Ask for Reader."_s);
        QVERIFY(model.index(0, GapsModel::Why).data().toString().size() < 200);
        QCOMPARE(model.index(0, GapsModel::Why).data(ItemRole::FullTextRole).toString().size(), 500);
    }

    void growsByRowsAndShrinksByReset()
    {
        InventoryStore store;
        GapsModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        store.apply(test::tenant(u"gap prod one"));
        store.apply(test::tenant(u"gap dev two"));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(inserted.count(), 2);
        QCOMPARE(reset.count(), 0);
        store.beginRefresh();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(reset.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestGapsModel)
#include "tst_gapsmodel.moc"
