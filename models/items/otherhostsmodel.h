// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Resources other than machines that run as a managed identity: web apps, clusters, storage accounts …
class OtherHostsModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        SystemAssigned,
        UserAssigned,
        Roles,
        Subscription,
        ResourceGroup,
        Location,
        Identities,
        TagList,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit OtherHostsModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
