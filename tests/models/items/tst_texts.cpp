// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "models/items/texts.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tenant(test::company())); }

    void saysHowMany()
    {
        QCOMPARE(texts::virtualMachines(0), u"0 virtual machines"_s);
        QCOMPARE(texts::virtualMachines(1), u"1 virtual machine"_s);
        QCOMPARE(texts::virtualMachines(6), u"6 virtual machines"_s);
        QCOMPARE(texts::identities(1), u"1 identity"_s);
        QCOMPARE(texts::gaps(3), u"3 things could not be read"_s);
        QCOMPARE(texts::shownOf(12, 340), u"12 of 340"_s);
        QCOMPARE(texts::shownOf(340, 340), u"340"_s);
    }

    void boundsLists_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("total");
        QTest::addColumn<QString>("text");
        const QStringList five{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s};
        QTest::newRow("none") << QStringList() << 0 << QString();
        QTest::newRow("all fit") << five.mid(0, 3) << 3 << u"a, b, c"_s;
        QTest::newRow("too many") << five << 5 << u"a, b, c and 2 more"_s;
        QTest::newRow("only the first known") << five.mid(0, 3) << 900 << u"a, b, c and 897 more"_s;
        QTest::newRow("hostile name") << QStringList{u"%1"_s, u"%n"_s, u"c"_s} << 4 << u"%1, %n, c and 1 more"_s;
    }

    void boundsLists()
    {
        QFETCH(QStringList, names);
        QFETCH(int, total);
        QTEST(texts::nameList(names, total), "text");
    }

    void foldsToOneLine()
    {
        QCOMPARE(texts::oneLine(u"a\n  b\tc "_s), u"a b c"_s);
        QCOMPARE(texts::oneLine(u"abcdef"_s, 6), u"abcdef"_s);
        QCOMPARE(texts::oneLine(u"abcdefg"_s, 6), u"abcde…"_s);
    }

    void explainsOperations_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("provider");
        const QString all = u"All providers"_s;
        QTest::newRow("everything") << u"*"_s << u"Everything"_s << all;
        QTest::newRow("read all") << u"*/read"_s << u"Read everything"_s << all;
        QTest::newRow("any action") << u"*/action"_s << u"Every action on everything"_s << all;
        QTest::newRow("provider") << u"Microsoft.Compute/*"_s << u"Everything in Microsoft.Compute"_s
                                  << u"Microsoft.Compute"_s;
        QTest::newRow("type") << u"Microsoft.Compute/virtualMachines/*"_s << u"Everything in virtual machines"_s
                              << u"Microsoft.Compute"_s;
        QTest::newRow("read") << u"Microsoft.Compute/virtualMachines/read"_s << u"Read virtual machines"_s
                              << u"Microsoft.Compute"_s;
        QTest::newRow("verb in capitals")
            << u"Microsoft.Compute/virtualMachines/READ"_s << u"Read virtual machines"_s << u"Microsoft.Compute"_s;
        QTest::newRow("write") << u"Microsoft.Network/virtualNetworks/subnets/write"_s << u"Create or change subnets"_s
                               << u"Microsoft.Network"_s;
        QTest::newRow("delete") << u"Microsoft.Compute/disks/delete"_s << u"Delete disks"_s << u"Microsoft.Compute"_s;
        QTest::newRow("action") << u"Microsoft.Compute/virtualMachines/powerOff/action"_s
                                << u"Action “power off” on virtual machines"_s << u"Microsoft.Compute"_s;
        QTest::newRow("wildcard inside") << u"Microsoft.Compute/*/read"_s << u"Read everything in Microsoft.Compute"_s
                                         << u"Microsoft.Compute"_s;
        QTest::newRow("every action of a type") << u"Microsoft.Compute/virtualMachines/*/action"_s
                                                << u"Every action on virtual machines"_s << u"Microsoft.Compute"_s;
        QTest::newRow("capitals") << u"Microsoft.Compute/locations/VMSizes/read"_s << u"Read VM sizes"_s
                                  << u"Microsoft.Compute"_s;
        QTest::newRow("nothing that we know") << u"odd"_s << u"odd"_s << u"odd"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("verb alone") << u"action"_s << u"action"_s << u"action"_s;
    }

    void explainsOperations()
    {
        QFETCH(QString, operation);
        QTEST(texts::operation(operation), "text");
        QTEST(texts::providerOf(operation), "provider");
    }

    void tellsMomentsInUtc()
    {
        QCOMPARE(texts::moment(0), QString());
        QCOMPARE(texts::moment(1769868300000), u"2026-01-31 14:05"_s);
    }

    void namesKinds_data()
    {
        QTest::addColumn<QString>("thing");
        QTest::addColumn<QString>("kind");
        QTest::newRow("machine") << u"vm-web-2"_s << u"Virtual machine"_s;
        QTest::newRow("scale set") << u"vmss-web"_s << u"Scale set"_s;
        QTest::newRow("app") << u"/subscriptions/prod/resourceGroups/rg-web/providers/Microsoft.Web/sites/app-shop"_s
                             << u"Web app"_s;
        QTest::newRow("identity") << u"id-idle"_s << u"User-assigned identity"_s;
        QTest::newRow("vault") << u"kv-prod"_s << u"Key vault"_s;
        QTest::newRow("group") << u"rg-data"_s << u"Resource group"_s;
        QTest::newRow("subscription") << u"Production"_s << u"Subscription"_s;
        QTest::newRow("user") << u"alice"_s << u"User"_s;
        QTest::newRow("role") << u"Reader"_s << u"Role"_s;
    }

    void namesKinds()
    {
        QFETCH(QString, thing);
        const EntityRef entity = m_store.inventory().find(thing);
        QVERIFY(entity.isValid());
        QTEST(texts::kindOf(m_store.inventory(), entity), "kind");
    }

    void tellsInheritance_data()
    {
        QTest::addColumn<QString>("grant");
        QTest::addColumn<QString>("context");
        QTest::addColumn<QString>("text");
        const QString group = u"/subscriptions/prod/resourceGroups/rg-web"_s;
        const QString g1 = u"/providers/Microsoft.Management/managementGroups/platform/providers/"
                           "Microsoft.Authorization/roleAssignments/g1"_s;
        const QString g4 = group + u"/providers/Microsoft.Authorization/roleAssignments/g4"_s;
        const QString g6 = u"/providers/Microsoft.Authorization/roleAssignments/g6"_s;
        QTest::newRow("direct") << g4 << group << u"Direct"_s;
        QTest::newRow("group above") << g1 << group << u"Inherited from Management group platform"_s;
        QTest::newRow("tenant") << g6 << group << u"Inherited from the whole tenant"_s;
        QTest::newRow("below") << g4 << u"/subscriptions/prod"_s << u"Granted below, at Resource group rg-web"_s;
        QTest::newRow("elsewhere") << g4 << u"/subscriptions/dev"_s << u"Does not apply here"_s;
    }

    void tellsInheritance()
    {
        QFETCH(QString, grant);
        QFETCH(QString, context);
        const Inventory& inventory = m_store.inventory();
        const AssignmentHandle assignment = inventory.findAssignment(grant);
        const ScopeHandle scope = inventory.findScope(context);
        QVERIFY(assignment.isValid());
        QVERIFY(scope.isValid());
        QTEST(texts::inheritedFrom(inventory, assignment, scope), "text");
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
