// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/preflight.h"

#include "models/inventory/inventorystore.h"
#include "models/plan/planner.h"
#include "tests/models/graph/tinytenant.h"

#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

const auto tenant = uR"(
    id id-web prod/web
    id id-data prod/data
    vm vm-1 prod/web system id-web
    vm vm-2 prod/web
    vm vm-3 prod/web id-web id-data
    set pool prod/web
    grant id-web Reader prod/data
    grant id-data Reader prod/data/vault if
    grant id-data Owner prod/web
    grant vm-1.system Contributor prod
    grant group:ops Writer prod
)"_s;

/// A plan and what Azure says about it.
struct Situation
{
    Plan plan;
    PreflightFacts facts;
};

using Twist = std::function<void(Situation&)>;

QString word(FindingSeverity severity)
{
    constexpr const char* words[] = {"Blocking", "Warning", "Note"};
    return QString::fromLatin1(words[static_cast<int>(severity)]);
}

QString word(FindingKind kind)
{
    constexpr const char* words[] = {"MissingRight",   "RightNotKnown", "Locked",         "SubscriptionNotWritable",
                                     "RegionMismatch", "NotAssignable", "AlreadyGranted", "LimitReached",
                                     "LimitNear",      "HostBusy",      "Gone",           "NameTaken",
                                     "PrivilegedRole", "LosesAccess",   "Irreversible",   "NotRead"};
    return QString::fromLatin1(words[static_cast<int>(kind)]);
}

/// "Blocking MissingRight 1: Your account may not …"
QStringList printed(const std::vector<PreflightFinding>& findings)
{
    QStringList lines;
    for (const PreflightFinding& each : findings)
        lines << u"%1 %2 %3: %4"_s.arg(word(each.severity), word(each.kind), QString::number(each.step), each.what);
    return lines;
}

Permission permit(const QStringList& actions, const QStringList& notActions = {}, const QString& condition = {})
{
    return {actions, notActions, {}, {}, condition};
}

RoleDefinition roleOf(const QString& guid, const QString& name, const QStringList& actions)
{
    RoleDefinition role;
    role.guid = guid;
    role.name = name;
    role.permissions = {permit(actions)};
    return role;
}

Error error(ErrorKind kind)
{
    return makeError(kind, u"Azure would not say."_s);
}

} // namespace

Q_DECLARE_METATYPE(Plan)
Q_DECLARE_METATYPE(Twist)

class TestPreflight : public QObject
{
    Q_OBJECT

private:
    InventoryStore m_store;

    const Inventory& inventory() const { return m_store.inventory(); }
    QString id(const QString& name) const
    {
        for (const Table table : {Table::VirtualMachines, Table::Identities}) {
            for (int row = 0; row < inventory().rowCount(table); ++row) {
                if (inventory().displayName(inventory().at(table, row)) == name)
                    return inventory().armId(inventory().at(table, row));
            }
        }
        qFatal("no such thing: %s", qPrintable(name));
        return {};
    }
    QString group(const QString& name) const { return armid::resourceGroupScope(subscription(), name); }
    QString subscription() const { return armid::subscriptionOf(id(u"vm-1"_s)); }
    QString vault() const { return group(u"data"_s) + "/providers/Microsoft.KeyVault/vaults/vault"_L1; }
    QString role(const QString& name) const
    {
        return inventory().text(inventory().role(inventory().findRole(name)).guid);
    }

    Plan attachment(const QStringList& hosts, const QString& identity, const std::vector<PlannedGrant>& grants) const
    {
        AttachRequest request;
        for (const QString& host : hosts)
            request.hosts << id(host);
        request.grants = grants;
        if (identity == "new"_L1) {
            request.identity = AttachRequest::Identity::New;
            request.created.identityId = identityIdFor(subscription(), u"web"_s, u"id-new"_s);
            request.created.location = u"westeurope"_s;
        } else if (identity == "system"_L1) {
            request.identity = AttachRequest::Identity::System;
        } else {
            request.identityId = id(identity);
        }
        return planAttachment(request, inventory()).value();
    }
    Plan detachment(const QStringList& hosts, const QString& identity, bool system = false) const
    {
        DetachRequest request;
        for (const QString& host : hosts)
            request.hosts << id(host);
        if (!identity.isEmpty())
            request.identities << id(identity);
        request.system = system;
        return planDetachment(request, inventory()).value();
    }
    Plan deletion(const QString& identity) const { return planDeletion(id(identity), inventory()).value(); }

