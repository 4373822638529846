// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <vector>

namespace rolescope {
class InventoryStore;
}

namespace rolescope::test {

/// A tenant with one of everything that an inventory holds: every shape of identity block, management groups under one
/// another, conditions, a custom role, an orphan, a deny assignment, gaps, and names that are no plain ASCII.
SyncBatch fullTenant();

/// Every value of the batch in a batch of its own, in an order that the seed decides.
std::vector<SyncBatch> shuffled(const SyncBatch& batch, unsigned seed);

/// "Everything everywhere was read."
Coverage everything();

/// A whole refresh with these batches.
void refresh(InventoryStore& store, const std::vector<SyncBatch>& batches);

} // namespace rolescope::test
