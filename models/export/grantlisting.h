// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/inventoryjson.h"
#include "models/export/listing.h"

namespace rolescope {

/// The list of ListKind::Grants, see there.
Listing makeGrantListing(const Inventory& inventory, const EntityFilter& keep);

} // namespace rolescope
