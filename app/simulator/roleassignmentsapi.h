// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

namespace rolescope::simulator {

/// {scope}/providers/Microsoft.Authorization/roleAssignments[/{guid}]: LIST with atScope(), principalId eq and
/// assignedTo(), GET, PUT, DELETE. Without a filter a list holds what applies at the scope (assigned there or above)
/// and what is assigned below it inside the subscription; a management group's list does not reach into its
/// subscriptions.
Reply roleAssignments(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator
