// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/export/fulltenant.h"

#include "models/domain/result.h"
#include "models/inventory/inventorystore.h"

#include <QTimeZone>

#include <algorithm>
#include <random>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto tenantId = u"76a79a20-8ce3-432d-8c1e-112b88ef9510"_s;
const auto production = u"11111111-aaaa-4aaa-8aaa-000000000001"_s;
const auto development = u"11111111-aaaa-4aaa-8aaa-000000000002"_s;
const auto reader = u"acdd72a7-3385-48ef-bd42-f606fba81ae7"_s;
const auto custom = u"22222222-bbbb-4bbb-8bbb-000000000001"_s;
const auto shopPrincipal = u"33333333-cccc-4ccc-8ccc-000000000001"_s;
const auto backupPrincipal = u"33333333-cccc-4ccc-8ccc-000000000002"_s;
const auto systemPrincipal = u"33333333-cccc-4ccc-8ccc-000000000003"_s;
const auto group = u"33333333-cccc-4ccc-8ccc-000000000004"_s;
const auto gone = u"33333333-cccc-4ccc-8ccc-000000000005"_s;

QString resource(const QString& type, const QString& name)
{
    return armid::resourceGroupScope(production, u"rg-shop"_s) + u"/providers/%1/%2"_s.arg(type, name);
}

QString machineId(const QString& name)
{
    return resource(u"Microsoft.Compute/virtualMachines"_s, name);
}

QString identityId(const QString& name)
{
    return resource(u"Microsoft.ManagedIdentity/userAssignedIdentities"_s, name);
}

Host machine(const QString& name, const IdentityBlock& identity)
{
    Host host;
    host.id = machineId(name);
    host.type = u"Microsoft.Compute/virtualMachines"_s;
    host.location = u"westeurope"_s;
    host.size = u"Standard_D4s_v5"_s;
    host.osType = u"Linux"_s;
    host.power = PowerState::Running;
    host.identity = identity;
    return host;
}

IdentityBlock block(const QString& ownPrincipal, const std::vector<AttachedIdentity>& attached)
{
    return {!ownPrincipal.isEmpty(), ownPrincipal, {}, attached};
}

void addScopes(SyncBatch& batch)
{
    batch.tenants.push_back({tenantId, u"Fabrikam Outdoor"_s, u"fabrikam.example"_s});
    batch.managementGroups.push_back({tenantId, u"Tenant Root Group"_s, {}});
    batch.managementGroups.push_back({u"mg-platform"_s, u"Platform"_s, tenantId});
    batch.managementGroups.push_back({u"mg-shop"_s, u"Shop & Co. \"Läden\""_s, u"mg-platform"_s});
    batch.subscriptions.push_back(
        {production, u"Production"_s, tenantId, {}, u"mg-shop"_s, {{u"cost"_s, u"42"_s}, {u"a b"_s, QString()}}});
    batch.subscriptions.push_back({development, u"Development"_s, tenantId, {}, {}, {}});
    batch.resourceGroups.push_back({armid::resourceGroupScope(production, u"rg-shop"_s), u"westeurope"_s, {}});
    batch.resourceGroups.push_back(
        {armid::resourceGroupScope(development, u"rg-dev"_s), u"northeurope"_s, {{u"owner"_s, u"a=b\nsecond line"_s}}});
}

