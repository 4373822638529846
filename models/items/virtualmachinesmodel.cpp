// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/virtualmachinesmodel.h"

#include "models/items/hostcontent.h"

namespace rolescope {

namespace {

std::vector<HostField> fields()
{
    std::vector<HostField> fields{
        HostField::Name,          HostField::Kind,     HostField::SystemAssigned,
        HostField::UserAssigned,  HostField::Roles,    HostField::Subscription,
        HostField::ResourceGroup, HostField::Location, HostField::Power,
        HostField::Size,          HostField::Os,       HostField::Identities,
        HostField::TagList,
    };
    Q_ASSERT(fields.size() == VirtualMachinesModel::ColumnCount);
    return fields;
}

} // namespace

VirtualMachinesModel::VirtualMachinesModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<HostContent>(Table::VirtualMachines, fields()), parent)
{ }

} // namespace rolescope
