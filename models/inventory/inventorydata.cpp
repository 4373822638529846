// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorydata.h"

#include "models/inventory/inventorychanges.h"

#include <QVarLengthArray>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 rootScope = 0;
/// Beyond these an id is kept as one opaque name: no real one comes near, and depth must be bounded.
constexpr qsizetype longestId = 2048;
constexpr qsizetype mostSegments = 48;

using Segments = QVarLengthArray<QStringView, 24>;

Segments segmentsOf(QStringView id)
{
    Segments segments;
    for (const QStringView segment : id.tokenize(u'/', Qt::SkipEmptyParts))
        segments.append(segment);
    return segments;
}

bool is(QStringView segment, QStringView word)
{
    return segment.compare(word, Qt::CaseInsensitive) == 0;
}

bool startsWithManagementGroup(const Segments& s)
{
    return s.size() >= 4 && is(s[0], u"providers") && is(s[1], u"Microsoft.Management")
        && is(s[2], u"managementGroups");
}

/// Walks an id from the root down. Step(parent, kind, type, name) gives the scope below, or noSlot to stop.
template <typename Step> quint32 walk(QStringView id, Step&& step)
{
    const Segments s = segmentsOf(id);
    quint32 current = rootScope;
    if (s.isEmpty())
        return current;
    const auto opaque = [&](quint32 parent) {
        QString whole;
        for (const QStringView segment : s)
            whole.append(u'/').append(segment);
        return step(parent, ScopeKind::Resource, QString(), whole);
    };
    if (id.size() > longestId || s.size() > mostSegments)
        return opaque(rootScope);

    qsizetype i = 0;
    if (is(s[0], u"subscriptions") && s.size() >= 2) {
        current = step(current, ScopeKind::Subscription, u"Microsoft.Resources/subscriptions"_s, s[1]);
        i = 2;
        if (current != noSlot && s.size() >= 4 && is(s[2], u"resourceGroups")) {
            current = step(current, ScopeKind::ResourceGroup, u"Microsoft.Resources/resourceGroups"_s, s[3]);
            i = 4;
        }
    } else if (startsWithManagementGroup(s)) {
        current = step(current, ScopeKind::ManagementGroup, u"Microsoft.Management/managementGroups"_s, s[3]);
        i = 4;
    }
    while (current != noSlot && i < s.size()) {
        // providers/{namespace}, then pairs of type and name until the next "providers"
        if (!is(s[i], u"providers") || i + 3 >= s.size())
            return opaque(current);
        QString type = s[i + 1].toString();
        for (i += 2; current != noSlot && i < s.size() && !is(s[i], u"providers"); i += 2) {
            if (i + 1 >= s.size())
                return opaque(current);
            type.append(u'/').append(s[i]);
            current = step(current, ScopeKind::Resource, type, s[i + 1]);
        }
    }
    return current;
}

/// What the name of a scope is unique under: subscriptions and management groups are unique in the whole tenant.
quint32 keyParent(const ScopeRow& row)
{
    const bool tenantWide = row.kind == ScopeKind::Subscription || row.kind == ScopeKind::ManagementGroup;
    return tenantWide ? rootScope : row.parent.value;
}

size_t hashOfKey(quint32 parent, quint32 foldedType, quint32 foldedName)
{
    return qHashMulti(0, parent, foldedType, foldedName);
}

size_t hashOfName(quint32 scope, const QUuid& name, quint32 oddName)
{
    return qHashMulti(0, scope, name, oddName);
}

} // namespace

Inventory::Data::Data()
    : tenants(std::make_shared<const std::vector<Tenant>>()), gaps(std::make_shared<const std::vector<ReadGap>>())
{
    ScopeSlot root;
    root.row.kind = ScopeKind::Tenant;
    root.row.name = {texts.intern(u"/")};
    scopes.add(root, generation);
    identityLists.append(IdentityList());
}

