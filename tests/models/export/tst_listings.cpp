// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listings.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using test::fullTenant;

Q_DECLARE_METATYPE(rolescope::ListKind)

namespace {

constexpr ListKind allKinds[] = {ListKind::Subscriptions, ListKind::VirtualMachines, ListKind::Identities,
                                 ListKind::Roles,         ListKind::Assignments,     ListKind::Grants};

const auto production = u"/subscriptions/11111111-aaaa-4aaa-8aaa-000000000001"_s;
const auto shopGroup = production + u"/resourceGroups/rg-shop"_s;

} // namespace

/// Lists are read as their JSON: keys are the interface to scripts.
class TestListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::refresh(m_store, {fullTenant()}); }

    void hasTheAgreedKeys_data()
    {
        QTest::addColumn<ListKind>("kind");
        QTest::addColumn<QByteArray>("keys");
        QTest::newRow("subscriptions")
            << ListKind::Subscriptions
            << "id,subscriptionId,name,managementGroup,virtualMachines,identities,roleAssignments"_ba;
        QTest::newRow("vms")
            << ListKind::VirtualMachines
            << "id,name,type,resourceGroup,subscriptionId,subscription,location,size,osType,powerState,"
               "systemAssigned,principalId,userAssignedIdentities,roleAssignments"_ba;
        QTest::newRow("identities") << ListKind::Identities
                                    << "id,name,kind,principalId,clientId,resourceGroup,subscriptionId,subscription,"
                                       "location,usedBy,roleAssignments"_ba;
        QTest::newRow("roles") << ListKind::Roles << "id,guid,name,custom,privileged,description,roleAssignments"_ba;
        QTest::newRow("assignments") << ListKind::Assignments
                                     << "id,principalId,principal,principalType,identity,roleDefinitionId,role,scope,"
                                        "orphaned,condition,description,createdOn"_ba;
        QTest::newRow("grants") << ListKind::Grants
                                << "host,hostName,hostType,identity,identityName,identityKind,principalId,"
                                   "roleAssignment,roleDefinitionId,role,scope,condition"_ba;
    }

    void hasTheAgreedKeys()
    {
        QFETCH(ListKind, kind);
        QFETCH(QByteArray, keys);
        const QByteArray csv = listingToCsv(makeListing(m_store.inventory(), kind));
        QCOMPARE(csv.left(csv.indexOf("\r\n")), keys);
    }

    void everyRowFitsItsColumns()
    {
        for (const ListKind kind : allKinds) {
            const Listing listing = makeListing(m_store.inventory(), kind);
            QVERIFY(!listing.rows.empty());
            for (const auto& row : listing.rows)
                QCOMPARE(row.size(), listing.columns.size());
        }
    }

    void orderOfComingDoesNotMatter()
    {
        for (unsigned seed = 1; seed <= 5; ++seed) {
            InventoryStore other;
            test::refresh(other, test::shuffled(fullTenant(), seed));
            for (const ListKind kind : allKinds)
                QCOMPARE(listingToJson(makeListing(other.inventory(), kind)),
                         listingToJson(makeListing(m_store.inventory(), kind)));
        }
    }

    void anEmptyInventoryHasEmptyLists()
    {
        const InventoryStore nothing;
        for (const ListKind kind : allKinds)
            QVERIFY(makeListing(nothing.inventory(), kind).rows.empty());
    }

    void subscriptions()
    {
        QCOMPARE(rows(ListKind::Subscriptions).size(), 2);
        const QJsonObject row = rows(ListKind::Subscriptions)[0].toObject();
        QCOMPARE(row.value("id"_L1), production);
        QCOMPARE(row.value("subscriptionId"_L1), u"11111111-aaaa-4aaa-8aaa-000000000001"_s);
        QCOMPARE(row.value("name"_L1), u"Production"_s);
        QCOMPARE(row.value("managementGroup"_L1), u"Shop & Co. \"Läden\""_s);
        QCOMPARE(row.value("virtualMachines"_L1), 7);
        QCOMPARE(row.value("roleAssignments"_L1), 4);
        QVERIFY(!rows(ListKind::Subscriptions)[1].toObject().contains("managementGroup"_L1));
    }

    void virtualMachines()
    {
        QCOMPARE(rows(ListKind::VirtualMachines).size(), 7);
        const QJsonObject both = row(ListKind::VirtualMachines, "name"_L1, u"vm-both"_s);
        QCOMPARE(both.value("id"_L1), shopGroup + u"/providers/Microsoft.Compute/virtualMachines/vm-both"_s);
        QCOMPARE(both.value("resourceGroup"_L1), u"rg-shop"_s);
        QCOMPARE(both.value("subscription"_L1), u"Production"_s);
        QCOMPARE(both.value("size"_L1), u"Standard_D4s_v5"_s);
        QCOMPARE(both.value("osType"_L1), u"Linux"_s);
        QCOMPARE(both.value("powerState"_L1), u"running"_s);
        QCOMPARE(both.value("systemAssigned"_L1), true);
        QCOMPARE(both.value("principalId"_L1), u"33333333-cccc-4ccc-8ccc-000000000006"_s);
        QCOMPARE(both.value("userAssignedIdentities"_L1).toArray().size(), 1);
        QCOMPARE(both.value("roleAssignments"_L1), 2);

        const QJsonObject none = row(ListKind::VirtualMachines, "name"_L1, u"vm-none"_s);
        QCOMPARE(none.value("systemAssigned"_L1), false);
        QVERIFY(!none.contains("principalId"_L1));
        QCOMPARE(none.value("userAssignedIdentities"_L1), QJsonArray());
        QCOMPARE(none.value("roleAssignments"_L1), 0);

        const QJsonArray several
            = row(ListKind::VirtualMachines, "name"_L1, u"vm-several"_s).value("userAssignedIdentities"_L1).toArray();
        QCOMPARE(several.size(), 3);
        QVERIFY(several[0].toString().endsWith(u"/id-backup"_s));
        QVERIFY(several[2].toString().endsWith(u"/id-shop"_s));
        QCOMPARE(row(ListKind::VirtualMachines, "name"_L1, u"vmss-shop"_s).value("type"_L1),
                 u"Microsoft.Compute/virtualMachineScaleSets"_s);
        QCOMPARE(row(ListKind::VirtualMachines, "name"_L1, u"vm-untold"_s).value("powerState"_L1), u"unknown"_s);
    }

    void identities()
    {
        // Four user-assigned ones, of which one is only named by a machine; four system-assigned ones.
        QCOMPARE(rows(ListKind::Identities).size(), 8);
        const QJsonObject shop = row(ListKind::Identities, "name"_L1, u"id-shop"_s);
        QCOMPARE(shop.value("kind"_L1), u"UserAssigned"_s);
        QCOMPARE(shop.value("clientId"_L1), u"44444444-dddd-4ddd-8ddd-000000000001"_s);
        QCOMPARE(shop.value("usedBy"_L1).toArray().size(), 4);
        QCOMPARE(shop.value("roleAssignments"_L1), 2);
        const QJsonObject system = row(ListKind::Identities, "name"_L1, u"vm-system"_s);
        QCOMPARE(system.value("kind"_L1), u"SystemAssigned"_s);
        QCOMPARE(system.value("id"_L1), shopGroup + u"/providers/Microsoft.Compute/virtualMachines/vm-system"_s);
        QCOMPARE(system.value("usedBy"_L1), (QJsonArray{system.value("id"_L1)}));
        QVERIFY(!row(ListKind::Identities, "name"_L1, u"id-idle"_s).contains("principalId"_L1));
    }

    void roles()
    {
        QCOMPARE(rows(ListKind::Roles).size(), 3);
        const QJsonObject reader = row(ListKind::Roles, "name"_L1, u"Reader"_s);
        QCOMPARE(reader.value("guid"_L1), u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s);
        QCOMPARE(reader.value("custom"_L1), false);
        QCOMPARE(reader.value("privileged"_L1), false);
        QCOMPARE(reader.value("roleAssignments"_L1), 3);
        QCOMPARE(row(ListKind::Roles, "name"_L1, u"Shop, operator"_s).value("custom"_L1), true);
    }

    void assignments()
    {
        QCOMPARE(rows(ListKind::Assignments).size(), 6);
        const QJsonObject toGroup = row(ListKind::Assignments, "scope"_L1, u"/"_s);
        QCOMPARE(toGroup.value("principal"_L1), u"Admins =cmd|' /C calc'!A0"_s);
        QCOMPARE(toGroup.value("principalType"_L1), u"Group"_s);
        QCOMPARE(toGroup.value("role"_L1), u"Reader"_s);
        QVERIFY(!toGroup.contains("identity"_L1) && !toGroup.contains("createdOn"_L1));

        const QJsonObject dated = row(ListKind::Assignments, "createdOn"_L1, u"2026-01-31T14:05:06.789Z"_s);
        QVERIFY(dated.value("identity"_L1).toString().endsWith(u"/id-shop"_s));
        const QJsonObject conditional
            = row(ListKind::Assignments, "scope"_L1, shopGroup + u"/providers/Microsoft.KeyVault/vaults/kv-shop"_s);
        QVERIFY(conditional.value("condition"_L1).toString().startsWith(u"((!"_s));
        QCOMPARE(conditional.value("role"_L1), u"66666666-ffff-4fff-8fff-000000000001"_s);
        const QJsonObject orphan
            = row(ListKind::Assignments, "principalId"_L1, u"33333333-cccc-4ccc-8ccc-000000000005"_s);
        QCOMPARE(orphan.value("orphaned"_L1), true);
    }

    void grants()
    {
        const QJsonArray all = rows(ListKind::Grants);
        const auto count = [&all](QLatin1StringView key, const QString& end) {
            return std::count_if(all.begin(), all.end(), [&](const QJsonValue& grant) {
                return grant.toObject().value(key).toString().endsWith(end);
            });
        };
        // Four hosts run as id-shop, which holds two grants.
        QCOMPARE(count("identity"_L1, u"/id-shop"_s), 8);
        QCOMPARE(count("identity"_L1, u"/id-backup"_s), 2);
        const QJsonObject idle = row(ListKind::Grants, "identityName"_L1, u"id-idle"_s);
        QVERIFY(!idle.contains("host"_L1) && !idle.contains("role"_L1));
        QCOMPARE(count("hostName"_L1, u"vm-none"_s), 0);
        const QJsonObject stale = row(ListKind::Grants, "identityName"_L1, u"id-deleted"_s);
        QCOMPARE(stale.value("hostName"_L1), u"vm-several"_s);
        QVERIFY(!stale.contains("roleAssignment"_L1));
    }

    void keepsWhatIsWanted()
    {
        const Inventory& inventory = m_store.inventory();
        const HostHandle host = inventory.findHost(fullTenant().hosts[2].id);
        const EntityFilter keep = [&inventory, host](EntityRef entity) {
            return entity == EntityRef(host) || entity == EntityRef(inventory.identitiesOf(host)[0]);
        };
        QCOMPARE(makeListing(inventory, ListKind::VirtualMachines, keep).rows.size(), size_t(1));
        QCOMPARE(makeListing(inventory, ListKind::Identities, keep).rows.size(), size_t(1));
        QVERIFY(makeListing(inventory, ListKind::Assignments, keep).rows.empty());
        QVERIFY(makeListing(inventory, ListKind::Roles, keep).rows.empty());
        // One host and one identity, while its grants were not wanted.
        QCOMPARE(makeListing(inventory, ListKind::Grants, keep).rows.size(), size_t(1));
    }

private:
    QJsonArray rows(ListKind kind) const
    {
        return QJsonDocument::fromJson(listingToJson(makeListing(m_store.inventory(), kind))).array();
    }

    /// The first row with that value; an empty one where there is none.
    QJsonObject row(ListKind kind, QLatin1StringView key, const QString& value) const
    {
        const QJsonArray all = rows(kind);
        for (const QJsonValue& one : all) {
            if (one.toObject().value(key).toString() == value)
                return one.toObject();
        }
        return {};
    }

    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestListings)
#include "tst_listings.moc"
