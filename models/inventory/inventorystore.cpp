// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"

#include "models/inventory/inventorychanges.h"
#include "models/inventory/inventorydata.h"
#include "models/inventory/inventorysweep.h"
#include "models/inventory/inventorywriter.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <atomic>

namespace rolescope {

using Ranges = std::vector<std::pair<int, int>>;

namespace {

/// More ranges than this are told as one that covers them all: views repaint what is visible either way.
constexpr size_t mostChangedRanges = 64;

Ranges rangesOf(std::vector<int> rows)
{
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    Ranges ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().second + 1 == row)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    return ranges;
}

/// The order to remove ranges in, so that those still to come keep their numbers.
Ranges rangesFromTheBack(std::vector<int> rows)
{
    Ranges ranges = rangesOf(std::move(rows));
    std::reverse(ranges.begin(), ranges.end());
    return ranges;
}

} // namespace

/// Carries changes of values over into row lists and child lists, between the signals that say so.
struct InventoryStore::Private
{
    explicit Private(InventoryStore& owner) : q(owner) { }

    /// The data to write to: our own, or a copy where a snapshot still holds what we have. To be asked for again after
    /// each signal, since a slot may have taken a snapshot.
    Inventory::Data& edit()
    {
        if (current.use_count() > 1)
            current = std::make_shared<Inventory>(*current);
        // The last reader on another thread let go before the count said so; see its reads as done.
        std::atomic_thread_fence(std::memory_order_acquire);
        return *current->d;
    }

    void publish(InventoryChanges& changes);
    void announceScopes();
    void attach(quint32 parent, const QList<quint32>& children);
    void moveScope(quint32 scope, quint32 newParent);
    void removeScopes(const std::vector<quint32>& scopes);
    void renumberChildren(quint32 parent, qsizetype first);
    void removeRows(Table table, const std::vector<quint32>& handles);
    void insertRows(Table table, const std::vector<quint32>& handles, const std::vector<quint32>& removed);
    void tellChangedRows(Table table, InventoryChanges& changes);
    void packSearch();
    void tellChangedScopes(const std::vector<quint32>& scopes);
    void release(Table table, const std::vector<quint32>& handles);

    bool isAlive(Table table, quint32 handle) const;
    int rowOf(Table table, quint32 handle) const; ///< -1 where it is not there, or not yet

    InventoryStore& q;
    std::shared_ptr<Inventory> current = std::make_shared<Inventory>();
    bool somethingChanged = false;
};

bool InventoryStore::Private::isAlive(Table table, quint32 handle) const
{
    const Inventory::Data& d = *current->d;
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return d.hosts.isAlive(handle);
    case Table::Identities:
        return d.identities.isAlive(handle);
    case Table::Assignments:
        return d.assignments.isAlive(handle);
    case Table::Roles:
        return d.roles.isAlive(handle);
    case Table::Principals:
        return d.principals.isAlive(handle);
    case Table::Denies:
        return d.denies.isAlive(handle);
    }
    Q_UNREACHABLE();
}

int InventoryStore::Private::rowOf(Table table, quint32 handle) const
{
    const RowList::Place place = current->d->place(table, handle);
    return place == noSlot ? -1 : current->d->rows(table).rowOf(handle, place);
}

void InventoryStore::Private::publish(InventoryChanges& changes)
{
    somethingChanged = false;
    announceScopes();
    for (const auto& [scope, parent] : changes.movedScopes)
        moveScope(scope, parent);
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        removeRows(table, changes.removedFrom(table));
        insertRows(table, changes.addedTo(table), changes.removedFrom(table));
    }
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        release(table, changes.removedFrom(table));
    }
    removeScopes(changes.removedScopes);
    for (int i = 0; i < tableCount; ++i) {
        const auto table = static_cast<Table>(i);
        tellChangedRows(table, changes);
    }
    tellChangedScopes(changes.changedScopes);
    if (current->d->search.wantsPacking())
        packSearch();
    if (changes.gaps) {
        somethingChanged = true;
        Q_EMIT q.gapsChanged();
    }
    if (somethingChanged)
        Q_EMIT q.changed();
}

void InventoryStore::Private::packSearch()
{
    Inventory::Data& d = edit();
    d.search.pack([&d](EntityRef entity, SearchIndex::Entry entry) {
        switch (entity.kind) {
        case EntityKind::Scope:
            d.scopes.edit(entity.handle).searchEntry = entry;
            break;
        case EntityKind::Host:
            d.hosts.edit(entity.handle).searchEntry = entry;
            break;
        case EntityKind::Identity:
            d.identities.edit(entity.handle).searchEntry = entry;
            break;
        case EntityKind::Principal:
            d.principals.edit(entity.handle).searchEntry = entry;
            break;
        case EntityKind::Role:
            d.roles.edit(entity.handle).searchEntry = entry;
            break;
        case EntityKind::Assignment:
        case EntityKind::Deny:
        case EntityKind::None:
            break;
        }
    });
}

// Scopes

