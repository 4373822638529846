// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventory.h"

#include "models/inventory/tagtext.h"

#include "models/inventory/inventorydata.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The chain from `head`, oldest member first.
template <auto Member, typename Handle, typename Slot>
std::vector<Handle> members(const Slots<Slot>& slots, quint32 head, quint32 count = 0)
{
    std::vector<Handle> result;
    result.reserve(count);
    for (quint32 member = head; member != noSlot; member = (slots[member].*Member).next)
        result.push_back(Handle{member});
    std::reverse(result.begin(), result.end());
    return result;
}

/// The part of a search that looks at GUIDs, which are kept apart from names: adds things with an id that holds the
/// text.
class GuidSearch
{
public:
    GuidSearch(const Inventory& inventory, const Inventory::Data& data, std::vector<EntityRef>& found, size_t limit)
        : m_inventory(inventory), d(data), m_found(found), m_limit(limit), m_known(found.begin(), found.end())
    { }

    void run(QStringView part)
    {
        QSet<quint32> guids;
        d.texts.visitGuidsWith(part, [&](quint32 guid) {
            guids.insert(guid);
            takePrincipal({d.findPrincipal(guid)});
            take(RoleHandle{d.findRole(guid)});
            return !isFull();
        });
        if (guids.isEmpty())
            return;
        const auto holds = [&](TextHandle text) { return Texts::isGuid(text.value) && guids.contains(text.value); };
        // Client ids have no index; there was no need to look for one before.
        for (quint32 i = 0; i < d.identities.size() && !isFull(); ++i) {
            if (holds(d.identities[i].row.clientId) && d.identities.isAlive(i))
                take(IdentityHandle{i});
        }
        for (quint32 i = 0; i < d.principals.size() && !isFull(); ++i) {
            if (holds(d.principals[i].row.appId) && d.principals.isAlive(i))
                takePrincipal({i});
        }
    }

private:
    bool isFull() const { return m_found.size() >= m_limit; }
    /// As the identity behind it, where that is one of ours.
    void takePrincipal(PrincipalHandle principal)
    {
        if (!principal.isValid())
            return;
        const IdentityHandle identity = m_inventory.principal(principal).identity;
        take(identity.isValid() ? EntityRef(identity) : EntityRef(principal));
    }
    void take(EntityRef entity)
    {
        if (!entity.isValid() || isFull() || m_known.contains(entity))
            return;
        m_known.insert(entity);
        m_found.push_back(entity);
    }

    const Inventory& m_inventory;
    const Inventory::Data& d;
    std::vector<EntityRef>& m_found;
    size_t m_limit;
    QSet<EntityRef> m_known;
};

bool holds(Table table, EntityKind kind)
{
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return kind == EntityKind::Host;
    case Table::Identities:
        return kind == EntityKind::Identity;
    case Table::Assignments:
        return kind == EntityKind::Assignment;
    case Table::Roles:
        return kind == EntityKind::Role;
    case Table::Principals:
        return kind == EntityKind::Principal;
    case Table::Denies:
        return kind == EntityKind::Deny;
    }
    Q_UNREACHABLE();
}

} // namespace

Inventory::Inventory() : d(std::make_unique<Data>())
{ }

Inventory::Inventory(const Inventory& other) : d(std::make_unique<Data>(*other.d))
{ }

Inventory::~Inventory() = default;

// Rows

int Inventory::rowCount(Table table) const
{
    return d->rows(table).size();
}

EntityRef Inventory::at(Table table, int row) const
{
    const quint32 handle = d->rows(table).at(row);
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return HostHandle{handle};
    case Table::Identities:
        return IdentityHandle{handle};
    case Table::Assignments:
        return AssignmentHandle{handle};
    case Table::Roles:
        return RoleHandle{handle};
    case Table::Principals:
        return PrincipalHandle{handle};
    case Table::Denies:
        return DenyHandle{handle};
    }
    Q_UNREACHABLE();
}

