// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/items/roworder.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace rolescope {

enum class ConditionKind : quint8 {
    Kind, ///< what a thing is, of an assignment what its principal is
    Role, ///< holds a role of that name, or is one
    Location,
    Tag, ///< "key" or "key=value"
    Privileged, ///< holds a privileged role, or is one
    Orphaned, ///< was granted to a principal that is gone
    Conditional, ///< was granted under a condition
    Unused, ///< an identity that nothing runs as, a role that nobody holds
};

/// One condition that a row must fulfil.
struct RowCondition
{
    ConditionKind kind = ConditionKind::Kind;
    QString value; ///< empty for the kinds from Privileged on

    bool operator==(const RowCondition&) const = default;
};

bool takesValue(ConditionKind kind);
/// Texts are compared case aside; of a role a part of the name will do. Any thread; `entity` must be alive.
bool holds(const RowCondition& condition, const Inventory& inventory, EntityRef entity);

/// In words, translated: "Location: westeurope".
QString conditionText(const RowCondition& condition);
QString conditionTitle(ConditionKind kind); ///< "Location"
/// As it is typed and kept: "location:westeurope", "role:\"Key Vault Reader\"", "is:privileged".
QString writtenCondition(const RowCondition& condition);
std::optional<RowCondition> readCondition(const QString& written);

/// What a person typed, taken apart: conditions as above, and all other words.
struct TypedFilter
{
    std::vector<RowCondition> conditions;
    QString rest;
};
TypedFilter readFilter(const QString& typed);

/// Those that rows of a table can fulfil.
std::vector<ConditionKind> conditionsFor(Table table);
/// What can be asked for, each value once and in order; empty for kinds that take none. Looks at every row once.
QStringList valuesFor(const Inventory& inventory, Table table, ConditionKind kind);

} // namespace rolescope
