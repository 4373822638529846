// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablemodel.h"

namespace rolescope {

/// Role assignments: who was granted which role, where, under which condition, and how it comes to matter at a place
/// that somebody looks at.
class RoleAssignmentsModel : public EntityTableModel
{
    Q_OBJECT

public:
    enum Column {
        Principal,
        PrincipalType,
        Role,
        Scope,
        ScopeType,
        AppliesTo,
        InheritedFrom, ///< as seen from the context scope
        State,
        Condition,
        Created,
        Description,
        ScopePath,
        Id,
        ColumnCount
    };
    Q_ENUM(Column)

    explicit RoleAssignmentsModel(const InventoryStore& store, QObject* parent = nullptr);

    /// The place that the column "Inherited from" is told for. Invalid: the column says "—". Becomes invalid by itself
    /// when the scope goes away.
    void setContextScope(ScopeHandle scope);
    ScopeHandle contextScope() const { return m_context; }

private:
    void forgetContextIfRemoved(ScopeHandle parent, int first, int last);

    ScopeHandle m_context;
};

} // namespace rolescope
