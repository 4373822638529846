// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/inventorysource.h"
#include "models/ports/planservice.h"

#include <memory>

namespace rolescope {

/// A tenant to read and, where that is possible, to change. The plans go before the source that they share with.
struct TenantAccess
{
    std::unique_ptr<InventorySource> source;
    std::unique_ptr<PlanService> plans;
};

} // namespace rolescope
