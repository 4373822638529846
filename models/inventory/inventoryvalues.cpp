// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventoryvalues.h"

#include <QTimeZone>

namespace rolescope::inventoryvalues {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The name of the management group directly above, empty where there is none.
QString groupAbove(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeHandle parent = inventory.scope(scope).parent;
    if (!parent.isValid() || inventory.scope(parent).kind != ScopeKind::ManagementGroup)
        return {};
    return inventory.text(inventory.scope(parent).name);
}

QString principalId(const Inventory& inventory, PrincipalHandle principal)
{
    return principal.isValid() ? inventory.text(inventory.principal(principal).id) : QString();
}

IdentityBlock identityBlock(const Inventory& inventory, HostHandle handle)
{
    IdentityBlock block;
    if (const IdentityHandle own = inventory.host(handle).systemIdentity; own.isValid()) {
        block.systemAssigned = true;
        block.principalId = principalId(inventory, inventory.identity(own).principal);
    }
    for (const IdentityHandle one : inventory.userIdentities(handle)) {
        const IdentityRow& row = inventory.identity(one);
        block.userAssigned.push_back(
            {inventory.armId(one), principalId(inventory, row.principal), inventory.text(row.clientId)});
    }
    // The inventory's order is that of their coming, which differs from sync to sync.
    std::sort(block.userAssigned.begin(), block.userAssigned.end(),
              [](const auto& a, const auto& b) { return armid::folded(a.id) < armid::folded(b.id); });
    return block;
}

} // namespace

ManagementGroup managementGroup(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeRow& row = inventory.scope(scope);
    return {inventory.text(row.name), inventory.text(row.displayName), groupAbove(inventory, scope)};
}

Subscription subscription(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeRow& row = inventory.scope(scope);
    Subscription value;
    value.id = inventory.text(row.name).toLower();
    value.displayName = inventory.text(row.displayName);
    if (inventory.tenants().size() == 1)
        value.tenantId = inventory.tenants().front().id;
    value.managementGroup = groupAbove(inventory, scope);
    value.tags = inventory.tags(row.tags);
    return value;
}

ResourceGroup resourceGroup(const Inventory& inventory, ScopeHandle scope)
{
    const ScopeRow& row = inventory.scope(scope);
    return {inventory.armId(scope), inventory.text(row.location), inventory.tags(row.tags)};
}

Host host(const Inventory& inventory, HostHandle handle)
{
    const HostRow& row = inventory.host(handle);
    Host value;
    value.kind = row.kind;
    value.id = inventory.armId(handle);
    value.type = inventory.typeOf(handle);
    value.location = inventory.text(row.location);
    value.size = inventory.text(row.size);
    value.osType = inventory.text(row.osType);
    value.power = row.power;
    value.tags = inventory.tags(row.tags);
    value.identity = identityBlock(inventory, handle);
    return value;
}

UserAssignedIdentity userAssignedIdentity(const Inventory& inventory, IdentityHandle handle)
{
    const IdentityRow& row = inventory.identity(handle);
    UserAssignedIdentity value;
    value.id = inventory.armId(handle);
    value.location = inventory.text(row.location);
    value.principalId = principalId(inventory, row.principal);
    value.clientId = inventory.text(row.clientId);
    value.tags = inventory.tags(row.tags);
    return value;
}

Principal principal(const Inventory& inventory, PrincipalHandle handle)
{
    const PrincipalRow& row = inventory.principal(handle);
    Principal value;
    value.id = inventory.text(row.id);
    value.kind = row.kind;
    value.displayName = inventory.text(row.displayName);
    value.appId = inventory.text(row.appId);
    value.userPrincipalName = inventory.text(row.userPrincipalName);
    if (row.identity.isValid())
        value.resourceId = inventory.armId(inventory.identity(row.identity).scope);
    value.deleted = row.deleted;
    return value;
}

RoleAssignment roleAssignment(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& row = inventory.assignment(handle);
    RoleAssignment value;
    value.id = inventory.armId(handle);
    value.scope = inventory.armId(row.scope);
    value.roleGuid = inventory.text(inventory.role(row.role).guid);
    value.principalId = inventory.text(inventory.principal(row.principal).id);
    value.principalKind = inventory.principal(row.principal).kind;
    value.condition = inventory.text(row.condition);
    value.description = inventory.text(row.description);
    if (row.createdOn != 0)
        value.createdOn = QDateTime::fromMSecsSinceEpoch(row.createdOn, QTimeZone::utc());
    return value;
}

} // namespace rolescope::inventoryvalues
