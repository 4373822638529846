// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/state.h"

#include "app/simulator/access.h"
#include "app/simulator/ids.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class T> const T* find(const std::map<QString, T>& map, const QString& key)
{
    const auto it = map.find(key);
    return it == map.end() ? nullptr : &it->second;
}

QString newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

State::State(Tenant tenant) : m_access(std::make_unique<Access>(*this))
{
    for (const ManagementGroup& group : std::exchange(tenant.managementGroups, {}))
        m_managementGroups.emplace(keyOf(armId(group)), group);
    for (const Subscription& subscription : std::exchange(tenant.subscriptions, {}))
        m_subscriptions.emplace(keyOf(armId(subscription)), subscription);
    for (const ResourceGroup& group : std::exchange(tenant.groups, {}))
        putGroup(group);
    for (const Resource& resource : std::exchange(tenant.resources, {}))
        putResource(resource);
    for (const UserAssignedIdentity& identity : std::exchange(tenant.identities, {})) {
        const QString key = keyOf(armId(identity));
        m_identityOfPrincipal.insert(keyOf(identity.principalId), key);
        m_identityByKey.insert(key, &m_identities.emplace(key, identity).first->second);
    }
    for (const Principal& principal : std::exchange(tenant.principals, {}))
        addPrincipal(principal);
    for (const RoleDefinition& role : std::exchange(tenant.roles, {}))
        m_roles.emplace(keyOf(role.guid), role);
    for (const RoleAssignment& assignment : std::exchange(tenant.assignments, {}))
        addAssignment(assignment);
    m_head = std::move(tenant);
}

State::~State() = default;

const ManagementGroup* State::managementGroup(QStringView name) const
{
    return find(m_managementGroups, keyOf(managementGroupId(name)));
}

const Subscription* State::subscription(QStringView guid) const
{
    return find(m_subscriptions, keyOf(subscriptionId(guid)));
}

const ResourceGroup* State::group(QStringView subscription, QStringView name) const
{
    return find(m_groups, keyOf(groupId(subscription, name)));
}

const Resource* State::resource(QStringView id) const
{
    return find(m_resources, keyOf(id));
}

const UserAssignedIdentity* State::identity(QStringView id) const
{
    return m_identityByKey.value(keyOf(id));
}

const Principal* State::principal(QStringView objectId) const
{
    return find(m_principals, keyOf(objectId));
}

const Principal* State::principalOfApp(QStringView appId) const
{
    return find(m_principals, m_principalOfApp.value(keyOf(appId)));
}

const RoleDefinition* State::role(QStringView guid) const
{
    return find(m_roles, keyOf(guid));
}

const RoleDefinition* State::roleNamed(QStringView name) const
{
    const auto it = std::find_if(m_roles.begin(), m_roles.end(), [name](const auto& entry) {
        return name.compare(entry.second.name, Qt::CaseInsensitive) == 0;
    });
    return it == m_roles.end() ? nullptr : &it->second;
}

const RoleAssignment* State::assignment(QStringView guid) const
{
    const auto scope = m_assignments.find(m_scopeOfAssignment.value(keyOf(guid)));
    return scope == m_assignments.end() ? nullptr : find(scope->second, keyOf(guid));
}

const UserAssignedIdentity* State::identityOfPrincipal(QStringView objectId) const
{
    return m_identityByKey.value(m_identityOfPrincipal.value(keyOf(objectId)));
}

QStringList State::membersOf(QStringView groupObjectId) const
{
    QStringList members = m_members.value(keyOf(groupObjectId)).values();
    members.sort();
    return members;
}

QSet<QString> State::transitiveGroups(QStringView objectId) const
{
    QSet<QString> groups;
    QStringList open{keyOf(objectId)};
    while (!open.isEmpty()) {
        const Principal* member = find(m_principals, open.takeLast());
        if (!member)
            continue;
        for (const QString& group : member->memberOf) {
            const QString key = keyOf(group);
            if (groups.contains(key))
                continue;
            groups.insert(key);
            open.append(key);
        }
    }
    return groups;
}

std::vector<const RoleAssignment*> State::assignmentsOf(QStringView objectId) const
{
    QStringList guids = m_assignmentsOfPrincipal.value(keyOf(objectId)).values();
    guids.sort();
    std::vector<const RoleAssignment*> found;
    found.reserve(static_cast<size_t>(guids.size()));
    for (const QString& guid : std::as_const(guids))
        found.push_back(assignment(guid));
    return found;
}

QStringList State::usersOfIdentity(QStringView identityId) const
{
    QStringList keys = m_identityUsers.value(keyOf(identityId)).values();
    keys.sort();
    return keys;
}

QString State::parentScope(const QString& scopeKey) const
{
    if (scopeKey == "/"_L1)
        return {};
    if (const Subscription* subscription = find(m_subscriptions, scopeKey))
        return subscription->managementGroup.isEmpty() ? u"/"_s
                                                       : keyOf(managementGroupId(subscription->managementGroup));
    if (const ManagementGroup* group = find(m_managementGroups, scopeKey))
        return group->parent.isEmpty() ? u"/"_s : keyOf(managementGroupId(group->parent));
    const QString container = containerOf(scopeKey);
    return container.isEmpty() ? u"/"_s : container;
}

QStringList State::scopeChain(QStringView scope) const
{
    // A cycle among management groups can come only from a tenant file; the chain must end all the same.
    QStringList chain;
    for (QString key = keyOf(scope); !key.isEmpty() && !chain.contains(key); key = parentScope(key))
        chain.append(key);
    return chain;
}

