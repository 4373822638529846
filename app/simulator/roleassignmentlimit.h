// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace rolescope::simulator {

class State;

/// How many role assignments Azure allows: 4000 in a subscription, its groups and resources; 500 at a management group.
int assignmentLimit(const QString& scope);
/// How many there are that count against the limit of a scope.
int assignmentsCounted(const State& state, const QString& scope);

} // namespace rolescope::simulator
