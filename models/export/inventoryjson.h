// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/domain/result.h"
#include "models/inventory/inventory.h"

#include <functional>

class QIODevice;

/// The inventory file: plain JSON, one entry to a line, each an object with its ARM id as "id".
///
///     {"format":"rolescope-inventory","version":1,
///      "tenants":[…],"managementGroups":[…],"subscriptions":[…],"resourceGroups":[…],"virtualMachines":[…],
///      "otherHosts":[…],"identities":[…],"principals":[…],"roleDefinitions":[…],"roleAssignments":[…],
///      "denyAssignments":[…],"couldNotRead":[…]}
///
/// Sections are sorted by id, so the same inventory gives the same bytes, however it was filled. What is only named by
/// something else and was not read itself is left out: reading the file names it again.
namespace rolescope {

inline constexpr int inventoryFileVersion = 1;

/// Says which hosts, identities, principals, roles and assignments are written; an empty one lets everything through.
/// Scopes are written where something written lies in them or was granted there.
using EntityFilter = std::function<bool(EntityRef)>;

/// Writes row by row. Fails with kind Io where the device does.
Result<void> writeInventory(const Inventory& inventory, QIODevice& device, const EntityFilter& keep = {});

/// Takes what was read, at most SyncBatch::preferredRows values at a time; returns false to stop reading.
using BatchConsumer = std::function<bool(SyncBatch&&)>;

/// Reads an inventory file without ever holding more than one entry of it as JSON. The file is not trusted: depth, size
/// of an entry and size of the whole are bounded; unknown members and sections are skipped, while a known one of the
/// wrong type, or one that comes twice, is an error. Errors say the line and what is wrong there (BadInput), or that
/// the device failed (Io), or that the consumer stopped (Cancelled); batches that came before are valid. May be called
/// on any thread.
Result<void> readInventory(QIODevice& device, const BatchConsumer& consume);

} // namespace rolescope
