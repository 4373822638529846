// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Deny assignments: what nobody may do at a scope, whatever roles they hold.
class DenyAssignmentsModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Scope, ScopeType, AppliesTo, Denied, Excluded, Operations, ScopePath, ColumnCount };
    Q_ENUM(Column)

    explicit DenyAssignmentsModel(const InventoryStore& store, QObject* parent = nullptr);
};

} // namespace rolescope
