// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

namespace rolescope::test {

/// Azure's built-in roles as Azure lists them, from a file beside the source tree; empty where it is not there.
std::vector<RoleDefinition> builtInRoles();

/// The one with that name; a test that asks for another one is wrong.
const RoleDefinition& roleNamed(const std::vector<RoleDefinition>& roles, const QString& name);

} // namespace rolescope::test

/// Skips the running test where the file with Azure's built-in roles is not there.
#define RS_NEED_BUILT_IN_ROLES(roles)                                                                                  \
    do {                                                                                                               \
        if ((roles).empty())                                                                                           \
            QSKIP("The list of Azure's built-in roles is not here");                                                   \
    } while (false)
