// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/access/permissionset.h"
#include "models/inventory/inventory.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace rolescope {

/// Who acts. Azure counts what is granted to somebody and to all groups that they are in, directly or not. The
/// inventory does not know who is in which group: whoever asks for more than one principal's own grants names the
/// groups too.
class PrincipalSet
{
public:
    PrincipalSet() = default;
    /// Object ids in any case: of one principal and of its groups. Ids that the inventory does not know hold no grant,
    /// yet deny assignments may name them.
    PrincipalSet(const Inventory& inventory, const QStringList& objectIds);
    PrincipalSet(const Inventory& inventory, PrincipalHandle principal);
    /// A managed identity alone; empty where its principal id is not known.
    PrincipalSet(const Inventory& inventory, IdentityHandle identity);

    const std::vector<PrincipalHandle>& known() const { return m_known; }
    bool isEmpty() const { return m_ids.isEmpty(); }
    bool containsAnyOf(const QStringList& objectIds) const;

private:
    void add(const Inventory& inventory, const QString& objectId);

    QStringList m_ids; ///< lower case
    std::vector<PrincipalHandle> m_known;
};

/// A role assignment that permits what was asked for: who and where is in its row, what permits it is said here.
struct GrantProof
{
    AssignmentHandle assignment;
    Verdict verdict = Verdict::Allowed; ///< or Conditional, by a condition of the assignment or of the role
    bool inherited = false; ///< made above the scope that was asked for
    PermissionMatch permission; ///< which element and which action of the role

    bool operator==(const GrantProof&) const = default;
};

/// A deny assignment that forbids what was asked for.
struct DenyProof
{
    DenyHandle deny;
    bool conditional = false; ///< forbids it only where a condition holds
    bool inherited = false;
    PermissionMatch permission; ///< which element and which action of the deny assignment

    bool operator==(const DenyProof&) const = default;
};

/// An answer and everything that it rests on.
struct AccessAnswer
{
    Verdict verdict = Verdict::NotGranted;
    std::vector<GrantProof> grants; ///< all that permit it: unconditional before conditional, then the nearest first
    std::vector<DenyProof> denies; ///< all that forbid it, those under no condition first
    /// Assignments that count at the scope but whose role could not be read: they may permit it too.
    std::vector<AssignmentHandle> unread;
};

/// One of those who may do something.
struct AccessHolder
{
    PrincipalHandle principal; ///< a user, a service principal, a managed identity or a group
    AccessAnswer answer; ///< Denied where a grant is overruled; never NotGranted
};

/// What principals may do at a scope, as Azure decides it: a deny assignment that applies wins; otherwise some role
/// assignment at the scope or above it, management groups included, must permit the action. Classic administrators,
/// locks, policies and roles that are only eligible are not looked at.
/// (learn.microsoft.com/azure/role-based-access-control/overview, "How Azure RBAC determines if a user has access to a
/// resource", and …/deny-assignments)
///
/// A condition is decided where the action alone decides it (actioncondition.h), and else makes the answer Conditional.
/// Actions may be patterns, which are permitted where all that they stand for is, and denied where some of it is.
/// Making one reads all role definitions in use and all deny assignments; queries then cost as much as there are
/// assignments to look at. Constant and safe from any thread. The inventory must outlive it unchanged: give it a
/// snapshot, or use it at once.
class EffectiveAccess
{
public:
    explicit EffectiveAccess(const Inventory& inventory);

    AccessAnswer mayDo(const PrincipalSet& principals, QStringView action, Plane plane, ScopeHandle scope) const;

    /// Everybody that a role assignment at the scope or above lets do it, each judged alone: groups stand for
    /// themselves, and deny assignments by group membership are not seen. Principals that the directory no longer knows
    /// are left out: nobody can act as them. Those with Allowed first, then Conditional, then Denied; by name within.
    std::vector<AccessHolder> whoMay(QStringView action, Plane plane, ScopeHandle scope) const;

    /// The role assignments of these principals that count at the scope, the nearest first.
    std::vector<AssignmentHandle> assignmentsThatCount(const PrincipalSet& principals, ScopeHandle scope) const;

    /// What could not be read and could change answers at this scope. Empty: the answers rest on everything.
    std::vector<ReadGap> gapsThatMatter(ScopeHandle scope) const;

private:
    struct Deny
    {
        DenyHandle handle;
        DenyAssignment value;
        bool everyone = false;
    };

    /// One action that is asked about, perhaps for many principals.
    class Question;

    const Inventory& m_inventory;
    QHash<RoleHandle, std::vector<Permission>> m_permissions;
    QHash<ScopeHandle, std::vector<Deny>> m_denies;
};

} // namespace rolescope
