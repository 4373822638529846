// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

#include <QString>

namespace rolescope::simulator {

/// …/userAssignedIdentities/{n}/federatedIdentityCredentials[/{f}]: LIST, GET, PUT, DELETE. The identity exists and may
/// be read: the caller of this has checked it.
Reply federatedCredentials(const Context& context, const ArmRequest& request, const QString& identityId);

} // namespace rolescope::simulator
