// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roles.h"
#include "models/items/tablemodel.h"

namespace rolescope::test {

/// The cell of the row whose first column says `name`; invalid where there is none.
inline QModelIndex cell(const TableModel& model, const QString& name, int column)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data().toString() == name)
            return model.index(row, column);
    }
    return {};
}

inline QString text(const TableModel& model, const QString& name, int column)
{
    return cell(model, name, column).data().toString();
}

inline Severity severity(const TableModel& model, const QString& name, int column)
{
    return cell(model, name, column).data(ItemRole::SeverityRole).value<Severity>();
}

inline Decoration decoration(const QModelIndex& index)
{
    return index.data(ItemRole::DecorationRole).value<Decoration>();
}

} // namespace rolescope::test
