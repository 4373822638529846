// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/principalsmodel.h"

#include "models/items/texts.h"

namespace rolescope {

namespace {

std::vector<ColumnInfo> columns()
{
    return {
        {PrincipalsModel::tr("Name"),
         PrincipalsModel::tr("Name in the directory; the object id where it could not be read.")},
        {PrincipalsModel::tr("Kind"),
         PrincipalsModel::tr("What the principal is: a managed identity, a user, a group and so on.")},
        {PrincipalsModel::tr("Roles held"), PrincipalsModel::tr("How many role assignments name it."),
         ColumnKind::Number},
        {PrincipalsModel::tr("State"),
         PrincipalsModel::tr("Deleted: the directory no longer knows it, and what it was granted is orphaned.")},
        {PrincipalsModel::tr("User name"), PrincipalsModel::tr("The name that a user signs in with.")},
        {PrincipalsModel::tr("Application ID"), PrincipalsModel::tr("The client id of a service principal.")},
        {PrincipalsModel::tr("Object ID"), PrincipalsModel::tr("The id that role assignments name.")},
    };
}

class Content final : public EntityContent
{
public:
    Content() : EntityContent(Table::Principals, columns()) { Q_ASSERT(columnCount() == PrincipalsModel::ColumnCount); }

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override;

    std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int) const override
    {
        return static_cast<qint64>(inventory.assignmentsOf(entity.as<EntityKind::Principal>()).size());
    }

    Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const override
    {
        const bool gone = inventory.principal(entity.as<EntityKind::Principal>()).deleted;
        return column == PrincipalsModel::State && gone ? Severity::Warning : Severity::None;
    }
};

QString Content::cell(const Inventory& inventory, EntityRef entity, int column) const
{
    const PrincipalRow& principal = inventory.principal(entity.as<EntityKind::Principal>());
    switch (column) {
    case PrincipalsModel::Name:
        return inventory.displayName(entity);
    case PrincipalsModel::Kind:
        return texts::kindOf(inventory, entity);
    case PrincipalsModel::State:
        return principal.deleted ? PrincipalsModel::tr("Deleted") : QString();
    case PrincipalsModel::UserPrincipalName:
        return inventory.text(principal.userPrincipalName);
    case PrincipalsModel::AppId:
        return inventory.text(principal.appId);
    case PrincipalsModel::ObjectId:
        return inventory.text(principal.id);
    default:
        return {};
    }
}

} // namespace

PrincipalsModel::PrincipalsModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<Content>(), parent)
{ }

} // namespace rolescope
