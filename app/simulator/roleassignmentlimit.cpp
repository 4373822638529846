// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/roleassignmentlimit.h"

#include "app/simulator/ids.h"
#include "app/simulator/state.h"

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

int assignmentLimit(const QString& scope)
{
    return splitId(scope).subscription.isEmpty() ? 500 : 4000;
}

int assignmentsCounted(const State& state, const QString& scope)
{
    const QString subscription = splitId(scope).subscription;
    const QString top = keyOf(subscription.isEmpty() ? scope : subscriptionId(subscription));
    size_t count = 0;
    if (const auto own = state.assignments().find(top); own != state.assignments().end())
        count = own->second.size();
    if (!subscription.isEmpty()) {
        const auto [first, last] = State::below(state.assignments(), top);
        for (auto it = first; it != last; ++it)
            count += it->second.size();
    }
    return static_cast<int>(count);
}

} // namespace rolescope::simulator
