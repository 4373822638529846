// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kqleval.h"

#include <QString>

#include <memory>

namespace rolescope::simulator {

class State;
struct GraphScope;

/// A table of Resource Graph as one caller sees it: "Resources", "ResourceContainers" or "AuthorizationResources", in
/// any case; null for any other. The table points into the state and must not be used after the state has changed.
std::shared_ptr<const kql::Source> resourceGraphTable(const QString& name, State& state, const QString& caller,
                                                      const GraphScope& scope);

} // namespace rolescope::simulator