int Inventory::rowOf(Table table, EntityRef entity) const
{
    if (!contains(entity))
        return -1;
    if (!holds(table, entity.kind))
        return -1;
    const RowList::Place place = d->place(table, entity.handle);
    return place == noSlot ? -1 : d->rows(table).rowOf(entity.handle, place);
}

const ScopeRow& Inventory::scope(ScopeHandle handle) const
{
    return d->scopes[handle.value].row;
}

const HostRow& Inventory::host(HostHandle handle) const
{
    return d->hosts[handle.value].row;
}

const IdentityRow& Inventory::identity(IdentityHandle handle) const
{
    return d->identities[handle.value].row;
}

const PrincipalRow& Inventory::principal(PrincipalHandle handle) const
{
    return d->principals[handle.value].row;
}

const RoleRow& Inventory::role(RoleHandle handle) const
{
    return d->roles[handle.value].row;
}

const AssignmentRow& Inventory::assignment(AssignmentHandle handle) const
{
    return d->assignments[handle.value].row;
}

const DenyRow& Inventory::deny(DenyHandle handle) const
{
    return d->denies[handle.value].row;
}

bool Inventory::contains(EntityRef entity) const
{
    switch (entity.kind) {
    case EntityKind::Scope:
        return d->scopes.isAlive(entity.handle);
    case EntityKind::Host:
        return d->hosts.isAlive(entity.handle);
    case EntityKind::Identity:
        return d->identities.isAlive(entity.handle);
    case EntityKind::Principal:
        return d->principals.isAlive(entity.handle);
    case EntityKind::Role:
        return d->roles.isAlive(entity.handle);
    case EntityKind::Assignment:
        return d->assignments.isAlive(entity.handle);
    case EntityKind::Deny:
        return d->denies.isAlive(entity.handle);
    case EntityKind::None:
        break;
    }
    return false;
}

// Texts

QString Inventory::text(TextHandle handle) const
{
    return d->texts.text(handle.value);
}

Tags Inventory::tags(TextHandle handle) const
{
    return tagtext::fromText(text(handle));
}

QString Inventory::displayName(EntityRef entity) const
{
    const auto firstOf = [this](std::initializer_list<TextHandle> candidates) {
        for (const TextHandle candidate : candidates) {
            if (candidate.value != 0)
                return text(candidate);
        }
        return QString();
    };
    switch (entity.kind) {
    case EntityKind::Scope: {
        const ScopeRow& row = scope({entity.handle});
        // The name of an id that is no ARM id is that id whole.
        return row.displayName.value != 0 ? text(row.displayName) : armid::nameOf(text(row.name));
    }
    case EntityKind::Host:
        return displayName(host({entity.handle}).scope);
    case EntityKind::Identity:
        return displayName(identity({entity.handle}).scope);
    case EntityKind::Principal: {
        const PrincipalRow& row = principal({entity.handle});
        if (row.displayName.value == 0 && row.identity.isValid())
            return displayName(row.identity);
        return firstOf({row.displayName, row.userPrincipalName, row.id});
    }
    case EntityKind::Role: {
        const RoleRow& row = role({entity.handle});
        return firstOf({row.name, row.guid});
    }
    case EntityKind::Assignment: {
        const AssignmentRow& row = assignment({entity.handle});
        //: A role assignment: "Reader for id-web"
        return QCoreApplication::translate("rolescope::Inventory", "%1 for %2")
            .arg(displayName(row.role), displayName(row.principal));
    }
    case EntityKind::Deny:
        return text(deny({entity.handle}).name);
    case EntityKind::None:
        break;
    }
    return {};
}

