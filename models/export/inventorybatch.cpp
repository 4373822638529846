// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/inventorybatch.h"

#include "models/export/listingcells.h"
#include "models/inventory/inventoryvalues.h"

#include <algorithm>

namespace rolescope {

namespace {

using listingcells::handlesOf;

void addScopes(const Inventory& inventory, SyncBatch& batch)
{
    std::vector<ScopeHandle> scopes;
    std::vector<ScopeHandle> open{inventory.root()};
    while (!open.empty()) {
        const ScopeHandle scope = open.back();
        open.pop_back();
        const ScopeKind kind = inventory.scope(scope).kind;
        if (kind == ScopeKind::Resource)
            continue;
        if (kind != ScopeKind::Tenant && !inventory.scope(scope).placeholder)
            scopes.push_back(scope);
        for (const ScopeHandle child : inventory.children(scope))
            open.push_back(child);
    }
    listingcells::sortById(inventory, scopes);
    for (const ScopeHandle scope : scopes) {
        switch (inventory.scope(scope).kind) {
        case ScopeKind::ManagementGroup:
            batch.managementGroups.push_back(inventoryvalues::managementGroup(inventory, scope));
            break;
        case ScopeKind::Subscription:
            batch.subscriptions.push_back(inventoryvalues::subscription(inventory, scope));
            break;
        case ScopeKind::ResourceGroup:
            batch.resourceGroups.push_back(inventoryvalues::resourceGroup(inventory, scope));
            break;
        case ScopeKind::Tenant:
        case ScopeKind::Resource:
            break;
        }
    }
}

} // namespace

SyncBatch inventoryBatch(const Inventory& inventory)
{
    SyncBatch batch;
    batch.tenants = inventory.tenants();
    std::sort(batch.tenants.begin(), batch.tenants.end(), [](const Tenant& a, const Tenant& b) { return a.id < b.id; });
    addScopes(inventory, batch);
    for (const Table table : {Table::VirtualMachines, Table::OtherHosts}) {
        for (const HostHandle host : handlesOf<EntityKind::Host>(inventory, table, {}))
            batch.hosts.push_back(inventoryvalues::host(inventory, host));
    }
    for (const IdentityHandle identity : handlesOf<EntityKind::Identity>(inventory, Table::Identities, {})) {
        const IdentityRow& row = inventory.identity(identity);
        if (!row.systemAssigned && !row.placeholder)
            batch.identities.push_back(inventoryvalues::userAssignedIdentity(inventory, identity));
    }
    for (const PrincipalHandle principal : handlesOf<EntityKind::Principal>(inventory, Table::Principals, {}))
        batch.principals.push_back(inventoryvalues::principal(inventory, principal));
    for (const RoleHandle role : handlesOf<EntityKind::Role>(inventory, Table::Roles, {})) {
        if (!inventory.role(role).placeholder)
            batch.roles.push_back(inventory.roleDefinition(role));
    }
    for (const AssignmentHandle grant : handlesOf<EntityKind::Assignment>(inventory, Table::Assignments, {}))
        batch.assignments.push_back(inventoryvalues::roleAssignment(inventory, grant));
    for (const DenyHandle deny : handlesOf<EntityKind::Deny>(inventory, Table::Denies, {}))
        batch.denyAssignments.push_back(inventory.denyAssignment(deny));
    batch.gaps = inventory.gaps();
    return batch;
}

} // namespace rolescope
