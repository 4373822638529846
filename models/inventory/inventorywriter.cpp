// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorywriter.h"

#include "models/inventory/tagtext.h"

#include <QStringList>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Takes `value` over into `field`, where it is told; true where that changed it.
bool updateIfTold(TextHandle& field, TextHandle value)
{
    if (value.value == 0 || field == value)
        return false;
    field = value;
    return true;
}

/// Up to this many hosts are looked up one by one for each of an identity's grants; of more, the whole table is told.
constexpr quint32 mostHostsNotedSingly = 100;

} // namespace

bool InventoryWriter::isNoId(QStringView id)
{
    return std::all_of(id.begin(), id.end(), [](QChar c) { return c == u'/'; });
}

void InventoryWriter::merge(const SyncBatch& batch)
{
    const auto mergeAll = [this](const auto& values) {
        for (const auto& value : values)
            merge(value);
    };
    mergeAll(batch.tenants);
    mergeAll(batch.managementGroups);
    mergeAll(batch.subscriptions);
    mergeAll(batch.resourceGroups);
    mergeAll(batch.roles);
    mergeAll(batch.identities);
    mergeAll(batch.hosts);
    mergeAll(batch.principals);
    mergeAll(batch.assignments);
    mergeAll(batch.denyAssignments);
    if (!batch.gaps.empty()) {
        auto gaps = *d.gaps;
        gaps.insert(gaps.end(), batch.gaps.begin(), batch.gaps.end());
        d.gaps = std::make_shared<const std::vector<ReadGap>>(std::move(gaps));
        m_changes.gaps = true;
    }
}

TextHandle InventoryWriter::intern(const Tags& tags)
{
    return intern(tagtext::toText(tags));
}

// Scopes

ScopeHandle InventoryWriter::ensureScope(const QString& armId)
{
    ScopeHandle& known = m_scopes[armId];
    if (!known.isValid())
        known = d.ensureScope(armId);
    return known;
}

void InventoryWriter::merge(const Tenant& tenant)
{
    auto tenants = *d.tenants;
    const auto known = std::find_if(tenants.begin(), tenants.end(),
                                    [&](const Tenant& t) { return t.id.compare(tenant.id, Qt::CaseInsensitive) == 0; });
    if (known != tenants.end() && *known == tenant)
        return;
    if (known == tenants.end())
        tenants.push_back(tenant);
    else
        *known = tenant;
    ScopeRow root = d.scopes[0].row;
    root.displayName = intern(tenants.front().displayName);
    d.tenants = std::make_shared<const std::vector<Tenant>>(std::move(tenants));
    fillScope(0, root);
}

void InventoryWriter::merge(const ManagementGroup& group)
{
    if (isNoId(group.name))
        return;
    const ScopeHandle scope = d.ensureScope(armid::managementGroupScope(group.name));
    ScopeRow row = d.scopes[scope.value].row;
    row.placeholder = row.kind != ScopeKind::ManagementGroup; // an id that is none is never taken for read
    updateIfTold(row.displayName, intern(group.displayName));
    fillScope(scope.value, row);
    if (!isNoId(group.parentName))
        moveScope(scope.value, d.ensureScope(armid::managementGroupScope(group.parentName)).value);
}

void InventoryWriter::merge(const Subscription& subscription)
{
    if (isNoId(subscription.id))
        return;
    const ScopeHandle scope = d.ensureScope(armid::subscriptionScope(subscription.id));
    ScopeRow row = d.scopes[scope.value].row;
    row.placeholder = row.kind != ScopeKind::Subscription; // an id that is none is never taken for read
    updateIfTold(row.displayName, intern(subscription.displayName));
    row.tags = intern(subscription.tags);
    fillScope(scope.value, row);
    if (!isNoId(subscription.managementGroup))
        moveScope(scope.value, d.ensureScope(armid::managementGroupScope(subscription.managementGroup)).value);
}

void InventoryWriter::merge(const ResourceGroup& group)
{
    if (isNoId(group.id))
        return;
    const ScopeHandle scope = d.ensureScope(group.id);
    ScopeRow row = d.scopes[scope.value].row;
    row.placeholder = row.kind != ScopeKind::ResourceGroup; // an id that is none is never taken for read
    row.location = intern(group.location);
    row.tags = intern(group.tags);
    fillScope(scope.value, row);
}

