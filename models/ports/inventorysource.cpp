// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/inventorysource.h"

// The interface's meta-object needs one home.
#include "moc_inventorysource.cpp"
