// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

namespace rolescope::cli {

/// What the process returns; part of the interface to scripts.
enum ExitCode {
    Done = 0,
    Failed = 1,
    BadUsage = 2,
    NotSignedIn = 3,
    PartlyRead = 4, ///< the result is written, what it lacks stands on stderr
};

/// For an error that ended a command whose arguments were good.
constexpr ExitCode exitCodeFor(ErrorKind kind)
{
    return kind == ErrorKind::SignInNeeded ? NotSignedIn : Failed;
}

} // namespace rolescope::cli
