// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

/// A change to a tenant as a value: what will be written, in which order, and how each part is taken back. Nothing here
/// talks to Azure; planner.h makes plans, models/ports/planservice.h carries them out.
namespace rolescope {

/// Who gets a role: a managed identity, which may not exist yet.
struct PlannedPrincipal
{
    /// Object id, a lower-case GUID; empty while the identity is still to be created or enabled: then it is learned
    /// from the outcome of the step that does so.
    QString principalId;
    QString identityId; ///< ARM id of the user-assigned identity, or of the host whose system-assigned one it is
    bool systemAssigned = false;

    bool operator==(const PlannedPrincipal&) const = default;
};

/// Creates a user-assigned identity: PUT …/userAssignedIdentities/{name}.
struct CreateIdentity
{
    QString identityId; ///< full ARM id
    QString location;
    Tags tags;
    bool regional = false; ///< isolationScope Regional: only resources of the same region may use it

    bool operator==(const CreateIdentity&) const = default;
};

/// Gives a role: PUT …/roleAssignments/{name}, always with principalType ServicePrincipal.
struct AssignRole
{
    PlannedPrincipal principal;
    QString roleGuid; ///< lower case
    QString roleName; ///< for people; may be empty
    QString scope; ///< ARM id
    QString condition; ///< ABAC, version 2.0; empty for none
    QString description;
    QString name; ///< GUID to write; empty: assignmentName of scope, principal and role
    QString scopeName; ///< for people: the display name of a subscription; may be empty

    bool operator==(const AssignRole&) const = default;
};

/// Changes what one virtual machine or scale set runs as: one PATCH that keeps every identity that is not named here.
struct ChangeHost
{
    QString hostId; ///< full ARM id
    QStringList attach; ///< ARM ids of user-assigned identities
    QStringList detach;
    bool enableSystem = false;
    bool disableSystem = false; ///< its principal id is gone for good

    bool operator==(const ChangeHost&) const = default;
};

/// Takes a role away: DELETE of exactly this assignment.
struct RevokeRole
{
    RoleAssignment assignment; ///< whole, so that it can be given again
    QString roleName; ///< for people, like the next two; may be empty
    QString principalName;
    QString scopeName;

    bool operator==(const RevokeRole&) const = default;
};

/// Deletes a user-assigned identity, but only while it still has this principal id.
struct DeleteIdentity
{
    UserAssignedIdentity identity;

    bool operator==(const DeleteIdentity&) const = default;
};

using StepAction = std::variant<CreateIdentity, AssignRole, ChangeHost, RevokeRole, DeleteIdentity>;

struct PlanStep
{
    StepAction action;
    std::vector<int> after; ///< indexes of steps that must be done before this; each smaller than its own
    /// So already, as far as the inventory knows. Such a step still looks at Azure when its turn comes, and writes only
    /// where Azure tells otherwise.
    bool satisfied = false;

    bool operator==(const PlanStep&) const = default;
};

struct Plan
{
    QString title; ///< translated: "Attach id-web to 3 virtual machines"
    std::vector<PlanStep> steps;

    /// Nothing is left to do as far as the inventory knows.
    bool isSatisfied() const;
    bool operator==(const Plan&) const = default;
};

/// What a step really did, as read back from Azure; decides what undoing it means.
struct StepOutcome
{
    bool changed = false; ///< false: it was so already, so that undoing must leave it alone
    /// Of an identity that was created or found, or of the system-assigned one of the host; of a role assignment who
    /// holds it. Empty where not told.
    QString principalId;
    QString clientId;
    QString assignmentId; ///< full ARM id of the role assignment that was written or found
    QStringList attached; ///< user-assigned identities that the host did not have before
    QStringList detached; ///< and that it had
    bool systemEnabled = false; ///< it had none before
    bool systemDisabled = false;

    bool operator==(const StepOutcome&) const = default;
};

/// ARM id of what the step writes: the identity, the host, the assignment, or the scope where the assignment's name is
/// not known yet.
QString targetOf(const StepAction& action);

/// One line for people, translated: "Assign Storage Blob Data Reader to id-web at rg-data".
QString describeStep(const StepAction& action);

/// Name of the role assignment that Rolescope writes: UUIDv5 (RFC 4122 §4.3) of scope, principal and role, so that the
/// same wish gives the same name on every run and machine. Case does not matter.
QString assignmentName(const QString& scope, const QString& principalId, const QString& roleGuid);
/// The namespace of those names, a GUID; what is named in it is "{armid::folded scope}|{principal}|{role}".
QString assignmentNamespace();

} // namespace rolescope
