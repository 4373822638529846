// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"

#include <QString>

namespace rolescope::sample {

inline constexpr auto subscriptionId = "00000000-0000-0000-0000-0000000000a1";

QString subscription(); ///< scope of "Production"
QString inGroup(const QString& group, const QString& tail);
QString machine(int number); ///< vm-web-01 …, in rg-web

/// A small company: one management group, two subscriptions, three groups, 24 machines, of which six share id-web;
/// vm-web-01 has a system-assigned identity too. id-web holds Owner on Production and, under a condition, a data role;
/// there is an orphaned assignment, an unused identity and a deny assignment.
SyncBatch tenant();
void fill(InventoryStore& store);

inline const QString hostileName = QStringLiteral("<b>\"bold\"</b><img src='http://example.org/x.png'> & %1 %2 'q'");

} // namespace rolescope::sample