void InventoryWriter::fillScope(quint32 scope, const ScopeRow& filled)
{
    d.scopes.touch(scope, d.generation);
    const ScopeRow& before = d.scopes[scope].row;
    if (before.displayName == filled.displayName && before.location == filled.location && before.tags == filled.tags
        && before.placeholder == filled.placeholder)
        return;
    // Nothing refers to a scope that nobody was told of.
    if (before.displayName != filled.displayName && d.scopes[scope].childRow != noSlot)
        noteThroughout(
            {Table::VirtualMachines, Table::OtherHosts, Table::Identities, Table::Assignments, Table::Denies});
    ScopeRow& row = d.scopes.edit(scope).row;
    row.displayName = filled.displayName;
    row.location = filled.location;
    row.tags = filled.tags;
    row.placeholder = filled.placeholder;
    m_changes.changedScopes.push_back(scope);
    indexScopeName(scope);
}

void InventoryWriter::moveScope(quint32 scope, quint32 newParent)
{
    if (scope == newParent)
        return;
    if (d.scopes[scope].childRow == noSlot) {
        // Not announced yet. Its parent may not be either, so a ring can only be closed here, and is refused.
        for (quint32 above = newParent; above != noSlot; above = d.scopes[above].row.parent.value) {
            if (above == scope)
                return;
        }
        d.scopes.edit(scope).row.parent = {newParent};
        return;
    }
    m_changes.movedScopes.emplace_back(scope, newParent);
}

void InventoryWriter::indexScopeName(quint32 scope)
{
    auto& slot = d.scopes.edit(scope);
    if (slot.host != noSlot || slot.identity != noSlot) {
        d.search.remove(slot.searchEntry);
        slot.searchEntry = SearchIndex::none;
        return;
    }
    const QString name = d.texts.text(slot.row.name.value);
    const QString displayName = d.texts.text(slot.row.displayName.value);
    const QStringList fields = displayName.isEmpty() ? QStringList{name} : QStringList{displayName, name};
    slot.searchEntry = d.search.set(ScopeHandle{scope}, slot.searchEntry, fields);
}

// Hosts and their identities

HostHandle InventoryWriter::ensureHost(ScopeHandle scope, HostKind kind)
{
    if (const quint32 known = d.scopes[scope.value].host; known != noSlot)
        return {known};
    Inventory::Data::HostSlot slot;
    slot.row.scope = scope;
    slot.row.kind = kind;
    const quint32 handle = d.hosts.add(slot, d.generation);
    d.scopes.edit(scope.value).host = handle;
    indexScopeName(scope.value);
    d.hosts.edit(handle).searchEntry
        = d.search.set(HostHandle{handle}, SearchIndex::none, {d.texts.text(d.scopes[scope.value].row.name.value)});
    m_changes.addedTo(tableOf(kind)).push_back(handle);
    return {handle};
}

void InventoryWriter::merge(const Host& host)
{
    if (isNoId(host.id))
        return;
    const ScopeHandle scope = d.ensureScope(host.id);
    const HostHandle handle = ensureHost(scope, host.kind);
    ScopeRow scopeRow = d.scopes[scope.value].row;
    scopeRow.placeholder = false;
    fillScope(scope.value, scopeRow);

    d.hosts.touch(handle.value, d.generation);
    HostRow row = d.hosts[handle.value].row;
    row.location = intern(host.location);
    row.size = intern(host.size);
    row.osType = intern(host.osType);
    row.tags = intern(host.tags);
    row.power = host.power;
    fillHost(handle, row);

    setSystemIdentity(handle, host.identity);
    std::vector<IdentityHandle> members;
    for (const AttachedIdentity& attached : host.identity.userAssigned) {
        if (isNoId(attached.id))
            continue;
        const IdentityHandle identity = ensureIdentity(ensureScope(attached.id));
        IdentityRow attachedRow = d.identities[identity.value].row;
        if (!attached.principalId.isEmpty())
            attachedRow.principal = ensurePrincipal(attached.principalId, PrincipalKind::ServicePrincipal);
        updateIfTold(attachedRow.clientId, intern(attached.clientId));
        fillIdentity(identity, attachedRow);
        members.push_back(identity);
    }
    setIdentityList(handle, d.ensureIdentityList(std::move(members)));
}

