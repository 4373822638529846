// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"
#include "models/inventory/inventory.h"

/// Rows of the inventory back as the plain values that they came from, as far as rows keep them: of subscriptions the
/// state, of hosts the etag, of flexible members the scale set and of identities the tenant are not kept. Lists within
/// a value are sorted, so that the order in which things came does not show. Handles must be alive.
namespace rolescope::inventoryvalues {

ManagementGroup managementGroup(const Inventory& inventory, ScopeHandle scope);
Subscription subscription(const Inventory& inventory, ScopeHandle scope);
ResourceGroup resourceGroup(const Inventory& inventory, ScopeHandle scope);
Host host(const Inventory& inventory, HostHandle host);
UserAssignedIdentity userAssignedIdentity(const Inventory& inventory, IdentityHandle identity);
Principal principal(const Inventory& inventory, PrincipalHandle principal);
RoleAssignment roleAssignment(const Inventory& inventory, AssignmentHandle assignment);

} // namespace rolescope::inventoryvalues
