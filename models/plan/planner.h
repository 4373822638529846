// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/inventory/inventory.h"
#include "models/plan/plan.h"

#include <optional>

/// Plans from what a person wants and what the inventory knows. Steps that are so already come out as satisfied, so
/// that planning the same thing after it was done gives a plan with nothing to do. Errors are of kind BadInput or
/// NotFound.
namespace rolescope {

struct PlannedGrant
{
    QString roleGuid; ///< lower case
    QString scope; ///< ARM id
    QString condition; ///< empty for none

    bool operator==(const PlannedGrant&) const = default;
};

struct AttachRequest
{
    enum class Identity : quint8 { Existing, New, System };

    QStringList hosts; ///< ARM ids of virtual machines and scale sets; each once. May be empty except for System.
    Identity identity = Identity::Existing;
    QString identityId; ///< of Existing
    CreateIdentity created; ///< of New
    std::vector<PlannedGrant> grants;

    bool operator==(const AttachRequest&) const = default;
};

struct DetachRequest
{
    QStringList hosts;
    QStringList identities; ///< ARM ids of user-assigned identities
    bool system = false; ///< the system-assigned identity too
    /// Revoke what only a disabled system-assigned identity held: Azure would leave it behind, orphaned.
    bool revokeLeftovers = true;

    bool operator==(const DetachRequest&) const = default;
};

/// A valid name of a user-assigned identity: 3 to 128 letters, digits, "-" and "_", beginning with a letter or digit.
/// The sentence that says what is wrong, or an empty string.
QString identityNameProblem(const QString& name);

/// "/subscriptions/{s}/resourceGroups/{g}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{name}"
QString identityIdFor(const QString& subscriptionId, const QString& resourceGroup, const QString& name);

/// Creates or takes the identity, gives it the roles, then attaches it: access is there before a workload can ask for
/// it.
Result<Plan> planAttachment(const AttachRequest& request, const Inventory& inventory);
Result<Plan> planDetachment(const DetachRequest& request, const Inventory& inventory);
/// Takes away role assignments, by their ids.
Result<Plan> planRevocation(const QStringList& assignmentIds, const Inventory& inventory);
/// Detaches the identity from every host, takes away all its roles, then deletes it: nothing is left behind.
Result<Plan> planDeletion(const QString& identityId, const Inventory& inventory);

/// What takes `plan` back, in reverse order: only what was really changed, by the outcomes. `outcomes` has one entry
/// for each step, nothing where it did not run. Steps that cannot be taken back are left out: see whyIrreversible.
Plan planUndo(const Plan& plan, const std::vector<std::optional<StepOutcome>>& outcomes);

/// Why a step cannot be taken back once it is done, as a sentence; empty where it can.
QString whyIrreversible(const StepAction& action);

} // namespace rolescope
