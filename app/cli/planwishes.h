// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "models/domain/result.h"
#include "models/inventory/inventory.h"

namespace rolescope::cli {

/// The plan that a command asks for, its names looked up in the inventory. Errors: BadInput or NotFound, with what is
/// near to a name that nothing has.
Result<Plan> planOf(const AttachCommand& command, const Inventory& inventory);
Result<Plan> planOf(const DetachCommand& command, const Inventory& inventory);

} // namespace rolescope::cli
