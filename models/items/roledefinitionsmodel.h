// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Role definitions: what can be granted, and how often it is.
class RoleDefinitionsModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Kind,
        Assignments,
        Privileged,
        Actions, ///< number of control plane operations listed, wildcards counting as one
        DataActions,
        Description,
        Guid,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit RoleDefinitionsModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
