// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

namespace rolescope::simulator {

/// Microsoft.ManagedIdentity: userAssignedIdentities (GET, LIST, PUT, PATCH, DELETE), their
/// federatedIdentityCredentials, listAssociatedResources (only the two preview api-versions that had it), and
/// {resource}/…/identities/default.
Reply managedIdentity(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator
