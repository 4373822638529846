// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/graphtable.h"

#include <vector>

namespace rolescope::simulator {

struct GraphScope;

/// "AuthorizationResources": role assignments and role definitions. Role ids have the tenant's form here, in Azure's
/// own spelling.
class AuthorizationTable final : public GraphTable
{
public:
    AuthorizationTable(State& state, const QString& caller, const GraphScope& scope);
    quint32 size() const override { return static_cast<quint32>(m_assignments.size() + m_roles.size()); }

private:
    kql::Value column(quint32 row, Slot slot) const override;
    kql::Value fast(quint32 row, Slot slot) const override;
    kql::Value assignmentColumn(const RoleAssignment& assignment, Slot slot) const;
    kql::Value roleColumn(const RoleDefinition& role, Slot slot) const;

    std::vector<const RoleAssignment*> m_assignments; ///< the first rows
    std::vector<const RoleDefinition*> m_roles; ///< the rows after them
};

} // namespace rolescope::simulator
