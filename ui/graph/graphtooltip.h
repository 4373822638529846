// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/graph/diagram.h"

#include <QString>

namespace rolescope {

/// Rich text for tooltips: the whole name, what it is, and what was found about it. Names are escaped, and cut beyond
/// what a tooltip can hold.
QString boxToolTip(const Diagram& diagram, quint32 box);
/// Why the line is there.
QString lineToolTip(const Diagram& diagram, quint32 line);

} // namespace rolescope