void addHosts(SyncBatch& batch)
{
    const AttachedIdentity shop{identityId(u"id-shop"_s), shopPrincipal, u"44444444-dddd-4ddd-8ddd-000000000001"_s};
    const AttachedIdentity backup{identityId(u"id-backup"_s), backupPrincipal, {}};
    const AttachedIdentity stale{identityId(u"id-deleted"_s), {}, {}};
    batch.hosts.push_back(machine(u"vm-none"_s, {}));
    batch.hosts.push_back(machine(u"vm-system"_s, block(systemPrincipal, {})));
    batch.hosts.push_back(machine(u"vm-user"_s, block({}, {shop})));
    batch.hosts.push_back(machine(u"vm-several"_s, block({}, {backup, shop, stale})));
    batch.hosts.push_back(machine(u"vm-both"_s, block(u"33333333-cccc-4ccc-8ccc-000000000006"_s, {shop})));
    IdentityBlock untold;
    untold.systemAssigned = true;
    Host silent = machine(u"vm-untold"_s, untold);
    silent.power = PowerState::Unknown;
    silent.size.clear();
    silent.tags = {{u"Ümläut"_s, u"日本語 🚀"_s}};
    batch.hosts.push_back(silent);
    Host set = machine(u"vmss-shop"_s, block({}, {shop}));
    set.kind = HostKind::ScaleSet;
    set.type = u"Microsoft.Compute/virtualMachineScaleSets"_s;
    set.id = resource(set.type, u"vmss-shop"_s);
    set.power = PowerState::Unknown;
    batch.hosts.push_back(set);
    Host site;
    site.kind = HostKind::Other;
    site.type = u"Microsoft.Web/sites"_s;
    site.id = resource(site.type, u"app-shop"_s);
    site.identity = block(u"33333333-cccc-4ccc-8ccc-000000000007"_s, {backup});
    batch.hosts.push_back(site);
}

void addIdentities(SyncBatch& batch)
{
    batch.identities.push_back({identityId(u"id-shop"_s),
                                u"westeurope"_s,
                                shopPrincipal,
                                u"44444444-dddd-4ddd-8ddd-000000000001"_s,
                                {},
                                {{u"team"_s, u"shop"_s}}});
    batch.identities.push_back({identityId(u"id-backup"_s), u"westeurope"_s, backupPrincipal, {}, {}, {}});
    batch.identities.push_back({identityId(u"id-idle"_s), u"westeurope"_s, {}, {}, {}, {}});
    batch.principals.push_back({group, PrincipalKind::Group, u"Admins =cmd|' /C calc'!A0"_s, {}, {}, {}, false});
    batch.principals.push_back({shopPrincipal,
                                PrincipalKind::ServicePrincipal,
                                u"id-shop"_s,
                                u"44444444-dddd-4ddd-8ddd-000000000001"_s,
                                {},
                                {},
                                false});
    batch.principals.push_back({gone, PrincipalKind::User, {}, {}, {}, {}, true});
}

void addGrants(SyncBatch& batch)
{
    batch.roles.push_back(
        {reader, u"Reader"_s, u"View all resources"_s, false, {{{u"*/read"_s}, {}, {}, {}, {}}}, {u"/"_s}});
    Permission permission{{u"Microsoft.Compute/*"_s}, {u"*/delete"_s}, {u"*/blobs/read"_s}, {u"*/write"_s}, u"@x"_s};
    batch.roles.push_back({custom,
                           u"Shop, operator"_s,
                           u"Runs\nthe shop"_s,
                           true,
                           {permission, {}},
                           {armid::subscriptionScope(production)}});
    const auto grant = [&batch](const QString& scope, int number, const QString& role, const QString& to) {
        RoleAssignment one;
        one.scope = scope;
        one.id = (scope == u"/" ? QString() : scope)
            + u"/providers/Microsoft.Authorization/roleAssignments/55555555-eeee-4eee-8eee-%1"_s.arg(number, 12, 10,
                                                                                                     QChar(u'0'));
        one.roleGuid = role;
        one.principalId = to;
        batch.assignments.push_back(one);
        return &batch.assignments.back();
    };
    grant(u"/"_s, 1, reader, group)->principalKind = PrincipalKind::Group;
    grant(armid::managementGroupScope(u"mg-shop"_s), 2, reader, shopPrincipal)->createdOn
        = QDateTime(QDate(2026, 1, 31), QTime(14, 5, 6, 789), QTimeZone::utc());
    grant(armid::subscriptionScope(production), 3, custom, systemPrincipal)->description = u"for \"tests\""_s;
    grant(armid::resourceGroupScope(production, u"rg-shop"_s), 4, custom, backupPrincipal);
    grant(resource(u"Microsoft.KeyVault/vaults"_s, u"kv-shop"_s), 5, u"66666666-ffff-4fff-8fff-000000000001"_s,
          shopPrincipal)
        ->condition
        = u"((!(ActionMatches{'Microsoft.Storage/*/read'})) OR (@Resource[x] StringEquals 'y'))"_s;
    grant(resource(u"Microsoft.Storage/storageAccounts"_s, u"st"_s) + u"/blobServices/default/containers/c"_s, 6,
          reader, gone);
    DenyAssignment deny;
    deny.id = armid::subscriptionScope(production) + u"/providers/Microsoft.Authorization/denyAssignments/d1"_s;
    deny.name = u"Managed by a blueprint"_s;
    deny.scope = armid::subscriptionScope(production);
    deny.permissions = {{{u"*/delete"_s}, {}, {}, {}, {}}};
    deny.principalIds = {u"00000000-0000-0000-0000-000000000000"_s};
    deny.excludedPrincipalIds = {group};
    deny.appliesToChildScopes = false;
    deny.systemProtected = true;
    deny.condition = u"@Resource[y]"_s;
    batch.denyAssignments.push_back(deny);
}

