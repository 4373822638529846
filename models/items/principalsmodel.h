// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Everybody whom role assignments name: managed identities, users, groups, service principals.
class PrincipalsModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Kind, RolesHeld, State, UserPrincipalName, AppId, ObjectId, ColumnCount };
    Q_ENUM(Column)

    explicit PrincipalsModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