    /// Answers under which nothing stands in the plan's way.
    PreflightFacts goodFacts(const Plan& plan) const
    {
        PreflightFacts facts;
        const PreflightQuestions questions = preflightQuestions(plan);
        for (const QString& scope : questions.permissionScopes)
            facts.permissions[armid::folded(scope)] = std::vector<Permission>{permit({u"*"_s})};
        for (const QString& scope : questions.lockScopes)
            facts.locks[armid::folded(scope)] = std::vector<ResourceLock>();
        for (const QString& host : questions.hosts)
            facts.hosts[armid::folded(host)] = HostFacts{u"westeurope"_s, u"Succeeded"_s, {}};
        for (const QString& identity : questions.identities)
            facts.identities[armid::folded(identity)] = identityFact(identity);
        for (const QString& each : questions.subscriptions)
            facts.subscriptions[armid::folded(each)] = Subscription{subscription(), {}, {}, u"Enabled"_s, {}, {}};
        return facts;
    }
    Result<IdentityFacts> identityFact(const QString& identity) const
    {
        const IdentityHandle known = inventory().findIdentity(identity);
        if (!known.isValid())
            return tl::unexpected(error(ErrorKind::NotFound));
        IdentityFacts facts;
        facts.identity.id = identity;
        facts.identity.location = u"westeurope"_s;
        facts.identity.principalId = inventory().armId(inventory().identity(known).principal);
        return facts;
    }

    void row(const char* name, const Plan& plan, const Twist& twist, const QStringList& findings) const
    {
        QTest::newRow(name) << plan << twist << findings;
    }

private Q_SLOTS:
    void initTestCase()
    {
        SyncBatch batch = test::tinyTenant(tenant);
        batch.subscriptions.front().displayName = u"Production"_s;
        batch.managementGroups.push_back({u"mg-shop"_s, u"Shop"_s, {}});
        batch.subscriptions.front().managementGroup = u"mg-shop"_s;
        RoleDefinition own;
        own.guid = u"0c0c0c0c-0000-4000-8000-000000000001"_s;
        own.name = u"Shop operator"_s;
        own.custom = true;
        own.permissions = {permit({u"Microsoft.KeyVault/vaults/read"_s})};
        own.assignableScopes = {armid::resourceGroupScope(batch.subscriptions.front().id, u"web"_s)};
        batch.roles.push_back(own);
        own.guid = u"0c0c0c0c-0000-4000-8000-000000000002"_s;
        own.name = u"Shop reader"_s;
        own.assignableScopes = {armid::managementGroupScope(u"mg-shop"_s)};
        batch.roles.push_back(own);
        m_store.apply(batch);
    }

    void asksForAllThatItJudges()
    {
        const Plan plan = attachment({u"vm-2"_s, u"pool"_s}, u"new"_s, {{role(u"Reader"_s), vault(), {}}});
        const QString created = identityIdFor(subscription(), u"web"_s, u"id-new"_s);
        const PreflightQuestions questions = preflightQuestions(plan);
        QCOMPARE(questions.permissionScopes, (QStringList{group(u"web"_s), vault(), id(u"vm-2"_s), id(u"pool"_s)}));
        QCOMPARE(questions.lockScopes, (QStringList{group(u"web"_s), group(u"data"_s)}));
        QCOMPARE(questions.hosts, (QStringList{id(u"vm-2"_s), id(u"pool"_s)}));
        QCOMPARE(questions.identities, QStringList(created));
        QCOMPARE(questions.subscriptions, QStringList(armid::subscriptionScope(subscription())));
    }

    void asksForWhatIsTakenAwayToo()
    {
        const PreflightQuestions questions = preflightQuestions(deletion(u"id-web"_s));
        QCOMPARE(questions.permissionScopes,
                 (QStringList{id(u"vm-3"_s), id(u"vm-1"_s), group(u"data"_s), id(u"id-web"_s)}));
        QCOMPARE(questions.identities, QStringList(id(u"id-web"_s)));
    }

    void asksNothingWhereAllIsDone()
    {
        const Plan plan = attachment({u"vm-1"_s}, u"id-web"_s, {{role(u"Reader"_s), group(u"data"_s), {}}});
        QVERIFY(plan.isSatisfied());
        QCOMPARE(preflightQuestions(plan), PreflightQuestions());
        QCOMPARE(printed(preflight(plan, inventory(), {})), QStringList());
    }

