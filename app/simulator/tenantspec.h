// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QString>

#include <optional>

namespace rolescope::simulator {

/// The tenant that `--tenant` names: "demo" (or nothing), "synthetic:vms=N,seed=S" with 1 ≤ N ≤ 1,000,000 and seed 1
/// when left out, or the path of a tenant file (see tenantfile.h). On failure nothing, and one line for the person in
/// *error (which may be null).
std::optional<Tenant> tenantFromSpec(const QString& spec, QString* error);

} // namespace rolescope::simulator
