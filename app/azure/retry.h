// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"

#include <array>
#include <chrono>
#include <optional>

namespace rolescope::azure {

/// Limits and waits of the transport. Tests shorten the waits by `delayFactor` instead of sleeping.
struct TransportOptions
{
    std::chrono::milliseconds idleTimeout{30'000}; ///< no byte came for so long
    std::chrono::milliseconds totalTimeout{180'000}; ///< for one try, so that a dripping reply ends as well
    std::chrono::milliseconds longestWait{300'000}; ///< a service that asks for more gets no retry but an error
    std::chrono::milliseconds longestOperation{3'600'000}; ///< waits of one long-running operation, added up
    qint64 largestReply = 16 * 1024 * 1024; ///< bytes after decompression; ARM's own limit is 8 MB
    int parallelPerHost = 6;
    double delayFactor = 1.0; ///< applied to every wait, those of Retry-After too
};

/// What to do about one kind of failure.
struct RetryRule
{
    int status; ///< of HTTP; 0 where no answer came
    int retries;
    std::chrono::milliseconds firstDelay; ///< doubles with each retry, where the service names no wait
    bool anyRequest; ///< true: nothing was done, so even what is not idempotent may be sent again
    bool holdsHost; ///< the whole host gets a rest, not this request alone
};

inline constexpr std::array retryTable{
    RetryRule{0, 3, std::chrono::milliseconds(500), false, false},
    RetryRule{408, 2, std::chrono::milliseconds(1000), false, false},
    RetryRule{429, 6, std::chrono::milliseconds(2000), true, true},
    RetryRule{500, 2, std::chrono::milliseconds(1000), false, false},
    RetryRule{502, 3, std::chrono::milliseconds(1000), false, false},
    RetryRule{503, 4, std::chrono::milliseconds(2000), false, true},
    RetryRule{504, 2, std::chrono::milliseconds(2000), false, false},
};

/// The rule for a status; null where a failure is final.
const RetryRule* retryRule(int status);

/// The wait before retry number `retry` (0 for the first) where the service names none: doubling, with up to a quarter
/// of random surplus so that several programs do not come back in step.
std::chrono::milliseconds backOff(const RetryRule& rule, int retry);

/// What the service asks to wait: Retry-After in seconds or as an HTTP date (RFC 9110 §10.2.3; dates count from the
/// reply's own Date, so that a wrong clock here does no harm), else Resource Graph's x-ms-user-quota-resets-after on a
/// 429.
std::optional<std::chrono::milliseconds> waitAskedFor(const Response& response);

} // namespace rolescope::azure
