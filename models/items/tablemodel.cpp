// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablemodel.h"

namespace rolescope {

namespace {

QVariant alignmentOf(const ColumnInfo& column)
{
    return column.kind == ColumnKind::Number ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                             : QVariant();
}

QVariant sortValueOf(const TableContent& content, const Inventory& inventory, quint32 key, int column)
{
    if (content.column(column).kind == ColumnKind::Text)
        return content.text(inventory, key, column);
    const auto number = content.number(inventory, key, column);
    return number ? QVariant::fromValue<qlonglong>(*number) : QVariant();
}

} // namespace

TableModel::TableModel(const InventoryStore& store, std::shared_ptr<const TableContent> content, QObject* parent)
    : QAbstractTableModel(parent), m_store(store), m_content(std::move(content))
{ }

TableModel::~TableModel() = default;

int TableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_content->rowCount(inventory());
}

int TableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_content->columnCount();
}

QVariant TableModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    return cellData(m_content->keyAt(inventory(), index.row()), index.column(), role);
}

QVariant TableModel::cellData(quint32 key, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_content->text(inventory(), key, column);
    case Qt::ToolTipRole:
    case ItemRole::FullTextRole:
        return m_content->fullText(inventory(), key, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(m_content->column(column));
    case ItemRole::SortRole:
        return sortValueOf(*m_content, inventory(), key, column);
    case ItemRole::EntityRole:
        return QVariant::fromValue(m_content->entity(inventory(), key));
    case ItemRole::DecorationRole:
        return QVariant::fromValue(m_content->decoration(inventory(), key, column));
    case ItemRole::SeverityRole:
        return QVariant::fromValue(m_content->severity(inventory(), key, column));
    case ItemRole::NumericRole:
        return m_content->column(column).kind == ColumnKind::Number;
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_content->columnCount())
        return {};
    const ColumnInfo& column = m_content->column(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tooltip;
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case ItemRole::NumericRole:
        return column.kind == ColumnKind::Number;
    default:
        return {};
    }
}

EntityRef TableModel::entityAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_content->entity(inventory(), m_content->keyAt(inventory(), row))
                                        : EntityRef();
}

int TableModel::rowOf(EntityRef entity) const
{
    return entity.isValid() ? m_content->rowOf(inventory(), entity) : -1;
}

void TableModel::changeContent(std::shared_ptr<const TableContent> content, int firstColumn, int lastColumn)
{
    m_content = std::move(content);
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, firstColumn), index(rows - 1, lastColumn));
}

void TableModel::growContent(std::shared_ptr<const TableContent> content)
{
    const int before = rowCount();
    const int after = content->rowCount(inventory());
    Q_ASSERT(after >= before);
    if (after == before)
        return;
    beginInsertRows({}, before, after - 1);
    m_content = std::move(content);
    endInsertRows();
}

void TableModel::resetContent(std::shared_ptr<const TableContent> content)
{
    beginResetModel();
    m_content = std::move(content);
    endResetModel();
}

EntityTableModel::EntityTableModel(const InventoryStore& store, std::shared_ptr<const EntityContent> content,
                                   QObject* parent)
    : TableModel(store, content, parent)
{
    const Table mine = content->table();
    connect(&store, &InventoryStore::rowsAboutToBeInserted, this, [this, mine](Table table, int first, int last) {
        if (table == mine)
            beginInsertRows({}, first, last);
    });
    connect(&store, &InventoryStore::rowsInserted, this, [this, mine](Table table) {
        if (table == mine)
            endInsertRows();
    });
    connect(&store, &InventoryStore::rowsAboutToBeRemoved, this, [this, mine](Table table, int first, int last) {
        if (table == mine)
            beginRemoveRows({}, first, last);
    });
    connect(&store, &InventoryStore::rowsRemoved, this, [this, mine](Table table) {
        if (table == mine)
            endRemoveRows();
    });
    connect(&store, &InventoryStore::rowsChanged, this, [this, mine](Table table, int first, int last) {
        if (table == mine)
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    });
    connect(&store, &InventoryStore::aboutToBeReset, this, [this] { beginResetModel(); });
    connect(&store, &InventoryStore::wasReset, this, [this] { endResetModel(); });
}

EntityTableModel::~EntityTableModel() = default;

} // namespace rolescope
