// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/graph/accessgraph.h"
#include "models/inventory/inventory.h"

#include <QString>
#include <QStringList>

namespace rolescope::test {

/// A tenant written down in a few words, one thing per line:
///
///     id  NAME PLACE                        a user-assigned identity
///     vm  NAME PLACE [system] [ID…]         a virtual machine and what it runs as; likewise `set` and `app`
///     grant WHO ROLE SCOPE [if]             a role assignment, `if`: behind a condition
///     deny  WHO SCOPE                       a deny assignment; WHO may be `everyone`
///
/// PLACE is "subscription/group"; SCOPE is "subscription", "subscription/group", "subscription/group/vault", or "/".
/// WHO is the name of an identity, "NAME.system", or "group:NAME". The roles Owner and Contributor are privileged.
SyncBatch tinyTenant(const QString& text);

/// "vm-1 > id-1", one line per edge, sorted; role nodes as "Reader@rg". Lone nodes stand alone in their line.
QStringList printed(const Inventory& inventory, const AccessGraph& graph);

} // namespace rolescope::test
