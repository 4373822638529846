// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The writer's part for principals, roles and assignments.
#include "models/inventory/inventorywriter.h"

#include "models/inventory/roleprivilege.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes `value` over into `field`; true where that changed it.
template <typename T> bool update(T& field, const T& value)
{
    if (field == value)
        return false;
    field = value;
    return true;
}

/// Up to this many assignments that refer to what changed are told one by one; of more, the whole table is.
constexpr quint32 mostNotedSingly = 1000;

QStringView lastSegment(QStringView id)
{
    while (id.endsWith(u'/'))
        id.chop(1);
    return id.sliced(id.lastIndexOf(u'/') + 1);
}

QString scopeOf(const RoleAssignment& assignment)
{
    if (!assignment.scope.isEmpty())
        return assignment.scope;
    const qsizetype at = assignment.id.indexOf(assignmentType, 0, Qt::CaseInsensitive);
    return at <= 0 ? u"/"_s : assignment.id.left(at);
}

} // namespace

template <auto Member> void InventoryWriter::noteAssignments(quint32 first, quint32 count)
{
    if (count > mostNotedSingly) {
        noteThroughout({Table::Assignments});
        return;
    }
    for (quint32 a = first; a != noSlot; a = (d.assignments[a].*Member).next)
        m_changes.changedIn(Table::Assignments).push_back(a);
}

PrincipalHandle InventoryWriter::ensurePrincipal(const QString& objectId, PrincipalKind kind)
{
    quint32 handle = d.findPrincipal(objectId);
    if (handle == noSlot) {
        Inventory::Data::PrincipalSlot slot;
        slot.row.id = intern(objectId);
        slot.row.kind = kind;
        handle = d.principals.add(slot, alwaysOld);
        d.principalIndex.insert(handle, [this](quint32 value) { return d.principalHash(value); });
        indexPrincipal(handle);
        m_changes.addedTo(Table::Principals).push_back(handle);
    } else if (d.principals[handle].row.kind == PrincipalKind::Unknown && kind != PrincipalKind::Unknown) {
        d.principals.edit(handle).row.kind = kind;
        m_changes.changedIn(Table::Principals).push_back(handle);
    }
    return {handle};
}

void InventoryWriter::merge(const Principal& principal)
{
    if (principal.id.isEmpty())
        return;
    const PrincipalHandle handle = ensurePrincipal(principal.id, principal.kind);
    // Two statements for each: all fields must be taken over, so no short circuit.
    PrincipalRow row = d.principals[handle.value].row;
    bool changed = update(row.displayName, intern(principal.displayName));
    changed |= update(row.userPrincipalName, intern(principal.userPrincipalName));
    changed |= update(row.appId, intern(principal.appId));
    changed |= update(row.deleted, principal.deleted);
    if (principal.kind != PrincipalKind::Unknown)
        changed |= update(row.kind, principal.kind);
    if (!changed)
        return;
    auto& slot = d.principals.edit(handle.value);
    slot.row = row;
    indexPrincipal(handle.value);
    m_changes.changedIn(Table::Principals).push_back(handle.value);
    noteAssignmentsOf(handle);
    noteThroughout({Table::Denies});
}

void InventoryWriter::indexPrincipal(quint32 principal)
{
    auto& slot = d.principals.edit(principal);
    // Managed identities are found under their own name and ids.
    if (slot.row.identity.isValid()) {
        d.search.remove(slot.searchEntry);
        slot.searchEntry = SearchIndex::none;
        return;
    }
    slot.searchEntry
        = d.search.set(PrincipalHandle{principal}, slot.searchEntry,
                       {d.texts.text(slot.row.displayName.value), d.texts.text(slot.row.userPrincipalName.value),
                        indexedId(slot.row.appId), indexedId(slot.row.id)});
}

RoleHandle InventoryWriter::ensureRole(const QString& guid)
{
    const quint32 known = d.findRole(guid);
    if (known != noSlot)
        return {known};
    Inventory::Data::RoleSlot slot;
    slot.row.guid = intern(guid.toLower());
    slot.row.placeholder = true;
    RoleDefinition nothing;
    nothing.guid = guid.toLower();
    slot.row.privileged = isPrivileged(nothing);
    const quint32 handle = d.roles.add(slot, d.generation);
    d.roleIndex.insert(handle, [this](quint32 value) { return d.roleHash(value); });
    d.roles.edit(handle).searchEntry = d.search.set(RoleHandle{handle}, SearchIndex::none, {indexedId(slot.row.guid)});
    m_changes.addedTo(Table::Roles).push_back(handle);
    return {handle};
}

void InventoryWriter::merge(const RoleDefinition& role)
{
    if (role.guid.isEmpty())
        return;
    const RoleHandle handle = ensureRole(role.guid);
    d.roles.touch(handle.value, d.generation);
    const auto& before = d.roles[handle.value];
    if (before.definition && *before.definition == role)
        return;
    auto& slot = d.roles.edit(handle.value);
    slot.definition = std::make_shared<const RoleDefinition>(role);
    slot.row.name = intern(role.name);
    slot.row.custom = role.custom;
    slot.row.privileged = isPrivileged(role);
    slot.row.placeholder = false;
    slot.searchEntry = d.search.set(handle, slot.searchEntry, {role.name, indexedId(slot.row.guid)});
    m_changes.changedIn(Table::Roles).push_back(handle.value);
    noteAssignments<&Inventory::Data::AssignmentSlot::sameRole>(slot.firstAssignment, slot.assignments);
    // Whoever holds it shows its name and how grave it is.
    if (slot.assignments > 0)
        noteThroughout({Table::Identities, Table::VirtualMachines, Table::OtherHosts});
}

