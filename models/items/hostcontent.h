// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablecontent.h"

#include <QCoreApplication>

namespace rolescope {

/// What a column of a table of hosts can say.
enum class HostField : quint8 {
    Name,
    Kind,
    Subscription,
    ResourceGroup,
    Location,
    Size,
    Os,
    Power,
    SystemAssigned,
    UserAssigned,
    Identities,
    Roles,
    TagList,
};

/// Tables of resources that run as an identity, machines or others: the same fields in the order that is asked for.
class HostContent final : public EntityContent
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::HostContent)

public:
    HostContent(Table table, std::vector<HostField> fields);

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override;
    QString fullCell(const Inventory& inventory, EntityRef entity, int column) const override;
    std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int column) const override;
    Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const override;

private:
    static ColumnInfo columnFor(HostField field);
    static std::vector<ColumnInfo> columnsFor(const std::vector<HostField>& fields);
    static QString textOf(const Inventory& inventory, HostHandle handle, HostField field, bool full);
    HostField fieldOf(int column) const { return m_fields.at(static_cast<size_t>(column)); }

    std::vector<HostField> m_fields;
};

/// Name of the subscription or resource group that a scope lies in; empty where it lies in none.
QString enclosingName(const Inventory& inventory, ScopeHandle scope, ScopeKind kind);
/// "key=value, key=value", on one line and shortened unless full.
QString tagText(const Inventory& inventory, TextHandle tags, bool full);

} // namespace rolescope
