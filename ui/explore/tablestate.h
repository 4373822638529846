// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roworder.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace rolescope {

/// How a person has set up a table, as it is kept from one start to the next.
struct TableState
{
    int columns = 0; ///< how many the table has: another number means another version of the program
    bool fitted = false; ///< the widths are to be kept
    QByteArray header; ///< of QHeaderView: widths, order and visibility
    std::vector<SortKey> sortKeys;
};

QByteArray written(const TableState& state);
/// Nothing where `bytes` are of another program or version, or damaged.
std::optional<TableState> readTableState(const QByteArray& bytes);

} // namespace rolescope
