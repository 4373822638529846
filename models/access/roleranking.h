// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/access/permissionset.h"
#include "models/inventory/roleprivilege.h"

#include <span>
#include <vector>

namespace rolescope {

/// Something that somebody should be able to do: an operation, or a pattern for several.
struct WantedAction
{
    QString action;
    Plane plane = Plane::Control;

    bool operator==(const WantedAction&) const = default;
};

/// How much a role permits besides what is wanted.
///
/// The weight is made from the patterns alone, so it is the same everywhere and says nothing of how much there is in a
/// tenant. Its unit is one read of one kind of thing.
/// - A write, a delete and any other action count 3.
/// - A wildcard counts for as many kinds of things as there may be below what stands before it: 4000 for "*", 200 for a
///   provider, 20 for a type, 6 and then 3 for what is within a type; for all verbs, or the one that it ends with.
/// - What stands below a wildcard, or piles up in one place, never counts more than a wildcard in that place: patterns
///   that permit less never weigh more.
/// - A wildcard before an action's name ("…/*/assign/action") counts as that action.
/// - What nearly every role has (see isCommonAction) counts nothing.
/// - What notActions take off is taken off, down to a tenth.
/// - Data counts twice, and so does the plane of which nothing is wanted.
/// - Handing out access adds 20000, and 5000 where a condition limits it.
struct RoleBreadth
{
    qint64 weight = 0;
    /// How many entries of its actions say so, without those that are wanted.
    int reads = 0;
    int writes = 0;
    int deletes = 0;
    int otherActions = 0;
    int wildcards = 0; ///< of any verb, not counted above
    bool otherPlane = false; ///< it permits something on a plane of which nothing is wanted
    Privilege privilege; ///< of the role, wanted or not

    bool operator==(const RoleBreadth&) const = default;
};

RoleBreadth breadthBesides(const RoleDefinition& role, std::span<const WantedAction> wanted);

/// A role that permits everything that is wanted.
struct RankedRole
{
    size_t index = 0; ///< in the definitions that were passed
    Verdict verdict = Verdict::Allowed; ///< or Conditional, where the role permits some of it under a condition only
    RoleBreadth besides;
    /// Of smallerRoles: it permits nothing that the chosen role does not, as far as single patterns tell.
    bool within = false;
};

/// The roles that permit all that is wanted, those that permit it under no condition first, then those that permit the
/// least besides, then the shorter names, since they tend to be the more general roles, then by name and GUID. Nothing
/// where nothing is wanted. Pure, any thread; a thousand roles take a few milliseconds.
std::vector<RankedRole> rankRoles(std::span<const RoleDefinition> definitions, std::span<const WantedAction> wanted);

/// Of these the ones that weigh less than the role that somebody chose: "Virtual Machine Contributor covers what you
/// asked for, and less besides". Roles that would add a condition are left out.
std::vector<RankedRole> smallerRoles(const RoleDefinition& chosen, std::span<const RoleDefinition> definitions,
                                     std::span<const WantedAction> wanted);

} // namespace rolescope
