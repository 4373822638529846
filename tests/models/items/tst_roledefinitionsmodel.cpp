// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/permissionsmodel.h"
#include "models/items/roledefinitionsmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using Roles = RoleDefinitionsModel;

Q_DECLARE_METATYPE(rolescope::RoleDefinitionsModel::Column)

class TestRoleDefinitionsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store.apply(test::tenant(test::company()));
        m_store.apply(test::tenant(u"grant g20 alice unknown-role at=prod"));
    }

    void saysWhatRolesAre_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<Roles::Column>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("built-in") << u"Reader"_s << Roles::Kind << u"Built-in"_s;
        QTest::newRow("custom") << u"Vaults"_s << Roles::Kind << u"Custom"_s;
        QTest::newRow("assignments") << u"Reader"_s << Roles::Assignments << u"4"_s;
        QTest::newRow("privileged") << u"Owner"_s << Roles::Privileged << u"Yes"_s;
        QTest::newRow("harmless") << u"Reader"_s << Roles::Privileged << u"No"_s;
        QTest::newRow("actions") << u"Vaults"_s << Roles::Actions << u"1"_s;
        QTest::newRow("data actions") << u"Vaults"_s << Roles::DataActions << u"1"_s;
        QTest::newRow("no data actions") << u"Reader"_s << Roles::DataActions << u"0"_s;
        QTest::newRow("description") << u"Reader"_s << Roles::Description << u"What Reader may do"_s;
        QTest::newRow("guid") << u"Reader"_s << Roles::Guid << u"reader"_s;
    }

    void saysWhatRolesAre()
    {
        QFETCH(QString, role);
        QFETCH(Roles::Column, column);
        const Roles model(m_store);
        QVERIFY(test::cell(model, role, 0).isValid());
        QTEST(test::text(model, role, column), "text");
    }

    void saysWhatItDoesNotKnow()
    {
        const Roles model(m_store);
        const RoleHandle unknown = m_store.inventory().findRole(u"unknown-role");
        QVERIFY(unknown.isValid());
        const QModelIndex name = model.index(model.rowOf(unknown), Roles::Name);
        QVERIFY(!name.data().toString().isEmpty());
        QCOMPARE(name.siblingAtColumn(Roles::Kind).data(), u"Not read"_s);
        QCOMPARE(name.siblingAtColumn(Roles::Actions).data().toString(), QString());
        QCOMPARE(name.siblingAtColumn(Roles::Privileged).data().toString(), QString());
        QCOMPARE(name.siblingAtColumn(Roles::Assignments).data(), u"1"_s);
    }

    void listsPermissions()
    {
        PermissionsModel model(m_store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setRole(m_store.inventory().findRole(u"Vaults"));
        QCOMPARE(model.rowCount(), 2);
        const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, PermissionsModel::Effect), u"Action"_s);
        QCOMPARE(cell(0, PermissionsModel::Explanation), u"Read vaults"_s);
        QCOMPARE(cell(1, PermissionsModel::Effect), u"Data action"_s);
        QCOMPARE(cell(1, PermissionsModel::Operation), u"Microsoft.KeyVault/vaults/secrets/getSecret/action"_s);
        QCOMPARE(cell(1, PermissionsModel::Provider), u"Microsoft.KeyVault"_s);
        QCOMPARE(cell(1, PermissionsModel::Explanation), u"Action “get secret” on secrets"_s);
    }

    void permissionsFollowTheirRole()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        PermissionsModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRole(store.inventory().findRole(u"Reader"));
        QCOMPARE(model.rowCount(), 1);
        store.apply(test::tenant(u"role Reader action=*/read action=Microsoft.Support/*"));
        QCOMPARE(model.rowCount(), 2);
        store.clear();
        QVERIFY(!model.role().isValid());
        QCOMPARE(model.rowCount(), 0);
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestRoleDefinitionsModel)
#include "tst_roledefinitionsmodel.moc"
