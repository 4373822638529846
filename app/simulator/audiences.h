// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rolescope::simulator {

enum class Service { Arm, Graph };

/// Whether a token for this audience ("https://management.azure.com/", a trailing slash does not matter) opens the
/// service. The simulator's own origin, and any other loopback origin, opens both.
bool opens(const QString& audience, Service service, const QString& origin);

/// The resource that scopes ask for: "https://graph.microsoft.com" of "openid https://graph.microsoft.com/.default". A
/// double slash keeps its first one. Empty when there is none; `several` says that there is more than one.
QString resourceOfScopes(const QString& scopes, bool* several);

} // namespace rolescope::simulator
