// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorydata.h"

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
    Segments s;
    for (const QStringView segment : id.tokenize(u'/', Qt::SkipEmptyParts))
        s.append(segment);
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
    root.generation = generation;
    scopes.add(root);
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
    const quint32 found = walk(id, [this](quint32 parent, ScopeKind kind, QStringView type, QStringView name) {
        const quint32 typeText = texts.intern(type);
        const quint32 nameText = texts.intern(name);
        const bool tenantWide = kind == ScopeKind::Subscription || kind == ScopeKind::ManagementGroup;
        const quint32 known
            = findChildScope(tenantWide ? rootScope : parent, texts.folded(typeText), texts.folded(nameText));
        return known != FlatIndex::none ? known : addScope({parent}, kind, type, name);
    });
    return {found};
}

quint32 Inventory::Data::addScope(ScopeHandle parent, ScopeKind kind, QStringView type, QStringView name)
{
    ScopeSlot slot;
    slot.row.parent = parent;
    slot.row.kind = kind;
    slot.row.type = {texts.intern(type)};
    slot.row.name = {texts.intern(name)};
    slot.row.placeholder = true;
    slot.generation = generation;
    const quint32 handle = scopes.add(slot);
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
    if (id == FlatIndex::none || id == 0)
        return noSlot;
    return principalIndex.find(
        qHash(id), [&](quint32 candidate) { return texts.folded(principals[candidate].row.id.value) == id; });
}

quint32 Inventory::Data::findRole(QStringView guid) const
{
    const quint32 text = texts.findFolded(guid);
    if (text == FlatIndex::none || text == 0)
        return noSlot;
    return roleIndex.find(qHash(text),
                          [&](quint32 candidate) { return texts.folded(roles[candidate].row.guid.value) == text; });
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
    const IdentityList& entry = identityLists.at(list);
    return {listedIdentities.constData() + entry.offset, entry.count};
}

const QList<quint32>& Inventory::Data::childrenOf(quint32 scope) const
{
    static const QList<quint32> nobody;
    const quint32 list = scopes[scope].children;
    return list == noSlot ? nobody : childLists.at(list);
}

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

    IdentityList list;
    list.offset = static_cast<quint32>(listedIdentities.size());
    list.count = static_cast<quint32>(members.size());
    for (const IdentityHandle member : members)
        listedIdentities.append(member);
    const auto handle = static_cast<quint32>(identityLists.size());
    identityLists.append(list);
    for (const IdentityHandle member : members) {
        if (listsOfIdentity.size() <= member.value)
            listsOfIdentity.resize(member.value + 1);
        listsOfIdentity[member.value].append(handle);
    }
    listIndex.insert(handle, [this](quint32 value) { return listHash(value); });
    return handle;
}

} // namespace rolescope
