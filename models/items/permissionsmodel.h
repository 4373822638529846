// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// What one role permits and takes off again, an operation to a row.
class PermissionsModel : public TableModel
{
    Q_OBJECT

public:
    enum Column { Effect, Operation, Provider, Explanation, Condition, ColumnCount };
    Q_ENUM(Column)

    explicit PermissionsModel(const InventoryStore& store, QObject* parent = nullptr);

    /// Invalid: no rows. Follows the role's changes; becomes invalid by itself when the role goes away.
    void setRole(RoleHandle role);
    RoleHandle role() const { return m_role; }

private:
    void onRolesChanged(int first, int last);
    void rebuild();

    RoleHandle m_role;
};

} // namespace rolescope
