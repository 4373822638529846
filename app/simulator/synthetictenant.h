// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

namespace rolescope::simulator {

/// A large company's tenant: the same for the same vms and seed, on every machine. vms > 0.
///
/// One subscription per 600 VMs below a tree of management groups, some 24 VMs a resource group; 15 % of the VMs
/// without an identity, 30 % with the system's, 35 % with one of the users', 12 % with several and 8 % with both kinds;
/// a user-assigned identity for each 5 VMs, a few of which serve many; about four role assignments an identity, most at
/// groups and resources, some at subscriptions and management groups; users, nested groups, a few conditional, orphaned
/// and deny assignments. The demo user is Reader of the root management group and Owner of the first subscription; an
/// application, the second caller, is Owner of the first subscription too.
Tenant syntheticTenant(int vms, quint64 seed);

} // namespace rolescope::simulator
