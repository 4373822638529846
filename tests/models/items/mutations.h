// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"

#include <functional>

namespace rolescope::test {

/// Takes a store that holds company() through every kind of change, one after the other: insertion, update in place,
/// moves in the tree, a refresh that removes some, one that removes all, clearing, filling again. `check` is called
/// after each step with its name.
void mutate(InventoryStore& store, const std::function<void(const char* step)>& check);

} // namespace rolescope::test
