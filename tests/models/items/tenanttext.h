// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <QStringView>

namespace rolescope::test {

/// A batch from a small language, a thing to a line; `[x]` may be left out, names hold no blanks:
///
///     mg NAME [under=MG]
///     sub NAME [under=MG] [title=NAME]
///     group SUB/GROUP [location=NAME]
///     uai SUB/GROUP/NAME
///     vm|scaleset|app SUB/GROUP/NAME [system] [id=SUB/GROUP/NAME]… [size=NAME] [location=NAME] [power=running]
///     user|gone NAME
///     role NAME [custom] [action=OPERATION]… [data=OPERATION]…
///     grant NAME PRINCIPAL ROLE at=/|mg:NAME|SUB|SUB/GROUP|SUB/GROUP/VAULT [if=CONDITION] [created=MILLISECONDS]
///     deny NAME at=SCOPE
///     gap SUB WHY
///
/// Principals: uai:NAME, system:NAME (of a machine), NAME of a user. Object ids are made of these.
SyncBatch tenant(QStringView text);

/// Machines PREFIX-first … PREFIX-last in group "prod/rg-web", as batches of bounded size want them.
SyncBatch machines(const QString& prefix, int first, int last);

/// The virtual machine at SUB/GROUP/NAME; looked up by id, since a system-assigned identity has its machine's name.
HostHandle machine(const Inventory& inventory, const QString& path);

/// A small company with one of everything.
QStringView company();
/// "Everything everywhere was read": lets a refresh remove whatever it did not touch.
Coverage everything();

} // namespace rolescope::test
