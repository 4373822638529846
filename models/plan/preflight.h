// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/inventory/inventory.h"
#include "models/plan/plan.h"

#include <map>
#include <optional>
#include <vector>

/// What may stand in a plan's way, found before anything is written. Pure: preflightQuestions says what must be asked
/// of Azure, an adapter asks, and preflight judges the answers.
namespace rolescope {

enum class FindingSeverity : quint8 { Blocking, Warning, Note };

enum class FindingKind : quint8 {
    MissingRight, ///< the caller may not do what a step does
    RightNotKnown, ///< whether it may could not be read
    Locked, ///< a ReadOnly lock (or CanNotDelete, for deletions)
    SubscriptionNotWritable, ///< disabled or read-only
    RegionMismatch, ///< a regional identity and a host elsewhere
    NotAssignable, ///< the role's assignableScopes do not hold the scope
    AlreadyGranted, ///< the principal holds the role there or above
    LimitReached, ///< 4,000 role assignments per subscription, 500 per management group
    LimitNear,
    HostBusy, ///< its provisioning state refuses updates
    Gone, ///< what a step builds on is not there any more
    NameTaken, ///< an identity of that name is there already
    PrivilegedRole, ///< Owner and the like, with a smaller role suggested where one covers the same
    LosesAccess, ///< a host loses what no other of its identities gives
    Irreversible, ///< a step that cannot be undone
    NotRead ///< the inventory does not know enough: told so
};

struct PreflightFinding
{
    FindingSeverity severity = FindingSeverity::Note;
    FindingKind kind = FindingKind::NotRead;
    int step = -1; ///< index into the plan's steps; -1: the plan as a whole
    QString what; ///< a whole sentence, translated
    QString advice; ///< how to mend it, translated; may be empty
    QString suggestedRole; ///< GUID of a smaller role that does; of PrivilegedRole, may be empty

    bool operator==(const PreflightFinding&) const = default;
};

/// What must be known of Azure for a plan. Ids as the plan spells them, each once, in the order of the steps.
struct PreflightQuestions
{
    QStringList permissionScopes; ///< GET {scope}/providers/Microsoft.Authorization/permissions
    QStringList lockScopes; ///< GET {scope}/providers/Microsoft.Authorization/locks: at, above and below
    QStringList hosts; ///< GET of the resource
    QStringList identities; ///< GET of the resource; 404 is an answer
    QStringList subscriptions; ///< "/subscriptions/{guid}": GET of the subscription, for its state

    bool operator==(const PreflightQuestions&) const = default;
};

struct ResourceLock
{
    QString id; ///< {scope}/providers/Microsoft.Authorization/locks/{name}
    QString level; ///< "CanNotDelete" or "ReadOnly"
    QString notes;

    bool operator==(const ResourceLock&) const = default;
};

struct HostFacts
{
    QString location;
    QString provisioningState; ///< "Succeeded", "Updating", …; empty where not told
    IdentityBlock identity;

    bool operator==(const HostFacts&) const = default;
};

struct IdentityFacts
{
    UserAssignedIdentity identity;
    bool regional = false;

    bool operator==(const IdentityFacts&) const = default;
};

/// The answers, by folded id (armid::folded). An Error where Azure would not say; nothing where it was not asked.
struct PreflightFacts
{
    std::map<QString, Result<std::vector<Permission>>> permissions;
    std::map<QString, Result<std::vector<ResourceLock>>> locks;
    std::map<QString, Result<HostFacts>> hosts; ///< ErrorKind::NotFound: it is gone
    std::map<QString, Result<IdentityFacts>> identities; ///< ErrorKind::NotFound: the name is free
    std::map<QString, Result<Subscription>> subscriptions;
};

PreflightQuestions preflightQuestions(const Plan& plan);

/// Sorted by severity, then by step. Safe on any thread that may read the inventory.
std::vector<PreflightFinding> preflight(const Plan& plan, const Inventory& inventory, const PreflightFacts& facts);

/// Nothing in it blocks.
bool isClear(const std::vector<PreflightFinding>& findings);

} // namespace rolescope
