// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace rolescope::azure {

/// How long one thing is waited for in all: each wait doubles, up to a longest one, until the time is used up.
class Patience
{
public:
    using Time = std::chrono::milliseconds;

    constexpr Patience(Time first, Time longest, Time total) : m_next(first), m_longest(longest), m_left(total) { }

    /// The next wait, or what the service asked for where that is longer; nothing where the time is used up.
    constexpr std::optional<Time> next(std::optional<Time> asked = {})
    {
        const Time wait = std::max(m_next, asked.value_or(Time(0)));
        if (wait > m_left)
            return std::nullopt;
        m_left -= wait;
        m_next = std::min(m_next * 2, m_longest);
        return wait;
    }

private:
    Time m_next;
    Time m_longest;
    Time m_left;
};

} // namespace rolescope::azure
