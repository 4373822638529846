// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kql.h"

#include <vector>

namespace rolescope::simulator::kql {

class Source;

/// The expression with every column replaced by what it stands for: a slot of the source, or the expression that an
/// earlier project or extend gave it. On failure null, and the reason in *error.
NodePtr bindTo(const NodePtr& expression, const std::vector<NamedExpression>& columns, const Source& source,
               Error* error);

/// The value of a bound expression on a row.
Value evaluate(const Node& node, const Source& source, quint32 row);

} // namespace rolescope::simulator::kql