bool State::scopeExists(QStringView scope) const
{
    const QString key = keyOf(scope);
    if (key == "/"_L1 || m_managementGroups.contains(key) || m_subscriptions.contains(key) || m_groups.contains(key)
        || m_resources.contains(key) || m_identities.contains(key))
        return true;
    // Children such as ".../blobServices/default/containers/c" are not kept: their parent resource vouches for them.
    const QString container = containerOf(key);
    const bool child
        = m_resources.contains(container) || m_identities.contains(container) || splitId(container).name.contains(u'/');
    return !container.isEmpty() && child && scopeExists(container);
}

QStringList State::managementGroupChain(QStringView scope) const
{
    QStringList names;
    for (const QString& key : scopeChain(scope)) {
        if (const ManagementGroup* group = find(m_managementGroups, key); group && key != keyOf(scope))
            names.append(group->name);
    }
    return names;
}

void State::putGroup(const ResourceGroup& group)
{
    m_groups.insert_or_assign(keyOf(armId(group)), group);
    changed();
}

void State::indexIdentityUse(const QString& resourceKey, const IdentityBlock& block, bool used)
{
    for (const QString& id : block.userAssigned) {
        if (used)
            m_identityUsers[keyOf(id)].insert(resourceKey);
        else
            m_identityUsers[keyOf(id)].remove(resourceKey);
    }
}

void State::putResource(const Resource& resource)
{
    const QString key = keyOf(armId(resource));
    if (const Resource* old = find(m_resources, key))
        indexIdentityUse(key, old->identity, false);
    indexIdentityUse(key, resource.identity, true);
    m_resources.insert_or_assign(key, resource);
    changed();
}

const UserAssignedIdentity& State::createIdentity(UserAssignedIdentity identity, const QDateTime& knownFrom)
{
    identity.principalId = newGuid();
    identity.clientId = newGuid();
    Principal principal;
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.id = identity.principalId;
    principal.displayName = identity.name;
    principal.appId = identity.clientId;
    principal.servicePrincipalType = u"ManagedIdentity"_s;
    principal.alternativeNames = {u"isExplicit=True"_s, armId(identity)};
    principal.knownFrom = knownFrom;
    addPrincipal(principal);
    const QString key = keyOf(armId(identity));
    m_identityOfPrincipal.insert(keyOf(identity.principalId), key);
    changed();
    UserAssignedIdentity& created = m_identities.insert_or_assign(key, std::move(identity)).first->second;
    m_identityByKey.insert(key, &created);
    return created;
}

void State::updateIdentity(const UserAssignedIdentity& identity)
{
    const QString key = keyOf(armId(identity));
    m_identityByKey.insert(key, &m_identities.insert_or_assign(key, identity).first->second);
    changed();
}

void State::removeIdentity(QStringView id)
{
    const auto it = m_identities.find(keyOf(id));
    if (it == m_identities.end())
        return;
    m_identityOfPrincipal.remove(keyOf(it->second.principalId));
    removePrincipal(it->second.principalId);
    m_identityByKey.remove(it->first);
    m_identities.erase(it);
    changed();
}

void State::addPrincipal(const Principal& principal)
{
    const QString key = keyOf(principal.id);
    if (!principal.appId.isEmpty())
        m_principalOfApp.insert(keyOf(principal.appId), key);
    for (const QString& group : principal.memberOf)
        m_members[keyOf(group)].insert(key);
    m_principals.insert_or_assign(key, principal);
    changed();
}

void State::removePrincipal(QStringView objectId)
{
    const auto it = m_principals.find(keyOf(objectId));
    if (it == m_principals.end())
        return;
    m_principalOfApp.remove(keyOf(it->second.appId));
    for (const QString& group : std::as_const(it->second.memberOf))
        m_members[keyOf(group)].remove(it->first);
    m_principals.erase(it);
    changed();
}

QString State::createSystemPrincipal(const QString& resourceId, const QString& name, const QDateTime& knownFrom)
{
    Principal principal;
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.id = newGuid();
    principal.displayName = name;
    principal.appId = newGuid();
    principal.servicePrincipalType = u"ManagedIdentity"_s;
    principal.alternativeNames = {u"isExplicit=False"_s, resourceId};
    principal.knownFrom = knownFrom;
    addPrincipal(principal);
    return principal.id;
}

void State::addAssignment(const RoleAssignment& assignment)
{
    const QString guid = keyOf(assignment.guid);
    const QString scope = keyOf(assignment.scope);
    m_assignments[scope].insert_or_assign(guid, assignment);
    m_scopeOfAssignment.insert(guid, scope);
    m_assignmentsOfPrincipal[keyOf(assignment.principalId)].insert(guid);
    changed();
}

void State::removeAssignment(QStringView guid)
{
    const QString key = keyOf(guid);
    const auto scope = m_assignments.find(m_scopeOfAssignment.take(key));
    if (scope == m_assignments.end())
        return;
    const auto it = scope->second.find(key);
    m_assignmentsOfPrincipal[keyOf(it->second.principalId)].remove(key);
    scope->second.erase(it);
    if (scope->second.empty())
        m_assignments.erase(scope);
    changed();
}

void State::addLock(const Lock& lock)
{
    removeLock(lock.scope, lock.name);
    m_head.locks.push_back(lock);
    changed();
}

bool State::removeLock(QStringView scope, QStringView name)
{
    const QString key = keyOf(scope);
    const size_t removed = std::erase_if(m_head.locks, [&](const Lock& lock) {
        return keyOf(lock.scope) == key && name.compare(lock.name, Qt::CaseInsensitive) == 0;
    });
    if (removed > 0)
        changed();
    return removed > 0;
}

} // namespace rolescope::simulator
