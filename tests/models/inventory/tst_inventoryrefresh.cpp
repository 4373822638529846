// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "tests/models/inventory/inventorydump.h"
#include "tests/models/inventory/inventorymirror.h"
#include "tests/models/inventory/referencetenant.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>
#include <QTimeZone>

#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList nothing;

/// Random values out of a small world, so that they meet again and again; ids come in mixed case.
class RandomTenant
{
public:
    explicit RandomTenant(uint seed) : m_random(seed) { }

    int below(int bound) { return static_cast<int>(m_random() % static_cast<uint>(bound)); }
    bool oneIn(int chances) { return below(chances) == 0; }

    SyncBatch batch()
    {
        SyncBatch batch;
        for (int values = 1 + below(12); values > 0; --values)
            addTo(batch);
        return batch;
    }

    Coverage coverage()
    {
        switch (below(5)) {
        case 0:
            return {};
        case 1:
        case 2:
            return test::everything();
        case 3: {
            const QString scope = anyScope();
            return {{ReadKind::VirtualMachines, scope, false},
                    {ReadKind::Identities, scope, false},
                    {ReadKind::RoleAssignments, scope, oneIn(2)},
                    {ReadKind::DenyAssignments, scope, true}};
        }
        default:
            break;
        }
        Coverage some;
        for (const CoveredScope& covered : test::everything()) {
            if (oneIn(2))
                some.push_back({covered.kind, anyScope(), oneIn(4)});
        }
        return some;
    }

private:
    QString mixed(const QString& id) { return oneIn(4) ? id.toUpper() : id; }
    QString subscription() { return u"s%1"_s.arg(below(3)); }
    QString group() { return armid::resourceGroupScope(subscription(), u"g%1"_s.arg(below(3))); }
    QString machineId()
    {
        return mixed(group() + u"/providers/Microsoft.Compute/virtualMachines/vm-%1"_s.arg(below(8)));
    }
    QString word(const QString& prefix) { return prefix + QString::number(below(4)); }

    QString anyScope()
    {
        switch (below(6)) {
        case 0:
            return u"/"_s;
        case 1:
            return armid::managementGroupScope(u"m%1"_s.arg(below(3)));
        case 2:
            return mixed(armid::subscriptionScope(subscription()));
        case 3:
            return machineId();
        case 4:
            return group() + u"/providers/Microsoft.KeyVault/vaults/kv-%1"_s.arg(below(3));
        default:
            return mixed(group());
        }
    }

    AttachedIdentity attached()
    {
        const int number = below(6);
        return {
            mixed(
                u"/subscriptions/s0/resourceGroups/g0/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-%1"_s
                    .arg(number)),
            oneIn(3) ? QString() : u"uai-%1"_s.arg(number), oneIn(3) ? QString() : u"client-%1"_s.arg(number)};
    }

    Host host()
    {
        Host host;
        host.id = machineId();
        if (oneIn(4)) {
            host.kind = oneIn(2) ? HostKind::ScaleSet : HostKind::Other;
            host.id += host.kind == HostKind::Other ? u"-app"_s : u"-set"_s;
        }
        host.location = word(u"place-"_s);
        host.size = word(u"size-"_s);
        host.power = oneIn(2) ? PowerState::Running : PowerState::Stopped;
        if (oneIn(3))
            host.tags = {{u"env"_s, word(u"env-"_s)}};
        host.identity.systemAssigned = oneIn(2);
        if (host.identity.systemAssigned && !oneIn(4))
            host.identity.principalId = u"sys-"_s + QString(host.id.toLower()).replace(u'/', u'.');
        for (int count = below(4); count > 0; --count)
            host.identity.userAssigned.push_back(attached());
        return host;
    }

    QString anyPrincipal()
    {
        switch (below(3)) {
        case 0:
            return u"uai-%1"_s.arg(below(6));
        case 1:
            return u"sys-"_s + machineId().toLower().replace(u'/', u'.');
        default:
            return mixed(u"user-%1"_s.arg(below(6)));
        }
    }

