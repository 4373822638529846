// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/listing.h"
#include "models/ports/planservice.h"

namespace rolescope::cli {

/// Operations as a list for people and for scripts, in the order given.
Listing historyListing(const std::vector<Operation>& operations);

} // namespace rolescope::cli
