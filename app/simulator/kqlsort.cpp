// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqlsort.h"

#include "app/simulator/kqlexpression.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>

namespace rolescope::simulator::kql {

namespace {

/// A key's value in the order null < bool < number < text < dynamic.
struct Cell
{
    quint8 rank = 0;
    quint32 length = 0;
    union {
        double number;
        quint64 offset; ///< of texts, in the block
    };
};

class SortTable
{
public:
    SortTable(const std::vector<quint32>& rows, const std::vector<SortKey>& keys, const Source& source) : m_keys(keys)
    {
        m_cells.reserve(rows.size() * keys.size());
        for (quint32 row : rows) {
            for (const SortKey& key : keys)
                add(evaluate(*key.expression, source, row));
        }
    }

    bool less(quint32 a, quint32 b) const
    {
        for (size_t key = 0; key < m_keys.size(); ++key) {
            const int order = compare(m_cells[a * m_keys.size() + key], m_cells[b * m_keys.size() + key], m_keys[key]);
            if (order != 0)
                return order < 0;
        }
        return false;
    }

private:
    void add(const Value& value);
    int compare(const Cell& a, const Cell& b, const SortKey& key) const;
    std::string_view text(const Cell& cell) const { return std::string_view(m_block).substr(cell.offset, cell.length); }

    const std::vector<SortKey>& m_keys;
    std::vector<Cell> m_cells;
    std::string m_block; ///< UTF-8, whose bytes sort as its characters do
};

void SortTable::add(const Value& value)
{
    Cell cell;
    cell.number = 0;
    if (value.isNumber()) {
        cell.rank = 2;
        cell.number = value.number();
    } else if (value.isString() || value.isDynamic()) {
        const QByteArray bytes = value.text().toUtf8();
        cell.rank = value.isString() ? 3 : 4;
        cell.offset = m_block.size();
        cell.length = static_cast<quint32>(bytes.size());
        m_block.append(bytes.constData(), static_cast<size_t>(bytes.size()));
    } else if (!value.isNull()) {
        cell.rank = 1;
        cell.number = value.isTrue() ? 1 : 0;
    }
    m_cells.push_back(cell);
}

int SortTable::compare(const Cell& a, const Cell& b, const SortKey& key) const
{
    if (a.rank == 0 || b.rank == 0) {
        if (a.rank == b.rank)
            return 0;
        return (a.rank == 0) == key.nullsFirst ? -1 : 1;
    }
    int order = int(a.rank) - int(b.rank);
    if (order == 0 && a.rank >= 3)
        order = text(a).compare(text(b));
    else if (order == 0)
        order = a.number < b.number ? -1 : a.number > b.number ? 1 : 0;
    return key.descending ? -order : order;
}

} // namespace

void sortRows(std::vector<quint32>& rows, const std::vector<SortKey>& keys, const Source& source)
{
    const SortTable table(rows, keys, source);
    std::vector<quint32> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto less = [&table](quint32 a, quint32 b) { return table.less(a, b); };
    if (std::is_sorted(order.begin(), order.end(), less))
        return;
    std::stable_sort(order.begin(), order.end(), less);
    for (quint32& position : order)
        position = rows[position];
    rows = std::move(order);
}

} // namespace rolescope::simulator::kql
