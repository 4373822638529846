// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

/// The versions of Azure's APIs that Rolescope speaks, in one place.
namespace rolescope::azure::apiversions {

inline constexpr QLatin1StringView subscriptions("2022-12-01"); ///< and tenants, locations
inline constexpr QLatin1StringView resources("2021-04-01"); ///< and resource groups
inline constexpr QLatin1StringView compute("2024-03-01");
inline constexpr QLatin1StringView managedIdentity("2023-01-31");
inline constexpr QLatin1StringView regionalIdentity("2024-11-30"); ///< the first with properties.isolationScope
inline constexpr QLatin1StringView authorization("2022-04-01"); ///< role and deny assignments
inline constexpr QLatin1StringView locks("2020-05-01");
inline constexpr QLatin1StringView roleDefinitions("2022-05-01-preview"); ///< the first with permissions[].condition
inline constexpr QLatin1StringView managementGroups("2023-04-01");
inline constexpr QLatin1StringView resourceGraph("2022-10-01");

} // namespace rolescope::azure::apiversions
