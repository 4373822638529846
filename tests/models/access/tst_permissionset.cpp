// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/permissionset.h"
#include "tests/models/access/builtinroles.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto grant = u"Microsoft.Authorization/roleAssignments/write";

Permission control(const QStringList& actions, const QStringList& notActions = {}, const QString& condition = {})
{
    return {actions, notActions, {}, {}, condition};
}

using Permissions = std::vector<Permission>;

/// What an element permits of these operations, decided one by one.
Permission randomElement(QRandomGenerator& random, const QStringList& patterns)
{
    const auto some = [&](int most) {
        QStringList chosen;
        for (int count = random.bounded(most + 1); count > 0; --count)
            chosen << patterns.at(random.bounded(patterns.size()));
        return chosen;
    };
    return {some(3), some(2), some(1), some(1), random.bounded(5) == 0 ? u"condition"_s : QString()};
}

} // namespace

class TestPermissionSet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_builtIn = test::builtInRoles(); }

    void permits_data()
    {
        QTest::addColumn<Permissions>("permissions");
        QTest::addColumn<QString>("action");
        QTest::addColumn<Plane>("plane");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<int>("element");
        const auto row = [](const char* name, const Permissions& permissions, const char16_t* action, Verdict verdict,
                            int element = -1, Plane plane = Plane::Control) {
            QTest::newRow(name) << permissions << QString::fromUtf16(action) << plane << verdict << element;
        };
        const Permission all = control({u"*"_s});
        row("nothing", {}, u"a/read", Verdict::NotGranted);
        row("an action", {control({u"a/read"_s})}, u"a/read", Verdict::Allowed, 0);
        row("no action at all", {all}, u" ", Verdict::NotGranted);
        row("everything is no data", {all}, u"a/read", Verdict::NotGranted, -1, Plane::Data);
        row("data", {{{}, {}, {u"a/*"_s}, {}, {}}}, u"a/read", Verdict::Allowed, 0, Plane::Data);
        row("data is no control", {{{}, {}, {u"a/*"_s}, {}, {}}}, u"a/read", Verdict::NotGranted);
        row("taken off", {control({u"a/*"_s}, {u"*/write"_s})}, u"a/write", Verdict::NotGranted);
        row("taken off the data", {{{}, {}, {u"a/*"_s}, {u"a/write"_s}, {}}}, u"a/write", Verdict::NotGranted, -1,
            Plane::Data);
        row("not actions of the other plane", {{{u"a/*"_s}, {}, {}, {u"a/write"_s}, {}}}, u"a/write", Verdict::Allowed,
            0);
        row("taken off and given again", {control({u"a/*"_s}, {u"*/write"_s}), control({u"a/write"_s})}, u"a/write",
            Verdict::Allowed, 1);
        row("conditional", {control({u"a/*"_s}, {}, u"c"_s)}, u"a/read", Verdict::Conditional, 0);
        row("conditional, and not", {control({u"a/*"_s}, {}, u"c"_s), control({u"a/read"_s})}, u"a/read",
            Verdict::Allowed, 1);
        row("a condition on another action", {control({u"a/*"_s}, {}, u"!(ActionMatches{'a/write'}) OR x"_s)},
            u"a/read", Verdict::Allowed, 0);
        row("a condition that cannot hold", {control({u"a/*"_s}, {}, u"ActionMatches{'a/write'}"_s)}, u"a/read",
            Verdict::NotGranted);
        row("the first of two", {control({u"a/*"_s}), control({u"a/read"_s})}, u"a/read", Verdict::Allowed, 0);
        row("a pattern", {control({u"a/*"_s})}, u"a/b/*", Verdict::Allowed, 0);
        row("a pattern in part", {control({u"a/b/*"_s})}, u"a/*", Verdict::NotGranted);
        row("a pattern of which something is taken off", {control({u"*"_s}, {u"a/b/write"_s})}, u"a/*",
            Verdict::NotGranted);
        row("a pattern of which nothing is taken off", {control({u"*"_s}, {u"*/write"_s})}, u"a/*/read",
            Verdict::Allowed, 0);
    }

    void permits()
    {
        QFETCH(Permissions, permissions);
        QFETCH(QString, action);
        QFETCH(Plane, plane);
        const PermissionMatch match = permissionset::permits(permissions, action, plane);
        QTEST(match.verdict, "verdict");
        QTEST(match.element, "element");
        QCOMPARE(match.pattern.isEmpty(), match.verdict == Verdict::NotGranted);
        QCOMPARE(match.condition.isEmpty(), match.verdict != Verdict::Conditional);
    }

    void permitsSomeOf_data()
    {
        QTest::addColumn<Permissions>("permissions");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("some");
        const auto row = [](const char* name, const Permissions& permissions, const char16_t* action, bool some) {
            QTest::newRow(name) << permissions << QString::fromUtf16(action) << some;
        };
        row("an operation", {control({u"a/*"_s})}, u"a/write", true);
        row("an operation taken off", {control({u"a/*"_s}, {u"a/write"_s})}, u"a/write", false);
        row("part of a pattern", {control({u"a/b/write"_s})}, u"a/*", true);
        row("nothing of a pattern", {control({u"a/b/write"_s})}, u"b/*", false);
        row("a pattern taken off", {control({u"*"_s}, {u"a/*"_s})}, u"a/b/*", false);
        row("the part is taken off", {control({u"a/b/*"_s}, {u"a/*"_s})}, u"*/write", false);
    }

    void permitsSomeOf()
    {
        QFETCH(Permissions, permissions);
        QFETCH(QString, action);
        QFETCH(bool, some);
        const PermissionMatch match = permissionset::permitsSomeOf(permissions, action, Plane::Control);
        QCOMPARE(match.verdict, some ? Verdict::Allowed : Verdict::NotGranted);
    }

    void covers_data()
    {
        QTest::addColumn<Permissions>("wide");
        QTest::addColumn<Permissions>("narrow");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, const Permissions& wide, const Permissions& narrow, bool expected) {
            QTest::newRow(name) << wide << narrow << expected;
        };
        const Permission contributor = control({u"*"_s}, {u"auth/*/write"_s});
        row("nothing is in everything", {}, {}, true);
        row("all", {control({u"*"_s})}, {contributor}, true);
        row("itself", {contributor}, {contributor}, true);
        row("not all", {contributor}, {control({u"*"_s})}, false);
        row("beside what is taken off", {contributor}, {control({u"auth/*/read"_s, u"vm/*"_s})}, true);
        row("no data", {control({u"*"_s})}, {{{}, {}, {u"a/read"_s}, {}, {}}}, false);
        row("by two elements", {control({u"a/*"_s}), control({u"b/*"_s})}, {control({u"a/read"_s, u"b/read"_s})}, true);
        row("a condition narrows", {control({u"a/*"_s})}, {control({u"a/*"_s}, {}, u"c"_s)}, true);
        row("no condition is wider", {control({u"a/*"_s}, {}, u"c"_s)}, {control({u"a/*"_s})}, false);
        row("the same condition", {control({u"a/*"_s}, {}, u"c"_s)}, {control({u"a/x"_s}, {}, u"c"_s)}, true);
    }

    void covers()
    {
        QFETCH(Permissions, wide);
        QFETCH(Permissions, narrow);
        QTEST(permissionset::covers(wide, narrow), "expected");
    }

    void isNeverWrongAboutPatterns()
    {
        QRandomGenerator random(4711);
        const QStringList verbs{u"read"_s, u"write"_s, u"delete"_s, u"start/action"_s};
        QStringList actions;
        for (const QString& target : {u"a"_s, u"b"_s, u"a/b"_s, u"b/a"_s, u"a/a/b"_s}) {
            for (const QString& verb : verbs)
                actions << target + u'/' + verb;
        }
        const QStringList patterns{u"*"_s,        u"a/*"_s,       u"*/read"_s, u"a/*/read"_s,  u"a/b/*"_s,
                                   u"*/action"_s, u"b/*/write"_s, u"a/read"_s, u"a/b/write"_s, u"*/b/*"_s};
        int allowed = 0;
        int covered = 0;
        for (int i = 0; i < 5'000; ++i) {
            const Permissions one{randomElement(random, patterns), randomElement(random, patterns)};
            const Permissions other{randomElement(random, patterns)};
            const QString& wanted = patterns.at(random.bounded(patterns.size()));
            const Plane plane = random.bounded(2) == 0 ? Plane::Control : Plane::Data;
            const Verdict whole = permissionset::permits(one, wanted, plane).verdict;
            const Verdict part = permissionset::permitsSomeOf(one, wanted, plane).verdict;
            const bool covers = permissionset::covers(one, other);
            allowed += whole == Verdict::Allowed ? 1 : 0;
            covered += covers && other.front() != Permission() ? 1 : 0;
            for (const QString& action : actions) {
                const Verdict verdict = permissionset::permits(one, action, plane).verdict;
                if (permissionset::permits({{control({wanted})}}, action, Plane::Control).verdict == Verdict::Allowed) {
                    QVERIFY(verdict >= whole);
                    QVERIFY(verdict <= part);
                }
                QVERIFY(!covers || verdict >= permissionset::permits(other, action, plane).verdict);
            }
        }
        QVERIFY(allowed > 100);
        QVERIFY(covered > 100);
    }

    void builtInRoles_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("action");
        QTest::addColumn<Plane>("plane");
        QTest::addColumn<Verdict>("verdict");
        const auto row
            = [](const QString& role, const char16_t* action, Verdict verdict, Plane plane = Plane::Control) {
                  QTest::addRow("%s: %s", qPrintable(role), qPrintable(QString::fromUtf16(action)))
                      << role << QString::fromUtf16(action) << plane << verdict;
              };
        constexpr auto assign = u"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action";
        constexpr auto readBlob = u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read";
        constexpr auto patchMachine = u"Microsoft.Compute/virtualMachines/write";
        row(u"Managed Identity Operator"_s, assign, Verdict::Allowed);
        row(u"Managed Identity Operator"_s, u"Microsoft.ManagedIdentity/userAssignedIdentities/read", Verdict::Allowed);
        row(u"Managed Identity Contributor"_s, assign, Verdict::NotGranted);
        row(u"Managed Identity Contributor"_s, u"Microsoft.ManagedIdentity/userAssignedIdentities/write",
            Verdict::Allowed);
        row(u"Contributor"_s, assign, Verdict::Allowed);
        row(u"Contributor"_s, grant, Verdict::NotGranted);
        row(u"Contributor"_s, patchMachine, Verdict::Allowed);
        row(u"Owner"_s, grant, Verdict::Allowed);
        row(u"Owner"_s, readBlob, Verdict::NotGranted, Plane::Data);
        row(u"Owner"_s, u"*", Verdict::NotGranted, Plane::Data);
        row(u"User Access Administrator"_s, grant, Verdict::Allowed);
        row(u"User Access Administrator"_s, patchMachine, Verdict::NotGranted);
        row(u"Role Based Access Control Administrator"_s, grant, Verdict::Allowed);
        row(u"Virtual Machine Contributor"_s, patchMachine, Verdict::Allowed);
        row(u"Virtual Machine Contributor"_s, assign, Verdict::NotGranted);
        row(u"Reader"_s, u"Microsoft.Compute/virtualMachines/read", Verdict::Allowed);
        row(u"Reader"_s, u"Microsoft.Compute/virtualMachines/*", Verdict::NotGranted);
        row(u"Storage Blob Data Reader"_s, readBlob, Verdict::Allowed, Plane::Data);
        row(u"Storage Blob Data Reader"_s, readBlob, Verdict::NotGranted, Plane::Control);
        row(u"AcrPull"_s, u"Microsoft.ContainerRegistry/registries/pull/read", Verdict::Allowed);
        row(u"Key Vault Data Access Administrator"_s, grant, Verdict::Conditional);
        row(u"Key Vault Data Access Administrator"_s, u"Microsoft.KeyVault/vaults/read", Verdict::Allowed);
    }

    void builtInRoles()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        QFETCH(QString, role);
        QFETCH(QString, action);
        QFETCH(Plane, plane);
        QTEST(permissionset::permits(test::roleNamed(m_builtIn, role).permissions, action, plane).verdict, "verdict");
    }

    void builtInRolesAreWhole()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        QVERIFY(m_builtIn.size() > 900);
        for (const RoleDefinition& role : m_builtIn) {
            QVERIFY2(!role.guid.isEmpty() && !role.name.isEmpty() && !role.permissions.empty(), qPrintable(role.name));
            // Covering is conservative where several actions share the work, but never so for a role and itself.
            QVERIFY2(permissionset::covers(role.permissions, role.permissions), qPrintable(role.name));
            // The same answers, one action after the other, by the actions as written.
            for (const Permission& element : role.permissions) {
                for (const QString& action : element.actions) {
                    const PermissionMatch match
                        = permissionset::permitsSomeOf(role.permissions, action, Plane::Control);
                    QVERIFY2(match.verdict != Verdict::NotGranted, qPrintable(role.name + u": "_s + action));
                }
            }
        }
    }

    void comparesBuiltInRoles()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        const auto covers = [this](const QString& wide, const QString& narrow) {
            return permissionset::covers(test::roleNamed(m_builtIn, wide).permissions,
                                         test::roleNamed(m_builtIn, narrow).permissions);
        };
        QVERIFY(covers(u"Owner"_s, u"Contributor"_s));
        QVERIFY(!covers(u"Contributor"_s, u"Owner"_s));
        QVERIFY(covers(u"Contributor"_s, u"Virtual Machine Contributor"_s));
        QVERIFY(!covers(u"Virtual Machine Contributor"_s, u"Contributor"_s));
        QVERIFY(covers(u"Storage Blob Data Contributor"_s, u"Storage Blob Data Reader"_s));
        QVERIFY(!covers(u"Owner"_s, u"Storage Blob Data Reader"_s));
    }

private:
    std::vector<RoleDefinition> m_builtIn;
};

QTEST_GUILESS_MAIN(TestPermissionSet)
#include "tst_permissionset.moc"
