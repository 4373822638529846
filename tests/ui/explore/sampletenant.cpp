// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/explore/sampletenant.h"

#include "models/domain/armid.h"

#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace rolescope::sample {
namespace {

QString guid(int number)
{
    return u"00000000-0000-0000-0000-%1"_s.arg(number, 12, 10, QLatin1Char('0'));
}

constexpr auto ownerGuid = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"_L1;
constexpr auto readerGuid = "acdd72a7-3385-48ef-bd42-f606fba81ae7"_L1;
constexpr auto blobGuid = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"_L1;
constexpr auto webPrincipal = 101;
constexpr auto unusedPrincipal = 102;
constexpr auto systemPrincipal = 103;
constexpr auto personPrincipal = 104;
constexpr auto goneAway = 105;

QString identityId(const QString& name)
{
    return inGroup(u"rg-identity"_s, u"providers/Microsoft.ManagedIdentity/userAssignedIdentities/"_s + name);
}

RoleAssignment grant(int number, const QString& scope, QLatin1StringView role, int principal)
{
    RoleAssignment assignment;
    assignment.id = scope + u"/providers/Microsoft.Authorization/roleAssignments/"_s + guid(9000 + number);
    assignment.scope = scope;
    assignment.roleGuid = role;
    assignment.principalId = guid(principal);
    assignment.principalKind = PrincipalKind::ServicePrincipal;
    assignment.createdOn = QDateTime(QDate(2026, 1, 31), QTime(14, 5), QTimeZone::utc());
    return assignment;
}

void addContainers(SyncBatch& batch)
{
    batch.tenants = {{guid(1), u"Contoso"_s, u"contoso.example"_s}};
    batch.managementGroups = {{guid(1), u"Tenant Root Group"_s, {}}, {u"platform"_s, u"Platform"_s, guid(1)}};
    batch.subscriptions = {
        {QString::fromLatin1(subscriptionId),
         u"Production"_s,
         guid(1),
         u"Enabled"_s,
         u"platform"_s,
         {{u"env"_s, u"prod"_s}}},
        {guid(2), u"Development"_s, guid(1), u"Enabled"_s, u"platform"_s, {}},
    };
    for (const auto& name : {u"rg-web"_s, u"rg-data"_s, u"rg-identity"_s})
        batch.resourceGroups.push_back({subscription() + u"/resourceGroups/"_s + name, u"westeurope"_s, {}});
}

void addMachines(SyncBatch& batch)
{
    for (int number = 1; number <= 24; ++number) {
        Host host;
        host.id = machine(number);
        host.location = number % 3 == 0 ? u"northeurope"_s : u"westeurope"_s;
        host.size = u"Standard_D%1s_v5"_s.arg(2 << (number % 3));
        host.osType = number % 4 == 0 ? u"Windows"_s : u"Linux"_s;
        host.power = number % 5 == 0 ? PowerState::Deallocated : PowerState::Running;
        host.tags = {{u"team"_s, u"web"_s}};
        if (number <= 6)
            host.identity.userAssigned = {{identityId(u"id-web"_s), guid(webPrincipal), guid(201)}};
        if (number == 1) {
            host.identity.systemAssigned = true;
            host.identity.principalId = guid(systemPrincipal);
        }
        batch.hosts.push_back(host);
    }
}

void addPrincipals(SyncBatch& batch)
{
    batch.identities = {
        {identityId(u"id-web"_s), u"westeurope"_s, guid(webPrincipal), guid(201), guid(1), {}},
        {identityId(u"id-unused"_s), u"westeurope"_s, guid(unusedPrincipal), guid(202), guid(1), {}},
    };
    Principal person;
    person.id = guid(personPrincipal);
    person.kind = PrincipalKind::User;
    person.displayName = u"Ada Lovelace"_s;
    person.userPrincipalName = u"ada@contoso.example"_s;
    Principal gone;
    gone.id = guid(goneAway);
    gone.deleted = true;
    batch.principals = {person, gone};
}

void addGrants(SyncBatch& batch)
{
    batch.roles = {
        {QString(ownerGuid),
         u"Owner"_s,
         u"Grants full access to manage all resources."_s,
         false,
         {{{u"*"_s}, {}, {}, {}, {}}},
         {u"/"_s}},
        {QString(readerGuid),
         u"Reader"_s,
         u"View all resources."_s,
         false,
         {{{u"*/read"_s}, {}, {}, {}, {}}},
         {u"/"_s}},
        {QString(blobGuid),
         u"Storage Blob Data Reader"_s,
         u"Read and list blobs."_s,
         false,
         {{{u"Microsoft.Storage/storageAccounts/blobServices/containers/read"_s},
           {},
           {u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"_s},
           {u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read"_s},
           {}}},
         {u"/"_s}},
    };
    const QString data = subscription() + u"/resourceGroups/rg-data"_s;
    batch.assignments = {
        grant(1, subscription(), ownerGuid, webPrincipal),
        grant(2, data, blobGuid, webPrincipal),
        grant(3, data, readerGuid, systemPrincipal),
        grant(4, armid::managementGroupScope(u"platform"), readerGuid, personPrincipal),
        grant(5, data, readerGuid, goneAway),
        grant(6, machine(2), readerGuid, personPrincipal),
    };
    batch.assignments[1].condition
        = u"((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'public'))"_s;
    DenyAssignment deny;
    deny.id = data + u"/providers/Microsoft.Authorization/denyAssignments/"_s + guid(9100);
    deny.name = u"Protect backups"_s;
    deny.scope = data;
    deny.principalIds = {guid(0)};
    deny.permissions = {{{u"Microsoft.Storage/storageAccounts/delete"_s}, {}, {}, {}, {}}};
    batch.denyAssignments = {deny};
}

} // namespace

QString subscription()
{
    return u"/subscriptions/"_s + QString::fromLatin1(subscriptionId);
}

QString inGroup(const QString& group, const QString& tail)
{
    return subscription() + u"/resourceGroups/%1/%2"_s.arg(group, tail);
}

QString machine(int number)
{
    return inGroup(u"rg-web"_s,
                   u"providers/Microsoft.Compute/virtualMachines/vm-web-%1"_s.arg(number, 2, 10, QLatin1Char('0')));
}

SyncBatch tenant()
{
    SyncBatch batch;
    addContainers(batch);
    addMachines(batch);
    addPrincipals(batch);
    addGrants(batch);
    return batch;
}

void fill(InventoryStore& store)
{
    store.apply(tenant());
}

} // namespace rolescope::sample
