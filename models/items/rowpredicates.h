// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roworder.h"

namespace rolescope {

/// Lets through what stands at `scope` or below it: hosts and scopes themselves, role and deny assignments made there,
/// identities that lie there. Principals and roles pass where a grant to them, or of them, was made there. Everything,
/// if `scope` is invalid or gone.
RowPredicate standsWithin(ScopeHandle scope);
/// Lets through role and deny assignments that matter at `scope`: made there, above it, or below it.
RowPredicate mattersAt(ScopeHandle scope);

} // namespace rolescope