size_t Inventory::Data::scopeHash(quint32 scope) const
{
    const ScopeRow& row = scopes[scope].row;
    return hashOfKey(keyParent(row), texts.folded(row.type.value), texts.folded(row.name.value));
}

size_t Inventory::Data::principalHash(quint32 principal) const
{
    return qHash(texts.folded(principals[principal].row.id.value));
}

size_t Inventory::Data::roleHash(quint32 role) const
{
    return qHash(texts.folded(roles[role].row.guid.value));
}

size_t Inventory::Data::assignmentHash(quint32 assignment) const
{
    const AssignmentSlot& slot = assignments[assignment];
    return hashOfName(slot.row.scope.value, slot.name, texts.folded(slot.oddName.value));
}

size_t Inventory::Data::listHash(quint32 list) const
{
    const auto members = identitiesIn(list);
    return qHashRange(members.begin(), members.end());
}

quint32 Inventory::Data::findChildScope(quint32 parent, quint32 foldedType, quint32 foldedName) const
{
    return scopeIndex.find(hashOfKey(parent, foldedType, foldedName), [&](quint32 candidate) {
        const ScopeRow& row = scopes[candidate].row;
        return keyParent(row) == parent && texts.folded(row.type.value) == foldedType
            && texts.folded(row.name.value) == foldedName;
    });
}

ScopeHandle Inventory::Data::findScope(QStringView id) const
{
    const quint32 found = walk(id, [this](quint32 parent, ScopeKind kind, QStringView type, QStringView name) {
        const quint32 foldedType = texts.findFolded(type);
        const quint32 foldedName = texts.findFolded(name);
        if (foldedType == FlatIndex::none || foldedName == FlatIndex::none)
            return noSlot;
        const bool tenantWide = kind == ScopeKind::Subscription || kind == ScopeKind::ManagementGroup;
        return findChildScope(tenantWide ? rootScope : parent, foldedType, foldedName);
    });
    return {found};
}

ScopeHandle Inventory::Data::ensureScope(QStringView id)
{
    return {walk(id, [this](quint32 parent, ScopeKind kind, QStringView type, QStringView name) {
        return ensureChildScope(parent, kind, type, name);
    })};
}

quint32 Inventory::Data::ensureChildScope(quint32 parent, ScopeKind kind, QStringView type, QStringView name)
{
    const quint32 typeText = texts.intern(type);
    const quint32 nameText = texts.intern(name);
    const bool tenantWide = kind == ScopeKind::Subscription || kind == ScopeKind::ManagementGroup;
    const quint32 known
        = findChildScope(tenantWide ? rootScope : parent, texts.folded(typeText), texts.folded(nameText));
    return known != FlatIndex::none ? known : addScope({parent}, kind, {typeText}, {nameText});
}

quint32 Inventory::Data::addScope(ScopeHandle parent, ScopeKind kind, TextHandle type, TextHandle name)
{
    ScopeSlot slot;
    slot.row.parent = parent;
    slot.row.kind = kind;
    slot.row.type = type;
    slot.row.name = name;
    slot.row.placeholder = true;
    const quint32 handle = scopes.add(slot, alwaysOld); // named is not read
    scopeIndex.insert(handle, [this](quint32 value) { return scopeHash(value); });
    unannouncedScopes.append(handle);
    return handle;
}