QString Inventory::armId(EntityRef entity) const
{
    switch (entity.kind) {
    case EntityKind::Scope:
        return d->armId({entity.handle});
    case EntityKind::Host:
        return d->armId(host({entity.handle}).scope);
    case EntityKind::Identity:
        return d->armId(identity({entity.handle}).scope);
    case EntityKind::Principal:
        return text(principal({entity.handle}).id);
    case EntityKind::Role:
        return u"/providers/Microsoft.Authorization/roleDefinitions/"_s + text(role({entity.handle}).guid);
    case EntityKind::Assignment: {
        const Data::AssignmentSlot& slot = d->assignments[entity.handle];
        const QString name = slot.name.isNull() ? text(slot.oddName) : slot.name.toString(QUuid::WithoutBraces);
        const QString scopeId = d->armId(slot.row.scope);
        return (scopeId == u"/"_s ? QString() : scopeId) + assignmentType + name;
    }
    case EntityKind::Deny:
        return d->denies[entity.handle].value->id;
    case EntityKind::None:
        break;
    }
    return {};
}

QString Inventory::typeOf(EntityRef entity) const
{
    switch (entity.kind) {
    case EntityKind::Scope:
        return text(scope({entity.handle}).type);
    case EntityKind::Host:
        return text(scope(host({entity.handle}).scope).type);
    case EntityKind::Identity:
        return text(scope(identity({entity.handle}).scope).type);
    default:
        return {};
    }
}

RoleDefinition Inventory::roleDefinition(RoleHandle handle) const
{
    const Data::RoleSlot& slot = d->roles[handle.value];
    if (slot.definition)
        return *slot.definition;
    RoleDefinition unknown;
    unknown.guid = text(slot.row.guid);
    return unknown;
}

DenyAssignment Inventory::denyAssignment(DenyHandle handle) const
{
    return *d->denies[handle.value].value;
}

const std::vector<Tenant>& Inventory::tenants() const
{
    return *d->tenants;
}

const std::vector<ReadGap>& Inventory::gaps() const
{
    return *d->gaps;
}

// Links

ScopeHandle Inventory::root() const
{
    return {0};
}

std::vector<ScopeHandle> Inventory::children(ScopeHandle parent) const
{
    const auto& rows = d->childrenOf(parent.value);
    std::vector<ScopeHandle> result;
    result.reserve(static_cast<size_t>(rows.size()));
    for (const quint32 row : rows)
        result.push_back({row});
    return result;
}

int Inventory::childCount(ScopeHandle parent) const
{
    return static_cast<int>(d->childrenOf(parent.value).size());
}

ScopeHandle Inventory::childAt(ScopeHandle parent, int row) const
{
    return {d->childrenOf(parent.value).at(row)};
}

int Inventory::childRow(ScopeHandle handle) const
{
    return static_cast<int>(d->childRow(handle.value));
}

HostHandle Inventory::hostAtScope(ScopeHandle handle) const
{
    return {d->scopes[handle.value].host};
}

IdentityHandle Inventory::identityAtScope(ScopeHandle handle) const
{
    return {d->scopes[handle.value].identity};
}

bool Inventory::isAtOrBelow(ScopeHandle handle, ScopeHandle ancestor) const
{
    for (ScopeHandle above = handle; above.isValid(); above = scope(above).parent) {
        if (above == ancestor)
            return true;
    }
    return false;
}

std::vector<ScopeHandle> Inventory::chainAbove(ScopeHandle handle) const
{
    std::vector<ScopeHandle> chainOfScopes;
    for (ScopeHandle above = handle; above.isValid(); above = scope(above).parent)
        chainOfScopes.push_back(above);
    return chainOfScopes;
}

std::span<const IdentityHandle> Inventory::userIdentities(HostHandle handle) const
{
    return d->identitiesIn(d->hosts[handle.value].identityList);
}

std::vector<IdentityHandle> Inventory::identitiesOf(HostHandle handle) const
{
    std::vector<IdentityHandle> result;
    if (host(handle).systemIdentity.isValid())
        result.push_back(host(handle).systemIdentity);
    const auto users = userIdentities(handle);
    result.insert(result.end(), users.begin(), users.end());
    return result;
}

