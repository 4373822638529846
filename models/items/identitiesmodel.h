// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Managed identities of both kinds: who uses them and what they were granted.
class IdentitiesModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        UsedBy,
        RolesHeld, ///< number of role assignments
        RoleNames, ///< different roles, by name
        State,
        Subscription,
        ResourceGroup,
        Location,
        ClientId,
        PrincipalId,
        TagList,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit IdentitiesModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
