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

int TableContent::rowOf(const Inventory&, EntityRef) const
{
    return -1;
}

EntityRef TableContent::entity(const Inventory&, quint32) const
{
    return {};
}

QString TableContent::fullText(const Inventory& inventory, quint32 key, int column) const
{
    return text(inventory, key, column);
}

std::optional<qint64> TableContent::number(const Inventory&, quint32, int) const
{
    return {};
}

Decoration TableContent::decoration(const Inventory&, quint32, int) const
{
    return Decoration::None;
}

Severity TableContent::severity(const Inventory&, quint32, int) const
{
    return Severity::None;
}

EntityContent::EntityContent(Table table, std::vector<ColumnInfo> columns)
    : TableContent(std::move(columns)), m_table(table), m_kind(kindOfRows(table))
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
    return rowOf(inventory, entity(inventory, key));
}

int EntityContent::rowOf(const Inventory& inventory, EntityRef entity) const
{
    return entity.kind == m_kind && inventory.contains(entity) ? inventory.rowOf(m_table, entity) : -1;
}

EntityRef EntityContent::entity(const Inventory&, quint32 key) const
{
    EntityRef entity;
    entity.kind = m_kind;
    entity.handle = key;
    return entity;
}

QString EntityContent::text(const Inventory& inventory, quint32 key, int column) const
{
    if (this->column(column).kind == ColumnKind::Number) {
        const auto value = number(inventory, key, column);
        return value ? QString::number(*value) : QString();
    }
    return cell(inventory, entity(inventory, key), column);
}

QString EntityContent::fullText(const Inventory& inventory, quint32 key, int column) const
{
    if (this->column(column).kind == ColumnKind::Number)
        return text(inventory, key, column);
    return fullCell(inventory, entity(inventory, key), column);
}

std::optional<qint64> EntityContent::number(const Inventory& inventory, quint32 key, int column) const
{
    return cellNumber(inventory, entity(inventory, key), column);
}

Decoration EntityContent::decoration(const Inventory& inventory, quint32 key, int column) const
{
    return cellDecoration(inventory, entity(inventory, key), column);
}

Severity EntityContent::severity(const Inventory& inventory, quint32 key, int column) const
{
    return cellSeverity(inventory, entity(inventory, key), column);
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