    void finds_data()
    {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<Twist>("twist");
        QTest::addColumn<QStringList>("findings");
        const auto none = [](Situation&) {};
        const Plan attach = attachment({u"vm-2"_s, u"pool"_s}, u"id-web"_s, {});
        const Plan create = attachment({u"vm-2"_s}, u"new"_s, {{role(u"Reader"_s), vault(), {}}});
        row("nothing", create, none, {});
        row("nothing to attach", attach, none, {});

        row("rights that lack", create,
            [](Situation& s) {
                for (auto& [scope, answer] : s.facts.permissions)
                    answer = std::vector<Permission>{permit({u"*/read"_s})};
            },
            {u"Blocking MissingRight 0: Your account may not create identities in web."_s,
             u"Blocking MissingRight 1: Your account may not assign roles at vault."_s,
             u"Blocking MissingRight 2: Your account may not change what these machines run as: vm-2."_s,
             u"Blocking MissingRight 2: Your account may not attach identities to machines: web."_s});
        row("the right to attach one identity", attach,
            [this](Situation& s) {
                s.facts.permissions[armid::folded(id(u"id-web"_s))]
                    = std::vector<Permission>{permit({u"*"_s}, {u"*/assign/action"_s})};
            },
            {u"Blocking MissingRight 0: Your account may not attach identities to machines: id-web."_s});
        row("scale sets have a right of their own", attach,
            [this](Situation& s) {
                for (const auto& host : {u"vm-2"_s, u"pool"_s})
                    s.facts.permissions[armid::folded(id(host))]
                        = std::vector<Permission>{permit({u"Microsoft.Compute/virtualMachines/*"_s})};
            },
            {u"Blocking MissingRight 1: Your account may not change what these scale sets run as: pool."_s});
        row("a right under a condition", create,
            [this](Situation& s) {
                s.facts.permissions[armid::folded(vault())] = std::vector<Permission>{
                    permit({u"Microsoft.Authorization/*"_s}, {}, u"@Request[x] BoolEquals true"_s)};
            },
            {u"Warning RightNotKnown 1: Your account may assign roles at vault only under a condition."_s});
        row("rights that could not be read", attach,
            [this](Situation& s) {
                s.facts.permissions[armid::folded(id(u"vm-2"_s))] = tl::unexpected(error(ErrorKind::Forbidden));
            },
            {u"Warning RightNotKnown 0: Whether your account may change what these machines run as is not known: vm-2."_s});
        row("rights that were not asked for", attach,
            [this](Situation& s) { s.facts.permissions.erase(armid::folded(id(u"id-web"_s))); },
            {u"Warning RightNotKnown 0: Whether your account may attach identities to machines is not known: id-web."_s});
        row("no such resource group", create,
            [this](Situation& s) {
                s.facts.permissions[armid::folded(group(u"web"_s))] = tl::unexpected(error(ErrorKind::NotFound));
            },
            {u"Blocking Gone 0: The resource group web is not there."_s});
        row("rights to revoke and delete", deletion(u"id-web"_s),
            [](Situation& s) {
                for (auto& [scope, answer] : s.facts.permissions)
                    answer = std::vector<Permission>{permit({u"Microsoft.Compute/*"_s})};
            },
            {u"Blocking MissingRight 2: Your account may not take roles away at data."_s,
             u"Blocking MissingRight 3: Your account may not delete id-web."_s,
             u"Warning LosesAccess 0: vm-3 loses Reader at data: none of the identities that it keeps has it."_s,
             u"Warning Irreversible 3: Deleting id-web cannot be undone: an identity made anew under the same name has "
             "another principal id, which holds no roles and is attached nowhere."_s});

        const auto lock = [](const QString& scope, const QString& level) {
            return std::vector<ResourceLock>{
                {scope + u"/providers/Microsoft.Authorization/locks/keep"_s, level, u"ask Ann"_s}};
        };
        row("a lock above", create,
            [this, lock](Situation& s) {
                s.facts.locks[armid::folded(group(u"data"_s))]
                    = lock(armid::subscriptionScope(subscription()), u"ReadOnly"_s);
            },
            {u"Blocking Locked 1: The lock keep on Production lets nobody change anything there: vault. It says: ask Ann"_s});
        row("a lock on one machine", attach,
            [this, lock](Situation& s) {
                s.facts.locks[armid::folded(group(u"web"_s))] = lock(id(u"pool"_s).toUpper(), u"readonly"_s);
            },
            {u"Blocking Locked 1: The lock keep on pool lets nobody change anything there: pool. It says: ask Ann"_s});
        row("a lock against deletion lets changes pass", attach,
            [this, lock](Situation& s) {
                s.facts.locks[armid::folded(group(u"web"_s))] = lock(group(u"web"_s), u"CanNotDelete"_s);
            },
            {});
        row("a lock against deletion", deletion(u"id-web"_s),
            [this, lock](Situation& s) {
                s.facts.locks[armid::folded(group(u"web"_s))] = lock(group(u"web"_s), u"CanNotDelete"_s);
            },
            {u"Blocking Locked 3: The lock keep on web lets nobody delete anything there: id-web. It says: ask Ann"_s,
             u"Warning LosesAccess 0: vm-3 loses Reader at data: none of the identities that it keeps has it."_s,
             u"Warning Irreversible 3: Deleting id-web cannot be undone: an identity made anew under the same name has "
             "another principal id, which holds no roles and is attached nowhere."_s});
        row("locks that could not be read", attach,
            [this](Situation& s) {
                s.facts.locks[armid::folded(group(u"web"_s))] = tl::unexpected(error(ErrorKind::Forbidden));
            },
            {u"Note NotRead 0: Whether locks lie on web is not known."_s});

        row("a subscription that is disabled", attach,
            [this](Situation& s) {
                s.facts.subscriptions[armid::folded(armid::subscriptionScope(subscription()))]->state = u"Disabled"_s;
            },
            {u"Blocking SubscriptionNotWritable 0: Nothing can be changed in the subscription Production: its state is "
             "Disabled."_s});
        row("a subscription that must be paid", attach,
            [this](Situation& s) {
                s.facts.subscriptions[armid::folded(armid::subscriptionScope(subscription()))]->state = u"PastDue"_s;
            },
            {});

        row("an identity of another region", attach,
            [this](Situation& s) {
                auto& fact = s.facts.identities[armid::folded(id(u"id-web"_s))];
                fact->regional = true;
                fact->identity.location = u"North Europe"_s;
                s.facts.hosts[armid::folded(id(u"pool"_s))]->location = u"northeurope"_s;
            },
            {u"Blocking RegionMismatch 0: id-web may only be used in North Europe, and these machines are elsewhere: vm-2."_s});
        row("a new identity of another region", create,
            [](Situation& s) {
                auto& creation = std::get<CreateIdentity>(s.plan.steps.front().action);
                creation.regional = true;
                creation.location = u"northeurope"_s;
                s.facts.hosts.clear();
            },
            {u"Blocking RegionMismatch 2: id-new may only be used in northeurope, and these machines are elsewhere: vm-2."_s});

        row("machines that are busy", attach,
            [](Situation& s) {
                for (auto& [host, fact] : s.facts.hosts)
                    fact->provisioningState = u"Updating"_s;
            },
            {u"Warning HostBusy 0: Another change is under way (Updating), and Azure may refuse a second one: vm-2, pool."_s});
        row("a machine that is being deleted", attach,
            [this](Situation& s) { s.facts.hosts[armid::folded(id(u"vm-2"_s))]->provisioningState = u"Deleting"_s; },
            {u"Blocking HostBusy 0: Being deleted right now: vm-2."_s});
        row("a machine whose last change failed", attach,
            [this](Situation& s) { s.facts.hosts[armid::folded(id(u"vm-2"_s))]->provisioningState = u"Failed"_s; }, {});
        row("machines that are gone", attach,
            [](Situation& s) {
                for (auto& [host, fact] : s.facts.hosts)
                    fact = tl::unexpected(error(ErrorKind::NotFound));
            },
            {u"Blocking Gone 0: 2 machines are not there any more: vm-2, pool."_s});
        row("a machine that could not be read", attach,
            [this](Situation& s) {
                s.facts.hosts[armid::folded(id(u"pool"_s))] = tl::unexpected(error(ErrorKind::Network));
            },
            {u"Warning NotRead 1: How these machines are now could not be read: pool."_s});
        row("an identity that is gone", attach,
            [this](Situation& s) {
                s.facts.identities[armid::folded(id(u"id-web"_s))] = tl::unexpected(error(ErrorKind::NotFound));
            },
            {u"Blocking Gone 0: The identity id-web is not there any more."_s});
        row("an identity that was made anew", attachment({}, u"id-web"_s, {{role(u"Writer"_s), vault(), {}}}),
            [this](Situation& s) {
                s.facts.identities[armid::folded(id(u"id-web"_s))]->identity.principalId = u"another"_s;
            },
            {u"Blocking Gone 0: id-web was deleted and made anew since: it has another principal id now."_s});
        row("an identity to delete that is gone", deletion(u"id-web"_s),
            [this](Situation& s) {
                s.facts.identities[armid::folded(id(u"id-web"_s))] = tl::unexpected(error(ErrorKind::NotFound));
            },
            {u"Warning LosesAccess 0: vm-3 loses Reader at data: none of the identities that it keeps has it."_s,
             u"Warning Irreversible 3: Deleting id-web cannot be undone: an identity made anew under the same name has "
             "another principal id, which holds no roles and is attached nowhere."_s,
             u"Note Gone 3: id-web is deleted already; what it left behind is cleaned up."_s});
        row("a name that is taken", create, [](Situation& s) { s.facts.identities.begin()->second = IdentityFacts(); },
            {u"Blocking NameTaken 0: There is an identity id-new in web already, which was not among what was read."_s});
        row("a name that may be taken", create,
            [](Situation& s) { s.facts.identities.begin()->second = tl::unexpected(error(ErrorKind::Timeout)); },
            {u"Warning NotRead 0: Whether the name id-new is free could not be read."_s});

        row("a role that cannot be assigned there",
            attachment({}, u"id-web"_s, {{role(u"Shop operator"_s), vault(), {}}}), none,
            {u"Blocking NotAssignable 0: The role Shop operator cannot be assigned at vault."_s});
        row("a role that can be assigned below",
            attachment({}, u"id-web"_s, {{role(u"Shop operator"_s), id(u"vm-1"_s), {}}}), none, {});
        row("a role of a management group", attachment({}, u"id-web"_s, {{role(u"Shop reader"_s), vault(), {}}}), none,
            {});
        row("a role that was not read",
            attachment({}, u"id-web"_s, {{u"00000000-0000-4000-8000-00000000000a"_s, vault(), {}}}), none,
            {u"Note NotRead 0: The definition of the role 00000000-0000-4000-8000-00000000000a was not read, so it is "
             "not known what it permits and where it can be assigned."_s});
        row("a role that it has from above", attachment({}, u"id-web"_s, {{role(u"Reader"_s), vault(), {}}}), none,
            {u"Warning AlreadyGranted 0: id-web already has Reader through data."_s});
        row("a role that it has under a condition", attachment({}, u"id-data"_s, {{role(u"Reader"_s), vault(), {}}}),
            none, {u"Note AlreadyGranted 0: id-data already has Reader through vault, but only under a condition."_s});
        row("a privileged role", attachment({}, u"id-web"_s, {{role(u"Owner"_s), vault(), {}}}), none,
            {u"Warning PrivilegedRole 0: Owner at vault lets whoever runs code on the machine do more than a workload "
             "should need."_s});

        row("what machines lose", detachment({u"vm-3"_s}, u"id-data"_s), none,
            {u"Warning LosesAccess 0: vm-3 loses Owner at web: none of the identities that it keeps has it."_s});
        row("what cannot be undone", detachment({u"vm-1"_s}, {}, true), none,
            {u"Warning LosesAccess 0: vm-1 loses Contributor at Production: none of the identities that it keeps has it."_s,
             u"Warning Irreversible 0: Disabling a system-assigned identity cannot be undone: enabled again, vm-1 gets "
             "another principal id, which holds no roles."_s});
    }

