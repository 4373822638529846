// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

namespace rolescope::simulator {

/// "Fabrikam Outdoor", a believable small company: resources/demo/tenant.json. Its demo user is Owner of the first
/// subscription, Contributor of the second and Reader of the third; its second caller is an application that owns the
/// first.
Tenant demoTenant();

} // namespace rolescope::simulator
