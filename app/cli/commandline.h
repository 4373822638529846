// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "models/domain/result.h"

#include <QStringList>

namespace rolescope::cli {

/// Reads the arguments of the process (with the program's name first). Strict: unknown commands and options, options of
/// other commands, missing or malformed values and surplus arguments give an Error of kind BadInput, for which the
/// process ends with ExitCode::BadUsage. Needs no application object. Options that belong to Qt's own window start
/// ("-platform offscreen") are let through for the window and the picture formats.
Result<Command> parseCommandLine(const QStringList& arguments);

} // namespace rolescope::cli