void addGaps(SyncBatch& batch)
{
    Error error = makeError(ErrorKind::Forbidden, u"You may not read this."_s, u"Ask."_s);
    error.code = u"AuthorizationFailed"_s;
    error.detail = u"The client '…' does not have authorization"_s;
    error.httpStatus = 403;
    error.correlationId = u"77777777-0000-4000-8000-000000000001"_s;
    batch.gaps.push_back({ReadKind::RoleAssignments, armid::subscriptionScope(development), error,
                          u"Grants are missing."_s, u"Reader would help."_s});
    batch.gaps.push_back({ReadKind::DenyAssignments, armid::subscriptionScope(development), error, {}, {}});
    error.detail = u"another one"_s;
    batch.gaps.push_back({ReadKind::DenyAssignments, armid::subscriptionScope(development), error, {}, {}});
}

} // namespace

SyncBatch fullTenant()
{
    SyncBatch batch;
    addScopes(batch);
    addHosts(batch);
    addIdentities(batch);
    addGrants(batch);
    addGaps(batch);
    return batch;
}

std::vector<SyncBatch> shuffled(const SyncBatch& batch, unsigned seed)
{
    std::vector<SyncBatch> single;
    const auto part = [&single](const auto& values, auto member) {
        for (const auto& value : values) {
            SyncBatch one;
            (one.*member).push_back(value);
            single.push_back(std::move(one));
        }
    };
    part(batch.tenants, &SyncBatch::tenants);
    part(batch.managementGroups, &SyncBatch::managementGroups);
    part(batch.subscriptions, &SyncBatch::subscriptions);
    part(batch.resourceGroups, &SyncBatch::resourceGroups);
    part(batch.hosts, &SyncBatch::hosts);
    part(batch.identities, &SyncBatch::identities);
    part(batch.principals, &SyncBatch::principals);
    part(batch.roles, &SyncBatch::roles);
    part(batch.assignments, &SyncBatch::assignments);
    part(batch.denyAssignments, &SyncBatch::denyAssignments);
    part(batch.gaps, &SyncBatch::gaps);
    std::shuffle(single.begin(), single.end(), std::mt19937(seed));
    return single;
}

Coverage everything()
{
    Coverage coverage;
    for (const ReadKind kind :
         {ReadKind::Tenants, ReadKind::ManagementGroups, ReadKind::Subscriptions, ReadKind::ResourceGroups,
          ReadKind::VirtualMachines, ReadKind::ScaleSets, ReadKind::Identities, ReadKind::OtherHosts,
          ReadKind::RoleAssignments, ReadKind::RoleDefinitions, ReadKind::DenyAssignments, ReadKind::PrincipalNames})
        coverage.push_back({kind, u"/"_s, false});
    return coverage;
}

void refresh(InventoryStore& store, const std::vector<SyncBatch>& batches)
{
    store.beginRefresh();
    for (const SyncBatch& batch : batches)
        store.apply(batch);
    store.finishRefresh(everything());
}

} // namespace rolescope::test
