// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kql.h"

#include <vector>

namespace rolescope::simulator::kql {

class Source;

/// Sorts row numbers by bound keys; stable. Each key is evaluated once a row, and texts are kept in one block of
/// memory: 400,000 ids would cost twice as much as strings of their own.
void sortRows(std::vector<quint32>& rows, const std::vector<SortKey>& keys, const Source& source);

} // namespace rolescope::simulator::kql