void InventoryWriter::fillHost(HostHandle host, const HostRow& filled)
{
    const HostRow& row = d.hosts[host.value].row;
    if (row.location == filled.location && row.size == filled.size && row.osType == filled.osType
        && row.tags == filled.tags && row.power == filled.power)
        return;
    d.hosts.edit(host.value).row = filled;
    m_changes.changedIn(tableOf(filled.kind)).push_back(host.value);
}

IdentityHandle InventoryWriter::ensureIdentity(ScopeHandle scope)
{
    if (const quint32 known = d.scopes[scope.value].identity; known != noSlot)
        return {known};
    Inventory::Data::IdentitySlot slot;
    slot.row.scope = scope;
    slot.row.placeholder = true;
    const quint32 handle = d.identities.add(slot, alwaysOld);
    d.scopes.edit(scope.value).identity = handle;
    indexScopeName(scope.value);
    indexIdentity(handle);
    m_changes.addedTo(Table::Identities).push_back(handle);
    return {handle};
}

void InventoryWriter::setSystemIdentity(HostHandle host, const IdentityBlock& block)
{
    const IdentityHandle present = d.hosts[host.value].row.systemIdentity;
    if (!block.systemAssigned) {
        if (!present.isValid())
            return;
        link(present, {});
        d.hosts.edit(host.value).row.systemIdentity = {};
        m_changes.removedFrom(Table::Identities).push_back(present.value);
        m_changes.changedIn(tableOf(d.hosts[host.value].row.kind)).push_back(host.value);
        return;
    }
    IdentityHandle identity = present;
    if (!identity.isValid()) {
        Inventory::Data::IdentitySlot slot;
        slot.row.scope = d.hosts[host.value].row.scope;
        slot.row.owner = host;
        slot.row.systemAssigned = true;
        identity = {d.identities.add(slot, d.generation)};
        d.hosts.edit(host.value).row.systemIdentity = identity;
        m_changes.addedTo(Table::Identities).push_back(identity.value);
        m_changes.changedIn(tableOf(d.hosts[host.value].row.kind)).push_back(host.value);
    }
    d.identities.touch(identity.value, d.generation);
    IdentityRow row = d.identities[identity.value].row;
    row.location = d.hosts[host.value].row.location;
    if (!block.principalId.isEmpty())
        row.principal = ensurePrincipal(block.principalId, PrincipalKind::ServicePrincipal);
    fillIdentity(identity, row);
}

void InventoryWriter::setIdentityList(HostHandle host, quint32 list)
{
    const quint32 before = d.hosts[host.value].identityList;
    if (before == list)
        return;
    if (before != 0) {
        auto& old = d.identityLists.edit(before);
        unchain<&Inventory::Data::HostSlot::sameList>(d.hosts, old.firstHost, host.value);
        noteHosts(d.identitiesIn(before));
        if (--old.hosts == 0)
            d.releaseIdentityList(before);
    }
    if (list != 0) {
        auto& now = d.identityLists.edit(list);
        chain<&Inventory::Data::HostSlot::sameList>(d.hosts, now.firstHost, host.value);
        ++now.hosts;
        noteHosts(d.identitiesIn(list));
    }
    d.hosts.edit(host.value).identityList = list;
    m_changes.changedIn(tableOf(d.hosts[host.value].row.kind)).push_back(host.value);
}

void InventoryWriter::clearIdentities(HostHandle host)
{
    setSystemIdentity(host, {});
    setIdentityList(host, 0);
}

void InventoryWriter::noteHosts(std::span<const IdentityHandle> identities)
{
    for (const IdentityHandle identity : identities)
        m_changes.changedIn(Table::Identities).push_back(identity.value);
}

