// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planparts.h"

#include "models/inventory/inventoryvalues.h"
#include "models/plan/identitychange.h"

#include <algorithm>

namespace rolescope::planparts {

namespace {

QString principalIdOf(IdentityHandle identity, const Inventory& inventory)
{
    const PrincipalHandle principal = inventory.identity(identity).principal;
    return principal.isValid() ? inventory.armId(principal) : QString();
}

/// The display name where the last segment of the id says little: of subscriptions and management groups.
QString scopeNameOf(const QString& id, const Inventory& inventory)
{
    const ScopeHandle scope = inventory.findScope(id);
    return scope.isValid() ? inventory.displayName(scope) : QString();
}

} // namespace

PlannedPrincipal userPrincipal(IdentityHandle identity, const Inventory& inventory)
{
    return {principalIdOf(identity, inventory), inventory.armId(identity), false};
}

PlannedPrincipal systemPrincipal(const QString& hostId, const Inventory& inventory)
{
    const IdentityHandle identity = inventory.host(inventory.findHost(hostId)).systemIdentity;
    return {identity.isValid() ? principalIdOf(identity, inventory) : QString(), hostId, true};
}

AssignRole assignment(const PlannedGrant& grant, const PlannedPrincipal& principal, const Inventory& inventory)
{
    AssignRole step;
    step.principal = principal;
    step.roleGuid = grant.roleGuid.toLower();
    step.scope = grant.scope;
    step.condition = grant.condition;
    step.scopeName = scopeNameOf(grant.scope, inventory);
    if (const RoleHandle role = inventory.findRole(step.roleGuid); role.isValid())
        step.roleName = inventory.text(inventory.role(role).name);
    return step;
}

bool isGranted(const AssignRole& step, const Inventory& inventory)
{
    const PrincipalHandle principal = inventory.findPrincipal(step.principal.principalId);
    const ScopeHandle scope = inventory.findScope(step.scope);
    const RoleHandle role = inventory.findRole(step.roleGuid);
    if (!principal.isValid() || !scope.isValid() || !role.isValid())
        return false;
    return std::ranges::any_of(inventory.assignmentsOf(principal), [&](AssignmentHandle handle) {
        const AssignmentRow& row = inventory.assignment(handle);
        return row.role == role && row.scope == scope && inventory.text(row.condition) == step.condition;
    });
}

bool isSo(const ChangeHost& change, const Inventory& inventory)
{
    return !outcomeOf(inventoryvalues::host(inventory, inventory.findHost(change.hostId)).identity, change).changed;
}

RevokeRole revocation(AssignmentHandle assignment, const Inventory& inventory)
{
    const AssignmentRow& row = inventory.assignment(assignment);
    const PrincipalRow& principal = inventory.principal(row.principal);
    RevokeRole step;
    step.assignment = inventoryvalues::roleAssignment(inventory, assignment);
    step.roleName = inventory.text(inventory.role(row.role).name);
    step.principalName = inventory.displayName(principal.identity.isValid() ? EntityRef(principal.identity)
                                                                            : EntityRef(row.principal));
    step.scopeName = inventory.displayName(row.scope);
    return step;
}

std::vector<RevokeRole> revocations(IdentityHandle identity, const Inventory& inventory)
{
    std::vector<RevokeRole> steps;
    if (!identity.isValid())
        return steps;
    for (const AssignmentHandle assignment : inventory.assignmentsOf(identity))
        steps.push_back(revocation(assignment, inventory));
    return steps;
}

} // namespace rolescope::planparts
