// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorychanges.h"
#include "models/inventory/inventorydata.h"

namespace rolescope {

/// Private to models/inventory: finds what a finished refresh did not see again inside the coverage, unlinks it, and
/// then everything that was only named by what is gone. The rows stay alive until InventoryStore has told the views.
void sweep(Inventory::Data& data, const Coverage& coverage, InventoryChanges& changes);

} // namespace rolescope
