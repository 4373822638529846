// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/roleprivilege.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestRolePrivilege : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsBuiltInRolesByGuidAlone_data()
    {
        QTest::addColumn<QString>("guid");
        QTest::addColumn<bool>("privileged");
        QTest::newRow("Owner") << u"8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_s << true;
        QTest::newRow("Contributor") << u"b24988ac-6180-42a0-ab88-20f7382dd24c"_s << true;
        QTest::newRow("User Access Administrator") << u"18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"_s << true;
        QTest::newRow("Role Based Access Control Administrator") << u"f58310d9-a9f6-439a-9e8d-f62e7b41a168"_s << true;
        QTest::newRow("Reader") << u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s << false;
        QTest::newRow("unknown") << u"00000000-0000-0000-0000-000000000000"_s << false;
        QTest::newRow("none") << QString() << false;
    }

    void knowsBuiltInRolesByGuidAlone()
    {
        QFETCH(QString, guid);
        RoleDefinition role;
        role.guid = guid;
        QTEST(isPrivileged(role), "privileged");
    }

    void readsPermissions_data()
    {
        QTest::addColumn<QStringList>("actions");
        QTest::addColumn<QStringList>("notActions");
        QTest::addColumn<QStringList>("dataActions");
        QTest::addColumn<bool>("privileged");
        const QString grant = u"Microsoft.Authorization/roleAssignments/write"_s;
        const QStringList none;
        QTest::newRow("nothing") << none << none << none << false;
        QTest::newRow("everything") << QStringList{u"*"_s} << none << none << true;
        QTest::newRow("everything but grants is still much")
            << QStringList{u"*"_s} << QStringList{u"Microsoft.Authorization/*"_s} << none << true;
        QTest::newRow("all data") << none << none << QStringList{u"*"_s} << true;
        QTest::newRow("all reads") << QStringList{u"*/read"_s} << none << QStringList{u"*/read"_s} << false;
        QTest::newRow("may grant") << QStringList{u"Microsoft.Compute/*"_s, grant} << none << none << true;
        QTest::newRow("may grant, in another case") << QStringList{grant.toUpper()} << none << none << true;
        QTest::newRow("may do all with authorization")
            << QStringList{u"Microsoft.Authorization/*"_s} << none << none << true;
        QTest::newRow("star in the middle") << QStringList{u"Microsoft.*/roleAssignments/*"_s} << none << none << true;
        QTest::newRow("all writes") << QStringList{u"*/write"_s} << none << none << true;
        QTest::newRow("all writes but grants") << QStringList{u"*/write"_s} << QStringList{grant} << none << false;
        QTest::newRow("may only delete grants")
            << QStringList{u"Microsoft.Authorization/roleAssignments/delete"_s} << none << none << false;
        QTest::newRow("longer than the action")
            << QStringList{u"Microsoft.Authorization/roleAssignments/write/action"_s} << none << none << false;
        QTest::newRow("granting data is no grant") << none << none << QStringList{grant} << false;
        QTest::newRow("very many stars") << QStringList{u"*a"_s.repeated(2000)} << none << none << false;
    }

    void readsPermissions()
    {
        QFETCH(QStringList, actions);
        QFETCH(QStringList, notActions);
        QFETCH(QStringList, dataActions);
        RoleDefinition role;
        role.permissions.push_back({{u"Microsoft.Storage/*/read"_s}, {}, {}, {}, {}});
        role.permissions.push_back({actions, notActions, dataActions, {}, {}});
        QTEST(isPrivileged(role), "privileged");
    }

    void addsElementsUp()
    {
        // What one element takes off, another one may give.
        RoleDefinition role;
        const QString grant = u"Microsoft.Authorization/roleAssignments/write"_s;
        role.permissions.push_back({{u"Microsoft.Authorization/*"_s}, {grant}, {}, {}, {}});
        QVERIFY(!isPrivileged(role));
        role.permissions.push_back({{grant}, {}, {}, {}, {}});
        QVERIFY(isPrivileged(role));
    }
};

QTEST_GUILESS_MAIN(TestRolePrivilege)
#include "tst_roleprivilege.moc"