void InventoryStore::Private::announceScopes()
{
    Inventory::Data& d = edit();
    const QList<quint32> fresh = std::exchange(d.unannouncedScopes, {});
    QHash<quint32, QList<quint32>> waiting;
    QList<quint32> ready;
    for (const quint32 scope : fresh) {
        const quint32 parent = d.scopes[scope].row.parent.value;
        const bool announced = parent == 0 || d.scopes[parent].childRow != noSlot;
        if (announced && !waiting.contains(parent))
            ready.append(parent);
        waiting[parent].append(scope);
    }
    for (qsizetype i = 0; i < ready.size(); ++i) {
        const QList<quint32> children = waiting.take(ready.at(i));
        attach(ready.at(i), children);
        for (const quint32 child : children) {
            if (waiting.contains(child))
                ready.append(child);
        }
    }
}

void InventoryStore::Private::attach(quint32 parent, const QList<quint32>& children)
{
    Inventory::Data& d = edit();
    const auto first = static_cast<int>(d.childrenOf(parent).size());
    const int last = first + static_cast<int>(children.size()) - 1;
    InventoryChanges nothing;
    InventoryWriter writer(d, nothing);
    for (const quint32 child : children)
        writer.indexScopeName(child);
    Q_EMIT q.scopesAboutToBeInserted({parent}, first, last);
    Inventory::Data& now = edit();
    QList<quint32>& siblings = now.editableChildren(parent);
    for (const quint32 child : children) {
        now.scopes.edit(child).childRow = static_cast<quint32>(siblings.size());
        siblings.append(child);
    }
    Q_EMIT q.scopesInserted({parent}, first, last);
    somethingChanged = true;
}

void InventoryStore::Private::moveScope(quint32 scope, quint32 newParent)
{
    Inventory::Data& d = edit();
    const quint32 oldParent = d.scopes[scope].row.parent.value;
    const bool ring = current->isAtOrBelow({newParent}, {scope});
    if (oldParent == newParent || ring)
        return;
    const auto row = static_cast<int>(d.scopes[scope].childRow);
    const auto newRow = static_cast<int>(d.childrenOf(newParent).size());
    Q_EMIT q.scopeAboutToBeMoved({oldParent}, row, {newParent}, newRow);
    Inventory::Data& now = edit();
    now.editableChildren(oldParent).removeAt(row);
    renumberChildren(oldParent, row);
    now.editableChildren(newParent).append(scope);
    auto& slot = now.scopes.edit(scope);
    slot.childRow = static_cast<quint32>(newRow);
    slot.row.parent = {newParent};
    Q_EMIT q.scopeMoved();
    somethingChanged = true;
}

void InventoryStore::Private::removeScopes(const std::vector<quint32>& scopes)
{
    if (scopes.empty())
        return;
    const Inventory::Data& before = *current->d;
    // What stands below one that goes is gone with it; within one parent, take whole runs from the back.
    const QSet<quint32> gone(scopes.begin(), scopes.end());
    QHash<quint32, std::vector<int>> rowsByParent;
    QList<quint32> parents;
    for (const quint32 scope : scopes) {
        const quint32 parent = before.scopes[scope].row.parent.value;
        if (gone.contains(parent))
            continue;
        if (!rowsByParent.contains(parent))
            parents.append(parent);
        rowsByParent[parent].push_back(static_cast<int>(before.scopes[scope].childRow));
    }
    for (const quint32 parent : std::as_const(parents)) {
        const Ranges ranges = rangesFromTheBack(rowsByParent.value(parent));
        for (const auto& [first, last] : ranges) {
            Q_EMIT q.scopesAboutToBeRemoved({parent}, first, last);
            edit().editableChildren(parent).remove(first, last - first + 1);
            Q_EMIT q.scopesRemoved({parent}, first, last);
        }
        renumberChildren(parent, ranges.back().first);
    }
    Inventory::Data& d = edit();
    for (const quint32 scope : scopes)
        d.releaseScope(scope);
    somethingChanged = true;
}

/// Once for all removals below one parent: until then, childRow() looks further up.
void InventoryStore::Private::renumberChildren(quint32 parent, qsizetype first)
{
    Inventory::Data& d = edit();
    const QList<quint32> children = d.childrenOf(parent);
    for (qsizetype row = first; row < children.size(); ++row)
        d.scopes.edit(children.at(row)).childRow = static_cast<quint32>(row);
}

void InventoryStore::Private::tellChangedScopes(const std::vector<quint32>& scopes)
{
    const Inventory::Data& d = *current->d;
    QMap<quint32, std::vector<int>> rowsByParent;
    for (const quint32 scope : scopes) {
        if (!d.scopes.isAlive(scope))
            continue;
        if (scope == 0)
            Q_EMIT q.scopesChanged({}, 0, 0);
        else
            rowsByParent[d.scopes[scope].row.parent.value].push_back(static_cast<int>(d.scopes[scope].childRow));
        somethingChanged = true;
    }
    for (auto group = rowsByParent.cbegin(); group != rowsByParent.cend(); ++group) {
        for (const auto& [first, last] : rangesOf(group.value()))
            Q_EMIT q.scopesChanged({group.key()}, first, last);
    }
}

