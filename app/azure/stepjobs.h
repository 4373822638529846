// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/stepjob.h"

namespace rolescope::azure {

std::unique_ptr<StepJob> makeStepJob(const StepAction& action, Transport& transport, StepContext context);

} // namespace rolescope::azure