    void finds()
    {
        QFETCH(Plan, plan);
        QFETCH(Twist, twist);
        QFETCH(QStringList, findings);
        Situation situation{plan, goodFacts(plan)};
        twist(situation);
        const auto found = preflight(situation.plan, inventory(), situation.facts);
        QCOMPARE(printed(found), findings);
        QCOMPARE(isClear(found), findings.filter(u"Blocking "_s).isEmpty());
    }

    void saysWhichRolesGiveARight()
    {
        // Managed Identity Operator is read and gives it; Contributor was read and, here, does not; Owner was not read.
        InventoryStore store;
        SyncBatch batch = test::tinyTenant(tenant);
        batch.roles.push_back(roleOf(u"f1a07417-d97a-45cb-824c-7a7467783830"_s, u"Managed Identity Operator"_s,
                                     {u"Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action"_s}));
        batch.roles.push_back(roleOf(u"b24988ac-6180-42a0-ab88-20f7382dd24c"_s, u"Contributor"_s, {u"*/read"_s}));
        store.apply(batch);
        const Plan plan = attachment({u"vm-2"_s}, u"id-web"_s, {});
        PreflightFacts facts = goodFacts(plan);
        facts.permissions[armid::folded(id(u"id-web"_s))] = std::vector<Permission>();
        const auto found = preflight(plan, store.inventory(), facts);
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().advice,
                 u"Ask for one of these roles there: Managed Identity Operator, Owner. Each gives the action "
                 "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action."_s);
    }

    void suggestsASmallerRoleOnAResource()
    {
        InventoryStore store;
        SyncBatch batch = test::tinyTenant(tenant);
        batch.roles.push_back(roleOf(u"f25e0fa2-a7c8-4377-a976-54943a77a395"_s, u"Key Vault Contributor"_s,
                                     {u"Microsoft.KeyVault/*"_s, u"Microsoft.Resources/deployments/*"_s}));
        batch.roles.push_back(roleOf(u"0c0c0c0c-0000-4000-8000-000000000003"_s, u"Vault reader"_s,
                                     {u"Microsoft.KeyVault/vaults/read"_s}));
        store.apply(batch);
        const auto suggestion = [&](const QString& scope) {
            const Plan plan = attachment({}, u"id-web"_s, {{role(u"Owner"_s), scope, {}}});
            const auto found = preflight(plan, store.inventory(), goodFacts(plan));
            return found.size() == 1 ? found.front().suggestedRole : u"not one finding"_s;
        };
        QCOMPARE(suggestion(vault()), u"f25e0fa2-a7c8-4377-a976-54943a77a395"_s);
        QCOMPARE(suggestion(group(u"data"_s)), QString());
    }

    void reachesLimits_data()
    {
        QTest::addColumn<int>("now");
        QTest::addColumn<QStringList>("findings");
        // The tenant itself has five in the subscription; the plan adds two.
        QTest::newRow("few") << 3000 << QStringList();
        QTest::newRow("nearly 80 %") << 3197 << QStringList();
        QTest::newRow("80 %") << 3198
                              << QStringList(u"Warning LimitNear 0: Production can hold 4000 role assignments: it has "
                                             "3198, and 2 more bring it near its limit."_s);
        QTest::newRow("just full") << 3998
                                   << QStringList(u"Warning LimitNear 0: Production can hold 4000 role assignments: it "
                                                  "has 3998, and 2 more bring it near its limit."_s);
        QTest::newRow("too many") << 3999
                                  << QStringList(u"Blocking LimitReached 0: Production can hold 4000 role assignments: "
                                                 "it has 3999, and 2 more do not fit."_s);
    }

    void reachesLimits()
    {
        QFETCH(int, now);
        InventoryStore store;
        SyncBatch batch = test::tinyTenant(tenant);
        batch.subscriptions.front().displayName = u"Production"_s;
        const auto there = static_cast<int>(batch.assignments.size());
        for (int i = there; i < now; ++i) {
            RoleAssignment more = batch.assignments.front();
            more.id = group(u"g%1"_s.arg(i % 7)) + u"/providers/Microsoft.Authorization/roleAssignments/%1"_s.arg(i);
            more.scope = group(u"g%1"_s.arg(i % 7));
            more.principalId = u"00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
            batch.assignments.push_back(more);
        }
        store.apply(batch);
        const Plan plan
            = attachment({}, u"id-web"_s, {{role(u"Writer"_s), vault(), {}}, {role(u"Writer"_s), group(u"web"_s), {}}});
        QTEST(printed(preflight(plan, store.inventory(), goodFacts(plan))), "findings");
    }

    void managementGroupsHoldFewer()
    {
        InventoryStore store;
        SyncBatch batch = test::tinyTenant(tenant);
        batch.managementGroups.push_back({u"mg-shop"_s, u"Shop"_s, {}});
        const QString scope = armid::managementGroupScope(u"mg-shop"_s);
        for (int i = 0; i < 500; ++i) {
            RoleAssignment more = batch.assignments.front();
            more.id = scope + u"/providers/Microsoft.Authorization/roleAssignments/%1"_s.arg(i);
            more.scope = scope;
            more.principalId = u"00000000-0000-4000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
            batch.assignments.push_back(more);
        }
        store.apply(batch);
        const Plan plan = attachment({}, u"id-web"_s, {{role(u"Writer"_s), scope, {}}});
        QCOMPARE(printed(preflight(plan, store.inventory(), goodFacts(plan))),
                 QStringList(u"Blocking LimitReached 0: Shop can hold 500 role assignments: it has 500, and 1 more do "
                             "not fit."_s));
    }

    void tellsWhatWasNotRead()
    {
        InventoryStore store;
        SyncBatch batch = test::tinyTenant(tenant);
        ReadGap gap;
        gap.kind = ReadKind::RoleAssignments;
        gap.scope = vault();
        batch.gaps.push_back(gap);
        store.apply(batch);
        const Plan plan = detachment({u"vm-1"_s}, u"id-web"_s);
        QCOMPARE(
            printed(preflight(plan, store.inventory(), goodFacts(plan))).last(),
            u"Note NotRead -1: Not all role assignments could be read: the machines may lose more than is told here."_s);
    }

    void aTakenNameIsNotedWhereItIsMeant()
    {
        AttachRequest request;
        request.hosts = {id(u"vm-2"_s)};
        request.identity = AttachRequest::Identity::New;
        request.created = {id(u"id-web"_s), u"westeurope"_s, {}, false};
        const Plan plan = planAttachment(request, inventory()).value();
        QCOMPARE(printed(preflight(plan, inventory(), goodFacts(plan))),
                 QStringList(u"Note NameTaken 0: id-web is there already: it is taken as it is, with the roles that it "
                             "holds."_s));
    }

    void manyMachinesMakeOneFinding()
    {
        QString text = u"id id-web prod/web\n grant id-web Reader prod\n"_s;
        QStringList hosts;
        for (int i = 0; i < 500; ++i) {
            hosts << u"m-%1"_s.arg(i);
            text += u"vm m-%1 prod/web system id-web\n"_s.arg(i);
        }
        InventoryStore store;
        store.apply(test::tinyTenant(text));
        DetachRequest request;
        for (int row = 0; row < store.inventory().rowCount(Table::VirtualMachines); ++row)
            request.hosts << store.inventory().armId(store.inventory().at(Table::VirtualMachines, row));
        request.identities = {store.inventory().armId(store.inventory().at(Table::Identities, 0))};
        request.system = true;
        const Plan plan = planDetachment(request, store.inventory()).value();
        QCOMPARE(plan.steps.size(), 500U);
        PreflightFacts facts = goodFacts(plan);
        for (auto& [scope, answer] : facts.permissions)
            answer = std::vector<Permission>();
        for (auto& [host, fact] : facts.hosts)
            fact->provisioningState = u"Updating"_s;
        const QStringList found = printed(preflight(plan, store.inventory(), facts));
        QCOMPARE(found.size(), 4);
        QCOMPARE(found[0],
                 u"Blocking MissingRight 0: Your account may not change what these machines run as: m-0, m-1, m-2 and "
                 "497 more."_s);
        QVERIFY(found[1].startsWith(u"Warning HostBusy 0:"_s));
        QCOMPARE(found[2],
                 u"Warning LosesAccess 0: 500 machines lose Reader at prod, for none of the identities that they keep "
                 "has it: m-0, m-1, m-2 and 497 more."_s);
        QVERIFY(
            found[3].startsWith(u"Warning Irreversible 0: 500 steps cannot be undone (m-0, m-1, m-2 and 497 more)."_s));
    }

    void manyLossesAreCounted()
    {
        QString text = u"id id-web prod/web\n vm vm-1 prod/web id-web\n"_s;
        for (int i = 0; i < 60; ++i)
            text += u"grant id-web Reader prod/g-%1\n"_s.arg(i);
        InventoryStore store;
        store.apply(test::tinyTenant(text));
        DetachRequest request;
        request.hosts = {store.inventory().armId(store.inventory().at(Table::VirtualMachines, 0))};
        request.identities = {store.inventory().armId(store.inventory().at(Table::Identities, 0))};
        const Plan plan = planDetachment(request, store.inventory()).value();
        const QStringList found = printed(preflight(plan, store.inventory(), goodFacts(plan)));
        QCOMPARE(found.size(), 25);
        QCOMPARE(found.last(), u"Warning LosesAccess 0: 36 more roles at other scopes are lost as well."_s);
    }
};

QTEST_APPLESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
