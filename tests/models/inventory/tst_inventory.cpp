// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "tests/models/inventory/inventorydump.h"
#include "tests/models/inventory/inventorymirror.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>
#include <QTimeZone>

#include <algorithm>
#include <random>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList nothing;
const QString ownerGuid = u"8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_s;

QString machineId(const QString& path)
{
    return u"/subscriptions/%1/resourceGroups/%2/providers/Microsoft.Compute/virtualMachines/%3"_s.arg(
        path.section(u'/', 0, 0), path.section(u'/', 1, 1), path.section(u'/', 2));
}

QString identityId(const QString& path)
{
    return machineId(path).replace(u"Microsoft.Compute/virtualMachines"_s,
                                   u"Microsoft.ManagedIdentity/userAssignedIdentities"_s);
}

Host machine(const QString& id)
{
    Host host;
    host.id = id;
    return host;
}

RoleAssignment grant(const QString& scope, const QString& name, const QString& principal, const QString& role)
{
    RoleAssignment grant;
    grant.scope = scope;
    grant.id = (scope == u"/" ? QString() : scope) + u"/providers/Microsoft.Authorization/roleAssignments/"_s + name;
    grant.principalId = principal;
    grant.roleGuid = role;
    return grant;
}

/// A batch as many batches with one value each.
std::vector<SyncBatch> inSingles(const SyncBatch& batch)
{
    std::vector<SyncBatch> singles;
    const auto split = [&](auto member) {
        for (const auto& value : batch.*member) {
            SyncBatch single;
            (single.*member).push_back(value);
            singles.push_back(std::move(single));
        }
    };
    split(&SyncBatch::tenants);
    split(&SyncBatch::managementGroups);
    split(&SyncBatch::subscriptions);
    split(&SyncBatch::resourceGroups);
    split(&SyncBatch::hosts);
    split(&SyncBatch::identities);
    split(&SyncBatch::principals);
    split(&SyncBatch::roles);
    split(&SyncBatch::assignments);
    split(&SyncBatch::denyAssignments);
    split(&SyncBatch::gaps);
    return singles;
}

template <typename Handles> QStringList namesOf(const Inventory& inventory, const Handles& handles)
{
    QStringList names;
    for (const auto handle : handles)
        names << inventory.displayName(handle);
    return names;
}

/// Roles granted at the scope itself and above it, nearest first.
QStringList rolesInForce(const Inventory& inventory, const QString& scope)
{
    QStringList roles;
    for (const ScopeHandle above : inventory.chainAbove(inventory.findScope(scope))) {
        for (const AssignmentHandle grant : inventory.assignmentsAt(above))
            roles << inventory.displayName(inventory.assignment(grant).role);
    }
    return roles;
}

} // namespace

