// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/roleranking.h"
#include "models/domain/actionpattern.h"
#include "tests/models/access/builtinroles.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

using Wanted = std::vector<WantedAction>;

const auto readBlobs = u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"_s;

RoleDefinition role(const QString& name, const QStringList& actions, const QStringList& notActions = {},
                    const QStringList& dataActions = {}, const QString& condition = {})
{
    RoleDefinition role;
    role.guid = name.toLower();
    role.name = name;
    role.permissions.push_back({actions, notActions, dataActions, {}, condition});
    return role;
}

qint64 weight(const RoleDefinition& role, const Wanted& wanted = {})
{
    return breadthBesides(role, wanted).weight;
}

QStringList names(const std::vector<RankedRole>& ranked, const std::vector<RoleDefinition>& roles)
{
    QStringList list;
    for (const RankedRole& each : ranked)
        list << roles.at(each.index).name;
    return list;
}

} // namespace

class TestRoleRanking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_builtIn = test::builtInRoles(); }

    void weighs_data()
    {
        QTest::addColumn<QStringList>("actions");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char* name, const QStringList& actions, qint64 expected) {
            QTest::newRow(name) << actions << expected;
        };
        // Nothing is wanted of the control plane: everything counts twice.
        row("nothing", {}, 0);
        row("a read", {u"P/t/read"_s}, 2);
        row("a write", {u"P/t/write"_s}, 6);
        row("another action", {u"P/t/restart/action"_s}, 6);
        row("the same twice", {u"P/t/read"_s, u"p/T/Read"_s}, 2);
        row("all reads", {u"*/read"_s}, 2 * 4000);
        row("all reads of a provider", {u"P/*/read"_s}, 2 * 200);
        row("a provider", {u"P/*"_s}, 2 * 10 * 200);
        row("a type", {u"P/t/*"_s}, 2 * 10 * 20);
        row("a type and something of it", {u"P/t/*"_s, u"P/t/read"_s, u"P/t/*/read"_s}, 2 * 10 * 20);
        row("one action anywhere", {u"P/t/*/go/action"_s}, 2 * 3);
        row("any action", {u"P/t/*/action"_s}, 2 * 3 * 20);
        row("what all roles have", {u"Microsoft.Support/*"_s, u"Microsoft.Authorization/locks/read"_s}, 0);
        row("more than what all roles have", {u"Microsoft.Authorization/*"_s}, 2 * 10 * 200 + 20'000);
        row("deep within a type", {u"P/t/a/b/c/d/*"_s}, 2 * 10 * 3);
    }

    void weighs()
    {
        QFETCH(QStringList, actions);
        QTEST(weight(role(u"R"_s, actions), {{readBlobs, Plane::Data}}), "expected");
    }

    void weighsWhatIsNotWanted()
    {
        const Wanted wanted{{u"P/t/*"_s, Plane::Control}};
        QCOMPARE(weight(role(u"R"_s, {u"P/t/*"_s}), wanted), 0);
        QCOMPARE(weight(role(u"R"_s, {u"P/t/read"_s, u"P/u/read"_s}), wanted), 1);
        QCOMPARE(weight(role(u"R"_s, {}, {}, {u"P/t/read"_s}), wanted), 4); // data, of which nothing is wanted
        const RoleBreadth breadth
            = breadthBesides(role(u"R"_s,
                                  {u"P/t/x/write"_s, u"P/u/write"_s, u"P/u/read"_s, u"P/u/delete"_s, u"P/u/go/action"_s,
                                   u"P/v/*"_s, u"P/*/read"_s},
                                  {}, {u"P/t/read"_s}),
                             wanted);
        QCOMPARE(breadth.reads, 3);
        QCOMPARE(breadth.writes, 1);
        QCOMPARE(breadth.deletes, 1);
        QCOMPARE(breadth.otherActions, 1);
        QCOMPARE(breadth.wildcards, 1);
        QVERIFY(breadth.otherPlane);
        QVERIFY(!breadth.privilege.any());
    }

    void takesNotActionsOff()
    {
        const QString grant = grantingAction.toString();
        const RoleDefinition all = role(u"All"_s, {u"P/*"_s});
        const RoleDefinition less = role(u"Less"_s, {u"P/*"_s}, {u"P/t/*"_s, u"Q/*"_s});
        QCOMPARE(weight(all) - weight(less), 2 * 200);
        RoleDefinition givenAgain = less;
        givenAgain.permissions.push_back({{u"P/t/read"_s}, {}, {}, {}, {}});
        QCOMPARE(weight(givenAgain), weight(all));
        QCOMPARE(weight(role(u"None"_s, {u"P/*"_s}, {u"P/*"_s})), weight(all) / 10);
        // Handing out access counts by itself, less so under a condition, and not where that is wanted.
        const qint64 plain = weight(role(u"Reader"_s, {u"Microsoft.Authorization/roleAssignments/delete"_s}));
        QCOMPARE(weight(role(u"Admin"_s, {grant})), plain + 20'000);
        QCOMPARE(weight(role(u"Admin"_s, {grant}, {}, {}, u"c"_s)), plain + 5'000);
        QCOMPARE(weight(role(u"Admin"_s, {grant}), {{grant, Plane::Control}}), 0);
    }

    void neverWeighsLessForMore()
    {
        QRandomGenerator random(1999);
        const QStringList verbs{u"read"_s, u"write"_s, u"go/action"_s, u"*"_s, u"*/read"_s, u"*/action"_s};
        const QStringList targets{u"P/a"_s, u"P/b"_s, u"P/a/b"_s, u"Q/a"_s, u"P"_s, u"P/a/b/c/d/e"_s};
        const auto patterns = [&](int most) {
            QStringList list;
            for (int count = 1 + random.bounded(most); count > 0; --count)
                list << targets.at(random.bounded(targets.size())) + u'/' + verbs.at(random.bounded(verbs.size()));
            return list;
        };
        int compared = 0;
        for (int i = 0; i < 20'000; ++i) {
            const RoleDefinition wide = role(u"Wide"_s, patterns(3));
            const RoleDefinition narrow = role(u"Narrow"_s, patterns(4));
            if (!permissionset::covers(wide.permissions, narrow.permissions))
                continue;
            ++compared;
            QVERIFY2(weight(narrow) <= weight(wide),
                     qPrintable(narrow.permissions[0].actions.join(u' ') + u" in "_s
                                + wide.permissions[0].actions.join(u' ')));
        }
        QVERIFY(compared > 300);
    }

    void ranks()
    {
        const std::vector<RoleDefinition> roles{
            role(u"Owner"_s, {u"*"_s}),
            role(u"Unrelated"_s, {u"Q/*"_s}),
            role(u"Writer"_s, {u"P/t/*"_s}, {u"P/t/delete"_s}),
            role(u"beta"_s, {u"P/t/read"_s}),
            role(u"Alpha"_s, {u"p/T/read"_s}),
            role(u"Reader"_s, {u"*/read"_s}),
            role(u"Limited"_s, {u"P/t/read"_s}, {}, {}, u"c"_s),
            role(u"Provider"_s, {u"P/*"_s}),
            role(u"Data"_s, {}, {}, {u"P/t/read"_s}),
        };
        QCOMPARE(
            names(rankRoles(roles, Wanted{{u"P/t/read"_s, Plane::Control}}), roles),
            QStringList({u"beta"_s, u"Alpha"_s, u"Writer"_s, u"Provider"_s, u"Reader"_s, u"Owner"_s, u"Limited"_s}));
        QCOMPARE(names(rankRoles(roles, Wanted{{u"P/t/*"_s, Plane::Control}}), roles),
                 QStringList({u"Provider"_s, u"Owner"_s}));
        QCOMPARE(names(rankRoles(roles, Wanted{{u"P/t/read"_s, Plane::Data}}), roles), QStringList{u"Data"_s});
        QCOMPARE(names(rankRoles(roles, Wanted{{u"P/t/read"_s, Plane::Data}, {u"P/t/read"_s, Plane::Control}}), roles),
                 QStringList());
        QVERIFY(rankRoles(roles, Wanted{}).empty());

        const auto smaller = smallerRoles(roles[7], roles, Wanted{{u"P/t/read"_s, Plane::Control}});
        QCOMPARE(names(smaller, roles), QStringList({u"beta"_s, u"Alpha"_s, u"Writer"_s}));
        QVERIFY(smaller.front().within);
        const auto thanReader = smallerRoles(roles[5], roles, Wanted{{u"P/t/read"_s, Plane::Control}});
        QCOMPARE(names(thanReader, roles), QStringList({u"beta"_s, u"Alpha"_s, u"Writer"_s, u"Provider"_s}));
        QVERIFY(thanReader[1].within);
        QVERIFY(!thanReader[2].within); // it writes
    }

    void ranksBuiltInRoles_data()
    {
        QTest::addColumn<Wanted>("wanted");
        QTest::addColumn<QString>("first");
        QTest::newRow("read blobs") << Wanted{{readBlobs, Plane::Data}} << u"Storage Blob Data Reader"_s;
        QTest::newRow("read secrets") << Wanted{{u"Microsoft.KeyVault/vaults/secrets/getSecret/action"_s, Plane::Data}}
                                      << u"Key Vault Secrets User"_s;
        QTest::newRow("attach an identity")
            << Wanted{{u"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_s, Plane::Control}}
            << u"Managed Identity Operator"_s;
        QTest::newRow("pull images") << Wanted{{u"Microsoft.ContainerRegistry/registries/pull/read"_s, Plane::Control}}
                                     << u"AcrPull"_s;
        QTest::newRow("read everything") << Wanted{{u"*/read"_s, Plane::Control}} << u"Reader"_s;
        QTest::newRow("everything") << Wanted{{u"*"_s, Plane::Control}} << u"Owner"_s;
    }

    void ranksBuiltInRoles()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        QFETCH(Wanted, wanted);
        const QStringList ranked = names(rankRoles(m_builtIn, wanted), m_builtIn);
        QVERIFY(!ranked.isEmpty());
        QTEST(ranked.first(), "first");
        if (!wanted.front().action.contains(u'*') && wanted.front().plane == Plane::Control)
            QCOMPARE(ranked.last(), u"Owner"_s);
    }

    void findsSmallerBuiltInRoles()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        const Wanted wanted{{u"Microsoft.Compute/virtualMachines/write"_s, Plane::Control},
                            {u"Microsoft.Compute/virtualMachines/restart/action"_s, Plane::Control}};
        const auto smaller = smallerRoles(test::roleNamed(m_builtIn, u"Contributor"_s), m_builtIn, wanted);
        const QStringList found = names(smaller, m_builtIn);
        const auto machines = found.indexOf(u"Virtual Machine Contributor"_s);
        QVERIFY(machines >= 0);
        QVERIFY(smaller.at(size_t(machines)).within);
        QVERIFY(!found.contains(u"Owner"_s));
        QVERIFY(!found.contains(u"Contributor"_s));
    }

    void comesOutAlikeInAnyOrder()
    {
        RS_NEED_BUILT_IN_ROLES(m_builtIn);
        const Wanted wanted{{u"Microsoft.Compute/virtualMachines/read"_s, Plane::Control}};
        std::vector<RoleDefinition> reversed(m_builtIn.rbegin(), m_builtIn.rend());
        const QStringList ranked = names(rankRoles(m_builtIn, wanted), m_builtIn);
        QVERIFY(ranked.size() > 20);
        QCOMPARE(names(rankRoles(reversed, wanted), reversed), ranked);
    }

private:
    std::vector<RoleDefinition> m_builtIn;
};

QTEST_GUILESS_MAIN(TestRoleRanking)
#include "tst_roleranking.moc"
