// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/plan/plan.h"

#include <vector>

namespace rolescope {

/// A role that hosts hold at a scope now and will not hold any more: none of the identities that they are left with
/// has it, or one that permits as much, there or above.
struct AccessLoss
{
    RoleHandle role;
    ScopeHandle scope;
    std::vector<HostHandle> hosts; ///< each once, in the order of the steps
    int step = 0; ///< the first that takes it from one of them

    bool operator==(const AccessLoss&) const = default;
};

/// The blast radius of a plan, in the order of its steps: who loses what by detaching, disabling, revoking and
/// deleting. Looks at what identities were granted themselves: the inventory does not know which groups they are in.
/// Satisfied steps take nothing. Any thread that may read the inventory.
std::vector<AccessLoss> accessLosses(const Plan& plan, const Inventory& inventory);

} // namespace rolescope
