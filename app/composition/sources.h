// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/sourcespec.h"
#include "models/ports/operationjournal.h"
#include "models/ports/tenantaccess.h"

#include <memory>

namespace rolescope {

/// Opens the tenant that a command names, with everything behind it: for the demo a simulator of its own in a thread of
/// its own, reached over HTTP like any other. Needs an application object. Errors: a port or a file that cannot be had.
///
/// What is done to a lasting tenant is kept in `journal`; the demo's history ends with it, and for a file it is not
/// needed either: then it may be null.
Result<TenantAccess> openTenant(const cli::SourceSpec& spec, const std::shared_ptr<OperationJournal>& journal);

} // namespace rolescope
