// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/armid.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::ScopeKind)

class TestArmId : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsParts_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<ScopeKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("subscription");
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("parent");

        QTest::newRow("root") << u"/"_s << ScopeKind::Tenant << u"/"_s << QString() << QString() << QString()
                              << QString();
        QTest::newRow("empty") << QString() << ScopeKind::Tenant << u"/"_s << QString() << QString() << QString()
                               << QString();
        QTest::newRow("management group")
            << u"/providers/microsoft.management/ManagementGroups/mg-Platform"_s << ScopeKind::ManagementGroup
            << u"mg-Platform"_s << QString() << QString() << u"microsoft.management/ManagementGroups"_s << QString();
        QTest::newRow("subscription") << u"/subscriptions/ABCD/"_s << ScopeKind::Subscription << u"ABCD"_s << u"abcd"_s
                                      << QString() << u"Microsoft.Resources/subscriptions"_s << QString();
        QTest::newRow("group, lower-case writer")
            << u"/subscriptions/s/resourcegroups/RG"_s << ScopeKind::ResourceGroup << u"RG"_s << u"s"_s << u"RG"_s
            << u"Microsoft.Resources/resourceGroups"_s << u"/subscriptions/s"_s;
        QTest::newRow("machine")
            << u"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm"_s
            << ScopeKind::Resource << u"vm"_s << u"s"_s << u"g"_s << u"Microsoft.Compute/virtualMachines"_s
            << u"/subscriptions/s/resourceGroups/g"_s;
        QTest::newRow("child resource")
            << u"/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/blobServices/default/containers/c"_s
            << ScopeKind::Resource << u"c"_s << u"s"_s << u"g"_s
            << u"Microsoft.Storage/storageAccounts/blobServices/containers"_s
            << u"/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a/blobServices/default"_s;
        QTest::newRow("extension at the tenant")
            << u"/providers/Microsoft.Authorization/roleDefinitions/r"_s << ScopeKind::Resource << u"r"_s << QString()
            << QString() << u"Microsoft.Authorization/roleDefinitions"_s << u"/"_s;
        QTest::newRow("extension of a resource")
            << u"/subscriptions/s/resourceGroups/g/providers/M.C/vms/v/providers/M.A/locks/l"_s << ScopeKind::Resource
            << u"l"_s << u"s"_s << u"g"_s << u"M.A/locks"_s
            << u"/subscriptions/s/resourceGroups/g/providers/M.C/vms/v"_s;
        QTest::newRow("no ARM id") << u"hello"_s << ScopeKind::Resource << u"hello"_s << QString() << QString()
                                   << QString() << QString();
    }

    void readsParts()
    {
        QFETCH(QString, id);
        QTEST(armid::kindOf(id), "kind");
        QTEST(armid::nameOf(id), "name");
        QTEST(armid::subscriptionOf(id), "subscription");
        QTEST(armid::resourceGroupOf(id), "group");
        QTEST(armid::typeOf(id), "type");
        QTEST(armid::parentOf(id), "parent");
    }

    void comparesWholeSegments_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("ancestor");
        QTest::addColumn<bool>("below");
        QTest::newRow("itself") << u"/subscriptions/S"_s << u"/subscriptions/s/"_s << true;
        QTest::newRow("root holds all") << u"/subscriptions/S"_s << u"/"_s << true;
        QTest::newRow("prefix of a name")
            << u"/subscriptions/s/resourceGroups/data2"_s << u"/subscriptions/s/resourceGroups/data"_s << false;
        QTest::newRow("above") << u"/subscriptions/s"_s << u"/subscriptions/s/resourceGroups/data"_s << false;
        QTest::newRow("doubled slash") << u"//subscriptions/s/resourceGroups/d"_s << u"/subscriptions/s"_s << true;
    }

    void comparesWholeSegments()
    {
        QFETCH(QString, id);
        QFETCH(QString, ancestor);
        QTEST(armid::isAtOrBelow(id, ancestor), "below");
    }

    void foldsForKeys()
    {
        QCOMPARE(armid::folded(u"//Subscriptions/ABC/"), u"/subscriptions/abc"_s);
        QCOMPARE(armid::folded(u""), u"/"_s);
        QVERIFY(armid::same(u"/A/b", u"/a/B/"));
        QVERIFY(!armid::same(u"/a/b", u"/a/bc"));
    }

    void takesRoleGuids()
    {
        QCOMPARE(armid::roleGuidOf(u"/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/8E3A"),
                 u"8e3a"_s);
        QCOMPARE(armid::roleGuidOf(u"/providers/Microsoft.Authorization/roleDefinitions/8e3a"), u"8e3a"_s);
        QCOMPARE(armid::roleGuidOf(u"8E3A"), u"8e3a"_s);
    }
};

QTEST_GUILESS_MAIN(TestArmId)
#include "tst_armid.moc"
