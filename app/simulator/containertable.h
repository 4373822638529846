// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/graphtable.h"

#include <vector>

namespace rolescope::simulator {

struct GraphScope;

/// "ResourceContainers": management groups, subscriptions and resource groups.
class ContainerTable final : public GraphTable
{
public:
    ContainerTable(State& state, const QString& caller, const GraphScope& scope);
    quint32 size() const override { return static_cast<quint32>(m_rows.size()); }

private:
    /// Exactly one is set.
    struct Row
    {
        const ManagementGroup* managementGroup = nullptr;
        const Subscription* subscription = nullptr;
        const ResourceGroup* group = nullptr;
    };

    kql::Value column(quint32 row, Slot slot) const override;
    kql::Value managementGroupColumn(const ManagementGroup& group, Slot slot) const;
    kql::Value subscriptionColumn(const Subscription& subscription, Slot slot) const;
    kql::Value groupColumn(const ResourceGroup& group, Slot slot) const;
    QJsonArray ancestors(const QString& id) const;

    std::vector<Row> m_rows;
};

} // namespace rolescope::simulator
