// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <array>
#include <set>
#include <vector>

namespace rolescope::test {

/// Keeps lists of its own of every table and of the tree of scopes, from nothing but the store's signals, as an item
/// model and its views do, and compares them with the inventory at every signal. What does not fit is a problem.
class InventoryMirror : public QObject
{
    Q_OBJECT

public:
    explicit InventoryMirror(const InventoryStore& store);

    /// Compares everything; to be asked for after each change of the store.
    QStringList problems();

    /// What was told since the last forget()
    struct Told
    {
        std::array<int, tableCount> inserted{}; ///< rows
        std::array<int, tableCount> removed{};
        std::array<std::set<int>, tableCount> changed; ///< rows, numbered as of when that was told
        int removals = 0; ///< signals
        int scopesInserted = 0;
        int scopesRemoved = 0; ///< rows that were taken out, not what stood below them
        int scopesMoved = 0;
        std::set<quint32> scopesChanged;
        int gaps = 0;
        int resets = 0;
        int changes = 0; ///< signals changed()
    };
    const Told& told() const { return m_told; }
    int inserted(Table table) const { return m_told.inserted[static_cast<size_t>(table)]; }
    int removed(Table table) const { return m_told.removed[static_cast<size_t>(table)]; }
    const std::set<int>& changed(Table table) const { return m_told.changed[static_cast<size_t>(table)]; }
    void forget() { m_told = {}; }

private:
    using Rows = std::vector<EntityRef>;
    using Children = std::vector<ScopeHandle>;

    void followRows();
    void followScopes();
    void readAll();
    void readScopes(ScopeHandle parent);
    void forgetBelow(ScopeHandle scope);
    void open(const char* what);
    void close(const char* what);
    void expect(bool fits, const QString& what);
    void compareTables();
    void compareChildren(ScopeHandle parent);
    void compareTree();
    const Inventory& inventory() const { return m_store.inventory(); }
    Rows& rows(Table table) { return m_tables[static_cast<size_t>(table)]; }

    const InventoryStore& m_store;
    std::array<Rows, tableCount> m_tables;
    QHash<ScopeHandle, Children> m_children;
    QByteArray m_open; ///< the change that was announced and is not done yet
    ScopeHandle m_moved;
    std::pair<ScopeHandle, int> m_moveTo;
    QStringList m_problems;
    Told m_told;
};

} // namespace rolescope::test
