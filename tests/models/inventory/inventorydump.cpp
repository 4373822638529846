// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/inventory/inventorydump.h"

#include <algorithm>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename Handles> QString idsOf(const Inventory& inventory, const Handles& handles)
{
    QStringList ids;
    for (const auto handle : handles)
        ids << inventory.armId(handle).toLower();
    ids.sort();
    return u'[' + ids.join(u' ') + u']';
}

QString flags(std::initializer_list<std::pair<bool, const char*>> all)
{
    QString text;
    for (const auto& [set, name] : all)
        text += set ? u' ' + QString::fromLatin1(name) : QString();
    return text;
}

template <EntityKind Kind> QString idOf(const Inventory& inventory, Handle<Kind> handle)
{
    return handle.isValid() ? inventory.armId(handle).toLower() : u"-"_s;
}

QString line(const Inventory& inventory, HostHandle handle)
{
    const HostRow& row = inventory.host(handle);
    QStringList parts{u"host"_s,
                      idOf(inventory, handle),
                      QString::number(static_cast<int>(row.kind)),
                      u"at="_s + inventory.text(row.location),
                      u"size="_s + inventory.text(row.size),
                      u"os="_s + inventory.text(row.osType),
                      u"power=%1"_s.arg(static_cast<int>(row.power)),
                      u"tags="_s + inventory.text(row.tags)};
    if (row.systemIdentity.isValid())
        parts << u"system="_s + idOf(inventory, inventory.identity(row.systemIdentity).principal);
    return parts.join(u' ') + u" runs as "_s + idsOf(inventory, inventory.userIdentities(handle));
}

QString line(const Inventory& inventory, IdentityHandle handle)
{
    const IdentityRow& row = inventory.identity(handle);
    return u"identity %1 principal=%2 client=%3 at=%4 tags=%5%6 hosts %7 grants %8"_s.arg(
        idOf(inventory, handle), idOf(inventory, row.principal), inventory.text(row.clientId),
        inventory.text(row.location), inventory.text(row.tags),
        flags({{row.systemAssigned, "system"}, {row.placeholder, "placeholder"}}),
        idsOf(inventory, inventory.hostsOf(handle)), idsOf(inventory, inventory.assignmentsOf(handle)));
}

QString line(const Inventory& inventory, PrincipalHandle handle)
{
    const PrincipalRow& row = inventory.principal(handle);
    return u"principal %1 kind=%2 name=%3 upn=%4 app=%5 identity=%6%7 grants %8"_s.arg(
        idOf(inventory, handle), QString::number(static_cast<int>(row.kind)), inventory.text(row.displayName),
        inventory.text(row.userPrincipalName), inventory.text(row.appId), idOf(inventory, row.identity),
        flags({{row.deleted, "deleted"}}), idsOf(inventory, inventory.assignmentsOf(handle)));
}

QString line(const Inventory& inventory, RoleHandle handle)
{
    const RoleRow& row = inventory.role(handle);
    return u"role %1 name=%2%3 grants %4"_s.arg(
        idOf(inventory, handle), inventory.text(row.name),
        flags({{row.custom, "custom"}, {row.privileged, "privileged"}, {row.placeholder, "placeholder"}}),
        idsOf(inventory, inventory.assignmentsOf(handle)));
}

QString line(const Inventory& inventory, AssignmentHandle handle)
{
    const AssignmentRow& row = inventory.assignment(handle);
    return u"grant %1 to=%2 role=%3 at=%4 if=%5 says=%6 on=%7"_s.arg(
        idOf(inventory, handle), idOf(inventory, row.principal), idOf(inventory, row.role), idOf(inventory, row.scope),
        inventory.text(row.condition), inventory.text(row.description), QString::number(row.createdOn));
}

QString line(const Inventory& inventory, DenyHandle handle)
{
    const DenyRow& row = inventory.deny(handle);
    return u"deny %1 name=%2 at=%3%4"_s.arg(
        idOf(inventory, handle), inventory.text(row.name), idOf(inventory, row.scope),
        flags({{row.everyone, "everyone"}, {row.appliesToChildScopes, "children"}}));
}

QString line(const Inventory& inventory, ScopeHandle handle)
{
    const ScopeRow& row = inventory.scope(handle);
    return u"scope %1 below=%2 name=%3 at=%4 tags=%5%6 grants %7"_s.arg(
        idOf(inventory, handle), idOf(inventory, row.parent), inventory.text(row.displayName),
        inventory.text(row.location), inventory.text(row.tags), flags({{row.placeholder, "placeholder"}}),
        idsOf(inventory, inventory.assignmentsAt(handle)));
}

QString line(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::Scope:
        return line(inventory, entity.as<EntityKind::Scope>());
    case EntityKind::Host:
        return line(inventory, entity.as<EntityKind::Host>());
    case EntityKind::Identity:
        return line(inventory, entity.as<EntityKind::Identity>());
    case EntityKind::Principal:
        return line(inventory, entity.as<EntityKind::Principal>());
    case EntityKind::Role:
        return line(inventory, entity.as<EntityKind::Role>());
    case EntityKind::Assignment:
        return line(inventory, entity.as<EntityKind::Assignment>());
    case EntityKind::Deny:
        return line(inventory, entity.as<EntityKind::Deny>());
    case EntityKind::None:
        break;
    }
    return u"nothing"_s;
}

template <typename Visit> void forEachScope(const Inventory& inventory, ScopeHandle scope, Visit&& visit)
{
    visit(scope);
    for (const ScopeHandle child : inventory.children(scope))
        forEachScope(inventory, child, visit);
}