std::vector<HostHandle> Inventory::hostsOf(IdentityHandle handle) const
{
    if (identity(handle).systemAssigned)
        return {identity(handle).owner};
    std::vector<HostHandle> result;
    for (quint32 m = d->identities[handle.value].firstMembership; m != noSlot;
         m = d->memberships[m].sameIdentity.next) {
        const Data::IdentityList& list = d->identityLists[d->memberships[m].list];
        const auto hosts = members<&Data::HostSlot::sameList, HostHandle>(d->hosts, list.firstHost, list.hosts);
        result.insert(result.end(), hosts.begin(), hosts.end());
    }
    return result;
}

int Inventory::hostCount(IdentityHandle handle) const
{
    if (identity(handle).systemAssigned)
        return 1;
    return static_cast<int>(d->hostCount(handle.value));
}

std::vector<AssignmentHandle> Inventory::assignmentsOf(PrincipalHandle handle) const
{
    const Data::PrincipalSlot& slot = d->principals[handle.value];
    return members<&Data::AssignmentSlot::samePrincipal, AssignmentHandle>(d->assignments, slot.firstAssignment,
                                                                           slot.assignments);
}

std::vector<AssignmentHandle> Inventory::assignmentsOf(IdentityHandle handle) const
{
    const PrincipalHandle owner = identity(handle).principal;
    return owner.isValid() ? assignmentsOf(owner) : std::vector<AssignmentHandle>();
}

int Inventory::assignmentCount(IdentityHandle handle) const
{
    const PrincipalHandle owner = identity(handle).principal;
    return owner.isValid() ? static_cast<int>(d->principals[owner.value].assignments) : 0;
}

std::vector<AssignmentHandle> Inventory::assignmentsAt(ScopeHandle handle) const
{
    return members<&Data::AssignmentSlot::sameScope, AssignmentHandle>(d->assignments,
                                                                       d->scopes[handle.value].firstAssignment);
}

std::vector<AssignmentHandle> Inventory::assignmentsOf(RoleHandle handle) const
{
    const Data::RoleSlot& slot = d->roles[handle.value];
    return members<&Data::AssignmentSlot::sameRole, AssignmentHandle>(d->assignments, slot.firstAssignment,
                                                                      slot.assignments);
}

int Inventory::assignmentCount(RoleHandle handle) const
{
    return static_cast<int>(d->roles[handle.value].assignments);
}

bool Inventory::isOrphaned(AssignmentHandle handle) const
{
    return principal(assignment(handle).principal).deleted;
}

// Finding

ScopeHandle Inventory::findScope(QStringView armId) const
{
    return d->findScope(armId);
}

HostHandle Inventory::findHost(QStringView armId) const
{
    const ScopeHandle found = findScope(armId);
    return found.isValid() ? hostAtScope(found) : HostHandle();
}

IdentityHandle Inventory::findIdentity(QStringView armId) const
{
    const ScopeHandle found = findScope(armId);
    if (!found.isValid())
        return {};
    if (const IdentityHandle user = identityAtScope(found); user.isValid())
        return user;
    const HostHandle owner = hostAtScope(found);
    return owner.isValid() ? host(owner).systemIdentity : IdentityHandle();
}

PrincipalHandle Inventory::findPrincipal(QStringView objectId) const
{
    return {d->findPrincipal(objectId)};
}

RoleHandle Inventory::findRole(QStringView guidOrName) const
{
    const quint32 byGuid
        = d->findRole(guidOrName.contains(u'/') ? QStringView(armid::roleGuidOf(guidOrName)) : guidOrName);
    if (byGuid != noSlot)
        return {byGuid};
    for (int row = 0; row < rowCount(Table::Roles); ++row) {
        const auto candidate = at(Table::Roles, row).as<EntityKind::Role>();
        if (text(role(candidate).name).compare(guidOrName, Qt::CaseInsensitive) == 0)
            return candidate;
    }
    return {};
}

