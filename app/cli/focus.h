// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/inventory/inventory.h"

#include <functional>

namespace rolescope::cli {

/// The one thing that an id or an exact name stands for. Where there is none, the error names what is near; where there
/// are several, their ids.
Result<EntityRef> resolveFocus(const Inventory& inventory, const QString& idOrName);

/// The same among those things only that fit: names that other kinds of things have too do no harm then.
Result<EntityRef> resolveAmong(const Inventory& inventory, const QString& idOrName,
                               const std::function<bool(EntityRef)>& fits);

} // namespace rolescope::cli
