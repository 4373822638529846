// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/inventory/inventory.h"

namespace rolescope {

/// All of an inventory as the values that it could be filled with again, each kind sorted by id. What was only named by
/// something else is left out: it is named again. See inventoryvalues for what rows do not keep. Any thread.
SyncBatch inventoryBatch(const Inventory& inventory);

} // namespace rolescope