AssignmentHandle Inventory::findAssignment(QStringView armId) const
{
    return {d->findAssignment(armId)};
}

EntityRef Inventory::find(QStringView idOrName) const
{
    const QStringView wanted = idOrName.trimmed();
    if (wanted.isEmpty())
        return {};
    if (wanted.startsWith(u'/')) {
        if (const AssignmentHandle found = findAssignment(wanted); found.isValid())
            return found;
        const ScopeHandle found = findScope(wanted);
        if (!found.isValid())
            return armid::typeOf(wanted).endsWith(u"roleDefinitions"_s, Qt::CaseInsensitive)
                ? EntityRef(findRole(wanted))
                : EntityRef();
        if (const HostHandle hosted = hostAtScope(found); hosted.isValid())
            return hosted;
        const IdentityHandle identified = identityAtScope(found);
        return identified.isValid() ? EntityRef(identified) : EntityRef(found);
    }
    if (const PrincipalHandle found = findPrincipal(wanted); found.isValid()) {
        const IdentityHandle managed = principal(found).identity;
        return managed.isValid() ? EntityRef(managed) : EntityRef(found);
    }
    if (const quint32 role = d->findRole(wanted); role != noSlot)
        return RoleHandle{role};
    const std::vector<EntityRef> named = d->search.named(wanted, 2);
    return named.size() == 1 ? named.front() : EntityRef();
}

std::vector<EntityRef> Inventory::search(QStringView wanted, int limit) const
{
    std::vector<EntityRef> found = d->search.search(wanted.trimmed(), limit);
    if (found.size() < static_cast<size_t>(qMax(0, limit)))
        GuidSearch(*this, *d, found, static_cast<size_t>(limit)).run(wanted.trimmed());
    return found;
}

MemoryUse Inventory::memoryUse() const
{
    MemoryUse use;
    const auto listBytes = [](const auto& list) {
        return list.capacity() * qsizetype(sizeof(typename std::decay_t<decltype(list)>::value_type));
    };
    const auto rowBytes = [&](Table table) { return d->rows(table).bytes(); };
    qsizetype links = listBytes(d->childLists) + listBytes(d->freeChildLists) + d->identityLists.bytes()
        + listBytes(d->listedIdentities) + d->memberships.bytes() + d->listIndex.bytes();
    for (const auto& list : d->childLists)
        links += listBytes(list);
    for (const auto& list : d->freeIdentityLists)
        links += listBytes(list);

    use.texts = d->texts.bytes() + d->search.bytes();
    const qsizetype principals = d->principals.bytes() + d->principalIndex.bytes() + rowBytes(Table::Principals);
    const qsizetype ofIdentities
        = principals * qMin(d->identities.alive(), d->principals.alive()) / qMax<qsizetype>(1, d->principals.alive());
    const qsizetype forAssignments = d->assignments.bytes() + d->assignmentIndex.bytes() + rowBytes(Table::Assignments)
        + principals - ofIdentities;
    const qsizetype forHosts = d->hosts.bytes() + rowBytes(Table::VirtualMachines) + rowBytes(Table::OtherHosts)
        + d->scopes.bytes() + d->scopeIndex.bytes() + d->identities.bytes() + rowBytes(Table::Identities) + ofIdentities
        + links + use.texts;
    use.bytesPerHost = forHosts / qMax<qsizetype>(1, d->hosts.alive());
    use.bytesPerAssignment = forAssignments / qMax<qsizetype>(1, d->assignments.alive());
    use.total = forAssignments + forHosts + d->roles.bytes() + d->roleIndex.bytes() + rowBytes(Table::Roles)
        + d->denies.bytes() + rowBytes(Table::Denies);
    return use;
}

} // namespace rolescope
