// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/flatindex.h"
#include "models/inventory/inventory.h"
#include "models/inventory/rowlist.h"
#include "models/inventory/searchindex.h"
#include "models/inventory/slots.h"
#include "models/inventory/texts.h"

#include <QHash>
#include <QLatin1StringView>
#include <QUuid>

#include <array>

namespace rolescope {

inline constexpr QLatin1StringView assignmentType("/providers/Microsoft.Authorization/roleAssignments/");

/// Private to models/inventory: the columns behind Inventory. Everything that grows with the tenant is shared in
/// chunks, so copying the whole is cheap, and while a snapshot is held a chunk is copied when it is written first.
struct Inventory::Data
{
    /// Touched by being read; being named is not enough.
    struct ScopeSlot
    {
        ScopeRow row;
        quint32 children = noSlot; ///< index into childLists
        quint32 childRow = noSlot; ///< in the parent's list, or behind that amidst removals; noSlot until announced
        quint32 host = noSlot;
        quint32 identity = noSlot; ///< the user-assigned identity that this scope is
        quint32 firstAssignment = noSlot;
        quint32 denies = 0; ///< how many deny assignments stand here
        quint32 searchEntry = SearchIndex::none;
    };

    struct HostSlot
    {
        HostRow row;
        quint32 identityList = 0; ///< index into identityLists
        Link sameList;
        RowList::Place place = noSlot; ///< in its table; noSlot while it is not there
        quint32 searchEntry = SearchIndex::none;
    };

    /// Many hosts have the very same user-assigned identities, so the sets are held once: a host names its set, an
    /// identity the sets that hold it. A set without hosts is free for other identities, as many as it has room for.
    struct IdentityList
    {
        quint32 offset = 0; ///< into listedIdentities and memberships
        quint32 count = 0;
        quint32 firstHost = noSlot;
        quint32 hosts = 0;
    };

    /// That an identity is in a list; stands where the list names the identity.
    struct Membership
    {
        quint32 list = 0;
        Link sameIdentity;
    };

    /// Touched by being read or, where it is system-assigned, with its host; being named is not enough.
    struct IdentitySlot
    {
        IdentityRow row;
        /// There should be one identity for a principal, but a broken reply may name more; its row holds the newest.
        Link samePrincipal;
        quint32 firstMembership = noSlot;
        RowList::Place place = noSlot;
        quint32 searchEntry = SearchIndex::none;
    };

    /// Touched by being named by an assignment or an identity; old once nothing names it.
    struct PrincipalSlot
    {
        PrincipalRow row;
        quint32 firstAssignment = noSlot;
        quint32 assignments = 0;
        RowList::Place place = noSlot;
        quint32 searchEntry = SearchIndex::none;
    };

    struct RoleSlot
    {
        RoleRow row;
        std::shared_ptr<const RoleDefinition> definition; ///< null for placeholders
        quint32 firstAssignment = noSlot;
        quint32 assignments = 0;
        RowList::Place place = noSlot;
        quint32 searchEntry = SearchIndex::none;
    };

    struct AssignmentSlot
    {
        AssignmentRow row;
        QUuid name;
        TextHandle oddName; ///< where the name is no GUID
        Link samePrincipal;
        Link sameScope;
        Link sameRole;
        RowList::Place place = noSlot;
    };

    struct DenySlot
    {
        DenyRow row;
        std::shared_ptr<const DenyAssignment> value;
        RowList::Place place = noSlot;
    };

    Data();

    // Look-up: what is not there gives an invalid handle, but for ensure… which makes it.
    ScopeHandle findScope(QStringView armId) const;
    ScopeHandle ensureScope(QStringView armId);
    quint32 findChildScope(quint32 keyParent, quint32 foldedType, quint32 foldedName) const;
    quint32 findPrincipal(QStringView objectId) const;
    quint32 findPrincipal(quint32 foldedId) const; ///< a text
    quint32 findRole(QStringView guid) const;
    quint32 findRole(quint32 foldedGuid) const; ///< a text
    quint32 findAssignment(QStringView armId) const;
    quint32 findAssignment(quint32 scope, const QUuid& name, quint32 oddName) const;

    // Hashes of what the indexes hold
    size_t scopeHash(quint32 scope) const;
    size_t principalHash(quint32 principal) const;
    size_t roleHash(quint32 role) const;
    size_t assignmentHash(quint32 assignment) const;
    size_t listHash(quint32 list) const;

    QString armId(ScopeHandle scope) const;
    /// Whether an assignment or an identity of ours names the principal.
    bool isNamed(quint32 principal) const
    {
        return principals[principal].assignments > 0 || principals[principal].row.identity.isValid();
    }
    std::span<const IdentityHandle> identitiesIn(quint32 list) const;
    const QList<quint32>& childrenOf(quint32 scope) const;
    quint32 childRow(quint32 scope) const;
    quint32 ensureIdentityList(std::vector<IdentityHandle> identities);
    void releaseIdentityList(quint32 list); ///< which no host has any more
    quint32 hostCount(quint32 identity) const; ///< of a user-assigned one
    quint32 ensureChildScope(quint32 parent, ScopeKind kind, QStringView type, QStringView name);
    quint32 addScope(ScopeHandle parent, ScopeKind kind, TextHandle type, TextHandle name);
    QList<quint32>& editableChildren(quint32 scope); ///< of a scope that may have had none so far
    void releaseScope(quint32 scope);
    /// Where the entity stands in its table; noSlot where it does not.
    RowList::Place place(Table table, quint32 handle) const;
    void setPlace(Table table, quint32 handle, RowList::Place place);
    void startGeneration();

    const RowList& rows(Table table) const { return tables[static_cast<size_t>(table)]; }
    RowList& rows(Table table) { return tables[static_cast<size_t>(table)]; }

    Texts texts;
    SearchIndex search;
    Slots<ScopeSlot> scopes;
    Slots<HostSlot> hosts;
    Slots<IdentitySlot> identities;
    Slots<PrincipalSlot> principals;
    Slots<RoleSlot> roles;
    Slots<AssignmentSlot> assignments;
    Slots<DenySlot> denies;
    QList<QList<quint32>> childLists; ///< announced children only, in the order of their coming
    QList<quint32> freeChildLists;
    ChunkedArray<IdentityList, 8> identityLists; ///< 0 is the empty one
    QList<IdentityHandle> listedIdentities;
    ChunkedArray<Membership, 8> memberships;
    QHash<quint32, QList<quint32>> freeIdentityLists; ///< by how many identities they have room for
    FlatIndex scopeIndex;
    FlatIndex principalIndex;
    FlatIndex roleIndex;
    FlatIndex assignmentIndex;
    FlatIndex listIndex;
    QHash<QString, quint32> denyIndex; ///< by folded id; there are few
    std::array<RowList, tableCount> tables;
    std::shared_ptr<const std::vector<Tenant>> tenants;
    std::shared_ptr<const std::vector<ReadGap>> gaps;
    Generation generation = firstGeneration;
    /// Scopes that addScope made and that their parents' lists do not hold yet; InventoryStore announces them.
    QList<quint32> unannouncedScopes;
};

} // namespace rolescope
