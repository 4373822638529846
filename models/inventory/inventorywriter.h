// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorychanges.h"
#include "models/inventory/inventorydata.h"

#include <initializer_list>

namespace rolescope {

/// Private to models/inventory: merges domain values into the columns and notes what changed. Row lists, child lists
/// and parents of announced scopes stay as they are: those InventoryStore changes between its signals.
class InventoryWriter
{
public:
    InventoryWriter(Inventory::Data& data, InventoryChanges& changes) : d(data), m_changes(changes) { }

    void merge(const SyncBatch& batch);
    /// Removes the host's identities and links, as if it had none.
    void clearIdentities(HostHandle host);
    /// Ties the identity to the principal, which may be invalid, and unties it from the one before.
    void link(IdentityHandle identity, PrincipalHandle principal);
    void unlinkAssignment(quint32 assignment);
    void indexScopeName(quint32 scope);

private:
    void merge(const Tenant& tenant);
    void merge(const ManagementGroup& group);
    void merge(const Subscription& subscription);
    void merge(const ResourceGroup& group);
    void merge(const Host& host);
    void merge(const UserAssignedIdentity& identity);
    void merge(const Principal& principal);
    void merge(const RoleDefinition& role);
    void merge(const RoleAssignment& assignment);
    void merge(const DenyAssignment& deny);

    void fillScope(quint32 scope, const ScopeRow& filled);
    void fillHost(HostHandle host, const HostRow& filled);
    void moveScope(quint32 scope, quint32 newParent);
    HostHandle ensureHost(ScopeHandle scope, HostKind kind);
    IdentityHandle ensureIdentity(ScopeHandle scope);
    void setSystemIdentity(HostHandle host, const IdentityBlock& block);
    void setIdentityList(HostHandle host, quint32 list);
    void fillIdentity(IdentityHandle identity, const IdentityRow& filled);
    PrincipalHandle ensurePrincipal(const QString& objectId, PrincipalKind kind);
    RoleHandle ensureRole(const QString& guid);
    void linkAssignment(quint32 assignment);
    void noteGrants(PrincipalHandle principal, RoleHandle role);
    /// That all assignments of the principal or the role look different now.
    template <auto Member> void noteAssignments(quint32 first, quint32 count);
    void noteAssignmentsOf(PrincipalHandle principal);
    void noteHosts(std::span<const IdentityHandle> identities);
    /// That hosts of the identity may do other things now.
    void noteHostsOf(IdentityHandle identity);
    /// That rows look different that tell the name of what they lie in or of whom they are for.
    void noteThroughout(std::initializer_list<Table> tables);
    void indexIdentity(quint32 identity);
    void indexPrincipal(quint32 principal);

    /// Whether there is nothing to know a thing by: all that an id names is the root.
    static bool isNoId(QStringView id);
    TextHandle intern(QStringView text) { return {d.texts.intern(text)}; }
    /// The text of an id for the search index; empty for GUIDs, which are searched where they are kept.
    QString indexedId(TextHandle id) const { return Texts::isGuid(id.value) ? QString() : d.texts.text(id.value); }
    TextHandle intern(const Tags& tags);
    ScopeHandle ensureScope(const QString& armId);

    Inventory::Data& d;
    InventoryChanges& m_changes;
    QHash<QString, ScopeHandle> m_scopes; ///< looked up before: grants come many to a scope
};

} // namespace rolescope
