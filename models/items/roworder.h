// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/tablecontent.h"

#include <QLocale>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace rolescope {

/// Whether a row is to be shown. Called on worker threads with a snapshot: must depend on nothing else, and must accept
/// a snapshot in which handles that it holds no longer live.
using RowPredicate = std::function<bool(const Inventory& inventory, EntityRef entity)>;

struct SortKey
{
    int column = 0;
    Qt::SortOrder direction = Qt::AscendingOrder;

    bool operator==(const SortKey&) const = default;
};

/// Which rows to show and in what order.
struct RowOrder
{
    std::vector<SortKey> sortKeys; ///< each decides where all before it find rows alike; empty: the table's own order
    int nameColumn = 0; ///< decides between rows that are alike, always ascending
    QLocale locale;

    QStringList words; ///< a row must hold each of them in some column, in whatever case
    std::vector<int> columns; ///< to look for words in; empty: all
    RowPredicate predicate; ///< empty: every row

    bool sorts() const { return !sortKeys.empty(); }
    bool filters() const { return !words.isEmpty() || predicate; }
};

/// Keys (TableContent::keyAt) of the rows to show, in order. Texts are compared as people of the locale do, digits as
/// numbers ("vm-2" before "vm-10"), case aside; empty cells and unknown numbers come last in both directions; rows that
/// are alike keep the table's order. Pure: may run on any thread. Nothing is returned after `cancelled` said true.
std::optional<std::vector<quint32>> arrange(const Inventory& inventory, const TableContent& content,
                                            const RowOrder& order, const std::function<bool()>& cancelled);

} // namespace rolescope
