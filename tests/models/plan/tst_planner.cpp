// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "models/plan/planner.h"
#include "tests/models/graph/tinytenant.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

const auto tenant = uR"(
    id id-web prod/web
    id id-data prod/data
    id id-app prod/web
    vm vm-1 prod/web system id-web
    vm vm-2 prod/web
    set pool prod/web id-data
    app site prod/web id-app
    grant id-web Reader prod/data
    grant id-web Owner prod/data/vault if
    grant vm-1.system Contributor prod
)"_s;

} // namespace

class PlannerTest : public QObject
{
    Q_OBJECT

private:
    InventoryStore m_store;

    const Inventory& inventory() const { return m_store.inventory(); }
    QString id(const QString& name) const { return inventory().armId(inventory().find(name)); }
    QString roleGuid(const QString& name) const
    {
        return inventory().text(inventory().role(inventory().findRole(name)).guid);
    }
    QString userIdentity(const QString& name) const
    {
        for (int row = 0; row < inventory().rowCount(Table::Identities); ++row) {
            const auto handle = inventory().at(Table::Identities, row).as<EntityKind::Identity>();
            if (inventory().displayName(handle) == name && !inventory().identity(handle).systemAssigned)
                return inventory().armId(handle);
        }
        return {};
    }
    QString host(const QString& name) const
    {
        for (const Table table : {Table::VirtualMachines, Table::OtherHosts}) {
            for (int row = 0; row < inventory().rowCount(table); ++row) {
                if (inventory().displayName(inventory().at(table, row)) == name)
                    return inventory().armId(inventory().at(table, row));
            }
        }
        return {};
    }
    QStringList printed(const Plan& plan) const
    {
        QStringList lines;
        for (const PlanStep& step : plan.steps) {
            QStringList after;
            for (const int index : step.after)
                after << QString::number(index);
            lines << describeStep(step.action) + u" ["_s + after.join(u',') + u']'
                    + (step.satisfied ? u" so"_s : u""_s);
        }
        return lines;
    }

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tinyTenant(tenant)); }

    void attachesAnIdentityThatIsThere()
    {
        AttachRequest request;
        request.hosts = {host(u"vm-1"_s), host(u"vm-2"_s), host(u"vm-2"_s).toUpper()};
        request.identityId = userIdentity(u"id-web"_s);
        const QString data = armid::parentOf(userIdentity(u"id-data"_s));
        request.grants = {{roleGuid(u"Reader"_s), data, {}}, {roleGuid(u"Contributor"_s), data, {}}};
        const auto plan = planAttachment(request, inventory());
        QVERIFY(plan);
        QCOMPARE(plan->title, u"Attach id-web to 2 machines"_s);
        QCOMPARE(printed(*plan),
                 (QStringList{u"Assign Reader to id-web at data [] so"_s, u"Assign Contributor to id-web at data []"_s,
                              u"vm-1: attach id-web [0,1] so"_s, u"vm-2: attach id-web [0,1]"_s}));
        QVERIFY(!plan->isSatisfied());
        QVERIFY(!std::get<AssignRole>(plan->steps[0].action).principal.principalId.isEmpty());
    }

    void makesANewIdentityFirst()
    {
        AttachRequest request;
        request.hosts = {host(u"pool"_s)};
        request.identity = AttachRequest::Identity::New;
        request.created = {
            identityIdFor(armid::subscriptionOf(host(u"pool"_s)), u"web"_s, u"id-new"_s), u"westeurope"_s, {}, false};
        request.grants = {{roleGuid(u"Reader"_s), armid::parentOf(host(u"pool"_s)), {}}};
        const auto plan = planAttachment(request, inventory());
        QVERIFY(plan);
        QCOMPARE(printed(*plan),
                 (QStringList{u"Create the user-assigned identity id-new in web []"_s,
                              u"Assign Reader to id-new at web [0]"_s, u"pool: attach id-new [0,1]"_s}));
        QVERIFY(std::get<AssignRole>(plan->steps[1].action).principal.principalId.isEmpty());
        request.created.identityId = userIdentity(u"id-data"_s);
        const auto there = planAttachment(request, inventory());
        QVERIFY(there);
        QVERIFY(there->steps[0].satisfied);
        QVERIFY(there->steps[2].satisfied);
        QVERIFY(!std::get<AssignRole>(there->steps[1].action).principal.principalId.isEmpty());
    }

    void enablesTheSystemAssignedOne()
    {
        AttachRequest request;
        request.hosts = {host(u"vm-1"_s), host(u"vm-2"_s)};
        request.identity = AttachRequest::Identity::System;
        request.grants
            = {{roleGuid(u"Contributor"_s), armid::subscriptionScope(armid::subscriptionOf(request.hosts[0])), {}}};
        const auto plan = planAttachment(request, inventory());
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 4U);
        QVERIFY(plan->steps[0].satisfied);
        QVERIFY(plan->steps[1].satisfied);
        QVERIFY(!plan->steps[2].satisfied);
        QCOMPARE(plan->steps[3].after, std::vector<int>{2});
        QVERIFY(std::get<AssignRole>(plan->steps[3].action).principal.systemAssigned);
    }

    void comparesConditions()
    {
        AttachRequest request;
        request.identityId = userIdentity(u"id-web"_s);
        const QString vault
            = armid::parentOf(userIdentity(u"id-data"_s)) + u"/providers/Microsoft.KeyVault/vaults/vault"_s;
        request.grants = {{roleGuid(u"Owner"_s), vault, {}}};
        const auto plan = planAttachment(request, inventory());
        QVERIFY(plan);
        QVERIFY2(!plan->isSatisfied(), "the one that is there holds only under a condition");
    }

    void detaches()
    {
        DetachRequest request;
        request.hosts = {host(u"vm-1"_s), host(u"vm-2"_s)};
        request.identities = {userIdentity(u"id-web"_s)};
        const auto plan = planDetachment(request, inventory());
        QVERIFY(plan);
        QCOMPARE(printed(*plan), (QStringList{u"vm-1: detach id-web []"_s, u"vm-2: detach id-web [] so"_s}));
        request.system = true;
        const auto both = planDetachment(request, inventory());
        QVERIFY(both);
        QCOMPARE(both->steps.size(), 3U);
        const auto& revoke = std::get<RevokeRole>(both->steps[1].action);
        QCOMPARE(revoke.roleName, u"Contributor"_s);
        QCOMPARE(revoke.principalName, u"vm-1"_s);
        QCOMPARE(both->steps[1].after, std::vector<int>{0});
        request.revokeLeftovers = false;
        QCOMPARE(planDetachment(request, inventory())->steps.size(), 2U);
    }

    void deletesNothingBeforeItIsUnused()
    {
        const auto plan = planDeletion(userIdentity(u"id-web"_s), inventory());
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 4U);
        QVERIFY(std::holds_alternative<ChangeHost>(plan->steps[0].action));
        QVERIFY(std::holds_alternative<RevokeRole>(plan->steps[1].action));
        QCOMPARE(plan->steps[1].after, std::vector<int>{0});
        QCOMPARE(plan->steps[3].after, (std::vector<int>{0, 1, 2}));
        const auto& deletion = std::get<DeleteIdentity>(plan->steps[3].action);
        QVERIFY(!deletion.identity.principalId.isEmpty());
    }

    void revokes()
    {
        const auto identity = inventory().findIdentity(userIdentity(u"id-web"_s));
        QStringList ids;
        for (const AssignmentHandle assignment : inventory().assignmentsOf(identity))
            ids << inventory().armId(assignment);
        const auto plan = planRevocation(ids, inventory());
        QVERIFY(plan);
        QCOMPARE(plan->steps.size(), 2U);
        QCOMPARE(plan->title, u"Take 2 roles away"_s);
        QVERIFY(plan->steps[0].after.empty());
    }

    void refuses_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("nothing chosen") << 0 << ErrorKind::BadInput;
        QTest::newRow("unknown machine") << 1 << ErrorKind::NotFound;
        QTest::newRow("unknown identity") << 2 << ErrorKind::NotFound;
        QTest::newRow("a web app") << 3 << ErrorKind::BadInput;
        QTest::newRow("bad name") << 4 << ErrorKind::BadInput;
        QTest::newRow("no region") << 5 << ErrorKind::BadInput;
        QTest::newRow("system-assigned as if user-assigned") << 6 << ErrorKind::NotFound;
        QTest::newRow("system-assigned of nothing") << 7 << ErrorKind::BadInput;
        QTest::newRow("grant without a scope") << 8 << ErrorKind::BadInput;
    }

    void refuses()
    {
        QFETCH(int, which);
        AttachRequest request;
        request.identityId = userIdentity(u"id-web"_s);
        if (which != 0 && which != 7)
            request.hosts = {host(u"vm-2"_s)};
        if (which == 1)
            request.hosts << u"/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/virtualMachines/z"_s;
        if (which == 2)
            request.identityId += u"x"_s;
        if (which == 3)
            request.hosts = {host(u"site"_s)};
        if (which == 4 || which == 5)
            request.identity = AttachRequest::Identity::New;
        if (which == 4)
            request.created = {identityIdFor(u"s"_s, u"g"_s, u"-a"_s), u"westeurope"_s, {}, false};
        if (which == 5)
            request.created = {identityIdFor(u"s"_s, u"g"_s, u"good"_s), {}, {}, false};
        if (which == 6)
            request.identityId = host(u"vm-1"_s);
        if (which == 7)
            request.identity = AttachRequest::Identity::System;
        if (which == 8)
            request.grants = {{roleGuid(u"Reader"_s), {}, {}}};
        const auto plan = planAttachment(request, inventory());
        QVERIFY(!plan);
        QTEST(plan.error().kind, "kind");
        QVERIFY(!plan.error().what.isEmpty());
        QVERIFY(!plan.error().advice.isEmpty());
    }

    void deletesNotWhatOthersUse()
    {
        const auto plan = planDeletion(userIdentity(u"id-app"_s), inventory());
        QVERIFY(!plan);
        QVERIFY(plan.error().what.contains(u"site"_s));
        QVERIFY(!planDeletion(host(u"vm-1"_s), inventory()));
        QVERIFY(!planRevocation({}, inventory()));
        QVERIFY(!planRevocation({u"/nowhere"_s}, inventory()));
        QVERIFY(!planDetachment({{host(u"vm-1"_s)}, {}, false, true}, inventory()));
    }

    void identityNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << u"id-web_1"_s << true;
        QTest::newRow("shortest") << u"a-1"_s << true;
        QTest::newRow("longest") << QString(128, u'a') << true;
        QTest::newRow("too long") << QString(129, u'a') << false;
        QTest::newRow("too short") << u"ab"_s << false;
        QTest::newRow("hyphen first") << u"-abc"_s << false;
        QTest::newRow("a dot") << u"a.bc"_s << false;
        QTest::newRow("a letter beyond ASCII") << u"äbc"_s << false;
        QTest::newRow("a digit beyond ASCII") << u"a٣c"_s << false;
        QTest::newRow("a newline at its end") << u"abc\n"_s << false;
    }

    void identityNames()
    {
        QFETCH(QString, name);
        QTEST(identityNameProblem(name).isEmpty(), "valid");
    }
};

QTEST_GUILESS_MAIN(PlannerTest)

#include "tst_planner.moc"
