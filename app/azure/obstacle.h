// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

namespace rolescope::azure {

/// What stands in the way of a write, by what can be done about it.
enum class Obstacle : quint8 {
    Final, ///< asking again would not help
    NotReplicated, ///< a new principal that this part of the directory does not see yet
    Busy, ///< the resource is being changed: its turn will come
    Throttled, ///< too many requests, after the transport's own patience
    Changed, ///< somebody else changed it since it was read
    AnswerLost ///< it may have been done or not
};

Obstacle obstacleIn(const Error& error);

} // namespace rolescope::azure
