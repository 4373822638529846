// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/denyassignmentsmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using Denies = DenyAssignmentsModel;

class TestDenyAssignmentsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsDenied()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Denies model(store);
        QCOMPARE(model.rowCount(), 1);
        const auto cell = [&](Denies::Column column) { return model.index(0, column).data().toString(); };
        QCOMPARE(cell(Denies::Name), u"lock"_s);
        QCOMPARE(cell(Denies::Scope), u"rg-data"_s);
        QCOMPARE(cell(Denies::ScopeType), u"Resource group"_s);
        QCOMPARE(cell(Denies::AppliesTo), u"This resource group and below"_s);
        QCOMPARE(cell(Denies::Denied), u"Everyone"_s);
        QCOMPARE(cell(Denies::Excluded), QString());
        QCOMPARE(cell(Denies::Operations), u"*/delete"_s);
        QCOMPARE(test::decoration(model.index(0, 0)), Decoration::Deny);
    }

    void namesWhomItKnows()
    {
        SyncBatch batch = test::tenant(test::company());
        DenyAssignment& deny = batch.denyAssignments.front();
        deny.principalIds = {u"alice"_s, u"nobody"_s};
        deny.excludedPrincipalIds = {u"uai:id-web"_s};
        deny.appliesToChildScopes = false;
        InventoryStore store;
        store.apply(batch);
        const Denies model(store);
        QCOMPARE(model.index(0, Denies::Denied).data().toString(), u"alice, nobody"_s);
        QCOMPARE(model.index(0, Denies::Excluded).data().toString(), u"id-web"_s);
        QCOMPARE(model.index(0, Denies::AppliesTo).data().toString(), u"Only there"_s);
    }
};

QTEST_GUILESS_MAIN(TestDenyAssignmentsModel)
#include "tst_denyassignmentsmodel.moc"
