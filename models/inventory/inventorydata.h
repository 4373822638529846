// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/flatindex.h"
#include "models/inventory/inventory.h"
#include "models/inventory/searchindex.h"
#include "models/inventory/slots.h"
#include "models/inventory/texts.h"

#include <QHash>
#include <QUuid>

#include <array>

namespace rolescope {

/// Private to models/inventory: the columns behind Inventory. Everything in it is implicitly shared, so copying the
/// whole is cheap and a column is copied only when it is written while a snapshot still holds it.
struct Inventory::Data
{
    struct ScopeSlot
    {
        ScopeRow row;
        quint32 children = noSlot; ///< index into childLists
        quint32 childRow = noSlot; ///< place in the parent's list; noSlot until it was announced
        quint32 host = noSlot;
        quint32 identity = noSlot; ///< the user-assigned identity that this scope is
        quint32 firstAssignment = noSlot;
        quint32 denies = 0; ///< how many deny assignments stand here
        quint32 searchEntry = SearchIndex::none;
        quint32 generation = 0;
    };

    struct HostSlot
    {
        HostRow row;
        quint32 identityList = 0; ///< index into identityLists
        Link sameList;
        quint32 tableRow = noSlot;
        quint32 searchEntry = SearchIndex::none;
        quint32 generation = 0;
    };

    /// Many hosts have the very same user-assigned identities, so the sets are held once: a host names its set, an
    /// identity the sets that hold it.
    struct IdentityList
    {
        quint32 offset = 0; ///< into listedIdentities
        quint32 count = 0;
        quint32 firstHost = noSlot;
        quint32 hosts = 0;
    };

    struct IdentitySlot
    {
        IdentityRow row;
        /// There should be one identity for a principal, but a broken reply may name more; its row holds the newest.
        Link samePrincipal;
        quint32 tableRow = noSlot;
        quint32 searchEntry = SearchIndex::none;
        quint32 generation = 0;
    };

    struct PrincipalSlot
    {
        PrincipalRow row;
        quint32 firstAssignment = noSlot;
        quint32 assignments = 0;
        quint32 tableRow = noSlot;
        quint32 searchEntry = SearchIndex::none;
        quint32 generation = 0;
    };

    struct RoleSlot
    {
        RoleRow row;
        std::shared_ptr<const RoleDefinition> definition; ///< null for placeholders
        quint32 firstAssignment = noSlot;
        quint32 assignments = 0;
        quint32 tableRow = noSlot;
        quint32 searchEntry = SearchIndex::none;
        quint32 generation = 0;
    };

    struct AssignmentSlot
    {
        AssignmentRow row;
        QUuid name;
        TextHandle oddName; ///< where the name is no GUID
        Link samePrincipal;
        Link sameScope;
        Link sameRole;
        quint32 tableRow = noSlot;
        quint32 generation = 0;
    };

    struct DenySlot
    {
        DenyRow row;
        std::shared_ptr<const DenyAssignment> value;
        quint32 tableRow = noSlot;
        quint32 generation = 0;
    };

    Data();

    // Look-up; without `create` what is not there gives an invalid handle and nothing changes.
    ScopeHandle findScope(QStringView armId) const;
    ScopeHandle ensureScope(QStringView armId);
    quint32 findChildScope(quint32 keyParent, quint32 foldedType, quint32 foldedName) const;
    quint32 findPrincipal(QStringView objectId) const;
    quint32 findRole(QStringView guid) const;
    quint32 findAssignment(quint32 scope, const QUuid& name, quint32 oddName) const;

    // Hashes of what the indexes hold
    size_t scopeHash(quint32 scope) const;
    size_t principalHash(quint32 principal) const;
    size_t roleHash(quint32 role) const;
    size_t assignmentHash(quint32 assignment) const;
    size_t listHash(quint32 list) const;

    QString armId(ScopeHandle scope) const;
    std::span<const IdentityHandle> identitiesIn(quint32 list) const;
    const QList<quint32>& childrenOf(quint32 scope) const;
    quint32 ensureIdentityList(std::vector<IdentityHandle> identities);
    quint32 addScope(ScopeHandle parent, ScopeKind kind, QStringView type, QStringView name);

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
    QList<IdentityList> identityLists; ///< 0 is the empty one
    QList<IdentityHandle> listedIdentities;
    QList<QList<quint32>> listsOfIdentity; ///< by identity handle; empty for most
    FlatIndex scopeIndex;
    FlatIndex principalIndex;
    FlatIndex roleIndex;
    FlatIndex assignmentIndex;
    FlatIndex listIndex;
    QHash<QString, quint32> denyIndex; ///< by folded id; there are few
    std::array<QList<quint32>, tableCount> tables;
    std::shared_ptr<const std::vector<Tenant>> tenants;
    std::shared_ptr<const std::vector<ReadGap>> gaps;
    quint32 generation = 1;
    /// Scopes that addScope made and that their parents' lists do not hold yet; InventoryStore announces them.
    QList<quint32> unannouncedScopes;
};

} // namespace rolescope