void InventoryWriter::merge(const RoleAssignment& assignment)
{
    if (isNoId(assignment.id) || assignment.principalId.isEmpty() || assignment.roleGuid.isEmpty())
        return;
    AssignmentRow row;
    row.scope = ensureScope(scopeOf(assignment));
    row.principal = ensurePrincipal(assignment.principalId, assignment.principalKind);
    row.role = ensureRole(assignment.roleGuid);
    row.condition = intern(assignment.condition);
    row.description = intern(assignment.description);
    row.createdOn = assignment.createdOn.isValid() ? assignment.createdOn.toMSecsSinceEpoch() : 0;

    const QStringView name = lastSegment(assignment.id);
    const QUuid uuid = QUuid::fromString(name);
    const TextHandle oddName = uuid.isNull() ? intern(name) : TextHandle();
    quint32 handle = d.findAssignment(row.scope.value, uuid, d.texts.folded(oddName.value));
    if (handle == noSlot) {
        Inventory::Data::AssignmentSlot slot;
        slot.row = row;
        slot.name = uuid;
        slot.oddName = oddName;
        handle = d.assignments.add(slot, d.generation);
        d.assignmentIndex.insert(handle, [this](quint32 value) { return d.assignmentHash(value); });
        linkAssignment(handle);
        m_changes.addedTo(Table::Assignments).push_back(handle);
        return;
    }
    d.assignments.touch(handle, d.generation);
    d.principals.touch(row.principal.value, d.generation);
    const AssignmentRow before = d.assignments[handle].row;
    const bool sameLinks = before.principal == row.principal && before.role == row.role;
    if (sameLinks && before.condition == row.condition && before.description == row.description
        && before.createdOn == row.createdOn)
        return;
    if (!sameLinks)
        unlinkAssignment(handle);
    d.assignments.edit(handle).row = row;
    if (!sameLinks)
        linkAssignment(handle);
    m_changes.changedIn(Table::Assignments).push_back(handle);
}

void InventoryWriter::linkAssignment(quint32 assignment)
{
    using Slot = Inventory::Data::AssignmentSlot;
    const AssignmentRow row = d.assignments[assignment].row;
    auto& principal = d.principals.edit(row.principal.value);
    auto& role = d.roles.edit(row.role.value);
    chain<&Slot::samePrincipal>(d.assignments, principal.firstAssignment, assignment);
    chain<&Slot::sameRole>(d.assignments, role.firstAssignment, assignment);
    chain<&Slot::sameScope>(d.assignments, d.scopes.edit(row.scope.value).firstAssignment, assignment);
    ++principal.assignments;
    ++role.assignments;
    d.principals.touch(row.principal.value, d.generation);
    noteGrants(row.principal, row.role);
}

void InventoryWriter::unlinkAssignment(quint32 assignment)
{
    using Slot = Inventory::Data::AssignmentSlot;
    const AssignmentRow row = d.assignments[assignment].row;
    auto& principal = d.principals.edit(row.principal.value);
    auto& role = d.roles.edit(row.role.value);
    unchain<&Slot::samePrincipal>(d.assignments, principal.firstAssignment, assignment);
    unchain<&Slot::sameRole>(d.assignments, role.firstAssignment, assignment);
    unchain<&Slot::sameScope>(d.assignments, d.scopes.edit(row.scope.value).firstAssignment, assignment);
    --principal.assignments;
    --role.assignments;
    if (!d.isNamed(row.principal.value))
        d.principals.touch(row.principal.value, alwaysOld);
    noteGrants(row.principal, row.role);
}

void InventoryWriter::noteGrants(PrincipalHandle principal, RoleHandle role)
{
    m_changes.changedIn(Table::Roles).push_back(role.value);
    m_changes.changedIn(Table::Principals).push_back(principal.value);
    const IdentityHandle identity = d.principals[principal.value].row.identity;
    if (!identity.isValid())
        return;
    m_changes.changedIn(Table::Identities).push_back(identity.value);
    noteHostsOf(identity);
}

void InventoryWriter::noteAssignmentsOf(PrincipalHandle principal)
{
    const auto& slot = d.principals[principal.value];
    noteAssignments<&Inventory::Data::AssignmentSlot::samePrincipal>(slot.firstAssignment, slot.assignments);
}

void InventoryWriter::merge(const DenyAssignment& deny)
{
    if (isNoId(deny.id))
        return;
    const ScopeHandle scope = d.ensureScope(deny.scope.isEmpty() ? u"/"_s : deny.scope);
    const QString key = armid::folded(deny.id);
    const auto known = d.denyIndex.constFind(key);
    Inventory::Data::DenySlot slot;
    slot.row.scope = scope;
    slot.row.name = intern(deny.name);
    slot.row.appliesToChildScopes = deny.appliesToChildScopes;
    slot.row.everyone = deny.principalIds.contains(u"00000000-0000-0000-0000-000000000000"_s);
    slot.value = std::make_shared<const DenyAssignment>(deny);
    if (known == d.denyIndex.constEnd()) {
        const quint32 handle = d.denies.add(slot, d.generation);
        d.denyIndex.insert(key, handle);
        ++d.scopes.edit(scope.value).denies;
        m_changes.addedTo(Table::Denies).push_back(handle);
        return;
    }
    d.denies.touch(*known, d.generation);
    if (*d.denies[*known].value == deny)
        return;
    auto& present = d.denies.edit(*known);
    --d.scopes.edit(present.row.scope.value).denies;
    ++d.scopes.edit(scope.value).denies;
    slot.place = present.place;
    present = slot;
    m_changes.changedIn(Table::Denies).push_back(*known);
}

} // namespace rolescope