// Rows

void InventoryStore::Private::removeRows(Table table, const std::vector<quint32>& handles)
{
    if (handles.empty())
        return;
    std::vector<int> numbers;
    for (const quint32 handle : handles) {
        if (const int row = rowOf(table, handle); row >= 0)
            numbers.push_back(row);
    }
    const Ranges ranges = rangesFromTheBack(std::move(numbers));
    for (const auto& [first, last] : ranges) {
        Q_EMIT q.rowsAboutToBeRemoved(table, first, last);
        Inventory::Data& d = edit();
        for (int row = first; row <= last; ++row)
            d.setPlace(table, d.rows(table).at(row), noSlot);
        d.rows(table).remove(first, last,
                             [&d, table](quint32 handle, RowList::Place place) { d.setPlace(table, handle, place); });
        Q_EMIT q.rowsRemoved(table, first, last);
    }
    somethingChanged |= !ranges.empty();
}

void InventoryStore::Private::insertRows(Table table, const std::vector<quint32>& handles,
                                         const std::vector<quint32>& removed)
{
    const QSet<quint32> gone(removed.begin(), removed.end());
    std::vector<quint32> fresh;
    std::copy_if(handles.begin(), handles.end(), std::back_inserter(fresh),
                 [&](quint32 handle) { return !gone.contains(handle); });
    if (fresh.empty())
        return;
    const int first = current->rowCount(table);
    const int last = first + static_cast<int>(fresh.size()) - 1;
    Q_EMIT q.rowsAboutToBeInserted(table, first, last);
    Inventory::Data& d = edit();
    for (const quint32 handle : fresh)
        d.setPlace(table, handle, d.rows(table).append(handle));
    Q_EMIT q.rowsInserted(table, first, last);
    somethingChanged = true;
}

void InventoryStore::Private::tellChangedRows(Table table, InventoryChanges& changes)
{
    std::vector<int> numbers;
    for (const quint32 handle : changes.changedIn(table)) {
        if (!isAlive(table, handle))
            continue;
        if (const int row = rowOf(table, handle); row >= 0)
            numbers.push_back(row);
    }
    Ranges ranges = rangesOf(std::move(numbers));
    if (ranges.size() > mostChangedRanges)
        ranges = {{ranges.front().first, ranges.back().second}};
    if (changes.throughout(table) && current->rowCount(table) > 0)
        ranges = {{0, current->rowCount(table) - 1}};
    for (const auto& [first, last] : ranges)
        Q_EMIT q.rowsChanged(table, first, last);
    somethingChanged |= !ranges.empty();
}

void InventoryStore::Private::release(Table table, const std::vector<quint32>& handles)
{
    if (handles.empty())
        return;
    Inventory::Data& d = edit();
    for (const quint32 handle : handles) {
        switch (table) {
        case Table::VirtualMachines:
        case Table::OtherHosts:
            d.search.remove(d.hosts[handle].searchEntry);
            d.hosts.release(handle);
            break;
        case Table::Identities:
            d.search.remove(d.identities[handle].searchEntry);
            d.identities.release(handle);
            break;
        case Table::Assignments:
            d.assignmentIndex.remove(handle, d.assignmentHash(handle));
            d.assignments.release(handle);
            break;
        case Table::Roles:
            d.search.remove(d.roles[handle].searchEntry);
            d.roleIndex.remove(handle, d.roleHash(handle));
            d.roles.release(handle);
            break;
        case Table::Principals:
            d.search.remove(d.principals[handle].searchEntry);
            d.principalIndex.remove(handle, d.principalHash(handle));
            d.principals.release(handle);
            break;
        case Table::Denies:
            d.denyIndex.remove(armid::folded(d.denies[handle].value->id));
            d.denies.release(handle);
            break;
        }
    }
}

InventoryStore::InventoryStore(QObject* parent) : QObject(parent), d(std::make_unique<Private>(*this))
{ }

InventoryStore::~InventoryStore() = default;

const Inventory& InventoryStore::inventory() const
{
    return *d->current;
}

std::shared_ptr<const Inventory> InventoryStore::snapshot() const
{
    return d->current;
}

void InventoryStore::beginRefresh()
{
    Inventory::Data& data = d->edit();
    data.startGeneration();
    if (data.gaps->empty())
        return;
    data.gaps = std::make_shared<const std::vector<ReadGap>>();
    Q_EMIT gapsChanged();
    Q_EMIT changed();
}

void InventoryStore::apply(const SyncBatch& batch)
{
    InventoryChanges changes;
    InventoryWriter(d->edit(), changes).merge(batch);
    d->publish(changes);
}

void InventoryStore::finishRefresh(const Coverage& coverage)
{
    InventoryChanges changes;
    sweep(d->edit(), coverage, changes);
    d->publish(changes);
}

void InventoryStore::clear()
{
    Q_EMIT aboutToBeReset();
    d->current = std::make_shared<Inventory>();
    Q_EMIT wasReset();
    Q_EMIT changed();
}

} // namespace rolescope
