// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <QStringList>

namespace rolescope::test {

/// Names that end quotes and comments early, are run, interpolated or deceive the eye in one format or another.
QStringList hostileNames();

/// A tenant in which every name, tag, condition and description is one of these: a machine for each, with an identity
/// of its own that holds a role at a vault.
SyncBatch hostileTenant();

} // namespace rolescope::test
