// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/tablecontent.h"

#include <QAbstractTableModel>

#include <memory>

namespace rolescope {

/// The plumbing of every flat table: a TableContent as an item model. Columns are given by enums of the subclasses.
/// Texts are made when asked for; nothing is kept per row. The store must outlive the model. GUI thread only.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    ~TableModel() override;

    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

    /// What data() gives, for the row with that key (TableContent::keyAt).
    QVariant cellData(quint32 key, int column, int role) const;
    EntityRef entityAt(int row) const;
    int rowOf(EntityRef entity) const; ///< -1 where it has no row here

    const Inventory& inventory() const { return m_store.inventory(); }
    const InventoryStore& store() const { return m_store; }
    /// What to hand to a worker thread together with store().snapshot().
    std::shared_ptr<const TableContent> content() const { return m_content; }

protected:
    TableModel(const InventoryStore& store, std::shared_ptr<const TableContent> content, QObject* parent);

    /// Replaces the content by one with the same rows, of which only cells from `firstColumn` to `lastColumn` differ.
    void changeContent(std::shared_ptr<const TableContent> content, int firstColumn, int lastColumn);
    /// Replaces the content by one that has the old rows first and some more behind them.
    void growContent(std::shared_ptr<const TableContent> content);
    void resetContent(std::shared_ptr<const TableContent> content);

private:
    const InventoryStore& m_store;
    std::shared_ptr<const TableContent> m_content;
};

/// The rows of one table of the inventory, one for one; each change of the store is passed on as the range that it is,
/// so that selection and scrolling survive a refresh.
class EntityTableModel : public TableModel
{
    Q_OBJECT

public:
    ~EntityTableModel() override;

protected:
    EntityTableModel(const InventoryStore& store, std::shared_ptr<const EntityContent> content, QObject* parent);
};

} // namespace rolescope
