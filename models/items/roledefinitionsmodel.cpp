// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/roledefinitionsmodel.h"

#include "models/items/texts.h"

namespace rolescope {

namespace {

std::vector<ColumnInfo> columns()
{
    return {
        {RoleDefinitionsModel::tr("Name"),
         RoleDefinitionsModel::tr("Name of the role; its id where the definition could not be read.")},
        {RoleDefinitionsModel::tr("Kind"),
         RoleDefinitionsModel::tr("Built-in roles are Microsoft's and the same everywhere; custom ones are your own.")},
        {RoleDefinitionsModel::tr("Assignments"), RoleDefinitionsModel::tr("How many role assignments grant it."),
         ColumnKind::Number},
        {RoleDefinitionsModel::tr("Privileged"),
         RoleDefinitionsModel::tr("Whether it may give rights to others, or do everything.")},
        {RoleDefinitionsModel::tr("Actions"),
         RoleDefinitionsModel::tr("How many control plane operations it lists; a wildcard counts as one."),
         ColumnKind::Number},
        {RoleDefinitionsModel::tr("Data actions"),
         RoleDefinitionsModel::tr("How many data plane operations it lists; a wildcard counts as one."),
         ColumnKind::Number},
        {RoleDefinitionsModel::tr("Description"), RoleDefinitionsModel::tr("What its maker says that it is for.")},
        {RoleDefinitionsModel::tr("GUID"), RoleDefinitionsModel::tr("The last part of the role definition's id.")},
    };
}

class Content final : public EntityContent
{
public:
    Content() : EntityContent(Table::Roles, columns()) { Q_ASSERT(columnCount() == RoleDefinitionsModel::ColumnCount); }

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Role>(), column, false);
    }

    QString fullCell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Role>(), column, true);
    }

    std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int column) const override;
    Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const override
    {
        const bool warns
            = column == RoleDefinitionsModel::Privileged && inventory.role(entity.as<EntityKind::Role>()).privileged;
        return warns ? Severity::Warning : Severity::None;
    }

private:
    static QString textOf(const Inventory& inventory, RoleHandle handle, int column, bool full);
};

std::optional<qint64> Content::cellNumber(const Inventory& inventory, EntityRef entity, int column) const
{
    const RoleHandle role = entity.as<EntityKind::Role>();
    if (column == RoleDefinitionsModel::Assignments)
        return inventory.assignmentCount(role);
    if (inventory.role(role).placeholder)
        return {};
    qint64 count = 0;
    const RoleDefinition definition = inventory.roleDefinition(role);
    for (const Permission& permission : definition.permissions)
        count += column == RoleDefinitionsModel::Actions ? permission.actions.size() : permission.dataActions.size();
    return count;
}

QString Content::textOf(const Inventory& inventory, RoleHandle handle, int column, bool full)
{
    const RoleRow& role = inventory.role(handle);
    switch (column) {
    case RoleDefinitionsModel::Name:
        return inventory.displayName(handle);
    case RoleDefinitionsModel::Kind:
        return texts::roleKind(role);
    case RoleDefinitionsModel::Privileged:
        return role.placeholder ? QString() : texts::yesNo(role.privileged);
    case RoleDefinitionsModel::Description: {
        const QString description = inventory.roleDefinition(handle).description;
        return full ? description : texts::oneLine(description);
    }
    case RoleDefinitionsModel::Guid:
        return inventory.text(role.guid);
    default:
        return {};
    }
}

} // namespace

RoleDefinitionsModel::RoleDefinitionsModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<Content>(), parent)
{ }

} // namespace rolescope