QString Inventory::Data::armId(ScopeHandle handle) const
{
    const ScopeRow& row = scopes[handle.value].row;
    const QString name = texts.text(row.name.value);
    switch (row.kind) {
    case ScopeKind::Tenant:
        return u"/"_s;
    case ScopeKind::ManagementGroup:
        return armid::managementGroupScope(name);
    case ScopeKind::Subscription:
        return armid::subscriptionScope(name);
    case ScopeKind::ResourceGroup:
        return armId(row.parent) + u"/resourceGroups/"_s + name;
    case ScopeKind::Resource:
        break;
    }
    if (row.type.value == 0)
        return name;
    const QString type = texts.text(row.type.value);
    const ScopeRow& above = scopes[row.parent.value].row;
    const QString parentId = above.kind == ScopeKind::Tenant ? QString() : armId(row.parent);
    const QString parentType = texts.text(above.type.value);
    const bool isChild = above.kind == ScopeKind::Resource && !parentType.isEmpty()
        && type.startsWith(parentType + u'/', Qt::CaseInsensitive);
    if (isChild)
        return parentId + type.mid(parentType.size()) + u'/' + name;
    return parentId + u"/providers/"_s + type + u'/' + name;
}

quint32 Inventory::Data::findPrincipal(QStringView objectId) const
{
    const quint32 id = texts.findFolded(objectId);
    return id == Texts::none || id == 0 ? noSlot : findPrincipal(id);
}

quint32 Inventory::Data::findPrincipal(quint32 id) const
{
    return principalIndex.find(
        qHash(id), [&](quint32 candidate) { return texts.folded(principals[candidate].row.id.value) == id; });
}

quint32 Inventory::Data::findRole(QStringView guid) const
{
    const quint32 text = texts.findFolded(guid);
    return text == Texts::none || text == 0 ? noSlot : findRole(text);
}

quint32 Inventory::Data::findRole(quint32 text) const
{
    return roleIndex.find(qHash(text),
                          [&](quint32 candidate) { return texts.folded(roles[candidate].row.guid.value) == text; });
}

quint32 Inventory::Data::findAssignment(QStringView armId) const
{
    const qsizetype at = armId.lastIndexOf(assignmentType, -1, Qt::CaseInsensitive);
    if (at < 0)
        return noSlot;
    const ScopeHandle found = findScope(at == 0 ? QStringView(u"/") : armId.first(at));
    if (!found.isValid())
        return noSlot;
    const QStringView name = armId.sliced(at + assignmentType.size());
    const QUuid uuid = QUuid::fromString(name);
    return findAssignment(found.value, uuid, uuid.isNull() ? texts.findFolded(name) : 0);
}

quint32 Inventory::Data::findAssignment(quint32 scope, const QUuid& name, quint32 oddName) const
{
    return assignmentIndex.find(hashOfName(scope, name, oddName), [&](quint32 candidate) {
        const AssignmentSlot& slot = assignments[candidate];
        return slot.row.scope.value == scope && slot.name == name && texts.folded(slot.oddName.value) == oddName;
    });
}

std::span<const IdentityHandle> Inventory::Data::identitiesIn(quint32 list) const
{
    const IdentityList& entry = identityLists[list];
    return {listedIdentities.constData() + entry.offset, entry.count};
}

const QList<quint32>& Inventory::Data::childrenOf(quint32 scope) const
{
    static const QList<quint32> nobody;
    const quint32 list = scopes[scope].children;
    return list == noSlot ? nobody : childLists.at(list);
}

quint32 Inventory::Data::childRow(quint32 scope) const
{
    // Amidst removals a child may already be further up than it remembers.
    const QList<quint32>& siblings = childrenOf(scopes[scope].row.parent.value);
    qsizetype row = qMin<qsizetype>(scopes[scope].childRow, siblings.size() - 1);
    while (row >= 0 && siblings.at(row) != scope)
        --row;
    return row < 0 ? noSlot : static_cast<quint32>(row);
}

QList<quint32>& Inventory::Data::editableChildren(quint32 scope)
{
    quint32 list = scopes[scope].children;
    if (list == noSlot && !freeChildLists.isEmpty()) {
        list = freeChildLists.takeLast();
        scopes.edit(scope).children = list;
    } else if (list == noSlot) {
        list = static_cast<quint32>(childLists.size());
        childLists.append(QList<quint32>());
        scopes.edit(scope).children = list;
    }
    return childLists[list];
}

