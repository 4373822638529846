// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/obstacle.h"

#include <algorithm>
#include <array>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

template <std::size_t N> bool isOneOf(const QString& code, const std::array<QLatin1StringView, N>& codes)
{
    return std::ranges::any_of(codes,
                               [&code](QLatin1StringView one) { return code.compare(one, Qt::CaseInsensitive) == 0; });
}

/// Conflicts that looking anew can solve. All others (ScopeLocked, RoleAssignmentExists,
/// MissingSubscriptionRegistration …) are answers.
Obstacle obstacleInConflict(const Error& error)
{
    static constexpr std::array busy{"AnotherOperationInProgress"_L1, "OperationNotAllowed"_L1, "RetryableError"_L1};
    static constexpr std::array changed{"Conflict"_L1, "ConcurrentUpdate"_L1, "EtagMismatch"_L1, ""_L1};
    if (isOneOf(error.code, busy))
        return Obstacle::Busy;
    return isOneOf(error.code, changed) ? Obstacle::Changed : Obstacle::Final;
}

} // namespace

Obstacle obstacleIn(const Error& error)
{
    if (error.code.compare("PrincipalNotFound"_L1, Qt::CaseInsensitive) == 0)
        return Obstacle::NotReplicated;
    if (error.httpStatus == 412)
        return Obstacle::Changed;
    switch (error.kind) {
    case ErrorKind::Throttled:
        return Obstacle::Throttled;
    case ErrorKind::Conflict:
        return obstacleInConflict(error);
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Server:
        return Obstacle::AnswerLost;
    default:
        return Obstacle::Final;
    }
}

} // namespace rolescope::azure