void InventoryWriter::noteHostsOf(IdentityHandle identity)
{
    const IdentityRow& row = d.identities[identity.value].row;
    if (row.systemAssigned) {
        m_changes.changedIn(tableOf(d.hosts[row.owner.value].row.kind)).push_back(row.owner.value);
        return;
    }
    if (m_changes.throughout(Table::VirtualMachines) && m_changes.throughout(Table::OtherHosts))
        return;
    if (d.hostCount(identity.value) > mostHostsNotedSingly) {
        noteThroughout({Table::VirtualMachines, Table::OtherHosts});
        return;
    }
    for (quint32 m = d.identities[identity.value].firstMembership; m != noSlot;
         m = d.memberships[m].sameIdentity.next) {
        const quint32 first = d.identityLists[d.memberships[m].list].firstHost;
        for (quint32 host = first; host != noSlot; host = d.hosts[host].sameList.next)
            m_changes.changedIn(tableOf(d.hosts[host].row.kind)).push_back(host);
    }
}

void InventoryWriter::noteThroughout(std::initializer_list<Table> tables)
{
    for (const Table table : tables)
        m_changes.throughout(table) = true;
}

void InventoryWriter::merge(const UserAssignedIdentity& identity)
{
    if (isNoId(identity.id))
        return;
    const ScopeHandle scope = ensureScope(identity.id);
    ScopeRow scopeRow = d.scopes[scope.value].row;
    const IdentityHandle handle = ensureIdentity(scope);
    scopeRow.placeholder = false;
    fillScope(scope.value, scopeRow);

    IdentityRow row = d.identities[handle.value].row;
    row.placeholder = false;
    row.location = intern(identity.location);
    row.tags = intern(identity.tags);
    updateIfTold(row.clientId, intern(identity.clientId));
    if (!identity.principalId.isEmpty())
        row.principal = ensurePrincipal(identity.principalId, PrincipalKind::ServicePrincipal);
    fillIdentity(handle, row);
    d.identities.touch(handle.value, d.generation);
}

void InventoryWriter::fillIdentity(IdentityHandle identity, const IdentityRow& filled)
{
    const bool relinked = d.identities[identity.value].row.principal != filled.principal;
    if (relinked)
        link(identity, filled.principal);
    if (filled.principal.isValid())
        d.principals.touch(filled.principal.value, d.generation);
    const IdentityRow& before = d.identities[identity.value].row;
    const bool same = before.location == filled.location && before.clientId == filled.clientId
        && before.tags == filled.tags && before.placeholder == filled.placeholder;
    if (same && !relinked)
        return;
    d.identities.edit(identity.value).row = filled;
    m_changes.changedIn(Table::Identities).push_back(identity.value);
    indexIdentity(identity.value);
}

void InventoryWriter::link(IdentityHandle identity, PrincipalHandle principal)
{
    using Slot = Inventory::Data::IdentitySlot;
    const auto noteIdentity = [this, identity](PrincipalHandle of) {
        indexPrincipal(of.value);
        m_changes.changedIn(Table::Principals).push_back(of.value);
        const auto& slot = d.principals[of.value];
        noteAssignmentsOf(of);
        if (slot.assignments > 0)
            noteHostsOf(identity);
    };
    const PrincipalHandle before = d.identities[identity.value].row.principal;
    if (before.isValid()) {
        quint32& head = d.principals.edit(before.value).row.identity.value;
        unchain<&Slot::samePrincipal>(d.identities, head, identity.value);
        noteIdentity(before);
        if (!d.isNamed(before.value))
            d.principals.touch(before.value, alwaysOld);
    }
    d.identities.edit(identity.value).row.principal = principal;
    m_changes.changedIn(Table::Identities).push_back(identity.value);
    if (principal.isValid()) {
        quint32& head = d.principals.edit(principal.value).row.identity.value;
        chain<&Slot::samePrincipal>(d.identities, head, identity.value);
        noteIdentity(principal);
    }
}

void InventoryWriter::indexIdentity(quint32 identity)
{
    auto& slot = d.identities.edit(identity);
    QStringList fields;
    // A system-assigned identity is called after its host, which is found already.
    if (!slot.row.systemAssigned)
        fields << d.texts.text(d.scopes[slot.row.scope.value].row.name.value);
    fields << indexedId(slot.row.clientId);
    if (slot.row.principal.isValid())
        fields << indexedId(d.principals[slot.row.principal.value].row.id);
    slot.searchEntry = d.search.set(IdentityHandle{identity}, slot.searchEntry, fields);
}

} // namespace rolescope
