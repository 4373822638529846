// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/graphtable.h"

#include <vector>

namespace rolescope::simulator {

struct GraphScope;

/// "Resources": machines, scale sets, other resources and user-assigned identities.
class ResourceTable final : public GraphTable
{
public:
    ResourceTable(State& state, const QString& caller, const GraphScope& scope);

    quint32 size() const override { return static_cast<quint32>(m_rows.size()); }
    void write(quint32 row, int slot, JsonOut& out) const override;

private:
    /// Exactly one is set.
    struct Row
    {
        const Resource* resource = nullptr;
        const UserAssignedIdentity* identity = nullptr;
    };

    kql::Value column(quint32 row, Slot slot) const override;
    kql::Value fast(quint32 row, Slot slot) const override;
    kql::Value resourceColumn(const Resource& resource, Slot slot) const;
    kql::Value identityColumn(const UserAssignedIdentity& identity, Slot slot) const;
    kql::Value properties(const Resource& resource) const;
    kql::Value identityBlock(const Resource& resource) const;
    kql::Value machineFast(const Resource& machine, Slot slot) const;
    kql::Value identityFast(const UserAssignedIdentity& identity, Slot slot) const;

    std::vector<Row> m_rows;
};

} // namespace rolescope::simulator
