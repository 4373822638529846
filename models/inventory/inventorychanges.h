// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <array>
#include <utility>
#include <vector>

namespace rolescope {

/// Private to models/inventory: what a change of values means for the row lists, before anybody was told.
struct InventoryChanges
{
    std::array<std::vector<quint32>, tableCount> added; ///< alive, not in their table yet
    std::array<std::vector<quint32>, tableCount> changed; ///< may repeat, may hold added and removed ones
    std::array<std::vector<quint32>, tableCount> removed; ///< still alive and in their table
    /// So many rows changed that the whole table is told instead.
    std::array<bool, tableCount> changedThroughout{};
    std::vector<quint32> changedScopes;
    std::vector<std::pair<quint32, quint32>> movedScopes; ///< scope → new parent
    std::vector<quint32> removedScopes; ///< children before parents
    bool gaps = false;

    std::vector<quint32>& addedTo(Table table) { return added[static_cast<size_t>(table)]; }
    std::vector<quint32>& changedIn(Table table) { return changed[static_cast<size_t>(table)]; }
    bool& throughout(Table table) { return changedThroughout[static_cast<size_t>(table)]; }
    std::vector<quint32>& removedFrom(Table table) { return removed[static_cast<size_t>(table)]; }
};

inline Table tableOf(HostKind kind)
{
    return kind == HostKind::Other ? Table::OtherHosts : Table::VirtualMachines;
}

} // namespace rolescope
