// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/entitytraits.h"

#include <algorithm>

namespace rolescope {

namespace {

Decoration decorationOf(HostKind kind)
{
    switch (kind) {
    case HostKind::VirtualMachine:
        return Decoration::VirtualMachine;
    case HostKind::ScaleSet:
        return Decoration::ScaleSet;
    case HostKind::Other:
        return Decoration::OtherHost;
    }
    return Decoration::None;
}

Decoration decorationOf(const Inventory& inventory, IdentityHandle identity)
{
    return inventory.identity(identity).systemAssigned ? Decoration::SystemIdentity : Decoration::UserIdentity;
}

Decoration decorationOf(const Inventory& inventory, PrincipalHandle handle)
{
    const PrincipalRow& principal = inventory.principal(handle);
    if (principal.identity.isValid())
        return decorationOf(inventory, principal.identity);
    switch (principal.kind) {
    case PrincipalKind::Unknown:
        return Decoration::UnknownPrincipal;
    case PrincipalKind::User:
        return Decoration::User;
    case PrincipalKind::Group:
    case PrincipalKind::ForeignGroup:
        return Decoration::Group;
    case PrincipalKind::ServicePrincipal:
        return Decoration::ServicePrincipal;
    case PrincipalKind::Device:
        return Decoration::Device;
    }
    return Decoration::None;
}

Decoration decorationOf(const Inventory& inventory, ScopeHandle scope)
{
    if (const HostHandle host = inventory.hostAtScope(scope); host.isValid())
        return decorationOf(inventory.host(host).kind);
    if (inventory.identityAtScope(scope).isValid())
        return Decoration::UserIdentity;
    return decorationOf(inventory.scope(scope).kind);
}

} // namespace

Decoration decorationOf(ScopeKind kind)
{
    switch (kind) {
    case ScopeKind::Tenant:
        return Decoration::Tenant;
    case ScopeKind::ManagementGroup:
        return Decoration::ManagementGroup;
    case ScopeKind::Subscription:
        return Decoration::Subscription;
    case ScopeKind::ResourceGroup:
        return Decoration::ResourceGroup;
    case ScopeKind::Resource:
        return Decoration::Resource;
    }
    return Decoration::None;
}

Decoration decorationOf(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::None:
        return Decoration::None;
    case EntityKind::Scope:
        return decorationOf(inventory, entity.as<EntityKind::Scope>());
    case EntityKind::Host:
        return decorationOf(inventory.host(entity.as<EntityKind::Host>()).kind);
    case EntityKind::Identity:
        return decorationOf(inventory, entity.as<EntityKind::Identity>());
    case EntityKind::Principal:
        return decorationOf(inventory, entity.as<EntityKind::Principal>());
    case EntityKind::Role:
        return inventory.role(entity.as<EntityKind::Role>()).privileged ? Decoration::PrivilegedRole : Decoration::Role;
    case EntityKind::Assignment:
        return Decoration::Assignment;
    case EntityKind::Deny:
        return Decoration::Deny;
    }
    return Decoration::None;
}

Severity severityOf(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& assignment = inventory.assignment(handle);
    if (inventory.role(assignment.role).privileged) {
        const ScopeKind kind = inventory.scope(assignment.scope).kind;
        const bool wide = kind != ScopeKind::ResourceGroup && kind != ScopeKind::Resource;
        return wide ? Severity::Danger : Severity::Warning;
    }
    if (inventory.isOrphaned(handle))
        return Severity::Warning;
    return assignment.condition == TextHandle{} ? Severity::None : Severity::Note;
}

Severity severityOf(const Inventory& inventory, IdentityHandle identity)
{
    Severity gravest = Severity::None;
    for (const AssignmentHandle assignment : inventory.assignmentsOf(identity))
        gravest = std::max(gravest, severityOf(inventory, assignment));
    return gravest;
}

Severity severityOf(const Inventory& inventory, HostHandle host)
{
    Severity gravest = Severity::None;
    for (const IdentityHandle identity : inventory.identitiesOf(host))
        gravest = std::max(gravest, severityOf(inventory, identity));
    return gravest;
}

ScopeHandle enclosing(const Inventory& inventory, ScopeHandle scope, ScopeKind kind)
{
    while (scope.isValid()) {
        const ScopeRow& row = inventory.scope(scope);
        if (row.kind == kind)
            return scope;
        if (row.kind < kind)
            return {};
        scope = row.parent;
    }
    return {};
}

ScopeHandle scopeOf(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::Scope:
        return entity.as<EntityKind::Scope>();
    case EntityKind::Host:
        return inventory.host(entity.as<EntityKind::Host>()).scope;
    case EntityKind::Identity:
        return inventory.identity(entity.as<EntityKind::Identity>()).scope;
    case EntityKind::Assignment:
        return inventory.assignment(entity.as<EntityKind::Assignment>()).scope;
    case EntityKind::Deny:
        return inventory.deny(entity.as<EntityKind::Deny>()).scope;
    case EntityKind::None:
    case EntityKind::Principal:
    case EntityKind::Role:
        break;
    }
    return {};
}

int grantCount(const Inventory& inventory, HostHandle host)
{
    int count = 0;
    if (const IdentityHandle system = inventory.host(host).systemIdentity; system.isValid())
        count += inventory.assignmentCount(system);
    for (const IdentityHandle identity : inventory.userIdentities(host))
        count += inventory.assignmentCount(identity);
    return count;
}

} // namespace rolescope
