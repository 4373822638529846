// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/items/roles.h"

namespace rolescope {

/// What a thing of the inventory is to be drawn as; `entity` must be alive.
Decoration decorationOf(const Inventory& inventory, EntityRef entity);
Decoration decorationOf(ScopeKind kind);

/// How much one grant asks for attention: Danger for a privileged role on a subscription or above, Warning for a
/// privileged role further down or for a principal that is gone, Note for a grant behind a condition.
Severity severityOf(const Inventory& inventory, AssignmentHandle assignment);
/// The gravest of what an identity, or all identities of a host, were granted.
Severity severityOf(const Inventory& inventory, IdentityHandle identity);
Severity severityOf(const Inventory& inventory, HostHandle host);

/// The scope of that kind that holds `scope` (or is it), invalid where there is none.
ScopeHandle enclosing(const Inventory& inventory, ScopeHandle scope, ScopeKind kind);
/// Where a host, an identity, an assignment, a deny or a scope stands; invalid for principals and roles.
ScopeHandle scopeOf(const Inventory& inventory, EntityRef entity);
/// Role assignments of all identities of a host together.
int grantCount(const Inventory& inventory, HostHandle host);

} // namespace rolescope
