// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/access.h"
#include "app/simulator/ids.h"
#include "app/simulator/state.h"
#include "tests/app/simulator/simclient.h"

#include <QTest>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

class TestAccess final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matchesActions_data();
    void matchesActions();
    void subtractsWithinOneElement();
    void decides_data();
    void decides();
    void seesChanges();
    void delegationConditionLimitsRoles();
    void splitsIds_data();
    void splitsIds();
};

void TestAccess::matchesActions_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("action");
    QTest::addColumn<bool>("expected");
    const QString assign = u"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_s;
    QTest::newRow("everything") << u"*"_s << assign << true;
    QTest::newRow("reads") << u"*/read"_s << u"Microsoft.Compute/virtualMachines/read"_s << true;
    QTest::newRow("reads are no writes") << u"*/read"_s << u"Microsoft.Compute/virtualMachines/write"_s << false;
    QTest::newRow("star spans segments") << u"Microsoft.Network/*/read"_s << u"Microsoft.Network/a/b/c/read"_s << true;
    QTest::newRow("star as no segment") << u"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"_s
                                        << assign << true;
    QTest::newRow("star as one segment") << u"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"_s
                                         << u"Microsoft.ManagedIdentity/userAssignedIdentities/x/assign/action"_s
                                         << true;
    QTest::newRow("no half segment at the end") << u"Microsoft.A/b/*/read"_s << u"Microsoft.A/b/xread"_s << false;
    QTest::newRow("no half segment") << u"Microsoft.A/b/*/read"_s << u"Microsoft.A/bread"_s << false;
    QTest::newRow("case") << u"microsoft.documentdb/*/READ"_s << u"Microsoft.DocumentDB/accounts/read"_s << true;
    QTest::newRow("literal") << u"Microsoft.A/b/read"_s << u"Microsoft.A/b/read"_s << true;
    QTest::newRow("prefix only") << u"Microsoft.A/b"_s << u"Microsoft.A/b/read"_s << false;
    QTest::newRow("empty") << QString() << u"Microsoft.A/b/read"_s << false;
    QTest::newRow("many stars end") << u"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b"_s << QString(200, u'a') << false;
}

void TestAccess::matchesActions()
{
    QFETCH(QString, pattern);
    QFETCH(QString, action);
    QFETCH(bool, expected);
    QCOMPARE(actionMatches(pattern, action), expected);
}

void TestAccess::subtractsWithinOneElement()
{
    const PermissionSet permissions{{u"*"_s}, {u"Microsoft.Authorization/*/write"_s}, {u"X/data/read"_s}, {}};
    QVERIFY(permits(permissions, u"Microsoft.Compute/virtualMachines/write"));
    QVERIFY(!permits(permissions, u"Microsoft.Authorization/roleAssignments/write"));
    QVERIFY2(!permits(permissions, u"X/data/write", true), "a star in actions grants no data action");
    QVERIFY(permits(permissions, u"X/data/read", true));
}

void TestAccess::decides_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("expected");
    const QString write = u"Microsoft.Compute/virtualMachines/write"_s;
    const QString read = u"Microsoft.Compute/virtualMachines/read"_s;
    const QString assign = u"Microsoft.Authorization/roleAssignments/write"_s;
    const QString corp = u"/providers/Microsoft.Management/managementGroups/corp"_s;
    QTest::newRow("owner below") << ids::owner << write << ids::machine << true;
    QTest::newRow("any case") << ids::owner << write.toUpper() << ids::machine.toUpper() << true;
    QTest::newRow("other subscription") << ids::owner << write << u"/subscriptions/"_s + ids::otherSubscription
                                        << false;
    QTest::newRow("inherited from a management group") << ids::owner << read << corp << true;
    QTest::newRow("reader writes not") << ids::reader << write << ids::machine << false;
    QTest::newRow("reader reads") << ids::reader << read << ids::machine << true;
    QTest::newRow("contributor assigns no roles") << ids::contributor << assign << ids::G << false;
    QTest::newRow("denied") << ids::contributor << write << ids::bothMachine << false;
    QTest::newRow("denied one action only") << ids::contributor << read << ids::bothMachine << true;
    QTest::newRow("not denied to others") << ids::owner << write << ids::bothMachine << true;
    QTest::newRow("nested groups") << ids::member << assign << ids::machine << true;
    QTest::newRow("group scope only") << ids::member << assign << ids::S << false;
    QTest::newRow("no sibling by prefix") << ids::machineOnly << read << ids::S + u"/resourceGroups/web-old"_s << false;
    QTest::newRow("nobody") << ids::outsider << read << ids::machine << false;
}

