// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/identitiesmodel.h"

#include "models/items/entitytraits.h"
#include "models/items/hostcontent.h"
#include "models/items/texts.h"

namespace rolescope {

namespace {

std::vector<ColumnInfo> columns()
{
    return {
        {IdentitiesModel::tr("Name"),
         IdentitiesModel::tr("Name of the identity; a system-assigned one is called after its resource.")},
        {IdentitiesModel::tr("Kind"),
         IdentitiesModel::tr("User-assigned identities can be shared; a system-assigned one belongs to one resource.")},
        {IdentitiesModel::tr("Used by"),
         IdentitiesModel::tr("How many virtual machines and other resources can run as it."), ColumnKind::Number},
        {IdentitiesModel::tr("Roles held"), IdentitiesModel::tr("How many role assignments name it."),
         ColumnKind::Number},
        {IdentitiesModel::tr("Roles"), IdentitiesModel::tr("The roles that it was granted, each named once.")},
        {IdentitiesModel::tr("State"),
         IdentitiesModel::tr("Unused: nothing runs as it. Not readable or deleted: a resource names it, but it "
                             "could not be read.")},
        {IdentitiesModel::tr("Subscription"), IdentitiesModel::tr("The subscription that it lies in.")},
        {IdentitiesModel::tr("Resource group"), IdentitiesModel::tr("The resource group that it lies in.")},
        {IdentitiesModel::tr("Location"), IdentitiesModel::tr("The Azure region that it lies in.")},
        {IdentitiesModel::tr("Client ID"),
         IdentitiesModel::tr("The id that programs on the machine ask for a token with.")},
        {IdentitiesModel::tr("Principal ID"), IdentitiesModel::tr("The object id that role assignments name.")},
        {IdentitiesModel::tr("Tags"), IdentitiesModel::tr("Tags as key=value.")},
    };
}

class Content final : public EntityContent
{
public:
    Content() : EntityContent(Table::Identities, columns()) { Q_ASSERT(columnCount() == IdentitiesModel::ColumnCount); }

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Identity>(), column, false);
    }

    QString fullCell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Identity>(), column, true);
    }

    std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int column) const override
    {
        const IdentityHandle identity = entity.as<EntityKind::Identity>();
        return column == IdentitiesModel::UsedBy ? inventory.hostCount(identity) : inventory.assignmentCount(identity);
    }

    Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const override;

private:
    static QString textOf(const Inventory& inventory, IdentityHandle handle, int column, bool full);
    static QString roleNames(const Inventory& inventory, IdentityHandle handle, bool full);
};

Severity Content::cellSeverity(const Inventory& inventory, EntityRef entity, int column) const
{
    const IdentityHandle identity = entity.as<EntityKind::Identity>();
    if (column == IdentitiesModel::RolesHeld || column == IdentitiesModel::RoleNames)
        return severityOf(inventory, identity);
    if (column != IdentitiesModel::State)
        return Severity::None;
    if (inventory.identity(identity).placeholder)
        return Severity::Warning;
    return inventory.hostCount(identity) == 0 ? Severity::Note : Severity::None;
}

QString Content::roleNames(const Inventory& inventory, IdentityHandle handle, bool full)
{
    constexpr qsizetype limit = 3;
    constexpr qsizetype fullLimit = 1000;
    QStringList names;
    for (const AssignmentHandle assignment : inventory.assignmentsOf(handle)) {
        const QString name = inventory.displayName(inventory.assignment(assignment).role);
        if (!names.contains(name))
            names << name;
    }
    return texts::nameList(names, names.size(), full ? fullLimit : limit);
}

QString Content::textOf(const Inventory& inventory, IdentityHandle handle, int column, bool full)
{
    const IdentityRow& identity = inventory.identity(handle);
    switch (column) {
    case IdentitiesModel::Name:
        return inventory.displayName(handle);
    case IdentitiesModel::Kind:
        return texts::identityKind(identity.systemAssigned);
    case IdentitiesModel::RoleNames:
        return roleNames(inventory, handle, full);
    case IdentitiesModel::State:
        return texts::identityState(inventory, handle);
    case IdentitiesModel::Subscription:
        return enclosingName(inventory, identity.scope, ScopeKind::Subscription);
    case IdentitiesModel::ResourceGroup:
        return enclosingName(inventory, identity.scope, ScopeKind::ResourceGroup);
    case IdentitiesModel::Location:
        return inventory.text(identity.location);
    case IdentitiesModel::ClientId:
        return inventory.text(identity.clientId);
    case IdentitiesModel::PrincipalId:
        return identity.principal.isValid() ? inventory.text(inventory.principal(identity.principal).id) : QString();
    case IdentitiesModel::TagList:
        return tagText(inventory, identity.tags, full);
    default:
        return {};
    }
}

} // namespace

IdentitiesModel::IdentitiesModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<Content>(), parent)
{ }

} // namespace rolescope
