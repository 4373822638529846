// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/otherhostsmodel.h"
#include "models/items/virtualmachinesmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using VM = VirtualMachinesModel;

Q_DECLARE_METATYPE(rolescope::VirtualMachinesModel::Column)

class TestVirtualMachinesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tenant(test::company())); }

    void saysWhatMachinesAre_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<VM::Column>("column");
        QTest::addColumn<QString>("text");
        const QString one = u"vm-web-1"_s;
        QTest::newRow("kind") << one << VM::Kind << u"Virtual machine"_s;
        QTest::newRow("scale set") << u"vmss-web"_s << VM::Kind << u"Scale set"_s;
        QTest::newRow("subscription") << one << VM::Subscription << u"Production"_s;
        QTest::newRow("group") << one << VM::ResourceGroup << u"rg-web"_s;
        QTest::newRow("location") << one << VM::Location << u"westeurope"_s;
        QTest::newRow("size") << one << VM::Size << u"Standard_D4s_v5"_s;
        QTest::newRow("system") << one << VM::Os << u"Linux"_s;
        QTest::newRow("power") << one << VM::Power << u"Running"_s;
        QTest::newRow("stopped") << u"vm-web-2"_s << VM::Power << u"Stopped"_s;
        QTest::newRow("scale sets have no power state") << u"vmss-web"_s << VM::Power << QString();
        QTest::newRow("has its own identity") << one << VM::SystemAssigned << u"Yes"_s;
        QTest::newRow("has none") << u"vm-web-2"_s << VM::SystemAssigned << u"No"_s;
        QTest::newRow("no identities") << u"vm-dev-1"_s << VM::UserAssigned << QString();
        QTest::newRow("count") << one << VM::Identities << u"3"_s;
        QTest::newRow("count none") << u"vm-dev-1"_s << VM::Identities << u"0"_s;
        QTest::newRow("grants of all identities") << one << VM::Roles << u"4"_s;
        QTest::newRow("grants of one") << u"vm-web-2"_s << VM::Roles << u"2"_s;
    }

    void saysWhatMachinesAre()
    {
        QFETCH(QString, machine);
        QFETCH(VM::Column, column);
        const VM model(m_store);
        QVERIFY(test::cell(model, machine, 0).isValid());
        QTEST(test::text(model, machine, column), "text");
    }

    void namesIdentitiesInBounds()
    {
        const VM model(m_store);
        QStringList names = test::text(model, u"vm-web-1"_s, VM::UserAssigned).split(u", "_s);
        names.sort();
        QCOMPARE(names, QStringList({u"id-backup"_s, u"id-web"_s}));

        InventoryStore store;
        QString ids;
        for (int i = 0; i < 20; ++i)
            ids += u" id=prod/rg-web/id-%1"_s.arg(i);
        store.apply(test::tenant(u"vm prod/rg-web/vm-many"_s + ids));
        const VM many(store);
        const QModelIndex cell = test::cell(many, u"vm-many"_s, VM::UserAssigned);
        QVERIFY(cell.data().toString().endsWith(u" and 17 more"));
        QCOMPARE(cell.data(ItemRole::FullTextRole).toString().count(u','), 19);
        QCOMPARE(cell.data(Qt::ToolTipRole), cell.data(ItemRole::FullTextRole));
    }

    void marksNumbersAndThings()
    {
        const VM model(m_store);
        const QModelIndex roles = test::cell(model, u"vm-web-1"_s, VM::Roles);
        QVERIFY(roles.data(ItemRole::NumericRole).toBool());
        QCOMPARE(roles.data(ItemRole::SortRole), QVariant(qlonglong(4)));
        QVERIFY(roles.data(Qt::TextAlignmentRole).isValid());
        QVERIFY(!roles.siblingAtColumn(VM::Name).data(ItemRole::NumericRole).toBool());
        QVERIFY(model.headerData(VM::Roles, Qt::Horizontal, ItemRole::NumericRole).toBool());

        QCOMPARE(test::decoration(roles.siblingAtColumn(VM::Name)), Decoration::VirtualMachine);
        QCOMPARE(test::decoration(roles), Decoration::None);
        QCOMPARE(test::decoration(test::cell(model, u"vmss-web"_s, VM::Name)), Decoration::ScaleSet);
        QCOMPARE(roles.data(ItemRole::EntityRole).value<EntityRef>(),
                 EntityRef(test::machine(m_store.inventory(), u"prod/rg-web/vm-web-1"_s)));
    }

    void warnsOfOwners()
    {
        const VM model(m_store);
        QCOMPARE(test::severity(model, u"vm-web-1"_s, VM::Roles), Severity::Danger); // through id-backup
        QCOMPARE(test::severity(model, u"vm-web-2"_s, VM::Roles), Severity::Note); // a condition
        QCOMPARE(test::severity(model, u"vm-dev-1"_s, VM::Roles), Severity::None);
    }

    void otherHostsHaveTheirOwnTable()
    {
        const OtherHostsModel model(m_store);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(test::text(model, u"app-shop"_s, OtherHostsModel::Kind), u"Web app"_s);
        QCOMPARE(test::text(model, u"app-shop"_s, OtherHostsModel::Identities), u"1"_s);
        QCOMPARE(test::decoration(model.index(0, 0)), Decoration::OtherHost);
        QCOMPARE(VM(m_store).rowCount(), 4);
    }

    void findsRows()
    {
        const VM model(m_store);
        const EntityRef machine = test::machine(m_store.inventory(), u"prod/rg-web/vm-web-2"_s);
        QVERIFY(model.rowOf(machine) >= 0);
        QCOMPARE(model.entityAt(model.rowOf(machine)), machine);
        QCOMPARE(model.rowOf(OtherHostsModel(m_store).entityAt(0)), -1);
        QCOMPARE(model.rowOf(m_store.inventory().find(u"id-web")), -1);
        QCOMPARE(model.rowOf({}), -1);
        QVERIFY(!model.entityAt(-1).isValid());
        QVERIFY(!model.entityAt(model.rowCount()).isValid());
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestVirtualMachinesModel)
#include "tst_virtualmachinesmodel.moc"
