// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

#include <QString>

namespace rolescope::simulator {

/// PATCH of a machine or scale set: its identity block and tags, with If-Match. The change is seen at once, with
/// provisioningState "Updating" until the operation that Azure-AsyncOperation names is done. A machine answers 200 with
/// its new state, a scale set 202 with Location and no body: both happen in Azure.
Reply patchResource(const Context& context, const ArmRequest& request, const QString& id, const QString& type);

} // namespace rolescope::simulator
