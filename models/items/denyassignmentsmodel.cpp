// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/denyassignmentsmodel.h"

#include "models/items/texts.h"

namespace rolescope {

namespace {

constexpr qsizetype namesInFull = 1000;

std::vector<ColumnInfo> columns()
{
    return {
        {DenyAssignmentsModel::tr("Name"), DenyAssignmentsModel::tr("Name of the deny assignment.")},
        {DenyAssignmentsModel::tr("Scope"), DenyAssignmentsModel::tr("Where it denies.")},
        {DenyAssignmentsModel::tr("Scope kind"), DenyAssignmentsModel::tr("What kind of place that is.")},
        {DenyAssignmentsModel::tr("Applies to"),
         DenyAssignmentsModel::tr("Whether it denies only there or below as well.")},
        {DenyAssignmentsModel::tr("Denied to"), DenyAssignmentsModel::tr("Whom it denies.")},
        {DenyAssignmentsModel::tr("Except"), DenyAssignmentsModel::tr("Who is left out of it.")},
        {DenyAssignmentsModel::tr("Operations"),
         DenyAssignmentsModel::tr("What it denies, before what it leaves out.")},
        {DenyAssignmentsModel::tr("Scope path"),
         DenyAssignmentsModel::tr("The scope's full path in Azure Resource Manager.")},
    };
}

QString namesOf(const Inventory& inventory, const QStringList& principalIds, bool full)
{
    constexpr qsizetype namesInCell = 3;
    const qsizetype limit = full ? namesInFull : namesInCell;
    QStringList names;
    for (const QString& id : principalIds.mid(0, limit)) {
        const PrincipalHandle principal = inventory.findPrincipal(id);
        names << (principal.isValid() ? inventory.displayName(principal) : id);
    }
    return texts::nameList(names, principalIds.size(), limit);
}

QString operationsOf(const DenyAssignment& deny, bool full)
{
    QStringList operations;
    for (const Permission& permission : deny.permissions)
        operations << permission.actions << permission.dataActions;
    return full ? texts::nameList(operations, operations.size(), namesInFull)
                : texts::nameList(operations, operations.size());
}

class Content final : public EntityContent
{
public:
    Content() : EntityContent(Table::Denies, columns())
    {
        Q_ASSERT(columnCount() == DenyAssignmentsModel::ColumnCount);
    }

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Deny>(), column, false);
    }

    QString fullCell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Deny>(), column, true);
    }

private:
    static QString textOf(const Inventory& inventory, DenyHandle handle, int column, bool full);
};

QString Content::textOf(const Inventory& inventory, DenyHandle handle, int column, bool full)
{
    const DenyRow& deny = inventory.deny(handle);
    switch (column) {
    case DenyAssignmentsModel::Name:
        return inventory.displayName(handle);
    case DenyAssignmentsModel::Scope:
        return inventory.displayName(deny.scope);
    case DenyAssignmentsModel::ScopeType:
        return texts::kindOf(inventory, deny.scope);
    case DenyAssignmentsModel::AppliesTo:
        return deny.appliesToChildScopes ? texts::appliesTo(inventory.scope(deny.scope).kind)
                                         : DenyAssignmentsModel::tr("Only there");
    case DenyAssignmentsModel::Denied:
        return deny.everyone ? DenyAssignmentsModel::tr("Everyone")
                             : namesOf(inventory, inventory.denyAssignment(handle).principalIds, full);
    case DenyAssignmentsModel::Excluded:
        return namesOf(inventory, inventory.denyAssignment(handle).excludedPrincipalIds, full);
    case DenyAssignmentsModel::Operations:
        return operationsOf(inventory.denyAssignment(handle), full);
    case DenyAssignmentsModel::ScopePath:
        return inventory.armId(deny.scope);
    default:
        return {};
    }
}

} // namespace

DenyAssignmentsModel::DenyAssignmentsModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<Content>(), parent)
{ }

} // namespace rolescope