void Inventory::Data::releaseScope(quint32 scope)
{
    if (const quint32 list = scopes[scope].children; list != noSlot) {
        childLists[list] = {};
        freeChildLists.append(list);
    }
    search.remove(scopes[scope].searchEntry);
    scopeIndex.remove(scope, scopeHash(scope));
    scopes.release(scope);
}

// Sets of identities

quint32 Inventory::Data::ensureIdentityList(std::vector<IdentityHandle> members)
{
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    if (members.empty())
        return 0;
    const size_t hash = qHashRange(members.begin(), members.end());
    const quint32 known = listIndex.find(hash, [&](quint32 candidate) {
        const auto present = identitiesIn(candidate);
        return std::equal(present.begin(), present.end(), members.begin(), members.end());
    });
    if (known != FlatIndex::none)
        return known;

    const auto count = static_cast<quint32>(members.size());
    const auto free = freeIdentityLists.find(count);
    quint32 handle = noSlot;
    if (free == freeIdentityLists.end() || free->isEmpty()) {
        IdentityList list;
        list.offset = static_cast<quint32>(listedIdentities.size());
        list.count = count;
        handle = identityLists.append(list);
        for (quint32 i = 0; i < count; ++i) {
            listedIdentities.append(IdentityHandle());
            memberships.append({handle, {}});
        }
    } else {
        handle = free->takeLast();
    }
    const quint32 offset = identityLists[handle].offset;
    for (quint32 i = 0; i < count; ++i) {
        const IdentityHandle member = members[i];
        listedIdentities[offset + i] = member;
        chain<&Membership::sameIdentity>(memberships, identities.edit(member.value).firstMembership, offset + i);
    }
    listIndex.insert(handle, [this](quint32 value) { return listHash(value); });
    return handle;
}

void Inventory::Data::releaseIdentityList(quint32 handle)
{
    listIndex.remove(handle, listHash(handle));
    const IdentityList list = identityLists[handle];
    for (quint32 i = list.offset; i < list.offset + list.count; ++i) {
        const IdentityHandle member = listedIdentities.at(i);
        unchain<&Membership::sameIdentity>(memberships, identities.edit(member.value).firstMembership, i);
    }
    freeIdentityLists[list.count].append(handle);
}

quint32 Inventory::Data::hostCount(quint32 identity) const
{
    quint32 count = 0;
    for (quint32 m = identities[identity].firstMembership; m != noSlot; m = memberships[m].sameIdentity.next)
        count += identityLists[memberships[m].list].hosts;
    return count;
}

// Tables

RowList::Place Inventory::Data::place(Table table, quint32 handle) const
{
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return tableOf(hosts[handle].row.kind) == table ? hosts[handle].place : noSlot;
    case Table::Identities:
        return identities[handle].place;
    case Table::Assignments:
        return assignments[handle].place;
    case Table::Roles:
        return roles[handle].place;
    case Table::Principals:
        return principals[handle].place;
    case Table::Denies:
        return denies[handle].place;
    }
    Q_UNREACHABLE();
}

void Inventory::Data::setPlace(Table table, quint32 handle, RowList::Place place)
{
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        hosts.edit(handle).place = place;
        break;
    case Table::Identities:
        identities.edit(handle).place = place;
        break;
    case Table::Assignments:
        assignments.edit(handle).place = place;
        break;
    case Table::Roles:
        roles.edit(handle).place = place;
        break;
    case Table::Principals:
        principals.edit(handle).place = place;
        break;
    case Table::Denies:
        denies.edit(handle).place = place;
        break;
    }
}

void Inventory::Data::startGeneration()
{
    if (generation == lastGeneration) {
        scopes.makeAllOld();
        hosts.makeAllOld();
        identities.makeAllOld();
        principals.makeAllOld();
        roles.makeAllOld();
        assignments.makeAllOld();
        denies.makeAllOld();
        generation = alwaysOld;
    }
    ++generation;
}

} // namespace rolescope