void TestAccess::decides()
{
    QFETCH(QString, user);
    QFETCH(QString, action);
    QFETCH(QString, scope);
    State state(smallTenant());
    QString principal;
    for (const Caller& caller : state.callers()) {
        if (caller.userPrincipalName == user)
            principal = caller.principalId;
    }
    QTEST(state.access().may(principal, action, scope), "expected");
    // The second answer comes from what the first one left behind.
    QTEST(state.access().may(principal, action, scope), "expected");
}

void TestAccess::seesChanges()
{
    State state(smallTenant());
    const QString outsider = state.callers().at(5).principalId;
    const QString read = u"Microsoft.Compute/virtualMachines/read"_s;
    QVERIFY(!state.access().may(outsider, read, ids::machine));
    QVERIFY(!state.access().holdsAnythingBelow(outsider, ids::S));
    RoleAssignment assignment;
    assignment.guid = u"dddddddd-0000-0000-0000-000000000001"_s;
    assignment.scope = ids::machine;
    assignment.roleGuid = ids::roleReader;
    assignment.principalId = outsider;
    state.addAssignment(assignment);
    QVERIFY(state.access().may(outsider, read, ids::machine));
    QVERIFY(state.access().holdsAnythingBelow(outsider, ids::S));
    QCOMPARE(state.access().rolesAt(outsider, ids::machine).size(), size_t(1));
    state.removeAssignment(assignment.guid);
    QVERIFY(!state.access().may(outsider, read, ids::machine));
}

void TestAccess::delegationConditionLimitsRoles()
{
    Tenant tenant = smallTenant();
    // Conditions write GUIDs with and without dashes.
    for (RoleAssignment& assignment : tenant.assignments) {
        if (assignment.scope == ids::G && assignment.principalType == "Group"_L1)
            assignment.condition = u"(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}) OR "
                                   "@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] "
                                   "ForAnyOfAnyValues:GuidEquals {acdd72a7338548efbd42f606fba81ae7})"_s;
    }
    State state(std::move(tenant));
    const QString member = state.callers().at(4).principalId;
    const QString write = u"Microsoft.Authorization/roleAssignments/write"_s;
    QVERIFY(state.access().mayDelegate(member, write, ids::G, ids::roleReader));
    QVERIFY(!state.access().mayDelegate(member, write, ids::G, ids::roleOwner));
}

void TestAccess::splitsIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("container");
    QTest::newRow("resource") << ids::machine << ids::G;
    QTest::newRow("child") << ids::machine + u"/extensions/x"_s << ids::machine;
    QTest::newRow("extension") << ids::machine + ids::authorization + u"locks/l"_s << ids::machine;
    QTest::newRow("group") << ids::G << ids::S;
    QTest::newRow("subscription") << ids::S << QString();
    QTest::newRow("management group") << u"/providers/Microsoft.Management/managementGroups/corp"_s << QString();
    QTest::newRow("at subscription") << ids::S + ids::authorization + u"policyAssignments/p"_s << ids::S;
}

void TestAccess::splitsIds()
{
    QFETCH(QString, id);
    QFETCH(QString, container);
    QCOMPARE(containerOf(keyOf(id)), keyOf(container));
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
