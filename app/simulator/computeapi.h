// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

namespace rolescope::simulator {

/// Microsoft.Compute: virtualMachines and virtualMachineScaleSets (GET, LIST, instanceView, PATCH of identity and
/// tags), locations/{l}/operations/{id}.
Reply compute(const Context& context, const ArmRequest& request);

} // namespace rolescope::simulator