class TestInventory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereFromTheStart()
    {
        const InventoryStore store;
        const Inventory& inventory = store.inventory();
        for (int t = 0; t < tableCount; ++t)
            QCOMPARE(inventory.rowCount(static_cast<Table>(t)), 0);
        QVERIFY(inventory.contains(inventory.root()));
        QCOMPARE(inventory.armId(inventory.root()), u"/"_s);
        QCOMPARE(inventory.displayName(inventory.root()), u"/"_s);
        QCOMPARE(inventory.childCount(inventory.root()), 0);
        QCOMPARE(inventory.findScope(u"/"), inventory.root());
        QVERIFY(inventory.gaps().empty());
        QVERIFY(!inventory.find(u"anything").isValid());
        QVERIFY(inventory.search(u"", 10).empty());
    }

    void takesValuesInAnyOrder_data()
    {
        QTest::addColumn<uint>("seed");
        for (uint seed = 1; seed <= 20; ++seed)
            QTest::addRow("order %u", seed) << seed;
    }

    void takesValuesInAnyOrder()
    {
        QFETCH(uint, seed);
        const SyncBatch batch = test::tenant(test::company());
        InventoryStore atOnce;
        atOnce.apply(batch);
        QCOMPARE(test::contradictions(atOnce.inventory()), nothing);

        std::vector<SyncBatch> singles = inSingles(batch);
        std::shuffle(singles.begin(), singles.end(), std::mt19937(seed));
        InventoryStore bitByBit;
        test::InventoryMirror mirror(bitByBit);
        for (const SyncBatch& single : singles) {
            bitByBit.apply(single);
            QCOMPARE(mirror.problems(), nothing);
            QCOMPARE(test::contradictions(bitByBit.inventory()), nothing);
        }
        QCOMPARE(test::dump(bitByBit.inventory()), test::dump(atOnce.inventory()));
    }

    void tellsWhatCame()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(test::company()));
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(mirror.inserted(Table::VirtualMachines), 4);
        QCOMPARE(mirror.inserted(Table::OtherHosts), 1);
        QCOMPARE(mirror.inserted(Table::Identities), 5);
        QCOMPARE(mirror.inserted(Table::Assignments), 6);
        QCOMPARE(mirror.inserted(Table::Roles), 3);
        QCOMPARE(mirror.inserted(Table::Principals), 7);
        QCOMPARE(mirror.inserted(Table::Denies), 1);
        QCOMPARE(mirror.told().gaps, 1);
        QCOMPARE(mirror.told().changes, 1);
    }

    void tellsNothingWhereNothingDiffers()
    {
        InventoryStore store;
        SyncBatch batch = test::tenant(test::company());
        batch.gaps.clear();
        store.apply(batch);
        test::InventoryMirror mirror(store);
        store.apply(batch);
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(mirror.told().changes, 0);
        for (int t = 0; t < tableCount; ++t)
            QVERIFY(mirror.changed(static_cast<Table>(t)).empty());
        QVERIFY(mirror.told().scopesChanged.empty());
    }

    void tellsExactlyTheRowsThatDiffer()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 100));
        test::InventoryMirror mirror(store);
        SyncBatch later;
        for (const int number : {10, 11, 12, 51}) {
            Host host = test::machines(u"vm"_s, number, number).hosts.front();
            host.power = PowerState::Deallocated;
            later.hosts.push_back(host);
        }
        store.apply(later);
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(mirror.changed(Table::VirtualMachines), (std::set<int>{9, 10, 11, 50}));
        QVERIFY(mirror.changed(Table::Identities).empty());
        QCOMPARE(mirror.told().changes, 1);
    }

    void tellsWhatRefersToTheChanged()
    {
        InventoryStore store;
        store.apply(test::tenant(u"uai s/g/id-1\nuai s/g/id-2\nvm s/g/vm-1\nvm s/g/vm-2\nrole Reader"));
        test::InventoryMirror mirror(store);
        const auto rowOf = [&](const QString& path) {
            return store.inventory().rowOf(Table::Identities, store.inventory().findIdentity(identityId(path)));
        };

        store.apply(test::tenant(u"vm s/g/vm-2 id=s/g/id-2"));
        QCOMPARE(mirror.changed(Table::VirtualMachines), std::set<int>{1});
        QCOMPARE(mirror.changed(Table::Identities), std::set<int>{rowOf(u"s/g/id-2"_s)}); // its number of hosts
        mirror.forget();
        store.apply(test::tenant(u"grant g1 uai:id-1 Reader at=s"));
        QCOMPARE(mirror.changed(Table::Identities), std::set<int>{rowOf(u"s/g/id-1"_s)}); // its number of grants
        QCOMPARE(mirror.changed(Table::Roles), std::set<int>{0});
        mirror.forget();
        store.apply(test::tenant(u"role Reader action=*"));
        QCOMPARE(mirror.changed(Table::Assignments), std::set<int>{0}); // its role's privilege
        QCOMPARE(mirror.problems(), nothing);
    }

    void tellsHostsWhoseRightsChanged()
    {
        InventoryStore store;
        store.apply(test::tenant(u"vm s/g/vm-1 system\nvm s/g/vm-2 id=s/g/id-1\nvm s/g/vm-3\nvm s/g/vm-4 id=s/g/id-1\n"
                                 "app s/g/app system id=s/g/id-1\n"));
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"grant g1 system:vm-1 Reader at=s"));
        QCOMPARE(mirror.changed(Table::VirtualMachines), std::set<int>{0});
        QVERIFY(mirror.changed(Table::OtherHosts).empty());
        mirror.forget();
        store.apply(test::tenant(u"grant g2 uai:id-1 Reader at=s"));
        QCOMPARE(mirror.changed(Table::VirtualMachines), (std::set<int>{1, 3}));
        QCOMPARE(mirror.changed(Table::OtherHosts), std::set<int>{0});
        mirror.forget();
        store.apply(test::tenant(u"role Reader action=*")); // its name, and that it is privileged
        QCOMPARE(mirror.changed(Table::VirtualMachines).size(), size_t(4));
        QCOMPARE(mirror.changed(Table::Identities).size(), size_t(3));
        mirror.forget();
        store.beginRefresh();
        store.apply(test::tenant(u"grant g1 system:vm-1 Reader at=s"));
        store.finishRefresh({{ReadKind::RoleAssignments, u"/"_s, false}});
        QCOMPARE(mirror.changed(Table::VirtualMachines), (std::set<int>{1, 3}));
        QCOMPARE(mirror.problems(), nothing);
    }

    void tellsRowsThatNameAContainer()
    {
        InventoryStore store;
        store.apply(test::tenant(u"vm s/g/vm-1 system\napp s/g/app\ngrant g1 alice Reader at=s/g\ndeny lock at=s/g"));
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"sub s title=Sales"));
        for (const Table table :
             {Table::VirtualMachines, Table::OtherHosts, Table::Identities, Table::Assignments, Table::Denies})
            QCOMPARE(mirror.changed(table), std::set<int>{0});
        mirror.forget();
        store.apply(test::tenant(u"sub t title=Trade"));
        QVERIFY(mirror.changed(Table::VirtualMachines).empty());
        QCOMPARE(mirror.problems(), nothing);
    }

    void tellsAWholeTableWhereVeryMuchChanged()
    {
        InventoryStore store;
        QString grants = u"vm s/g/vm-0\ngrant other bob Writer at=s\n"_s;
        for (int i = 0; i < 1200; ++i)
            grants += u"vm s/g/vm-%1 id=s/g/id-1\ngrant g%1 uai:id-1 Reader at=s/g%1\n"_s.arg(i + 1);
        store.apply(test::tenant(grants));
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"user uai:id-1\ngrant one uai:id-1 Reader at=s"));
        QCOMPARE(mirror.changed(Table::Assignments).size(), size_t(store.inventory().rowCount(Table::Assignments)));
        QCOMPARE(mirror.changed(Table::VirtualMachines).size(), size_t(1201));
        QCOMPARE(mirror.problems(), nothing);
    }

    void foldsManyChangesIntoOneRange()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 400));
        test::InventoryMirror mirror(store);
        SyncBatch later;
        for (int number = 1; number <= 399; number += 2) {
            later.hosts.push_back(test::machines(u"vm"_s, number, number).hosts.front());
            later.hosts.back().location = u"northeurope"_s;
        }
        store.apply(later);
        QCOMPARE(mirror.problems(), nothing);
        const std::set<int>& changed = mirror.changed(Table::VirtualMachines);
        QCOMPARE(*changed.begin(), 0);
        QCOMPARE(*changed.rbegin(), 398);
    }

    void marksIdentitiesThatAreOnlyNamed()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"vm s/g/vm-1 id=s/g/id-1"));
        const Inventory& inventory = store.inventory();
        const IdentityHandle identity = inventory.findIdentity(identityId(u"s/g/id-1"_s));
        QVERIFY(identity.isValid());
        QVERIFY(inventory.identity(identity).placeholder);
        QCOMPARE(inventory.hostCount(identity), 1);
        mirror.forget();
        store.apply(test::tenant(u"uai s/g/id-1"));
        QVERIFY(!inventory.identity(identity).placeholder);
        QCOMPARE(store.inventory().hostCount(identity), 1);
        QCOMPARE(mirror.inserted(Table::Identities), 0);
        QCOMPARE(mirror.changed(Table::Identities), std::set<int>{0});
        QCOMPARE(mirror.problems(), nothing);
    }

    void marksRolesThatAreOnlyNamed()
    {
        InventoryStore store;
        SyncBatch batch;
        batch.assignments.push_back(grant(u"/subscriptions/s"_s, u"g1"_s, u"someone"_s, ownerGuid));
        batch.assignments.push_back(grant(u"/subscriptions/s"_s, u"g2"_s, u"someone"_s, u"1234"_s));
        store.apply(batch);
        const Inventory& inventory = store.inventory();
        const RoleHandle owner = inventory.findRole(ownerGuid);
        const RoleHandle other = inventory.findRole(u"1234");
        QVERIFY(inventory.role(owner).placeholder && inventory.role(other).placeholder);
        QVERIFY(inventory.role(owner).privileged); // told by its GUID alone
        QVERIFY(!inventory.role(other).privileged);
        QCOMPARE(inventory.displayName(other), u"1234"_s);
        QCOMPARE(inventory.roleDefinition(other).guid, u"1234"_s);

        RoleDefinition read;
        read.guid = u"1234"_s;
        read.name = u"Night watch"_s;
        read.custom = true;
        SyncBatch later;
        later.roles.push_back(read);
        store.apply(later);
        QVERIFY(!inventory.role(other).placeholder);
        QCOMPARE(inventory.roleDefinition(other), read);
        QCOMPARE(inventory.findRole(u"NIGHT WATCH"), other);
        QCOMPARE(inventory.assignmentCount(other), 1);
    }

    void putsScopesWhereTheyBelongOnceTold()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"grant g1 alice Reader at=s/g/kv-1"));
        const Inventory& inventory = store.inventory();
        const ScopeHandle subscription = inventory.findScope(u"/subscriptions/S");
        QVERIFY(inventory.scope(subscription).placeholder);
        QCOMPARE(inventory.scope(subscription).parent, inventory.root());

        store.apply(test::tenant(u"sub s under=mg-1 title=Sales"));
        QCOMPARE(mirror.told().scopesMoved, 1);
        store.apply(test::tenant(u"mg mg-1 under=mg-0"));
        QCOMPARE(mirror.told().scopesMoved, 2);
        QVERIFY(!inventory.scope(subscription).placeholder);
        QCOMPARE(namesOf(inventory, inventory.chainAbove(subscription)),
                 (QStringList{u"Sales"_s, u"mg-1"_s, u"mg-0"_s, u"/"_s}));
        QVERIFY(inventory.isAtOrBelow(inventory.findScope(u"/subscriptions/s/resourceGroups/g"),
                                      inventory.findScope(armid::managementGroupScope(u"MG-0"))));
        QCOMPARE(mirror.problems(), nothing);
    }

    void replacesWhatIsToldAnew()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"vm s/g/vm-1 system id=s/g/id-1 size=small location=here"));
        const Inventory& inventory = store.inventory();
        const HostHandle host = inventory.findHost(machineId(u"s/g/vm-1"_s));
        const IdentityHandle system = inventory.host(host).systemIdentity;
        QVERIFY(system.isValid());

        store.apply(test::tenant(u"vm s/g/vm-1 id=s/g/id-2 id=s/g/id-3 size=large location=there"));
        QCOMPARE(inventory.findHost(machineId(u"s/g/vm-1"_s)), host);
        QCOMPARE(inventory.text(inventory.host(host).size), u"large"_s);
        QCOMPARE(inventory.text(inventory.host(host).location), u"there"_s);
        QVERIFY(!inventory.host(host).systemIdentity.isValid());
        QVERIFY(!inventory.contains(system));
        QCOMPARE(mirror.removed(Table::Identities), 1);
        QCOMPARE(namesOf(inventory, inventory.identitiesOf(host)), (QStringList{u"id-2"_s, u"id-3"_s}));
        QCOMPARE(inventory.hostCount(inventory.findIdentity(identityId(u"s/g/id-1"_s))), 0);
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void replacesAGrantsPrincipalAndRole()
    {
        InventoryStore store;
        store.apply(test::tenant(u"grant g1 alice Reader at=s"));
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"grant g1 bob Writer at=s if=@maybe created=1769868300000"));
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::Assignments), 1);
        QVERIFY(inventory.assignmentsOf(inventory.findPrincipal(u"alice")).empty());
        QVERIFY(inventory.assignmentsOf(inventory.findRole(u"reader")).empty());
        const auto held = inventory.assignmentsOf(inventory.findPrincipal(u"bob"));
        QCOMPARE(static_cast<int>(held.size()), 1);
        const AssignmentRow& row = inventory.assignment(held.front());
        QCOMPARE(inventory.text(row.condition), u"@maybe"_s);
        QCOMPARE(row.createdOn, 1769868300000);
        QCOMPARE(mirror.changed(Table::Assignments), std::set<int>{0});
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void keepsWhatALaterSourceDoesNotTell()
    {
        InventoryStore store;
        store.apply(test::tenant(u"uai s/g/id-1\nsub s title=Sales"));
        SyncBatch poorer;
        poorer.identities.push_back({identityId(u"s/g/id-1"_s), u"westeurope"_s, {}, {}, {}, {}});
        poorer.subscriptions.push_back({});
        poorer.subscriptions.front().id = u"s"_s;
        store.apply(poorer);
        const Inventory& inventory = store.inventory();
        const IdentityHandle identity = inventory.findIdentity(identityId(u"s/g/id-1"_s));
        QCOMPARE(inventory.text(inventory.identity(identity).clientId), u"client-of-id-1"_s);
        QCOMPARE(inventory.armId(inventory.identity(identity).principal), u"uai:id-1"_s);
        QCOMPARE(inventory.displayName(inventory.findScope(u"/subscriptions/s")), u"Sales"_s);
    }

    void tellsWhoUsesAnIdentity()
    {
        InventoryStore store;
        store.apply(test::tenant(u"vm s/g/vm-1 id=s/g/id-1\n"
                                 "vm s/g/vm-2 id=s/g/id-1 id=s/g/id-2\n"
                                 "vm s/g/vm-3 id=s/g/id-2 id=s/g/id-1 id=s/g/id-2\n"
                                 "scaleset s/g/vmss id=s/g/id-1\n"
                                 "app s/g/app system id=s/g/id-2\n"));
        const Inventory& inventory = store.inventory();
        const auto hostsOf = [&](const QString& path) {
            QStringList names = namesOf(inventory, inventory.hostsOf(inventory.findIdentity(identityId(path))));
            names.sort();
            return names;
        };
        QCOMPARE(hostsOf(u"s/g/id-1"_s), (QStringList{u"vm-1"_s, u"vm-2"_s, u"vm-3"_s, u"vmss"_s}));
        QCOMPARE(hostsOf(u"s/g/id-2"_s), (QStringList{u"app"_s, u"vm-2"_s, u"vm-3"_s}));
        QCOMPARE(inventory.hostCount(inventory.findIdentity(identityId(u"s/g/id-2"_s))), 3);
        const HostHandle app = inventory.at(Table::OtherHosts, 0).as<EntityKind::Host>();
        const IdentityHandle system = inventory.host(app).systemIdentity;
        QCOMPARE(inventory.hostsOf(system), std::vector<HostHandle>{app});
        QCOMPARE(inventory.hostCount(system), 1);
        QCOMPARE(inventory.identitiesOf(app).front(), system);
        QCOMPARE(inventory.displayName(system), u"app"_s);
    }

    void followsHostsThatChangeIdentities()
    {
        // Sets of identities are held once for all hosts: they must not be mixed up as hosts leave and join them.
        InventoryStore store;
        test::InventoryMirror mirror(store);
        std::mt19937 random(7);
        QHash<int, QSet<int>> expected; // host → identities
        for (int round = 0; round < 300; ++round) {
            const int number = static_cast<int>(random() % 12);
            QSet<int>& set = expected[number];
            set.clear();
            QString text = u"vm s/g/vm-%1"_s.arg(number);
            for (int i = 0; i < 5; ++i) {
                if (random() % 3 == 0) {
                    set.insert(i);
                    text += u" id=s/g/id-%1"_s.arg(i);
                }
            }
            store.apply(test::tenant(text));
            QCOMPARE(mirror.problems(), nothing);
            QCOMPARE(test::contradictions(store.inventory()), nothing);
        }
        const Inventory& inventory = store.inventory();
        for (auto host = expected.cbegin(); host != expected.cend(); ++host) {
            QSet<int> found;
            for (const IdentityHandle identity :
                 inventory.userIdentities(inventory.findHost(machineId(u"s/g/vm-%1"_s.arg(host.key())))))
                found.insert(inventory.displayName(identity).mid(3).toInt());
            QCOMPARE(found, host.value());
        }
    }

    void tellsRolesHeld()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Inventory& inventory = store.inventory();
        const IdentityHandle web = inventory.findIdentity(identityId(u"prod/rg-web/id-web"_s));
        QStringList roles;
        for (const AssignmentHandle grant : inventory.assignmentsOf(web))
            roles << inventory.displayName(grant);
        QCOMPARE(roles, (QStringList{u"Reader for id-web"_s, u"Vaults for id-web"_s}));
        QCOMPARE(inventory.assignmentCount(web), 2);
        QCOMPARE(inventory.assignmentCount(inventory.findIdentity(identityId(u"dev/rg-dev/id-idle"_s))), 0);
        QCOMPARE(inventory.assignmentCount(inventory.findRole(u"Reader")), 4);
        const auto ofBob = inventory.assignmentsOf(inventory.findPrincipal(u"BOB"));
        QCOMPARE(static_cast<int>(ofBob.size()), 1);
        QVERIFY(inventory.isOrphaned(ofBob.front()));
        QVERIFY(!inventory.isOrphaned(inventory.assignmentsOf(web).front()));
    }

    void tellsGrantsInForceAtAScope()
    {
        InventoryStore store;
        store.apply(test::tenant(u"mg top\nmg mid under=top\nsub s under=mid\nsub t under=top\n"
                                 "role AtRoot\nrole AtTop\nrole AtMid\nrole AtSub\nrole AtGroup\nrole AtVault\n"
                                 "role Elsewhere\n"
                                 "grant g1 alice AtRoot at=/\n"
                                 "grant g2 alice AtTop at=mg:top\n"
                                 "grant g3 alice AtMid at=mg:mid\n"
                                 "grant g4 alice AtSub at=s\n"
                                 "grant g5 alice AtGroup at=s/g\n"
                                 "grant g6 alice AtVault at=s/g/kv\n"
                                 "grant g7 alice Elsewhere at=s/g2\n"));
        const Inventory& inventory = store.inventory();
        const QString vault = u"/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv"_s;
        QCOMPARE(rolesInForce(inventory, vault),
                 (QStringList{u"AtVault"_s, u"AtGroup"_s, u"AtSub"_s, u"AtMid"_s, u"AtTop"_s, u"AtRoot"_s}));
        QCOMPARE(rolesInForce(inventory, u"/SUBSCRIPTIONS/T"_s), (QStringList{u"AtTop"_s, u"AtRoot"_s}));
        store.apply(test::tenant(u"sub s under=top"));
        QCOMPARE(rolesInForce(inventory, u"/subscriptions/s"_s), (QStringList{u"AtSub"_s, u"AtTop"_s, u"AtRoot"_s}));
    }

    void tellsWhatCouldNotBeRead()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"gap a forbidden"));
        store.apply(test::tenant(u"gap b throttled"));
        QCOMPARE(static_cast<int>(store.inventory().gaps().size()), 2);
        QCOMPARE(store.inventory().gaps().at(1).error.what, u"throttled"_s);
        QCOMPARE(mirror.told().gaps, 2);
        store.beginRefresh();
        QVERIFY(store.inventory().gaps().empty());
        QCOMPARE(mirror.told().gaps, 3);
        QCOMPARE(mirror.told().changes, 3);
        store.beginRefresh();
        QCOMPARE(mirror.told().gaps, 3);
    }

    void keepsDenyAssignments()
    {
        InventoryStore store;
        store.apply(test::tenant(u"deny lock at=s/g"));
        const Inventory& inventory = store.inventory();
        const DenyHandle deny = inventory.at(Table::Denies, 0).as<EntityKind::Deny>();
        QVERIFY(inventory.deny(deny).everyone);
        QCOMPARE(inventory.displayName(deny), u"lock"_s);
        DenyAssignment later = inventory.denyAssignment(deny);
        later.id = later.id.toUpper();
        later.name = u"latch"_s;
        later.scope = u"/subscriptions/s"_s;
        later.principalIds.clear();
        SyncBatch batch;
        batch.denyAssignments.push_back(later);
        store.apply(batch);
        QCOMPARE(inventory.rowCount(Table::Denies), 1);
        QCOMPARE(inventory.denyAssignment(deny), later);
        QVERIFY(!inventory.deny(deny).everyone);
        QCOMPARE(inventory.armId(inventory.deny(deny).scope), u"/subscriptions/s"_s);
    }

    void findsByIdInAnyCase_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        const QString group = u"/SUBSCRIPTIONS/PROD/resourcegroups/RG-web"_s;
        QTest::newRow("machine") << group + u"/PROVIDERS/microsoft.compute/VIRTUALMACHINES/VM-WEB-1"_s << u"vm-web-1"_s;
        QTest::newRow("slash at the end")
            << group + u"/providers/Microsoft.Compute/virtualMachines/vm-web-1/"_s << u"vm-web-1"_s;
        QTest::newRow("blanks around") << u"  "_s + group + u"\n"_s << u"rg-web"_s;
        QTest::newRow("identity") << identityId(u"PROD/RG-WEB/ID-WEB"_s) << u"id-web"_s;
        QTest::newRow("app") << group + u"/providers/microsoft.web/sites/App-Shop"_s << u"app-shop"_s;
        QTest::newRow("group") << group << u"rg-web"_s;
        QTest::newRow("subscription") << u"/subscriptions/Prod"_s << u"Production"_s;
        QTest::newRow("management group")
            << u"/providers/microsoft.management/managementgroups/PLATFORM"_s << u"platform"_s;
        QTest::newRow("root") << u"/"_s << u"/"_s;
        QTest::newRow("principal of an identity") << u"UAI:ID-WEB"_s << u"id-web"_s;
        QTest::newRow("principal") << u"Alice"_s << u"alice"_s;
        QTest::newRow("role definition")
            << u"/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/VAULTS"_s << u"Vaults"_s;
        QTest::newRow("grant") << u"/subscriptions/PROD/providers/microsoft.authorization/ROLEASSIGNMENTS/G3"_s
                               << u"Owner for id-backup"_s;
        QTest::newRow("grant at the root")
            << u"/providers/Microsoft.Authorization/roleAssignments/g6"_s << u"Reader for alice"_s;
        QTest::newRow("name") << u"Vm-Web-2"_s << u"vm-web-2"_s;
        QTest::newRow("name of a role") << u"owner"_s << u"Owner"_s;
        QTest::newRow("display name") << u"development"_s << u"Development"_s;
        QTest::newRow("nothing") << u""_s << QString();
        QTest::newRow("unknown id") << group + u"/providers/Microsoft.Compute/virtualMachines/vm-web-9"_s << QString();
        QTest::newRow("part of a name") << u"vm-web"_s << QString();
        QTest::newRow("no type") << group + u"/providers/Microsoft.Compute"_s << QString();
    }

    void findsByIdInAnyCase()
    {
        QFETCH(QString, id);
        QFETCH(QString, name);
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const EntityRef found = store.inventory().find(id);
        QCOMPARE(found.isValid(), !name.isEmpty());
        if (found.isValid())
            QCOMPARE(store.inventory().displayName(found), name);
    }

    void findsNoAmbiguousName()
    {
        InventoryStore store;
        store.apply(test::tenant(u"vm a/g/twin\nvm b/g/twin\nvm a/g/single"));
        QVERIFY(!store.inventory().find(u"twin").isValid());
        QCOMPARE(store.inventory().find(u"single"), EntityRef(store.inventory().findHost(machineId(u"a/g/single"_s))));
    }

    void findsAnExactNameAmongThousandsLikeIt()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 3000));
        store.apply(test::tenant(u"vm a/g/vm"));
        QCOMPARE(store.inventory().find(u"vm"), EntityRef(store.inventory().findHost(machineId(u"a/g/vm"_s))));
    }

    void searchesNamesAndIds()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Inventory& inventory = store.inventory();
        const auto found
            = [&](const QString& text, int limit = 50) { return namesOf(inventory, inventory.search(text, limit)); };
        // the machines by their names, then the identity by its object id "system:vm-web-1"
        QCOMPARE(found(u" VM-WEB "_s), (QStringList{u"vm-web-1"_s, u"vm-web-2"_s, u"vm-web-1"_s}));
        QCOMPARE(found(u"VM-WEB"_s, 1), QStringList{u"vm-web-1"_s});
        QCOMPARE(found(u"client-of-id-idle"_s), QStringList{u"id-idle"_s});
        QCOMPARE(found(u"uai:id-back"_s), QStringList{u"id-backup"_s});
        QCOMPARE(found(u"Production"_s), QStringList{u"Production"_s});
        QCOMPARE(found(u"bob"_s), QStringList{u"bob"_s});
        QCOMPARE(found(u"vault"_s).first(), u"Vaults"_s);
        QVERIFY(found(u"no such thing"_s).isEmpty());
        store.apply(test::tenant(u"sub prod under=online title=Live"));
        QVERIFY(found(u"Production"_s).isEmpty());
        QCOMPARE(found(u"live"_s), QStringList{u"Live"_s});
    }

    void searchesGuids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("object id of an identity") << u"0000000A-"_s << QStringList{u"id-1"_s};
        QTest::newRow("client id of an identity") << u"0000000b-0000"_s << QStringList{u"id-1"_s};
        QTest::newRow("object id of a system identity") << u"0000000c"_s << QStringList{u"vm-1"_s};
        QTest::newRow("client id of a system identity, by the directory") << u"0000000d"_s << QStringList{u"vm-1"_s};
        QTest::newRow("object id of a user") << u"0000000e"_s << QStringList{u"Ada"_s};
        QTest::newRow("client id of an application") << u"000000f0"_s << QStringList{u"deploy"_s};
        QTest::newRow("role") << u"000000f1"_s << QStringList{u"Night watch"_s};
        QTest::newRow("name and id of one thing") << u"deafbead"_s << QStringList{u"id-deafbead"_s};
        QTest::newRow("no GUID") << u"0000000x"_s << QStringList();
        QTest::newRow("nowhere") << u"0000000f-0001"_s << QStringList();
    }

    void searchesGuids()
    {
        QFETCH(QString, text);
        const auto guid = [](const QString& start) { return start + u"-0000-4000-8000-999999999999"_s; };
        SyncBatch batch;
        batch.identities.push_back({identityId(u"s/g/id-1"_s), {}, guid(u"0000000a"_s), guid(u"0000000b"_s), {}, {}});
        batch.identities.push_back({identityId(u"s/g/id-deafbead"_s), {}, guid(u"deafbead"_s), {}, {}, {}});
        batch.hosts.push_back(machine(machineId(u"s/g/vm-1"_s)));
        batch.hosts.back().identity.systemAssigned = true;
        batch.hosts.back().identity.principalId = guid(u"0000000c"_s);
        const auto principal = [](const QString& id, const QString& name, const QString& appId) {
            return Principal{id, PrincipalKind::ServicePrincipal, name, appId, {}, {}, false};
        };
        batch.principals = {principal(guid(u"0000000a"_s), u"id-1"_s, guid(u"0000000b"_s)),
                            principal(guid(u"0000000c"_s), u"vm-1"_s, guid(u"0000000d"_s)),
                            principal(guid(u"0000000e"_s), u"Ada"_s, {}),
                            principal(guid(u"0000000f"_s), u"deploy"_s, guid(u"000000f0"_s))};
        RoleDefinition role;
        role.guid = guid(u"000000f1"_s);
        role.name = u"Night watch"_s;
        batch.roles.push_back(role);
        InventoryStore store;
        store.apply(batch);
        const Inventory& inventory = store.inventory();
        QTEST(namesOf(inventory, inventory.search(text, 10)), "found");
        QCOMPARE(inventory.search(u"-4000-8000-", 100).size(), size_t(6));
        QCOMPARE(inventory.search(u"-4000-8000-", 2).size(), size_t(2));
        QVERIFY(inventory.search(u"-4000-8000-", 0).empty());
    }

    void passesOverValuesWithoutId()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        SyncBatch batch;
        batch.hosts.push_back(machine(QString()));
        batch.hosts.push_back(machine(u"/"_s));
        batch.hosts.push_back(machine(machineId(u"s/g/vm-1"_s)));
        batch.hosts.back().identity.userAssigned.push_back({});
        batch.identities.push_back({});
        batch.resourceGroups.push_back({QString(), u"nowhere"_s, {}});
        batch.subscriptions.push_back({});
        batch.managementGroups.push_back({QString(), u"nobody"_s, {}});
        batch.principals.push_back({});
        batch.roles.push_back({});
        batch.denyAssignments.push_back({});
        batch.assignments.push_back({});
        batch.assignments.push_back(grant(u"/subscriptions/s"_s, u"g1"_s, QString(), u"role"_s));
        batch.assignments.push_back(grant(u"/subscriptions/s"_s, u"g1"_s, u"someone"_s, QString()));
        RoleAssignment nameless = grant(u"/subscriptions/s"_s, u"g1"_s, u"someone"_s, u"role"_s);
        nameless.id.clear();
        batch.assignments.push_back(nameless);
        store.apply(batch);

        const Inventory& inventory = store.inventory();
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 1);
        QCOMPARE(inventory.rowCount(Table::OtherHosts), 0);
        QVERIFY(inventory.userIdentities(inventory.at(Table::VirtualMachines, 0).as<EntityKind::Host>()).empty());
        for (const Table table :
             {Table::Identities, Table::Principals, Table::Roles, Table::Denies, Table::Assignments})
            QCOMPARE(inventory.rowCount(table), 0);
        QVERIFY(!inventory.hostAtScope(inventory.root()).isValid());
        QVERIFY(!inventory.identityAtScope(inventory.root()).isValid());
        QCOMPARE(inventory.text(inventory.scope(inventory.root()).location), QString());
        QCOMPARE(namesOf(inventory, inventory.children(inventory.root())), QStringList{u"s"_s});
    }

    void holdsDuplicatesOnce()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        SyncBatch batch;
        for (const PowerState power : {PowerState::Running, PowerState::Stopped}) {
            batch.hosts.push_back(machine(machineId(u"s/g/vm-1"_s)));
            batch.hosts.back().power = power;
        }
        batch.hosts.back().id = batch.hosts.back().id.toUpper();
        for (const QString& role : {u"r1"_s, u"r2"_s})
            batch.assignments.push_back(
                grant(u"/subscriptions/s"_s, u"00000000-0000-4000-8000-00000000000A"_s, u"p"_s, role));
        batch.assignments.back().id = batch.assignments.back().id.toLower();
        store.apply(batch);
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 1);
        QCOMPARE(inventory.armId(inventory.at(Table::VirtualMachines, 0)), machineId(u"s/g/vm-1"_s));
        const HostHandle host = inventory.at(Table::VirtualMachines, 0).as<EntityKind::Host>();
        QCOMPARE(inventory.host(host).power, PowerState::Stopped);
        QCOMPARE(inventory.rowCount(Table::Assignments), 1);
        QCOMPARE(inventory.assignmentCount(inventory.findRole(u"r1")), 0);
        QCOMPARE(inventory.assignmentCount(inventory.findRole(u"r2")), 1);
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void separatesSameNamesInOtherPlaces()
    {
        InventoryStore store;
        SyncBatch batch;
        const QString name = u"00000000-0000-4000-8000-000000000001"_s;
        for (const QString& scope : {u"/"_s, u"/subscriptions/a"_s, u"/subscriptions/b"_s})
            batch.assignments.push_back(grant(scope, name, u"p"_s, u"r"_s));
        batch.hosts.push_back(machine(machineId(u"a/g/vm"_s)));
        batch.hosts.push_back(machine(machineId(u"a/h/vm"_s)));
        batch.hosts.push_back(machine(machineId(u"b/g/vm"_s)));
        store.apply(batch);
        QCOMPARE(store.inventory().rowCount(Table::Assignments), 3);
        QCOMPARE(store.inventory().rowCount(Table::VirtualMachines), 3);
        QCOMPARE(test::contradictions(store.inventory()), nothing);
    }

    void survivesHostsThatShareAPrincipal()
    {
        // No two resources have one principal, but a broken reply may say so.
        InventoryStore store;
        test::InventoryMirror mirror(store);
        const auto sharing = [](const QString& path) {
            Host host = machine(machineId(path));
            host.identity.systemAssigned = true;
            host.identity.principalId = u"shared"_s;
            return host;
        };
        SyncBatch batch;
        batch.hosts = {sharing(u"s/g/vm-1"_s), sharing(u"s/g/vm-2"_s), sharing(u"s/g/vm-3"_s)};
        store.apply(batch);
        const Inventory& inventory = store.inventory();
        for (const QString& path : {u"s/g/vm-2"_s, u"s/g/vm-3"_s, u"s/g/vm-1"_s}) {
            store.beginRefresh();
            SyncBatch less;
            for (const Host& host : batch.hosts) {
                if (host.id != machineId(path))
                    less.hosts.push_back(host);
            }
            batch = less;
            store.apply(batch);
            store.finishRefresh(test::everything());
            QCOMPARE(mirror.problems(), nothing);
            QCOMPARE(test::contradictions(inventory), nothing);
            QCOMPARE(inventory.findPrincipal(u"shared").isValid(), !batch.hosts.empty());
            if (!batch.hosts.empty())
                QVERIFY(inventory.principal(inventory.findPrincipal(u"shared")).identity.isValid());
        }
    }

    void refusesRingsOfManagementGroups_data()
    {
        QTest::addColumn<QStringList>("batches");
        QTest::newRow("itself") << QStringList{u"mg a under=a"_s};
        QTest::newRow("two, in one batch") << QStringList{u"mg a under=b\nmg b under=a"_s};
        QTest::newRow("two, one after the other") << QStringList{u"mg a under=b"_s, u"mg b under=a"_s};
        QTest::newRow("three, in one batch") << QStringList{u"mg a under=b\nmg b under=c\nmg c under=a"_s};
        QTest::newRow("three, one after the other")
            << QStringList{u"mg a under=b"_s, u"mg b under=c"_s, u"mg c under=a"_s};
        QTest::newRow("closed by a group that is new")
            << QStringList{u"mg a\nmg b under=a"_s, u"mg a under=c\nmg c under=b"_s};
        QTest::newRow("two swap") << QStringList{u"mg a\nmg b under=a"_s, u"mg a under=b\nmg b under=a"_s};
    }

    void refusesRingsOfManagementGroups()
    {
        QFETCH(QStringList, batches);
        InventoryStore store;
        test::InventoryMirror mirror(store);
        for (const QString& batch : batches) {
            store.apply(test::tenant(batch));
            QCOMPARE(mirror.problems(), nothing);
        }
        const Inventory& inventory = store.inventory();
        for (const QString& name : {u"a"_s, u"b"_s, u"c"_s}) {
            const ScopeHandle group = inventory.findScope(armid::managementGroupScope(name));
            if (group.isValid())
                QCOMPARE(inventory.chainAbove(group).back(), inventory.root());
        }
        QCOMPARE(test::contradictions(inventory), nothing);
    }

    void bearsHostileTexts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("a megabyte") << QString(1'000'000, u'x');
        QTest::newRow("a megabyte of upper case") << QString(1'000'000, u'X');
        QTest::newRow("line feeds") << u"a\nb\u001fc"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b"_s;
        QTest::newRow("lone surrogate") << u"a"_s + QChar(0xD800) + u"b"_s;
        QTest::newRow("right to left") << u"\u202egnp.exe"_s;
        QTest::newRow("folds to more") << u"STRASSE ß İ"_s;
        QTest::newRow("beyond the basic plane") << u"\U0001F600"_s.repeated(100);
        QTest::newRow("percent") << u"%1 %2 %n"_s;
    }

    void bearsHostileTexts()
    {
        QFETCH(QString, name);
        InventoryStore store;
        test::InventoryMirror mirror(store);
        SyncBatch batch;
        batch.hosts.push_back(machine(machineId(u"s/g/"_s + name)));
        batch.hosts.push_back(machine(machineId(u"s/g/vm-1"_s)));
        batch.hosts.back().tags = {{name, name}};
        batch.hosts.back().size = name;
        batch.principals.push_back({name, PrincipalKind::User, name, {}, {}, {}, false});
        batch.assignments.push_back(grant(u"/subscriptions/s"_s, name, name, name.toLower()));
        batch.assignments.push_back(grant(u"/subscriptions/"_s + name, u"g1"_s, name, name.toLower()));
        RoleDefinition role;
        role.guid = name.toLower();
        role.name = name;
        batch.roles.push_back(role);
        batch.managementGroups.push_back({name, name, name + u"2"_s});
        store.apply(batch);
        store.apply(batch);
        QCOMPARE(mirror.problems(), nothing);
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 2);
        QCOMPARE(inventory.rowCount(Table::Assignments), 2);
        QCOMPARE(inventory.rowCount(Table::Roles), 1);
        QVERIFY(inventory.findHost(machineId(u"s/g/"_s + name)).isValid());
        QCOMPARE(inventory.displayName(inventory.findPrincipal(name)), QString::fromUtf8(name.toUtf8()));
        static_cast<void>(inventory.search(name, 10));
        static_cast<void>(inventory.find(name));
        store.beginRefresh();
        store.finishRefresh(test::everything());
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(inventory.rowCount(Table::VirtualMachines), 0);
        QCOMPARE(inventory.childCount(inventory.root()), 0);
    }

    void bearsIdsThatAreNone_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("a word") << u"hello"_s;
        QTest::newRow("slashes only") << u"////"_s;
        QTest::newRow("no provider") << u"/subscriptions/s/resourceGroups/g/vm-1"_s;
        QTest::newRow("type without name") << u"/subscriptions/s/providers/Microsoft.Compute/virtualMachines"_s;
        QTest::newRow("providers all the way") << u"/providers/providers/providers/providers/providers"_s;
        QTest::newRow("deep") << u"/subscriptions/s"_s + u"/providers/a/b/c"_s.repeated(50);
        QTest::newRow("long") << u"/subscriptions/s/providers/a/b/"_s + QString(5000, u'x');
        QTest::newRow("doubled slashes") << u"//subscriptions//s//providers//a//b//c"_s;
    }

    void bearsIdsThatAreNone()
    {
        QFETCH(QString, id);
        InventoryStore store;
        test::InventoryMirror mirror(store);
        SyncBatch batch;
        batch.hosts.push_back(machine(id));
        batch.assignments.push_back(grant(id, u"g"_s, u"p"_s, u"r"_s));
        store.apply(batch);
        QCOMPARE(mirror.problems(), nothing);
        const Inventory& inventory = store.inventory();
        QCOMPARE(inventory.rowCount(Table::Assignments), 1);
        for (int row = 0; row < inventory.rowCount(Table::VirtualMachines); ++row) {
            QCOMPARE(inventory.findHost(id), inventory.at(Table::VirtualMachines, row).as<EntityKind::Host>());
            QVERIFY(!inventory.displayName(inventory.at(Table::VirtualMachines, row)).isEmpty());
        }
    }

    void showsOrphanedGrants()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(u"grant g1 ghost Reader at=s"));
        const Inventory& inventory = store.inventory();
        const AssignmentHandle grant = inventory.at(Table::Assignments, 0).as<EntityKind::Assignment>();
        QVERIFY(!inventory.isOrphaned(grant)); // nobody asked the directory yet
        mirror.forget();
        store.apply(test::tenant(u"gone ghost"));
        QVERIFY(inventory.isOrphaned(grant));
        QCOMPARE(mirror.changed(Table::Assignments), std::set<int>{0});
        QCOMPARE(inventory.displayName(inventory.assignment(grant).principal), u"ghost"_s);
    }

    void forgetsEverythingForAnotherTenant()
    {
        InventoryStore store;
        test::InventoryMirror mirror(store);
        store.apply(test::tenant(test::company()));
        store.clear();
        QCOMPARE(mirror.problems(), nothing);
        QCOMPARE(mirror.told().resets, 1);
        QCOMPARE(test::dump(store.inventory()), test::dump(InventoryStore().inventory()));
        store.apply(test::tenant(test::company()));
        QCOMPARE(mirror.problems(), nothing);
        InventoryStore fresh;
        fresh.apply(test::tenant(test::company()));
        QCOMPARE(test::dump(store.inventory()), test::dump(fresh.inventory()));
    }

    void knowsRowsByTableAndKind()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Inventory& inventory = store.inventory();
        const EntityRef app = inventory.at(Table::OtherHosts, 0);
        QCOMPARE(inventory.rowOf(Table::OtherHosts, app), 0);
        QCOMPARE(inventory.rowOf(Table::VirtualMachines, app), -1);
        QCOMPARE(inventory.rowOf(Table::Roles, app), -1);
        QCOMPARE(inventory.rowOf(Table::Roles, inventory.at(Table::Principals, 1)), -1);
        QCOMPARE(inventory.rowOf(Table::Roles, RoleHandle{12345}), -1);
        QCOMPARE(inventory.rowOf(Table::Roles, {}), -1);
        QVERIFY(!inventory.contains(HostHandle{12345}));
        QVERIFY(!inventory.contains({}));
    }

    void accountsForItsMemory()
    {
        InventoryStore store;
        const qsizetype empty = store.inventory().memoryUse().total;
        store.apply(test::machines(u"vm"_s, 1, 2000));
        const MemoryUse full = store.inventory().memoryUse();
        QVERIFY(full.total > empty);
        QVERIFY(full.texts > 0 && full.texts < full.total);
        QVERIFY(full.bytesPerHost > 0);
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "tst_inventory.moc"
