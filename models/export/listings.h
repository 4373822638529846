// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/inventoryjson.h"
#include "models/export/listing.h"
#include "models/inventory/inventory.h"

namespace rolescope {

enum class ListKind : quint8 {
    Subscriptions,
    VirtualMachines, ///< with scale sets
    Identities, ///< user- and system-assigned ones; the id of the latter is their resource's
    Roles,
    Assignments,
    /// One row for each way host → identity → role assignment. Hosts without an identity have none; identities that
    /// nothing uses, and such that hold no role, have one with the other half empty.
    Grants,
};

/// Sorted by ARM id, so the same inventory gives the same list. `keep` as for writeInventory.
Listing makeListing(const Inventory& inventory, ListKind kind, const EntityFilter& keep = {});

} // namespace rolescope