template <typename Visit> void forEachRow(const Inventory& inventory, Visit&& visit)
{
    for (int t = 0; t < tableCount; ++t) {
        const auto table = static_cast<Table>(t);
        for (int row = 0; row < inventory.rowCount(table); ++row)
            visit(table, row, inventory.at(table, row));
    }
}

/// Whether the id of a row leads back to it, in whatever case.
bool isFound(const Inventory& inventory, EntityRef entity)
{
    const QString id = inventory.armId(entity);
    const auto finds = [&](const QString& text) {
        switch (entity.kind) {
        case EntityKind::Scope:
            return inventory.findScope(text) == entity.as<EntityKind::Scope>();
        case EntityKind::Host:
            return inventory.findHost(text) == entity.as<EntityKind::Host>();
        case EntityKind::Principal:
            return inventory.findPrincipal(text) == entity.as<EntityKind::Principal>();
        case EntityKind::Role:
            return inventory.findRole(text) == entity.as<EntityKind::Role>();
        case EntityKind::Assignment:
            return inventory.findAssignment(text) == entity.as<EntityKind::Assignment>();
        case EntityKind::Identity:
            return inventory.identity(entity.as<EntityKind::Identity>()).systemAssigned
                || inventory.findIdentity(text) == entity.as<EntityKind::Identity>();
        case EntityKind::Deny:
        case EntityKind::None:
            return true;
        }
        return false;
    };
    return finds(id) && finds(id.toUpper()) && finds(id.toLower());
}

bool holds(const std::vector<AssignmentHandle>& all, AssignmentHandle one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// Whether what the row names is alive and names it in return.
bool isLinked(const Inventory& inventory, EntityRef entity)
{
    switch (entity.kind) {
    case EntityKind::Host: {
        const auto host = entity.as<EntityKind::Host>();
        const HostRow& row = inventory.host(host);
        const auto identities = inventory.identitiesOf(host);
        return inventory.contains(row.scope) && inventory.hostAtScope(row.scope) == host
            && std::all_of(identities.begin(), identities.end(), [&](IdentityHandle identity) {
                   const auto hosts = inventory.hostsOf(identity);
                   return inventory.contains(identity) && std::count(hosts.begin(), hosts.end(), host) == 1;
               });
    }
    case EntityKind::Identity: {
        const auto identity = entity.as<EntityKind::Identity>();
        const IdentityRow& row = inventory.identity(identity);
        const auto hosts = inventory.hostsOf(identity);
        return inventory.contains(row.scope) && static_cast<int>(hosts.size()) == inventory.hostCount(identity)
            && (!row.principal.isValid() || inventory.contains(row.principal))
            && (!row.systemAssigned || inventory.host(row.owner).systemIdentity == identity)
            && std::all_of(hosts.begin(), hosts.end(), [&](HostHandle host) { return inventory.contains(host); });
    }
    case EntityKind::Principal: {
        const auto principal = entity.as<EntityKind::Principal>();
        const IdentityHandle identity = inventory.principal(principal).identity;
        return !identity.isValid()
            || (inventory.contains(identity) && inventory.identity(identity).principal == principal);
    }
    case EntityKind::Role: {
        const auto role = entity.as<EntityKind::Role>();
        return static_cast<int>(inventory.assignmentsOf(role).size()) == inventory.assignmentCount(role);
    }
    case EntityKind::Assignment: {
        const auto assignment = entity.as<EntityKind::Assignment>();
        const AssignmentRow& row = inventory.assignment(assignment);
        return inventory.contains(row.scope) && inventory.contains(row.principal) && inventory.contains(row.role)
            && holds(inventory.assignmentsAt(row.scope), assignment)
            && holds(inventory.assignmentsOf(row.principal), assignment)
            && holds(inventory.assignmentsOf(row.role), assignment);
    }
    case EntityKind::Deny:
        return inventory.contains(inventory.deny(entity.as<EntityKind::Deny>()).scope);
    case EntityKind::Scope:
    case EntityKind::None:
        return true;
    }
    return false;
}

} // namespace

QStringList dump(const Inventory& inventory)
{
    QStringList lines;
    for (const Tenant& tenant : inventory.tenants())
        lines << u"tenant %1 %2"_s.arg(tenant.id, tenant.displayName);
    for (const ReadGap& gap : inventory.gaps())
        lines << u"gap %1 %2 %3"_s.arg(static_cast<int>(gap.kind)).arg(gap.scope, gap.error.what);
    forEachScope(inventory, inventory.root(), [&](ScopeHandle scope) { lines << line(inventory, scope); });
    forEachRow(inventory, [&](Table, int, EntityRef entity) { lines << line(inventory, entity); });
    lines.sort();
    return lines;
}

QStringList contradictions(const Inventory& inventory)
{
    QStringList found;
    forEachScope(inventory, inventory.root(), [&](ScopeHandle scope) {
        if (!isFound(inventory, scope))
            found << u"not found: "_s + line(inventory, scope);
    });
    forEachRow(inventory, [&](Table table, int row, EntityRef entity) {
        if (!inventory.contains(entity) || inventory.rowOf(table, entity) != row)
            found << u"not in its place: "_s + line(inventory, entity);
        if (!isLinked(inventory, entity))
            found << u"badly linked: "_s + line(inventory, entity);
        if (!isFound(inventory, entity))
            found << u"not found: "_s + line(inventory, entity);
    });
    return found;
}

} // namespace rolescope::test
