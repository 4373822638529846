// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/sourcespec.h"
#include "models/ports/inventorysource.h"

#include <memory>

namespace rolescope {

/// Makes the source that a command names, with everything behind it: for the demo a simulator of its own in a thread of
/// its own, reached over HTTP like any other. Needs an application object. Errors: a port or a file that cannot be had.
Result<std::unique_ptr<InventorySource>> makeSource(const cli::SourceSpec& spec);

} // namespace rolescope
