// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <QStringList>

namespace rolescope::test {

/// All that an inventory tells, a line for each thing, sorted; ids in lower case. Row numbers and handles are left out,
/// so that two inventories with the same content give the same lines.
QStringList dump(const Inventory& inventory);

/// Rows and links that contradict each other, and ids that do not lead back to their row: none in a sound inventory.
QStringList contradictions(const Inventory& inventory);

} // namespace rolescope::test
