// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

#include <map>
#include <memory>

namespace rolescope::simulator {

class Access;

/// The simulated tenant while it runs: ordered containers by key (id in lower case, see ids.h), secondary indexes, and
/// the only ways to change them. Pointers and references stay valid until the object they name is removed. One thread
/// owns it.
class State
{
public:
    template <class T> using ByKey = std::map<QString, T>;
    using AssignmentsByGuid = std::map<QString, RoleAssignment>;

    explicit State(Tenant tenant);
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    QString tenantId() const { return m_head.id; }
    QString tenantName() const { return m_head.displayName; }
    QString defaultDomain() const { return m_head.defaultDomain; }
    const std::vector<Caller>& callers() const { return m_head.callers; }
    const std::vector<DenyAssignment>& denials() const { return m_head.denials; }
    const std::vector<Lock>& locks() const { return m_head.locks; }

    /// Grows with every change.
    quint64 revision() const { return m_revision; }
    /// RBAC decisions on this state.
    Access& access() { return *m_access; }

    /// All objects of a kind, ordered by key: what lies below a scope is one range (see below()).
    const ByKey<ManagementGroup>& managementGroups() const { return m_managementGroups; }
    const ByKey<Subscription>& subscriptions() const { return m_subscriptions; }
    const ByKey<ResourceGroup>& groups() const { return m_groups; }
    const ByKey<Resource>& resources() const { return m_resources; }
    const ByKey<UserAssignedIdentity>& identities() const { return m_identities; }
    const ByKey<Principal>& principals() const { return m_principals; } ///< by object id
    const ByKey<RoleDefinition>& roles() const { return m_roles; } ///< by GUID
    const ByKey<AssignmentsByGuid>& assignments() const { return m_assignments; } ///< by scope key, then GUID

    /// The range of a container's elements that lie strictly below a scope (key); "/" gives all.
    template <class Map> static auto below(const Map& map, const QString& scopeKey)
    {
        if (scopeKey == QLatin1StringView("/"))
            return std::pair(map.begin(), map.end());
        return std::pair(map.lower_bound(scopeKey + QLatin1Char('/')), map.lower_bound(scopeKey + QLatin1Char('0')));
    }

    /// Look-ups by id in any case, or by GUID; null when there is none.
    const ManagementGroup* managementGroup(QStringView name) const;
    const Subscription* subscription(QStringView guid) const;
    const ResourceGroup* group(QStringView subscription, QStringView name) const;
    const Resource* resource(QStringView id) const;
    const UserAssignedIdentity* identity(QStringView id) const;
    const Principal* principal(QStringView objectId) const;
    const Principal* principalOfApp(QStringView appId) const;
    const RoleDefinition* role(QStringView guid) const;
    const RoleDefinition* roleNamed(QStringView name) const;
    const RoleAssignment* assignment(QStringView guid) const;
    const UserAssignedIdentity* identityOfPrincipal(QStringView objectId) const;

    /// Direct members of a group; groups and others.
    QStringList membersOf(QStringView groupObjectId) const;
    /// Object ids of all groups that hold the principal, directly or through groups. Survives cycles.
    QSet<QString> transitiveGroups(QStringView objectId) const;
    /// All assignments of exactly this principal.
    std::vector<const RoleAssignment*> assignmentsOf(QStringView objectId) const;
    /// Keys of the resources that carry a user-assigned identity, ordered.
    QStringList usersOfIdentity(QStringView identityId) const;

    /// The parent scope's key: resource → group → subscription → management groups → "/"; empty for "/".
    QString parentScope(const QString& scopeKey) const;
    /// The scope itself and all above it, nearest first; ends in "/".
    QStringList scopeChain(QStringView scope) const;
    /// Whether the management group, subscription, group or resource that a scope names exists.
    bool scopeExists(QStringView scope) const;
    /// Management groups of a subscription or management group, nearest first, by name.
    QStringList managementGroupChain(QStringView scope) const;

    void putGroup(const ResourceGroup& group);
    /// Adds or replaces a resource; follows its identity block in the index of identities in use.
    void putResource(const Resource& resource);
    /// Creates the identity and its service principal; knownFrom is when role assignments begin to see the principal.
    const UserAssignedIdentity& createIdentity(UserAssignedIdentity identity, const QDateTime& knownFrom = {});
    /// Replaces tags, isolation scope and federated credentials of an existing identity.
    void updateIdentity(const UserAssignedIdentity& identity);
    /// Removes the identity and its service principal. Keys on resources and role assignments stay behind, as in Azure.
    void removeIdentity(QStringView id);
    void addPrincipal(const Principal& principal);
    void removePrincipal(QStringView objectId);
    /// Makes the service principal of a system-assigned identity and returns its object id.
    QString createSystemPrincipal(const QString& resourceId, const QString& name, const QDateTime& knownFrom = {});
    void addAssignment(const RoleAssignment& assignment);
    void removeAssignment(QStringView guid);
    void addLock(const Lock& lock);
    bool removeLock(QStringView scope, QStringView name);

private:
    void indexIdentityUse(const QString& resourceKey, const IdentityBlock& block, bool used);
    void changed() { ++m_revision; }

    Tenant m_head; ///< what is not kept in the containers below
    quint64 m_revision = 1;
    ByKey<ManagementGroup> m_managementGroups;
    ByKey<Subscription> m_subscriptions;
    ByKey<ResourceGroup> m_groups;
    ByKey<Resource> m_resources;
    ByKey<UserAssignedIdentity> m_identities;
    QHash<QString, const UserAssignedIdentity*>
        m_identityByKey; ///< every list of machines asks for each of their identities
    ByKey<Principal> m_principals;
    ByKey<RoleDefinition> m_roles;
    ByKey<AssignmentsByGuid> m_assignments;
    QHash<QString, QString> m_scopeOfAssignment; ///< GUID → scope key
    QHash<QString, QSet<QString>> m_assignmentsOfPrincipal; ///< object id → GUIDs
    QHash<QString, QString> m_principalOfApp; ///< application id → object id
    QHash<QString, QString> m_identityOfPrincipal; ///< object id → identity key
    QHash<QString, QSet<QString>> m_members; ///< group's object id → object ids
    QHash<QString, QSet<QString>> m_identityUsers; ///< identity key → resource keys
    std::unique_ptr<Access> m_access;
};

} // namespace rolescope::simulator
