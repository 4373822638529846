// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <QStringView>

#include <span>

namespace rolescope {

/// Azure keeps apart what is done to a resource (control) and to the data in it: Owner's "*" permits no data action.
enum class Plane : quint8 { Control, Data };

/// What comes out when somebody wants to do something, from the least to the most.
enum class Verdict : quint8 {
    NotGranted, ///< nothing permits it
    Denied, ///< a deny assignment forbids it, whatever is granted
    Conditional, ///< permitted if a condition holds that cannot be told from here
    Allowed,
};

/// Whether a role's permissions permit an action, and what in them does.
struct PermissionMatch
{
    Verdict verdict = Verdict::NotGranted; ///< never Denied: notActions deny nothing
    int element = -1; ///< index of the permission that permits it; -1 where none does
    QString pattern; ///< of that element's actions
    QString condition; ///< of that element, where the verdict is Conditional

    bool operator==(const PermissionMatch&) const = default;
};

/// Reading a role's permissions, or those that `GET …/providers/Microsoft.Authorization/permissions` answers for the
/// caller, one element for each role. As Azure does: within an element notActions are taken off actions; elements add
/// up, so what one takes off another may give. Of the elements that permit an action one without a condition, or with
/// one that holds for this action whatever its attributes are (actioncondition.h), counts most. Pure functions, safe
/// from any thread.
namespace permissionset {

const QStringList& actionsOf(const Permission& permission, Plane plane);
const QStringList& notActionsOf(const Permission& permission, Plane plane);

/// Whether `action` is permitted. A pattern (`Microsoft.Compute/virtualMachines/*`) is, if everything that it stands
/// for is permitted by a single action of a single element: never true wrongly, but what several actions permit only
/// together is not seen. An empty action never is.
PermissionMatch permits(std::span<const Permission> permissions, QStringView action, Plane plane);
/// Whether the action, or for a pattern some of what it stands for, is permitted: how deny assignments are read.
PermissionMatch permitsSomeOf(std::span<const Permission> permissions, QStringView action, Plane plane);

/// Whether whatever `narrow` permits `wide` permits too, under no condition that narrow does not have as well. Never
/// true wrongly; what wide permits by several actions together may go unseen.
bool covers(std::span<const Permission> wide, std::span<const Permission> narrow);

} // namespace permissionset
} // namespace rolescope
