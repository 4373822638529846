// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace rolescope {

/// "id-web, id-backup, id-x and 4 more", translated: at most `limit` names out of `total`, of which `names` holds the
/// first ones. Any thread.
QString nameList(const QStringList& names, qsizetype total, qsizetype limit = 3);

} // namespace rolescope
