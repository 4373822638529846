// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

namespace rolescope::simulator {

/// Microsoft.Management: managementGroups (list, get with $expand=children and $recurse, descendants, subscriptions)
/// and getEntities. Caller sees the groups it may read, and in getEntities also those above anything it holds a role
/// on.
Reply management(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator
