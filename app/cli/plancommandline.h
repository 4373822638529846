// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "models/domain/result.h"

namespace rolescope::cli {

class Arguments;

/// The commands that change a tenant, from their arguments. Part of parseCommandLine.
Result<Command> attachCommand(const Arguments& arguments, const SourceSpec& from);
Result<Command> detachCommand(const Arguments& arguments, const SourceSpec& from);
Result<Command> undoCommand(const Arguments& arguments, const SourceSpec& from);
Result<Command> resumeCommand(const Arguments& arguments, const SourceSpec& from);
Result<Command> historyCommand(const Arguments& arguments, const SourceSpec& from);

} // namespace rolescope::cli
