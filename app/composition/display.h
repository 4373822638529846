// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace rolescope {

/// True where a window can be shown: Qt itself would end the process without one.
bool hasDisplay();

} // namespace rolescope
