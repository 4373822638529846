// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

namespace rolescope {

/// True for roles that give more than a workload should need: Owner, Contributor, User Access Administrator, Role Based
/// Access Control Administrator, and any role that may write role assignments or holds "*" on control or data plane.
bool isPrivileged(const RoleDefinition& role);

} // namespace rolescope
