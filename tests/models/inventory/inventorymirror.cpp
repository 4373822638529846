// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/inventory/inventorymirror.h"

#include <utility>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostProblems = 10;

QString name(Table table)
{
    static const QStringList names{u"VirtualMachines"_s, u"OtherHosts"_s, u"Identities"_s, u"Assignments"_s,
                                   u"Roles"_s,           u"Principals"_s, u"Denies"_s};
    return names.at(static_cast<int>(table));
}

} // namespace

InventoryMirror::InventoryMirror(const InventoryStore& store) : m_store(store)
{
    readAll();
    followRows();
    followScopes();
    connect(&store, &InventoryStore::gapsChanged, this, [this] { ++m_told.gaps; });
    connect(&store, &InventoryStore::changed, this, [this] {
        expect(m_open.isEmpty(), u"changed() amidst "_s + QString::fromLatin1(m_open));
        ++m_told.changes;
    });
    connect(&store, &InventoryStore::aboutToBeReset, this, [this] {
        open("reset");
        compareTables();
    });
    connect(&store, &InventoryStore::wasReset, this, [this] {
        close("reset");
        readAll();
        ++m_told.resets;
    });
}

void InventoryMirror::followRows()
{
    connect(&m_store, &InventoryStore::rowsAboutToBeInserted, this, [this](Table table, int first, int last) {
        open("insertion");
        expect(first == static_cast<int>(rows(table).size()) && last >= first, u"new rows do not come last"_s);
        compareTables();
    });
    connect(&m_store, &InventoryStore::rowsInserted, this, [this](Table table, int first, int last) {
        close("insertion");
        for (int row = first; row <= last && row < inventory().rowCount(table); ++row)
            rows(table).push_back(inventory().at(table, row));
        m_told.inserted[static_cast<size_t>(table)] += last - first + 1;
        compareTables();
    });
    connect(&m_store, &InventoryStore::rowsAboutToBeRemoved, this, [this](Table table, int first, int last) {
        open("removal");
        expect(0 <= first && first <= last && last < static_cast<int>(rows(table).size()), u"no such rows to remove"_s);
        compareTables();
    });
    connect(&m_store, &InventoryStore::rowsRemoved, this, [this](Table table, int first, int last) {
        close("removal");
        Rows& mine = rows(table);
        for (int row = first; row <= last; ++row)
            expect(inventory().rowOf(table, mine[static_cast<size_t>(row)]) == -1, u"a removed row has a number"_s);
        mine.erase(mine.begin() + first, mine.begin() + last + 1);
        m_told.removed[static_cast<size_t>(table)] += last - first + 1;
        ++m_told.removals;
        compareTables();
    });
    connect(&m_store, &InventoryStore::rowsChanged, this, [this](Table table, int first, int last) {
        expect(m_open.isEmpty(), u"rowsChanged amidst "_s + QString::fromLatin1(m_open));
        expect(0 <= first && first <= last && last < inventory().rowCount(table), u"no such rows to change"_s);
        for (int row = first; row <= last; ++row)
            m_told.changed[static_cast<size_t>(table)].insert(row);
    });
}

void InventoryMirror::followScopes()
{
    connect(&m_store, &InventoryStore::scopesAboutToBeInserted, this, [this](ScopeHandle parent, int first, int last) {
        open("insertion of scopes");
        expect(m_children.contains(parent), u"scopes below one that nobody knows"_s);
        expect(first == static_cast<int>(m_children[parent].size()) && last >= first, u"scopes do not come last"_s);
        compareChildren(parent);
    });
    connect(&m_store, &InventoryStore::scopesInserted, this, [this](ScopeHandle parent, int first, int last) {
        close("insertion of scopes");
        for (int row = first; row <= last; ++row) {
            const ScopeHandle child = inventory().childAt(parent, row);
            expect(!m_children.contains(child), u"a scope comes twice"_s);
            m_children[parent].push_back(child);
            m_children.insert(child, {});
            compareChildren(child);
        }
        m_told.scopesInserted += last - first + 1;
        compareChildren(parent);
    });
    connect(&m_store, &InventoryStore::scopesAboutToBeRemoved, this, [this](ScopeHandle parent, int first, int last) {
        open("removal of scopes");
        expect(m_children.contains(parent), u"removal below a scope that nobody knows"_s);
        expect(0 <= first && first <= last && last < static_cast<int>(m_children[parent].size()),
               u"no such scopes to remove"_s);
        compareTree();
    });
    connect(&m_store, &InventoryStore::scopesRemoved, this, [this](ScopeHandle parent, int first, int last) {
        close("removal of scopes");
        for (int row = first; row <= last && row < static_cast<int>(m_children[parent].size()); ++row)
            forgetBelow(m_children[parent][static_cast<size_t>(row)]);
        Children& left = m_children[parent];
        if (last < static_cast<int>(left.size()))
            left.erase(left.begin() + first, left.begin() + last + 1);
        m_told.scopesRemoved += last - first + 1;
        compareTree();
    });
    connect(&m_store, &InventoryStore::scopeAboutToBeMoved, this,
            [this](ScopeHandle parent, int row, ScopeHandle newParent, int newRow) {
                open("move of a scope");
                compareTree();
                Children& from = m_children[parent];
                m_moved = from[static_cast<size_t>(row)];
                from.erase(from.begin() + row);
                m_moveTo = {newParent, newRow};
            });
    connect(&m_store, &InventoryStore::scopeMoved, this, [this] {
        close("move of a scope");
        Children& to = m_children[m_moveTo.first];
        to.insert(to.begin() + m_moveTo.second, m_moved);
        ++m_told.scopesMoved;
        compareTree();
    });
    connect(&m_store, &InventoryStore::scopesChanged, this, [this](ScopeHandle parent, int first, int last) {
        if (!parent.isValid()) {
            expect(first == 0 && last == 0, u"there is one root"_s);
            m_told.scopesChanged.insert(0);
            return;
        }
        expect(0 <= first && first <= last && last < inventory().childCount(parent), u"no such scopes to change"_s);
        for (int row = first; row <= last; ++row)
            m_told.scopesChanged.insert(inventory().childAt(parent, row).value);
    });
}

