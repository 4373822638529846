// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Virtual machines and scale sets: what they are and what they run as.
class VirtualMachinesModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        SystemAssigned,
        UserAssigned,
        Roles, ///< number of role assignments of all its identities
        Subscription,
        ResourceGroup,
        Location,
        Power,
        Size,
        Os,
        Identities, ///< number of them
        TagList,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit VirtualMachinesModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
