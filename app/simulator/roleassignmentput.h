// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

#include <QString>

namespace rolescope::simulator {

/// PUT {scope}/providers/Microsoft.Authorization/roleAssignments/{guid}. 201 for a new one; 200 when only the condition
/// or description of an existing one changes; else Azure's refusals: RoleAssignmentExists,
/// RoleAssignmentUpdateNotPermitted, PrincipalNotFound, UnmatchedPrincipalType, RoleDefinitionDoesNotExist,
/// RoleAssignmentLimitExceeded …
Reply putRoleAssignment(const Context& context, const ArmRequest& request, const QString& guid);

} // namespace rolescope::simulator