QStringList InventoryMirror::problems()
{
    expect(m_open.isEmpty(), u"never done: "_s + QString::fromLatin1(m_open));
    compareTables();
    compareTree();
    return m_problems;
}

void InventoryMirror::readAll()
{
    for (int t = 0; t < tableCount; ++t) {
        const auto table = static_cast<Table>(t);
        rows(table).clear();
        for (int row = 0; row < inventory().rowCount(table); ++row)
            rows(table).push_back(inventory().at(table, row));
    }
    m_children.clear();
    readScopes(inventory().root());
}

void InventoryMirror::readScopes(ScopeHandle parent)
{
    m_children.insert(parent, inventory().children(parent));
    for (const ScopeHandle child : inventory().children(parent))
        readScopes(child);
}

void InventoryMirror::forgetBelow(ScopeHandle scope)
{
    for (const ScopeHandle child : m_children.take(scope))
        forgetBelow(child);
}

void InventoryMirror::open(const char* what)
{
    expect(m_open.isEmpty(), QString::fromLatin1(what) + u" amidst "_s + QString::fromLatin1(m_open));
    m_open = what;
}

void InventoryMirror::close(const char* what)
{
    expect(m_open == what, QString::fromLatin1(what) + u" was not announced"_s);
    m_open.clear();
}

void InventoryMirror::expect(bool fits, const QString& what)
{
    if (!fits && m_problems.size() < mostProblems)
        m_problems << what;
}

void InventoryMirror::compareTables()
{
    for (int t = 0; t < tableCount; ++t) {
        const auto table = static_cast<Table>(t);
        const Rows& mine = rows(table);
        if (inventory().rowCount(table) != static_cast<int>(mine.size())) {
            expect(
                false,
                u"%1 has %2 rows, told were %3"_s.arg(name(table)).arg(inventory().rowCount(table)).arg(mine.size()));
            continue;
        }
        for (int row = 0; row < inventory().rowCount(table); ++row) {
            const EntityRef entity = mine[static_cast<size_t>(row)];
            if (inventory().at(table, row) != entity)
                expect(false, u"%1, row %2 is another"_s.arg(name(table)).arg(row));
            if (const int found = inventory().rowOf(table, entity); found != row)
                expect(false, u"%1, row %2 is said to be %3"_s.arg(name(table)).arg(row).arg(found));
        }
    }
}

void InventoryMirror::compareChildren(ScopeHandle parent)
{
    const Children& mine = m_children[parent];
    if (inventory().children(parent) != mine)
        expect(false, u"other children below "_s + inventory().armId(parent));
    for (size_t row = 0; row < mine.size(); ++row) {
        if (const int found = inventory().childRow(mine[row]); found != static_cast<int>(row))
            expect(false, u"child %1 is said to be %2"_s.arg(row).arg(found));
        if (inventory().scope(mine[row]).parent != parent)
            expect(false, u"another parent: "_s + inventory().armId(mine[row]));
    }
}

void InventoryMirror::compareTree()
{
    const QList<ScopeHandle> known = m_children.keys();
    for (const ScopeHandle scope : known) {
        expect(inventory().contains(scope), u"a scope is gone that nobody took out"_s);
        compareChildren(scope);
    }
}

} // namespace rolescope::test
