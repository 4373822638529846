// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/items/roles.h"

#include <QString>

#include <optional>
#include <vector>

namespace rolescope {

enum class ColumnKind : quint8 {
    Text,
    Number, ///< sorted by number, flush right
    Time, ///< sorted by number, set as text
};

struct ColumnInfo
{
    QString title;
    QString tooltip; ///< a sentence: what the column says
    ColumnKind kind = ColumnKind::Text;
};

/// What a table says: its rows, its columns and the text of each cell, as pure functions over an inventory.
///
/// Immutable and no QObject, so that the same object answers the view on the GUI thread and a sort on a worker thread,
/// the one with the living inventory, the other with a snapshot. Rows are named by keys: numbers that stay the same as
/// long as a row lives, however rows move. Keys passed in must be of rows that live in the inventory passed in.
class TableContent
{
public:
    virtual ~TableContent();
    TableContent(const TableContent&) = delete;
    TableContent& operator=(const TableContent&) = delete;

    int columnCount() const { return static_cast<int>(m_columns.size()); }
    const ColumnInfo& column(int column) const { return m_columns.at(static_cast<size_t>(column)); }

    virtual int rowCount(const Inventory& inventory) const = 0;
    /// The row itself is its key unless overridden, which fits content that only ever grows at its end or is replaced
    /// as a whole.
    virtual quint32 keyAt(const Inventory& inventory, int row) const;
    virtual int rowOfKey(const Inventory& inventory, quint32 key) const; ///< -1 where the row is gone; takes any key
    virtual int rowOf(const Inventory& inventory, EntityRef entity) const; ///< -1 where it has no row here
    virtual EntityRef entity(const Inventory& inventory, quint32 key) const; ///< may be invalid

    virtual QString text(const Inventory& inventory, quint32 key, int column) const = 0;
    /// The text without bounds where text() shortens it.
    virtual QString fullText(const Inventory& inventory, quint32 key, int column) const;
    /// The value to sort by, for columns that are not of kind Text; nothing where it is not known.
    virtual std::optional<qint64> number(const Inventory& inventory, quint32 key, int column) const;
    virtual Decoration decoration(const Inventory& inventory, quint32 key, int column) const;
    virtual Severity severity(const Inventory& inventory, quint32 key, int column) const;

protected:
    explicit TableContent(std::vector<ColumnInfo> columns);

private:
    std::vector<ColumnInfo> m_columns;
};

/// The rows of one table of the inventory; keys are handles. Subclasses say what their cells hold for an entity.
class EntityContent : public TableContent
{
public:
    Table table() const { return m_table; }

    int rowCount(const Inventory& inventory) const final;
    quint32 keyAt(const Inventory& inventory, int row) const final;
    int rowOfKey(const Inventory& inventory, quint32 key) const final;
    int rowOf(const Inventory& inventory, EntityRef entity) const final;
    EntityRef entity(const Inventory& inventory, quint32 key) const final;

    QString text(const Inventory& inventory, quint32 key, int column) const final;
    QString fullText(const Inventory& inventory, quint32 key, int column) const final;
    std::optional<qint64> number(const Inventory& inventory, quint32 key, int column) const final;
    Decoration decoration(const Inventory& inventory, quint32 key, int column) const final;
    Severity severity(const Inventory& inventory, quint32 key, int column) const final;

protected:
    EntityContent(Table table, std::vector<ColumnInfo> columns);

    /// Not called for columns of kind Number: their text is the number's.
    virtual QString cell(const Inventory& inventory, EntityRef entity, int column) const = 0;
    virtual QString fullCell(const Inventory& inventory, EntityRef entity, int column) const;
    virtual std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int column) const;
    virtual Decoration cellDecoration(const Inventory& inventory, EntityRef entity, int column) const;
    virtual Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const;

private:
    Table m_table;
    EntityKind m_kind;
};

} // namespace rolescope
