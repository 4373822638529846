// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kqleval.h"
#include "app/simulator/tenant.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace rolescope::simulator {

class State;

/// What Resource Graph's tables have in common: the columns, and shortcuts to what queries usually want of them. A
/// table points into the state and must not be used after the state has changed.
class GraphTable : public kql::Source
{
public:
    /// The columns that all tables have, in this order, and after them the shortcuts into `properties` and `identity`.
    enum Slot {
        Id,
        Name,
        Type,
        TenantId,
        Kind,
        Location,
        ResourceGroupName,
        SubscriptionId,
        ManagedBy,
        Sku,
        Plan,
        Properties,
        Tags,
        Identity,
        Zones,
        ExtendedLocation,
        ColumnCount,
        Power = ColumnCount,
        Size,
        OsType,
        VmId,
        Provisioning,
        ScaleSet,
        PrincipalId,
        ClientId,
        IdentityTenant,
        PrincipalType,
        RoleDefinitionId,
        Scope,
        Condition,
        Description,
        IdentityType
    };

    explicit GraphTable(const State& state);

    const QStringList& columns() const override;
    int shortcut(int column, const kql::Path& path) const override;
    kql::Value value(quint32 row, int slot) const final;

protected:
    /// Of the columns that are not the same in every row.
    virtual kql::Value column(quint32 row, Slot slot) const = 0;
    /// A shortcut's value; the long way unless a table knows better.
    virtual kql::Value fast(quint32 row, Slot slot) const;
    kql::Value slow(quint32 row, Slot slot) const;
    /// A type in lower case; there are few, and the rows share them.
    const QString& lowered(const QString& type) const;

    static kql::Value textOrNull(const QString& text);
    static kql::Value tagsValue(const simulator::Tags& tags);

    const State& m_state;

private:
    mutable QHash<QString, QString> m_lowered;
};

} // namespace rolescope::simulator
