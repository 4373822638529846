// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

namespace rolescope::simulator {

/// {scope}/providers/Microsoft.Authorization: roleAssignments, roleDefinitions, denyAssignments, permissions, locks,
/// roleAssignmentsUsageMetrics, providerOperations, and the schedules of Privileged Identity Management (always empty).
Reply authorization(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator
