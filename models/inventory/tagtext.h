// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

namespace rolescope {

/// Tags as one text, the way the inventory keeps them: a line "name=value" each, in the order of names. What would be
/// mistaken for the mark or the end of a line stands behind a backslash, so that fromText gives the same tags again.
namespace tagtext {

QString toText(const Tags& tags);
Tags fromText(QStringView text);

} // namespace tagtext
} // namespace rolescope