    RoleAssignment grant()
    {
        RoleAssignment grant;
        grant.scope = anyScope();
        const QString name
            = oneIn(2) ? u"g%1"_s.arg(below(10)) : u"00000000-0000-4000-8000-00000000000%1"_s.arg(below(10));
        grant.id = (grant.scope == u"/" ? QString() : grant.scope)
            + u"/providers/Microsoft.Authorization/roleAssignments/"_s + name;
        grant.principalId = anyPrincipal();
        grant.principalKind = oneIn(2) ? PrincipalKind::Unknown : PrincipalKind::ServicePrincipal;
        grant.roleGuid = u"role-%1"_s.arg(below(5));
        if (oneIn(3))
            grant.condition = word(u"@if-"_s);
        if (oneIn(3))
            grant.createdOn = QDateTime::fromMSecsSinceEpoch(1769868300000 + below(2), QTimeZone::utc());
        return grant;
    }

    DenyAssignment deny()
    {
        DenyAssignment deny;
        deny.scope = anyScope();
        deny.name = u"deny-%1"_s.arg(below(5));
        deny.id = u"/providers/Microsoft.Authorization/denyAssignments/"_s + deny.name;
        if (oneIn(2))
            deny.principalIds = {u"00000000-0000-0000-0000-000000000000"_s};
        return deny;
    }

    void addTo(SyncBatch& batch)
    {
        switch (below(14)) {
        case 0: {
            // Each only ever below one with a lower number: no rings.
            const int number = below(3);
            batch.managementGroups.push_back({u"m%1"_s.arg(number), word(u"Group "_s),
                                              number == 0 || oneIn(3) ? QString() : u"m%1"_s.arg(below(number))});
            break;
        }
        case 1: {
            Subscription sub;
            sub.id = subscription();
            sub.displayName = oneIn(3) ? QString() : word(u"Subscription "_s);
            sub.managementGroup = oneIn(2) ? QString() : u"m%1"_s.arg(below(3));
            batch.subscriptions.push_back(sub);
            break;
        }
        case 2:
            batch.resourceGroups.push_back({mixed(group()), word(u"place-"_s), {{u"owner"_s, word(u"team-"_s)}}});
            break;
        case 3: {
            const AttachedIdentity one = attached();
            batch.identities.push_back({one.id, word(u"place-"_s), one.principalId, one.clientId, {}, {}});
            break;
        }
        case 4: {
            RoleDefinition role;
            role.guid = u"role-%1"_s.arg(below(5));
            role.name = word(u"Role "_s);
            role.custom = oneIn(2);
            if (oneIn(3))
                role.permissions.push_back({{u"*"_s}, {}, {}, {}, {}});
            batch.roles.push_back(role);
            break;
        }
        case 5:
            batch.principals.push_back({anyPrincipal(),
                                        oneIn(2) ? PrincipalKind::User : PrincipalKind::Unknown,
                                        word(u"Person "_s),
                                        {},
                                        word(u"upn-"_s),
                                        {},
                                        oneIn(4)});
            break;
        case 6:
            batch.denyAssignments.push_back(deny());
            break;
        case 7:
            batch.gaps.push_back({ReadKind::Identities, anyScope(), {}, {}, {}});
            break;
        case 8:
        case 9:
        case 10:
            batch.assignments.push_back(grant());
            break;
        default:
            batch.hosts.push_back(host());
            break;
        }
    }

    std::mt19937 m_random;
};

EntityRef firstNamed(const Inventory& inventory, Table table, const QString& name)
{
    for (int row = 0; row < inventory.rowCount(table); ++row) {
        if (inventory.displayName(inventory.at(table, row)) == name)
            return inventory.at(table, row);
    }
    return {};
}

} // namespace

class TestInventoryRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReference_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 10; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void agreesWithTheReference()
    {
        QFETCH(uint, seed);
        RandomTenant random(seed);
        InventoryStore store;
        test::InventoryMirror mirror(store);
        test::ReferenceTenant reference;
        for (int step = 0; step < 200; ++step) {
            switch (random.below(8)) {
            case 0:
                store.beginRefresh();
                reference.beginRefresh();
                break;
            case 1: {
                const Coverage coverage = random.coverage();
                store.finishRefresh(coverage);
                reference.finishRefresh(coverage);
                break;
            }
            default: {
                const SyncBatch batch = random.batch();
                store.apply(batch);
                reference.apply(batch);
                break;
            }
            }
            QCOMPARE(mirror.problems(), nothing);
            if (step % 5 != 4)
                continue;
            QCOMPARE(test::contradictions(store.inventory()), nothing);
            QCOMPARE(test::dump(store.inventory()), reference.dump());
        }
    }

    void removesWhatWasNotSeenAgain()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        test::InventoryMirror mirror(store);
        SyncBatch later = test::tenant(test::company());
        later.hosts.erase(later.hosts.begin()); // vm-web-1, the only user of id-backup and of its own identity
        later.identities.pop_back(); // id-idle
        later.assignments.pop_back(); // g6, alice's only one
        later.roles.erase(later.roles.begin() + 1); // Owner, still held
        later.denyAssignments.clear();
        store.beginRefresh();
        store.apply(later);
        const QStringList before = test::dump(store.inventory());
        QVERIFY(before.join(u'\n').contains(u"vm-web-1"_s)); // nothing goes before the end
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        const Inventory& inventory = store.inventory();
        QCOMPARE(test::contradictions(inventory), nothing);
        QCOMPARE(mirror.removed(Table::VirtualMachines), 1);
        QCOMPARE(mirror.removed(Table::Identities), 2);
        QCOMPARE(mirror.removed(Table::Assignments), 1);
        QCOMPARE(mirror.removed(Table::Roles), 0);
        QCOMPARE(mirror.removed(Table::Denies), 1);
        QVERIFY(!inventory.find(u"alice").isValid());
        QVERIFY(!inventory.find(u"id-idle").isValid());
        QVERIFY(inventory.find(u"Owner").isValid());
        QVERIFY(!inventory
                     .findScope(u"/subscriptions/dev/resourceGroups/rg-dev/providers/Microsoft.ManagedIdentity/"
                                u"userAssignedIdentities/id-idle")
                     .isValid());
        QVERIFY(inventory.findScope(u"/subscriptions/dev/resourceGroups/rg-dev").isValid());
        // system:vm-web-1 lost its machine, but is still named by a grant
        const PrincipalHandle orphan = inventory.findPrincipal(u"system:vm-web-1");
        QVERIFY(orphan.isValid());
        QVERIFY(!inventory.principal(orphan).identity.isValid());
        QCOMPARE(inventory.search(u"system:vm-web-1", 5), std::vector<EntityRef>{orphan});
    }

    void findsPrincipalsThatLostTheirIdentity()
    {
        InventoryStore store;
        store.apply(test::tenant(u"uai s/g/id-1\ngrant g1 uai:id-1 Reader at=s"));
        store.beginRefresh();
        store.apply(test::tenant(u"grant g1 uai:id-1 Reader at=s"));
        store.finishRefresh(test::everything());
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::Identities), 0);
        QCOMPARE(inventory.search(u"uai:id", 5), std::vector<EntityRef>{inventory.findPrincipal(u"uai:id-1")});
    }

    void keepsEverythingWhenNothingDiffers()
    {
        InventoryStore store;
        SyncBatch batch = test::tenant(test::company());
        batch.gaps.clear();
        store.apply(batch);
        const QStringList before = test::dump(store.inventory());
        test::InventoryMirror mirror(store);
        store.beginRefresh();
        store.apply(batch);
        store.finishRefresh(test::everything());
        QCOMPARE(test::dump(store.inventory()), before);
        QCOMPARE(mirror.told().changes, 0);
        QCOMPARE(mirror.problems(), nothing);
    }

    void keepsHandlesOfWhatStays()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 200));
        const Inventory& inventory = store.inventory();
        QHash<QString, EntityRef> handles;
        for (int row = 0; row < inventory.rowCount(Table::VirtualMachines); ++row)
            handles.insert(inventory.armId(inventory.at(Table::VirtualMachines, row)),
                           inventory.at(Table::VirtualMachines, row));
        test::InventoryMirror mirror(store);
        store.beginRefresh();
        for (int number = 200; number > 0; number -= 3)
            store.apply(test::machines(u"vm"_s, number, number));
        store.apply(test::machines(u"new"_s, 1, 20));
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 67 + 20);
        QCOMPARE(mirror.removed(Table::VirtualMachines), 133);
        for (int row = 0; row < 67; ++row) {
            const EntityRef machine = inventory.at(Table::VirtualMachines, row);
            QCOMPARE(machine, handles.value(inventory.armId(machine)));
            // in the order of before, though they were seen again from the back
            QCOMPARE(inventory.displayName(machine), u"vm-%1"_s.arg(2 + 3 * row));
        }
    }

    void removesOnlyInsideTheCoverage_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<bool>("exact");
        QTest::addColumn<QStringList>("left");
        const QStringList all{u"vm-a1"_s, u"vm-a2"_s, u"vm-b1"_s};
        QTest::newRow("root") << u"/"_s << false << QStringList();
        QTest::newRow("root alone") << u"/"_s << true << all;
        QTest::newRow("management group") << armid::managementGroupScope(u"M") << false << QStringList{u"vm-b1"_s};
        QTest::newRow("subscription") << u"/SUBSCRIPTIONS/A"_s << false << QStringList{u"vm-b1"_s};
        QTest::newRow("group") << u"/subscriptions/a/resourceGroups/g1"_s << false
                               << QStringList{u"vm-a2"_s, u"vm-b1"_s};
        QTest::newRow("a prefix of a name") << u"/subscriptions/a/resourceGroups/g"_s << false << all;
        QTest::newRow("unknown") << u"/subscriptions/z"_s << false << all;
        QTest::newRow("one machine")
            << u"/subscriptions/a/resourceGroups/g2/providers/Microsoft.Compute/virtualMachines/vm-a2"_s << true
            << QStringList{u"vm-a1"_s, u"vm-b1"_s};
    }

    void removesOnlyInsideTheCoverage()
    {
        QFETCH(QString, scope);
        QFETCH(bool, exact);
        InventoryStore store;
        store.apply(test::tenant(u"mg m\nsub a under=m\nsub b\nvm a/g1/vm-a1\nvm a/g2/vm-a2\nvm b/g1/vm-b1"));
        test::InventoryMirror mirror(store);
        store.beginRefresh();
        store.finishRefresh({{ReadKind::VirtualMachines, scope, exact}});
        QCOMPARE(mirror.problems(), nothing);
        QStringList left;
        for (int row = 0; row < store.inventory().rowCount(Table::VirtualMachines); ++row)
            left << store.inventory().displayName(store.inventory().at(Table::VirtualMachines, row));
        QTEST(left, "left");
    }

    void removesOnlyKindsThatWereCovered()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        store.beginRefresh();
        store.finishRefresh({{ReadKind::RoleAssignments, u"/"_s, false}});
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::Assignments), 0);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 4);
        QCOMPARE(inventory.rowCount(Table::Roles), 3);
        QCOMPARE(inventory.rowCount(Table::Denies), 1);
        QVERIFY(!inventory.find(u"alice").isValid()); // nothing names her any more
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void removesOneAssignmentAlone()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        test::InventoryMirror mirror(store);
        const Inventory& inventory = store.inventory();
        const int before = inventory.rowCount(Table::Assignments);
        QVERIFY(before > 1);
        const QString gone = inventory.armId(inventory.at(Table::Assignments, 0));
        store.beginRefresh();
        store.finishRefresh(
            {{ReadKind::RoleAssignments, gone.toUpper(), true}, {ReadKind::RoleAssignments, gone + u"0"_s, true}});
        QCOMPARE(inventory.rowCount(Table::Assignments), before - 1);
        QVERIFY(!inventory.findAssignment(gone).isValid());
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void staysWholeWhenCancelled()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(test::company()));
        store.beginRefresh();
        store.apply(test::machines(u"vm-late"_s, 1, 5));
        store.apply(test::tenant(u"vm dev/rg-dev/vm-dev-1 size=changed\ngap prod cancelled"));
        store.finishRefresh({});
        QCOMPARE(mirror.problems(), nothing);
        const Inventory& inventory = store.inventory();
        QCOMPARE(test::contradictions(inventory), nothing);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 4 + 5);
        QCOMPARE(static_cast<int>(inventory.gaps().size()), 1);
        QCOMPARE(inventory.gaps().front().error.what, u"cancelled"_s);

        // The next one that runs through still knows what is old.
        store.beginRefresh();
        store.apply(test::tenant(test::company()));
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 4);
        InventoryStore fresh;
        fresh.apply(test::tenant(test::company()));
        QCOMPARE(test::dump(inventory), test::dump(fresh.inventory()));
    }

    void startsAnewWhereARefreshWasLeftOpen()
    {
        InventoryStore store;
        store.apply(test::tenant(u"vm s/g/vm-1\nvm s/g/vm-2"));
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g/vm-1"));
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g/vm-2"));
        store.finishRefresh(test::everything());
        QCOMPARE(store.inventory().rowCount(Table::VirtualMachines), 1);
        QVERIFY(test::machine(store.inventory(), u"s/g/vm-2"_s).isValid());
    }

    void knowsOldFromNewAfterVeryManyRefreshes_data()
    {
        QTest::addColumn<int>("refreshes");
        // Refreshes are counted in a byte.
        for (int refreshes = 250; refreshes < 260; ++refreshes)
            QTest::addRow("%d", refreshes) << refreshes;
        QTest::addRow("1000") << 1000;
    }

    void knowsOldFromNewAfterVeryManyRefreshes()
    {
        QFETCH(int, refreshes);
        InventoryStore store;
        store.apply(test::tenant(u"sub old\nvm s/g/vm-old system id=s/g/id-old\nuai s/g/id-old\nrole Old\n"
                                 "grant g-old system:vm-old Reader at=s\ndeny d-old at=s\nvm s/g/vm-steady"));
        for (int refresh = 0; refresh < refreshes; ++refresh) {
            store.beginRefresh();
            store.apply(test::tenant(u"vm s/g/vm-steady"));
            store.finishRefresh({});
        }
        QCOMPARE(store.inventory().rowCount(Table::VirtualMachines), 2);
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g/vm-steady"));
        store.finishRefresh(test::everything());
        QCOMPARE(store.inventory().rowCount(Table::VirtualMachines), 1);
        QVERIFY(test::machine(store.inventory(), u"s/g/vm-steady"_s).isValid());
        for (const Table table :
             {Table::Identities, Table::Assignments, Table::Roles, Table::Principals, Table::Denies})
            QCOMPARE(store.inventory().rowCount(table), 0);
        QVERIFY(!store.inventory().findScope(u"/subscriptions/old").isValid());
    }

    void doesNotGrowByComingAndGoing_data()
    {
        QTest::addColumn<bool>("changesSets");
        QTest::newRow("groups of machines") << false;
        QTest::newRow("sets of identities") << true;
    }

    void doesNotGrowByComingAndGoing()
    {
        QFETCH(bool, changesSets);
        InventoryStore store;
        std::mt19937 random(2);
        const auto come = [&] {
            QString text;
            for (int i = 0; i < 40; ++i) {
                text += u"vm s/g%1/vm-%1 system"_s.arg(i);
                for (int identity = 0; changesSets && identity < 12; ++identity) {
                    if (random() % 2 == 0)
                        text += u" id=s/g/id-%1"_s.arg(identity);
                }
                text += u'\n';
            }
            store.beginRefresh();
            store.apply(test::tenant(text));
            store.finishRefresh(test::everything());
        };
        const auto go = [&] {
            store.beginRefresh();
            store.finishRefresh(test::everything());
        };
        qsizetype settled = 0;
        for (int round = 0; round < 150; ++round) {
            come();
            if (round == 20)
                settled = store.inventory().memoryUse().total;
            if (!changesSets)
                go();
        }
        come();
        QVERIFY2(store.inventory().memoryUse().total < settled + 30'000,
                 qPrintable(u"%1 bytes more"_s.arg(store.inventory().memoryUse().total - settled)));
    }

    void showsStaleIdentitiesWhileAHostNamesThem()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"uai s/g/id-1\nvm s/g/vm-1 id=s/g/id-1"));
        const Inventory& inventory = store.inventory();
        const auto identity = inventory.at(Table::Identities, 0).as<EntityKind::Identity>();
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g/vm-1 id=s/g/id-1"));
        mirror.forget();
        store.finishRefresh(test::everything());
        QVERIFY(inventory.contains(identity));
        QVERIFY(inventory.identity(identity).placeholder);
        QCOMPARE(mirror.changed(Table::Identities), std::set<int>{0});
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g/vm-1"));
        store.finishRefresh(test::everything());
        QCOMPARE(inventory.rowCount(Table::Identities), 0);
        QCOMPARE(mirror.problems(), nothing);
    }

    void takesEmptyContainersOutWhole()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"mg m\nsub s under=m\ngroup s/g1\ngroup s/g2\nvm s/g1/vm-1\nvm s/g1/vm-2\n"
                                 "grant g1 alice Reader at=s/g2/kv\nsub t"));
        store.beginRefresh();
        store.apply(test::tenant(u"sub t"));
        mirror.forget();
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(mirror.told().scopesRemoved, 1); // m, with all that stood below
        QCOMPARE(store.inventory().childCount(store.inventory().root()), 1);
    }

    void keepsContainersThatSomethingStandsOn()
    {
        InventoryStore store;
        store.apply(test::tenant(u"sub s title=Sales\ngroup s/g1 location=here\nvm s/g1/vm-1"));
        store.beginRefresh();
        store.apply(test::tenant(u"vm s/g1/vm-1"));
        store.finishRefresh(test::everything());
        const Inventory& inventory = store.inventory();
        const ScopeHandle group = inventory.findScope(u"/subscriptions/s/resourceGroups/g1");
        QVERIFY(group.isValid());
        QVERIFY(inventory.scope(group).placeholder);
        QVERIFY(inventory.scope(inventory.findScope(u"/subscriptions/s")).placeholder);
    }

    void givesHandlesAgainWithoutMixingThemUp()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        for (int round = 0; round < 20; ++round) {
            store.beginRefresh();
            QString text;
            for (int i = 0; i < 10; ++i)
                text
                    += u"vm s/g/vm-%1-%2 system id=s/g/id-%1-%2\ngrant g%1-%2 system:vm-%1-%2 R%1 at=s/g\n"_s.arg(round)
                           .arg(i);
            store.apply(test::tenant(text));
            store.finishRefresh(test::everything());
            QCOMPARE(mirror.problems(), nothing);
            QCOMPARE(test::contradictions(store.inventory()), nothing);
            QCOMPARE(store.inventory().rowCount(Table::VirtualMachines), 10);
            QCOMPARE(store.inventory().rowCount(Table::Identities), 20);
            QCOMPARE(store.inventory().search(u"vm-", 100).size(), size_t(20)); // by name, and by object id
        }
        const EntityRef last = firstNamed(store.inventory(), Table::VirtualMachines, u"vm-19-9"_s);
        QVERIFY(last.isValid());
    }

    void rowsAreKnownAmidstScatteredRemovals()
    {
        // The mirror asks for every row's number at every signal, also behind the ranges that are out already.
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 300));
        test::InventoryMirror mirror(store);
        store.beginRefresh();
        for (int number = 1; number <= 300; ++number) {
            if (number % 7 != 0 && number % 5 != 0)
                store.apply(test::machines(u"vm"_s, number, number));
        }
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        QVERIFY(mirror.told().removals > 100);
    }
};

QTEST_GUILESS_MAIN(TestInventoryRefresh)
#include "tst_inventoryrefresh.moc"
