// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rolescope {

/// The whole program: reads the arguments, builds what the command needs, runs it, and gives the exit code of the
/// process (app/cli/exitcode.h). Call once, from main().
int runProgram(int& argc, char** argv);

} // namespace rolescope
