// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/export/inventoryjson.h"
#include "models/export/listing.h"
#include "models/inventory/inventory.h"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

/// What the lists are made of: columns, and the cells that several of them share. Private to models/export.
namespace rolescope::listingcells {

/// A column and how its cell is found.
template <typename Row> struct Column
{
    const char* key;
    QString title;
    std::function<ListingCell(const Inventory&, Row)> cell;
};

template <typename Row>
Listing fill(const Inventory& inventory, const std::vector<Column<Row>>& columns, const std::vector<Row>& rows)
{
    Listing listing;
    for (const Column<Row>& column : columns)
        listing.columns.push_back({column.key, column.title});
    listing.rows.reserve(rows.size());
    for (const Row& row : rows) {
        std::vector<ListingCell> cells;
        cells.reserve(columns.size());
        for (const Column<Row>& column : columns)
            cells.push_back(column.cell(inventory, row));
        listing.rows.push_back(std::move(cells));
    }
    return listing;
}

/// Sorted by folded id; things that share an id (none should) stay in the order of the inventory.
template <typename Handle> void sortById(const Inventory& inventory, std::vector<Handle>& handles)
{
    std::vector<std::pair<QString, Handle>> keyed;
    keyed.reserve(handles.size());
    for (const Handle handle : handles)
        keyed.emplace_back(armid::folded(inventory.armId(handle)), handle);
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), handles.begin(), [](const auto& one) { return one.second; });
}

template <EntityKind Kind>
std::vector<Handle<Kind>> handlesOf(const Inventory& inventory, Table table, const EntityFilter& keep)
{
    std::vector<Handle<Kind>> handles;
    for (int row = 0; row < inventory.rowCount(table); ++row) {
        const EntityRef entity = inventory.at(table, row);
        if (!keep || keep(entity))
            handles.push_back(entity.as<Kind>());
    }
    sortById(inventory, handles);
    return handles;
}

/// The text, or nothing where it is empty.
ListingCell known(const QString& text);
/// A word of valuewords.h, for scripts.
ListingCell word(const char* text);

template <typename Handle> ListingCell idOf(const Inventory& inventory, Handle handle)
{
    return handle.isValid() ? known(inventory.armId(handle)) : ListingCell();
}

template <typename Handle> ListingCell nameOf(const Inventory& inventory, Handle handle)
{
    return handle.isValid() ? known(inventory.displayName(handle)) : ListingCell();
}

template <typename Handle> QStringList sortedIds(const Inventory& inventory, std::vector<Handle> handles)
{
    sortById(inventory, handles);
    QStringList ids;
    for (const Handle handle : handles)
        ids.append(inventory.armId(handle));
    return ids;
}

// Where a scope lies
ListingCell groupOf(const Inventory& inventory, ScopeHandle scope);
ListingCell subscriptionName(const Inventory& inventory, ScopeHandle scope);
ListingCell subscriptionGuid(const Inventory& inventory, ScopeHandle scope);

ListingCell principalIdOf(const Inventory& inventory, IdentityHandle identity);
/// "SystemAssigned" or "UserAssigned", as Azure writes it.
ListingCell identityKindOf(const Inventory& inventory, IdentityHandle identity);

} // namespace rolescope::listingcells
