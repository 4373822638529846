// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <QStringView>

namespace rolescope {

/// Whoever may do this at a scope can give themselves and others any role there.
inline constexpr QStringView grantingAction = u"Microsoft.Authorization/roleAssignments/write";

/// In what way a role gives more than a workload should need.
struct Privilege
{
    bool handsOutAccess = false; ///< may write role assignments, be it under a condition
    bool everything = false; ///< holds "*" on the control plane, be it with notActions
    bool allData = false; ///< holds "*" on the data plane

    constexpr bool operator==(const Privilege&) const = default;
    constexpr bool any() const { return handsOutAccess || everything || allData; }
};

/// Told from the permissions, and for Owner, Contributor, User Access Administrator and Role Based Access Control
/// Administrator from the GUID alone, which stays telling where a definition could not be read.
Privilege privilegeOf(const RoleDefinition& role);
bool isPrivileged(const RoleDefinition& role);

} // namespace rolescope
