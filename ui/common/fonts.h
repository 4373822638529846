// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

/// The few sizes of type, all relative to the system font, so that a person's own setting is kept.
namespace rolescope::fonts {

QFont secondary(const QFont& base); ///< 11 of 13
QFont title(const QFont& base); ///< 17 of 13, medium weight
QFont medium(const QFont& base); ///< same size, medium weight: names
/// For ids: the system's fixed font in about the size of `base`.
QFont fixed(const QFont& base);

} // namespace rolescope::fonts
