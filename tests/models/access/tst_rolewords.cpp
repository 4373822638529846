// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/rolewords.h"
#include "tests/models/access/builtinroles.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestRoleWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_builtIn = test::builtInRoles(); }

    void actions_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("words");
        const auto row = [](const char16_t* action, const char16_t* words) {
            QTest::newRow(qPrintable(QString::fromUtf16(action)))
                << QString::fromUtf16(action) << QString::fromUtf16(words);
        };
        row(u"*", u"do everything");
        row(u"*/read", u"read everything");
        row(u"*/write", u"write everything");
        row(u"*/action", u"run every action on everything");
        row(u"Microsoft.Compute/*", u"do everything in Compute");
        row(u"Microsoft.KeyVault/*/read", u"read everything in Key Vault");
        row(u"Microsoft.Compute/virtualMachines/*", u"do everything with virtual machines");
        row(u"Microsoft.Compute/virtualMachines/*/read", u"read virtual machines");
        row(u"Microsoft.Compute/virtualMachines/read", u"read virtual machines");
        row(u"Microsoft.Compute/virtualMachines/restart/action", u"restart virtual machines");
        row(u"Microsoft.Compute/virtualMachines/*/action", u"run every action on virtual machines");
        row(u"Microsoft.Storage/storageAccounts/listKeys/action", u"list keys of storage accounts");
        row(u"Microsoft.KeyVault/vaults/secrets/getSecret/action", u"get secrets");
        row(u"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action", u"assign user assigned identities");
        row(u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read", u"read blobs");
        row(u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete ", u"delete blobs");
        row(u"Microsoft.ContainerRegistry/registries/pull/read", u"read pull of registries");
        row(u"Microsoft.Support/register/action", u"register Support");
        row(u"", u"");
    }

    void actions()
    {
        QFETCH(QString, action);
        QTEST(rolewords::action(action), "words");
    }

    void services()
    {
        const std::vector<Permission> permissions{
            {{u"*/read"_s, u"Microsoft.Support/*"_s, u"Microsoft.Compute/disks/read"_s,
              u"Microsoft.compute/disks/Write"_s},
             {},
             {u"Microsoft.Storage/s/blobs/read"_s},
             {},
             {}},
            {{u"Microsoft.Compute/disks/delete"_s, u"Microsoft.Compute/disks/read"_s}, {}, {}, {}, u"c"_s}};
        QStringList lines;
        for (const auto& words : rolewords::services(permissions))
            lines << rolewords::line(words) + (words.common ? u" – common"_s : QString());
        QCOMPARE(
            lines,
            QStringList({u"Storage: read blobs (data)"_s, u"All services: read everything"_s,
                         u"Compute: read, write and delete disks"_s, u"Support: do everything in Support – common"_s}));
        QVERIFY(rolewords::services({}).empty());
    }

    void summaries_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("words");
        const auto row
            = [](const QString& role, const QString& words) { QTest::newRow(qPrintable(role)) << role << words; };
        row(u"Owner"_s, u"do everything"_s);
        row(u"Reader"_s, u"read everything"_s);
        row(u"Storage Blob Data Reader"_s,
            u"read blobs and containers, generate user delegation key of blob services"_s);
        row(u"Key Vault Secrets User"_s, u"get secrets, read metadata of secrets"_s);
        row(u"Virtual Machine Contributor"_s,
            u"do everything with virtual machines, availability sets and locations, and 30 more"_s);
        row(u"Managed Identity Operator"_s, u"read user assigned identities, assign user assigned identities"_s);
        row(u"Support Request Contributor"_s,
            u"do everything in Support, read everything in Authorization and resource groups"_s);
        row(u"AcrPull"_s, u"read pull of registries"_s);
        row(u"Network Contributor"_s, u"do everything in Network, read availability statuses"_s);
        row(u"User Access Administrator"_s, u"read everything, do everything in Authorization"_s);
        row(u"Monitoring Metrics Publisher"_s, u"write metrics and telemetry, register Insights"_s);
        row(u"Virtual Machine Administrator Login"_s,
            u"login virtual machines and machines, login as admin of virtual machines, and 8 more"_s);
        row(u"Storage Blob Data Contributor"_s, u"read, write and delete blobs, move blobs, add blobs, and 2 more"_s);
        row(u"Contributor"_s, u"do nearly everything"_s);
    }

    void summaries()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        QFETCH(QString, role);
        QTEST(rolewords::summary(test::roleNamed(m_builtIn, role)), "words");
    }

    void saysSomethingOfEveryRole()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        for (const RoleDefinition& role : m_builtIn) {
            const QString words = rolewords::summary(role);
            QVERIFY2(!words.isEmpty() && !words.contains(u'/') && !words.contains(u'*') && !words.contains(u"  "_s)
                         && !words.contains(u'%'),
                     qPrintable(role.name + u": "_s + words));
            QVERIFY2(words.size() < 300, qPrintable(role.name + u": "_s + words));
        }
    }

    void abilityIn()
    {
        RoleDefinition role;
        QCOMPARE(rolewords::abilityIn(role, u"rg-data"_s), u"can do nothing in rg-data"_s);
        role.permissions.push_back({{}, {}, {u"Microsoft.Storage/s/blobs/read"_s}, {}, {}});
        QCOMPARE(rolewords::abilityIn(role, u"rg-%1"_s), u"can read blobs in rg-%1"_s);
    }

    void privilegeReason()
    {
        RoleDefinition role;
        QCOMPARE(rolewords::privilegeReason(role), QString());
        role.permissions.push_back({{u"Microsoft.Compute/*"_s}, {}, {}, {}, {}});
        QCOMPARE(rolewords::privilegeReason(role), QString());
        role.permissions.push_back({{u"*/write"_s}, {}, {}, {}, {}});
        QCOMPARE(rolewords::privilegeReason(role), u"May hand out access"_s);
        role.permissions.push_back({{u"*"_s}, {}, {u"*"_s}, {}, {}});
        QCOMPARE(rolewords::privilegeReason(role), u"May hand out access, manage everything and use all data"_s);
        RoleDefinition contributor; // not read, but known by its GUID
        contributor.guid = u"b24988ac-6180-42a0-ab88-20f7382dd24c"_s;
        QCOMPARE(rolewords::privilegeReason(contributor), u"May manage everything"_s);
    }

private:
    std::vector<RoleDefinition> m_builtIn;
};

QTEST_GUILESS_MAIN(TestRoleWords)
#include "tst_rolewords.moc"
