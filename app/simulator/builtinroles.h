// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QLatin1StringView>

#include <vector>

/// The built-in roles that the simulated tenants know: fifty common ones with Azure's GUIDs and actions.
namespace rolescope::simulator {

/// All of them, as resources/demo/roles.json lists them. Parses the file on each call: call once and keep the result.
std::vector<RoleDefinition> builtInRoles();

/// GUIDs that code has to name.
namespace roleguid {
inline constexpr QLatin1StringView owner("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
inline constexpr QLatin1StringView contributor("b24988ac-6180-42a0-ab88-20f7382dd24c");
inline constexpr QLatin1StringView reader("acdd72a7-3385-48ef-bd42-f606fba81ae7");
inline constexpr QLatin1StringView blobDataReader("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");
inline constexpr QLatin1StringView blobDataContributor("ba92f5b4-2d11-453d-a403-e96b0029c9fe");
} // namespace roleguid

} // namespace rolescope::simulator
