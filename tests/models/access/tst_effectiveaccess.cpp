// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/effectiveaccess.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/items/tenanttext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto nobody = u"ffffffff-ffff-ffff-ffff-ffffffffffff";
const auto everyone = u"00000000-0000-0000-0000-000000000000"_s;
constexpr auto readVault = u"Microsoft.KeyVault/vaults/read";
constexpr auto getSecret = u"Microsoft.KeyVault/vaults/secrets/getSecret/action";
constexpr auto removeVault = u"Microsoft.KeyVault/vaults/delete";
const auto vault = u"/subscriptions/prod/resourceGroups/rg-data/providers/Microsoft.KeyVault/vaults/kv-prod"_s;
const auto dataGroup = u"/subscriptions/prod/resourceGroups/rg-data"_s;

DenyAssignment deny(const QString& name, const QString& scope, const QStringList& actions)
{
    DenyAssignment deny;
    deny.name = name;
    deny.scope = scope;
    deny.id = scope + u"/providers/Microsoft.Authorization/denyAssignments/"_s + name;
    deny.permissions.push_back({actions, {}, {}, {}, {}});
    deny.principalIds = {everyone};
    return deny;
}

QString nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::NotGranted:
        return u"not granted"_s;
    case Verdict::Denied:
        return u"denied"_s;
    case Verdict::Conditional:
        return u"conditional"_s;
    case Verdict::Allowed:
        return u"allowed"_s;
    }
    return {};
}

/// "allowed: g1 inherited by */read" and the like, each proof on a line of its own.
QString printed(const Inventory& inventory, const AccessAnswer& answer)
{
    QStringList lines{nameOf(answer.verdict)};
    for (const GrantProof& grant : answer.grants)
        lines << u"%1 %2 %3 by %4"_s.arg(nameOf(grant.verdict), inventory.armId(grant.assignment).section(u'/', -1),
                                         grant.inherited ? u"inherited"_s : u"direct"_s, grant.permission.pattern);
    for (const DenyProof& deny : answer.denies)
        lines << u"%1 %2 %3 by %4"_s.arg(deny.conditional ? u"perhaps"_s : u"not"_s, inventory.displayName(deny.deny),
                                         deny.inherited ? u"inherited"_s : u"direct"_s, deny.permission.pattern);
    for (const AssignmentHandle unread : answer.unread)
        lines << u"unread "_s + inventory.armId(unread).section(u'/', -1);
    return lines.join(u'\n');
}

} // namespace

class TestEffectiveAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<InventoryStore>();
        SyncBatch batch = test::tenant(test::company());
        batch.denyAssignments.clear();
        m_store->apply(batch);
    }

    void mayDo_data()
    {
        QTest::addColumn<QStringList>("principals");
        QTest::addColumn<QString>("action");
        QTest::addColumn<Plane>("plane");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const QStringList& principals, const char16_t* action, Plane plane,
                            const QString& scope, const char16_t* expected) {
            QTest::newRow(name) << principals << QString::fromUtf16(action) << plane << scope
                                << QString::fromUtf16(expected);
        };
        row("by a management group two levels up", {u"uai:id-web"_s}, readVault, Plane::Control, dataGroup,
            u"allowed\nallowed g1 inherited by */read");
        row("at the very scope, beside a conditional one", {u"uai:id-web"_s}, readVault, Plane::Control, vault,
            u"allowed\nallowed g1 inherited by */read\nconditional g2 direct by Microsoft.KeyVault/vaults/read");
        row("under a condition", {u"uai:id-web"_s}, getSecret, Plane::Data, vault,
            u"conditional\nconditional g2 direct by Microsoft.KeyVault/vaults/secrets/getSecret/action");
        row("below the scope asked for", {u"uai:id-web"_s}, getSecret, Plane::Data, dataGroup, u"not granted");
        row("Owner of the subscription", {u"UAI:id-backup"_s}, removeVault, Plane::Control, vault,
            u"allowed\nallowed g3 inherited by *");
        row("Owner holds no data", {u"uai:id-backup"_s}, getSecret, Plane::Data, vault, u"not granted");
        row("another subscription", {u"uai:id-backup"_s}, readVault, Plane::Control, u"/subscriptions/dev"_s,
            u"not granted");
        row("another group", {u"system:vm-web-1"_s}, readVault, Plane::Control, vault, u"not granted");
        row("at the tenant's root", {u"alice"_s}, readVault, Plane::Control, u"/"_s,
            u"allowed\nallowed g6 direct by */read");
        row("by the tenant's root", {u"alice"_s}, readVault, Plane::Control, vault,
            u"allowed\nallowed g6 inherited by */read");
        row("two principals add up", {u"alice"_s, u"uai:id-backup"_s}, readVault, Plane::Control, vault,
            u"allowed\nallowed g3 inherited by *\nallowed g6 inherited by */read");
        row("nobody", {}, readVault, Plane::Control, vault, u"not granted");
        row("somebody who is not known", {QString::fromUtf16(nobody)}, readVault, Plane::Control, vault,
            u"not granted");
        row("a pattern", {u"uai:id-backup"_s}, u"Microsoft.KeyVault/*", Plane::Control, vault,
            u"allowed\nallowed g3 inherited by *");
        row("a pattern in part", {u"alice"_s}, u"Microsoft.KeyVault/*", Plane::Control, vault, u"not granted");
    }

    void mayDo()
    {
        QFETCH(QStringList, principals);
        QFETCH(QString, action);
        QFETCH(Plane, plane);
        QFETCH(QString, scope);
        QTEST(ask(principals, action, plane, scope), "expected");
    }

    void denies_data()
    {
        QTest::addColumn<DenyAssignment>("deny");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("expected");
        const auto row
            = [](const char* name, const DenyAssignment& deny, const char16_t* action, const char16_t* expected) {
                  QTest::newRow(name) << deny << QString::fromUtf16(action) << QString::fromUtf16(expected);
              };
        const DenyAssignment all = deny(u"lock"_s, dataGroup, {u"*/delete"_s});
        row("everyone, from above", all, removeVault,
            u"denied\nallowed g3 inherited by *\nnot lock inherited by */delete");
        row("another action", all, readVault, u"allowed\nallowed g3 inherited by *");
        row("part of a pattern", all, u"Microsoft.KeyVault/vaults/*",
            u"denied\nallowed g3 inherited by *\nnot lock inherited by */delete");
        DenyAssignment that = all;
        that.principalIds = {u"UAI:ID-BACKUP"_s};
        row("by name, in another case", that, removeVault,
            u"denied\nallowed g3 inherited by *\nnot lock inherited by */delete");
        that.principalIds = {u"alice"_s};
        row("somebody else", that, removeVault, u"allowed\nallowed g3 inherited by *");
        that = all;
        that.excludedPrincipalIds = {u"alice"_s, u"uai:id-Backup"_s};
        row("excluded", that, removeVault, u"allowed\nallowed g3 inherited by *");
        that = all;
        that.appliesToChildScopes = false;
        row("not below", that, removeVault, u"allowed\nallowed g3 inherited by *");
        that = deny(u"lock"_s, vault, {u"*/delete"_s});
        that.appliesToChildScopes = false;
        row("at the scope itself", that, removeVault,
            u"denied\nallowed g3 inherited by *\nnot lock direct by */delete");
        row("beside the scope", deny(u"lock"_s, u"/subscriptions/prod/resourceGroups/rg-web"_s, {u"*"_s}), removeVault,
            u"allowed\nallowed g3 inherited by *");
        that = all;
        that.permissions.front().notActions = {u"Microsoft.KeyVault/*"_s};
        row("taken off", that, removeVault, u"allowed\nallowed g3 inherited by *");
        that = all;
        that.condition = u"@Resource[x] StringEquals 'y'"_s;
        row("under a condition", that, removeVault,
            u"conditional\nallowed g3 inherited by *\nperhaps lock inherited by */delete");
        that = all;
        that.permissions.front() = {{}, {}, {u"*"_s}, {}, {}};
        row("data only", that, removeVault, u"allowed\nallowed g3 inherited by *");
    }

    void denies()
    {
        QFETCH(DenyAssignment, deny);
        QFETCH(QString, action);
        SyncBatch batch;
        batch.denyAssignments = {deny};
        m_store->apply(batch);
        QTEST(ask({u"uai:id-backup"_s}, action, Plane::Control, vault), "expected");
    }

    void deniesWhatNothingGrants()
    {
        SyncBatch batch;
        batch.denyAssignments = {deny(u"lock"_s, dataGroup, {u"*/delete"_s})};
        m_store->apply(batch);
        QCOMPARE(ask({u"system:vm-web-1"_s}, QString::fromUtf16(removeVault), Plane::Control, vault),
                 u"denied\nnot lock inherited by */delete"_s);
    }

    void groupsAreNamedByWhoAsks()
    {
        // The group holds no grant, so only the deny assignment knows it.
        DenyAssignment forContractors = deny(u"lock"_s, dataGroup, {u"*"_s});
        forContractors.principalIds = {u"contractors"_s};
        SyncBatch batch;
        batch.denyAssignments = {forContractors};
        m_store->apply(batch);
        const QString action = QString::fromUtf16(readVault);
        QCOMPARE(ask({u"alice"_s}, action, Plane::Control, vault), u"allowed\nallowed g6 inherited by */read"_s);
        QCOMPARE(ask({u"alice"_s, u"contractors"_s}, action, Plane::Control, vault),
                 u"denied\nallowed g6 inherited by */read\nnot lock inherited by *"_s);
    }

    void conditionsOfRolesCount()
    {
        RoleDefinition role;
        role.guid = u"narrow"_s;
        role.name = u"Narrow"_s;
        role.permissions.push_back({{u"*/delete"_s}, {}, {}, {}, u"@Resource[x] StringEquals 'y'"_s});
        SyncBatch batch = test::tenant(u"grant g7 alice narrow at=dev");
        batch.roles.push_back(role);
        m_store->apply(batch);
        QCOMPARE(ask({u"alice"_s}, QString::fromUtf16(removeVault), Plane::Control, u"/subscriptions/dev"_s),
                 u"conditional\nconditional g7 direct by */delete"_s);
    }

    void conditionsOnOtherActionsDoNotCount()
    {
        SyncBatch batch = test::tenant(u"user zoe\ngrant g7 zoe Owner at=prod\ngrant g8 zoe Owner at=dev");
        batch.assignments[0].condition = u"!(ActionMatches{'*/delete'}) OR (@Resource[x] StringEquals 'y')"_s;
        batch.assignments[1].condition = u"ActionMatches{'*/delete'}"_s;
        DenyAssignment lock = deny(u"lock"_s, dataGroup, {u"*"_s});
        lock.condition = u"ActionMatches{'*/write'}"_s;
        batch.denyAssignments = {lock};
        m_store->apply(batch);
        const auto zoe = [this](const char16_t* action, const QString& scope) {
            return ask({u"zoe"_s}, QString::fromUtf16(action), Plane::Control, scope);
        };
        QCOMPARE(zoe(readVault, vault), u"allowed\nallowed g7 inherited by *"_s);
        QCOMPARE(zoe(removeVault, vault), u"conditional\nconditional g7 inherited by *"_s);
        QCOMPARE(zoe(u"Microsoft.KeyVault/vaults/write", vault),
                 u"denied\nallowed g7 inherited by *\nnot lock inherited by *"_s);
        QCOMPARE(zoe(readVault, u"/subscriptions/dev"_s), u"not granted"_s);
        QCOMPARE(zoe(removeVault, u"/subscriptions/dev"_s), u"allowed\nallowed g8 direct by *"_s);
    }

    void saysWhichRolesWereNotRead()
    {
        m_store->apply(test::tenant(u"grant g7 alice 11111111-1111-1111-1111-111111111111 at=prod"));
        QCOMPARE(ask({u"alice"_s}, QString::fromUtf16(removeVault), Plane::Control, vault),
                 u"not granted\nunread g7"_s);
    }

    void saysWhichGapsMatter()
    {
        // The company has one: role assignments of the subscription dev.
        SyncBatch batch;
        batch.gaps.push_back({ReadKind::RoleDefinitions, u"/"_s, {}, {}, {}});
        batch.gaps.push_back({ReadKind::VirtualMachines, u"/subscriptions/prod"_s, {}, {}, {}});
        m_store->apply(batch);
        const EffectiveAccess access(m_store->inventory());
        const auto scopesOf = [&](const QString& scope) {
            QStringList scopes;
            for (const ReadGap& gap : access.gapsThatMatter(m_store->inventory().findScope(scope)))
                scopes << gap.scope;
            return scopes;
        };
        QCOMPARE(scopesOf(u"/subscriptions/dev/resourceGroups/rg-dev"_s),
                 QStringList({u"/subscriptions/dev"_s, u"/"_s}));
        QCOMPARE(scopesOf(vault), QStringList{u"/"_s});
    }

    void whoMay()
    {
        DenyAssignment notBackup = deny(u"no-backup"_s, vault, {u"*/read"_s});
        notBackup.principalIds = {u"uai:id-backup"_s};
        SyncBatch batch = test::tenant(u"gone carol\n"
                                       "grant g7 carol Reader at=prod\n"
                                       "user zoe\n"
                                       "grant g8 zoe Reader at=prod/rg-data if=x\n"
                                       "grant g9 zoe Vaults at=/ if=y");
        batch.denyAssignments = {notBackup};
        m_store->apply(batch);
        const Inventory& inventory = m_store->inventory();
        QStringList holders;
        for (const AccessHolder& holder :
             EffectiveAccess(inventory).whoMay(readVault, Plane::Control, inventory.findScope(vault)))
            holders << inventory.displayName(holder.principal) + u": "_s + printed(inventory, holder.answer);
        const QStringList expected{
            u"alice: allowed\nallowed g6 inherited by */read"_s,
            u"id-web: allowed\nallowed g1 inherited by */read\nconditional g2 direct by Microsoft.KeyVault/vaults/read"_s,
            u"zoe: conditional\nconditional g8 inherited by */read\n"
            "conditional g9 inherited by Microsoft.KeyVault/vaults/read"_s,
            u"id-backup: denied\nallowed g3 inherited by *\nnot no-backup direct by */read"_s,
        };
        QCOMPARE(holders, expected);
    }

    void whoMayAgreesWithMayDo()
    {
        QRandomGenerator random(42);
        const QStringList people{u"alice"_s, u"carol"_s, u"dave"_s, u"erin"_s};
        const QStringList scopes{u"/"_s,   u"mg:platform"_s,  u"mg:online"_s,           u"prod"_s,
                                 u"dev"_s, u"prod/rg-data"_s, u"prod/rg-data/kv-prod"_s};
        const auto pick = [&](const QStringList& from) { return from.at(random.bounded(from.size())); };
        for (int i = 0; i < 60; ++i) {
            QString text;
            const QString name = u"r%1"_s.arg(i);
            m_store->apply(test::tenant(QString(u"grant %1 %2 %3 at=%4 %5"_s)
                                            .arg(name, pick(people), pick({u"Reader"_s, u"Owner"_s, u"Vaults"_s}),
                                                 pick(scopes), random.bounded(3) == 0 ? u"if=c"_s : QString())));
        }
        const Inventory& inventory = m_store->inventory();
        const EffectiveAccess access(inventory);
        for (const QString& id : {u"/"_s, u"/subscriptions/dev"_s, dataGroup, vault}) {
            const ScopeHandle scope = inventory.findScope(id);
            QHash<PrincipalHandle, QString> holders;
            for (const AccessHolder& holder : access.whoMay(removeVault, Plane::Control, scope))
                holders.insert(holder.principal, printed(inventory, holder.answer));
            for (int row = 0; row < inventory.rowCount(Table::Principals); ++row) {
                const auto principal = inventory.at(Table::Principals, row).as<EntityKind::Principal>();
                const AccessAnswer answer
                    = access.mayDo(PrincipalSet(inventory, principal), removeVault, Plane::Control, scope);
                QCOMPARE(answer.verdict != Verdict::NotGranted, holders.contains(principal));
                if (holders.contains(principal))
                    QCOMPARE(sorted(printed(inventory, answer)), sorted(holders.value(principal)));
            }
        }
    }

    void identitiesAndHosts()
    {
        const Inventory& inventory = m_store->inventory();
        const IdentityHandle web = inventory.find(u"id-web").as<EntityKind::Identity>();
        QVERIFY(web.isValid());
        QCOMPARE(PrincipalSet(inventory, web).known().size(), size_t(1));
        QVERIFY(PrincipalSet(inventory, IdentityHandle()).isEmpty());
        QVERIFY(PrincipalSet(inventory, PrincipalHandle()).isEmpty());
        const EffectiveAccess access(inventory);
        const auto counting = access.assignmentsThatCount(PrincipalSet(inventory, web), inventory.findScope(vault));
        QStringList names;
        for (const AssignmentHandle assignment : counting)
            names << inventory.armId(assignment).section(u'/', -1);
        QCOMPARE(names, QStringList({u"g2"_s, u"g1"_s})); // the nearest first
    }

private:
    static QStringList sorted(const QString& lines)
    {
        QStringList list = lines.split(u'\n');
        list.sort();
        return list;
    }

    QString ask(const QStringList& principals, const QString& action, Plane plane, const QString& scope) const
    {
        const Inventory& inventory = m_store->inventory();
        const AccessAnswer answer = EffectiveAccess(inventory).mayDo(PrincipalSet(inventory, principals), action, plane,
                                                                     inventory.findScope(scope));
        return printed(inventory, answer);
    }

    std::unique_ptr<InventoryStore> m_store;
};

QTEST_GUILESS_MAIN(TestEffectiveAccess)
#include "tst_effectiveaccess.moc"
