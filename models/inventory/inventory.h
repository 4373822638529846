// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/inventory/handles.h"

#include <QString>

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace rolescope {

/// A text held once by the inventory, however often it occurs. 0 is the empty text.
struct TextHandle
{
    quint32 value = 0;
    constexpr auto operator<=>(const TextHandle&) const = default;
};

/// The row lists that item models show. Each is dense; rows keep their order, new ones come last.
enum class Table : quint8 {
    VirtualMachines, ///< hosts of kind VirtualMachine and ScaleSet
    OtherHosts, ///< hosts of kind Other
    Identities, ///< user- and system-assigned ones
    Assignments,
    Roles,
    Principals,
    Denies,
};
inline constexpr int tableCount = 7;

/// A node of the tree of scopes. Every host and user-assigned identity has one, as has every scope of an assignment.
struct ScopeRow
{
    ScopeHandle parent; ///< invalid only for the tenant's root
    TextHandle name; ///< last segment as written
    TextHandle displayName; ///< of tenants, management groups and subscriptions; else empty
    TextHandle type; ///< "Microsoft.Storage/storageAccounts"
    TextHandle location; ///< of resource groups
    TextHandle tags; ///< for subscriptions and groups; read with tags()
    ScopeKind kind = ScopeKind::Resource;
    bool placeholder = false; ///< only named by something else, not read itself
};

struct HostRow
{
    ScopeHandle scope;
    TextHandle location;
    TextHandle size;
    TextHandle osType;
    TextHandle tags;
    IdentityHandle systemIdentity; ///< invalid where it has none
    HostKind kind = HostKind::VirtualMachine;
    PowerState power = PowerState::Unknown;
};

struct IdentityRow
{
    /// The identity's own resource, or for a system-assigned one the host it belongs to.
    ScopeHandle scope;
    PrincipalHandle principal; ///< invalid where no principal id was told
    HostHandle owner; ///< of a system-assigned one: the one resource that it is bound to
    TextHandle location;
    TextHandle clientId;
    TextHandle tags;
    bool systemAssigned = false;
    /// Named by a host but not read itself: deleted, or in a place that the caller may not read.
    bool placeholder = false;
};

struct PrincipalRow
{
    TextHandle id;
    TextHandle displayName; ///< empty while the directory was not asked or refused
    TextHandle userPrincipalName;
    TextHandle appId;
    IdentityHandle identity; ///< the managed identity behind a service principal, where it is one of ours
    PrincipalKind kind = PrincipalKind::Unknown;
    bool deleted = false;
};

struct RoleRow
{
    TextHandle guid;
    TextHandle name; ///< empty where the definition could not be read
    bool custom = false;
    /// Owner, User Access Administrator, RBAC Administrator, Contributor, or any role that may write role assignments
    /// or holds "*" on control or data plane.
    bool privileged = false;
    bool placeholder = false;
};

struct AssignmentRow
{
    ScopeHandle scope;
    PrincipalHandle principal;
    RoleHandle role;
    TextHandle condition;
    TextHandle description;
    qint64 createdOn = 0; ///< milliseconds since the epoch, UTC; 0 where not told
};

struct DenyRow
{
    ScopeHandle scope;
    TextHandle name;
    bool appliesToChildScopes = true;
    bool everyone = false;
};

/// The sum of what one thing of the inventory costs, for tests/bench.
struct MemoryUse
{
    /// Rows of hosts, scopes, identities and their principals, with indexes and all texts, divided by hosts.
    qsizetype bytesPerHost = 0;
    qsizetype bytesPerAssignment = 0; ///< rows of assignments and of other principals, with indexes
    qsizetype texts = 0; ///< bytes of the shared text store
    qsizetype total = 0;
};

/// One tenant in memory: compact rows, 32-bit handles, texts held once, and the links between rows both ways.
///
/// A plain value: reading is const and safe from any thread as long as nobody writes to the same object;
/// InventoryStore owns the one that changes and hands out immutable snapshots. Handles passed in must be valid and
/// alive. Look-ups by id are case-insensitive. Nothing here touches the network or a file.
class Inventory
{
public:
    Inventory();
    Inventory(const Inventory&);
    Inventory& operator=(const Inventory&) = delete;
    ~Inventory();

    // Rows
    int rowCount(Table table) const;
    EntityRef at(Table table, int row) const;
    int rowOf(Table table, EntityRef entity) const; ///< -1 where it is not in that table; true amidst changes too

    const ScopeRow& scope(ScopeHandle handle) const;
    const HostRow& host(HostHandle handle) const;
    const IdentityRow& identity(IdentityHandle handle) const;
    const PrincipalRow& principal(PrincipalHandle handle) const;
    const RoleRow& role(RoleHandle handle) const;
    const AssignmentRow& assignment(AssignmentHandle handle) const;
    const DenyRow& deny(DenyHandle handle) const;
    /// True while the handle names a living row.
    bool contains(EntityRef entity) const;

    // Texts
    QString text(TextHandle handle) const;
    Tags tags(TextHandle handle) const; ///< of a row's member `tags`
    /// What people call it: a display name where there is one, else the last segment, else the id. Never empty for a
    /// valid entity. A system-assigned identity is called after its host.
    QString displayName(EntityRef entity) const;
    /// Full ARM id; of principals the object id; of roles "/providers/Microsoft.Authorization/roleDefinitions/{guid}".
    QString armId(EntityRef entity) const;
    /// Type of a host or scope: "Microsoft.Compute/virtualMachines".
    QString typeOf(EntityRef entity) const;

    // The whole of what rows hold only in part
    RoleDefinition roleDefinition(RoleHandle handle) const;
    DenyAssignment denyAssignment(DenyHandle handle) const;
    const std::vector<Tenant>& tenants() const;
    const std::vector<ReadGap>& gaps() const;

    // Links
    ScopeHandle root() const; ///< the tenant's root scope; always there
    std::vector<ScopeHandle> children(ScopeHandle scope) const; ///< in order of their coming
    int childCount(ScopeHandle scope) const;
    ScopeHandle childAt(ScopeHandle scope, int row) const;
    int childRow(ScopeHandle scope) const; ///< its place among its parent's children
    /// The host or user-assigned identity that this scope is, invalid where it is neither.
    HostHandle hostAtScope(ScopeHandle scope) const;
    IdentityHandle identityAtScope(ScopeHandle scope) const;
    /// True where `scope` is `ancestor` or below it in the tree (management groups included).
    bool isAtOrBelow(ScopeHandle scope, ScopeHandle ancestor) const;
    std::vector<ScopeHandle> chainAbove(ScopeHandle scope) const; ///< itself first, the root last

    std::span<const IdentityHandle> userIdentities(HostHandle host) const;
    std::vector<IdentityHandle> identitiesOf(HostHandle host) const; ///< system-assigned first
    std::vector<HostHandle> hostsOf(IdentityHandle identity) const;
    int hostCount(IdentityHandle identity) const;
    std::vector<AssignmentHandle> assignmentsOf(PrincipalHandle principal) const;
    std::vector<AssignmentHandle> assignmentsOf(IdentityHandle identity) const;
    int assignmentCount(IdentityHandle identity) const;
    std::vector<AssignmentHandle> assignmentsAt(ScopeHandle scope) const; ///< exactly there
    std::vector<AssignmentHandle> assignmentsOf(RoleHandle role) const;
    int assignmentCount(RoleHandle role) const;
    /// A principal that the directory no longer knows; what it was granted is orphaned.
    bool isOrphaned(AssignmentHandle assignment) const;

    // Finding
    ScopeHandle findScope(QStringView armId) const;
    HostHandle findHost(QStringView armId) const;
    IdentityHandle findIdentity(QStringView armId) const; ///< of a user-assigned identity, or of a host: its system one
    PrincipalHandle findPrincipal(QStringView objectId) const;
    RoleHandle findRole(QStringView guidOrName) const;
    AssignmentHandle findAssignment(QStringView armId) const;
    /// Any of the above by id, else the one thing with that exact name; invalid where none or several fit.
    EntityRef find(QStringView idOrName) const;
    /// Things whose name or id (object id, client id, GUID) holds `text`, case-insensitively, each once: names that
    /// start with it first, then other names, then GUIDs. At most `limit`. Empty text finds nothing.
    std::vector<EntityRef> search(QStringView text, int limit) const;

    MemoryUse memoryUse() const;

    struct Data; ///< private to models/inventory

private:
    friend class InventoryStore;
    std::unique_ptr<Data> d;
};

} // namespace rolescope
