// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/tablecontent.h"

#include "models/items/entitytraits.h"

namespace rolescope {

namespace {

EntityKind kindOfRows(Table table)
{
    switch (table) {
    case Table::VirtualMachines:
    case Table::OtherHosts:
        return EntityKind::Host;
    case Table::Identities:
        return EntityKind::Identity;
    case Table::Assignments:
        return EntityKind::Assignment;
    case Table::Roles:
        return EntityKind::Role;
    case Table::Principals:
        return EntityKind::Principal;
    case Table::Denies:
        return EntityKind::Deny;
    }
    return EntityKind::None;
}

} // namespace

TableContent::TableContent(std::vector<ColumnInfo> columns) : m_columns(std::move(columns))
{ }

TableContent::~TableContent() = default;

quint32 TableContent::keyAt(const Inventory&, int row) const
{
    return static_cast<quint32>(row);
}

int TableContent::rowOfKey(const Inventory& inventory, quint32 key) const
{
    return key < static_cast<quint32>(rowCount(inventory)) ? static_cast<int>(key) : -1;
}

EntityRef TableContent::entityAt(const Inventory&, int) const
{
    return {};
}

int TableContent::rowOf(const Inventory&, EntityRef) const
{
    return -1;
}

QString TableContent::fullText(const Inventory& inventory, int row, int column) const
{
    return text(inventory, row, column);
}

std::optional<qint64> TableContent::number(const Inventory&, int, int) const
{
    return {};
}

Decoration TableContent::decoration(const Inventory&, int, int) const
{
    return Decoration::None;
}

Severity TableContent::severity(const Inventory&, int, int) const
{
    return Severity::None;
}

EntityContent::EntityContent(Table table, std::vector<ColumnInfo> columns)
    : TableContent(std::move(columns)), m_table(table)
{ }

int EntityContent::rowCount(const Inventory& inventory) const
{
    return inventory.rowCount(m_table);
}

quint32 EntityContent::keyAt(const Inventory& inventory, int row) const
{
    return inventory.at(m_table, row).handle;
}

int EntityContent::rowOfKey(const Inventory& inventory, quint32 key) const
{
    EntityRef entity;
    entity.kind = kindOfRows(m_table);
    entity.handle = key;
    return rowOf(inventory, entity);
}

EntityRef EntityContent::entityAt(const Inventory& inventory, int row) const
{
    return inventory.at(m_table, row);
}

int EntityContent::rowOf(const Inventory& inventory, EntityRef entity) const
{
    return entity.kind == kindOfRows(m_table) && inventory.contains(entity) ? inventory.rowOf(m_table, entity) : -1;
}

QString EntityContent::text(const Inventory& inventory, int row, int column) const
{
    if (this->column(column).kind == ColumnKind::Number) {
        const auto value = number(inventory, row, column);
        return value ? QString::number(*value) : QString();
    }
    return cell(inventory, entityAt(inventory, row), column);
}

QString EntityContent::fullText(const Inventory& inventory, int row, int column) const
{
    if (this->column(column).kind == ColumnKind::Number)
        return text(inventory, row, column);
    return fullCell(inventory, entityAt(inventory, row), column);
}

std::optional<qint64> EntityContent::number(const Inventory& inventory, int row, int column) const
{
    return cellNumber(inventory, entityAt(inventory, row), column);
}

Decoration EntityContent::decoration(const Inventory& inventory, int row, int column) const
{
    return cellDecoration(inventory, entityAt(inventory, row), column);
}

Severity EntityContent::severity(const Inventory& inventory, int row, int column) const
{
    return cellSeverity(inventory, entityAt(inventory, row), column);
}

QString EntityContent::fullCell(const Inventory& inventory, EntityRef entity, int column) const
{
    return cell(inventory, entity, column);
}

std::optional<qint64> EntityContent::cellNumber(const Inventory&, EntityRef, int) const
{
    return {};
}

Decoration EntityContent::cellDecoration(const Inventory& inventory, EntityRef entity, int column) const
{
    return column == 0 ? decorationOf(inventory, entity) : Decoration::None;
}

Severity EntityContent::cellSeverity(const Inventory&, EntityRef, int) const
{
    return Severity::None;
}

} // namespace rolescope
