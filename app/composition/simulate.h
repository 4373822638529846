// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"

namespace rolescope {

/// Serves a simulated Azure on loopback until the process ends. Prints "listening on URL" and then the tenant id and a
/// service principal's client id and secret, one a line, for clients that sign in with them. The secret is new at each
/// start. Needs an application object; gives the exit code.
int simulate(const cli::SimulateCommand& command, cli::Console& console);

} // namespace rolescope
