// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/faults.h"

namespace rolescope::simulator {

struct ServerOptions
{
    int pageSize = 100; ///< rows per page of ARM and Microsoft Graph lists
    Faults faults;
    int operationPolls = 1; ///< answers "InProgress" this often before an operation on a machine is done …
    int operationMs = 10'000; ///< … or this long, for clients that do not poll
    int retryAfterSeconds = 1; ///< what Retry-After says while an operation runs
    int tokenSeconds = 3599; ///< life of an access token
    int deviceCodeSeconds = 900; ///< life of a device code
    int devicePollSeconds = 5; ///< interval that device code clients are told
};

} // namespace rolescope::simulator
