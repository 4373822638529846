// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

/// Microsoft.Resources: tenants, subscriptions, locations, resource groups, generic resources, resource providers.
namespace rolescope::simulator::containersapi {

/// GET /tenants
Reply tenants(const Context& context, const ArmRequest& request);
/// GET /subscriptions
Reply subscriptions(const Context& context, const ArmRequest& request);
/// Everything below /subscriptions/{s} that is no provider's: itself, locations, resourcegroups[/{g}], resources.
Reply belowSubscription(const Context& context, const ArmRequest& request);
/// GET /subscriptions/{s}/providers[/{namespace}], POST …/{namespace}/register
Reply providers(const Context& context, const ArmRequest& request);
/// GET of a resource of any type by its id.
Reply resource(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator::containersapi
