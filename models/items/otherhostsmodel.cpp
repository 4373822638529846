// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/otherhostsmodel.h"

#include "models/items/hostcontent.h"

namespace rolescope {

namespace {

std::vector<HostField> fields()
{
    std::vector<HostField> fields{
        HostField::Name,       HostField::Kind,         HostField::SystemAssigned, HostField::UserAssigned,
        HostField::Roles,      HostField::Subscription, HostField::ResourceGroup,  HostField::Location,
        HostField::Identities, HostField::TagList,
    };
    Q_ASSERT(fields.size() == OtherHostsModel::ColumnCount);
    return fields;
}

} // namespace

OtherHostsModel::OtherHostsModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<HostContent>(Table::OtherHosts, fields()), parent)
{ }

} // namespace rolescope
