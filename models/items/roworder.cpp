// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/roworder.h"

#include <QCollator>

#include <algorithm>
#include <compare>
#include <numeric>

namespace rolescope {

namespace {

/// Rows between two looks at whether the result is still wanted: some milliseconds.
constexpr int rowsBetweenLooks = 1024;

bool holdsAllWords(const Inventory& inventory, const TableContent& content, const RowOrder& order, quint32 key)
{
    QString text;
    const auto add = [&](int column) {
        text += content.fullText(inventory, key, column);
        text += u'\n'; // words never hold white space, so none can match across two cells
    };
    if (order.columns.empty()) {
        for (int column = 0; column < content.columnCount(); ++column)
            add(column);
    } else {
        for (const int column : order.columns)
            add(column);
    }
    return std::all_of(order.words.begin(), order.words.end(),
                       [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool accepts(const Inventory& inventory, const TableContent& content, const RowOrder& order, quint32 key)
{
    if (order.predicate && !order.predicate(inventory, content.entity(inventory, key)))
        return false;
    return order.words.isEmpty() || holdsAllWords(inventory, content, order, key);
}

/// A collator of its own for each task: QCollator is not thread safe.
QCollator collatorFor(const QLocale& locale)
{
    // The C locale compares by code point and knows no numbers: "vm-10" before "vm-2", "Z" before "a".
    QCollator collator(locale.language() == QLocale::C ? QLocale(QLocale::English) : locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

/// What is compared of one column, computed once for each row.
class SortKeys
{
public:
    SortKeys(const Inventory& inventory, const TableContent& content, int column, const QCollator& collator)
        : m_inventory(inventory)
        , m_content(content)
        , m_collator(collator)
        , m_column(column)
        , m_byNumber(content.column(column).kind != ColumnKind::Text)
    { }

    void reserve(size_t count)
    {
        m_known.reserve(count);
        if (m_byNumber)
            m_numbers.reserve(count);
        else
            m_texts.reserve(count);
    }

    void add(quint32 key)
    {
        if (m_byNumber) {
            const auto number = m_content.number(m_inventory, key, m_column);
            m_known.push_back(number.has_value());
            m_numbers.push_back(number.value_or(0));
        } else {
            const QString text = m_content.text(m_inventory, key, m_column);
            m_known.push_back(!text.isEmpty());
            m_texts.push_back(m_collator.sortKey(text));
        }
    }

    bool isKnown(size_t i) const { return m_known[i]; }
    std::weak_ordering compare(size_t a, size_t b) const
    {
        return m_byNumber ? std::weak_ordering(m_numbers[a] <=> m_numbers[b]) : m_texts[a].compare(m_texts[b]) <=> 0;
    }

private:
    const Inventory& m_inventory;
    const TableContent& m_content;
    const QCollator& m_collator;
    const int m_column;
    const bool m_byNumber;
    std::vector<bool> m_known;
    std::vector<qint64> m_numbers;
    std::vector<QCollatorSortKey> m_texts;
};

std::optional<std::vector<quint32>> acceptedKeys(const Inventory& inventory, const TableContent& content,
                                                 const RowOrder& order, const std::function<bool()>& cancelled)
{
    const int count = content.rowCount(inventory);
    std::vector<quint32> keys;
    keys.reserve(static_cast<size_t>(count));
    for (int row = 0; row < count; ++row) {
        if (row % rowsBetweenLooks == 0 && cancelled())
            return {};
        const quint32 key = content.keyAt(inventory, row);
        if (!order.filters() || accepts(inventory, content, order, key))
            keys.push_back(key);
    }
    return keys;
}

bool fill(SortKeys& sortKeys, const std::vector<quint32>& rows, const std::function<bool()>& cancelled)
{
    sortKeys.reserve(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
        if (i % rowsBetweenLooks == 0 && cancelled())
            return false;
        sortKeys.add(rows[i]);
    }
    return true;
}

/// One column to sort by, with what is compared of it.
struct PreparedKey
{
    SortKeys values;
    Qt::SortOrder direction;
};

/// Sorts places 0 … n-1 by the keys at these places.
void sortPlaces(std::vector<size_t>& places, const std::vector<PreparedKey>& keys)
{
    std::sort(places.begin(), places.end(), [&](size_t a, size_t b) {
        for (const PreparedKey& key : keys) {
            if (key.values.isKnown(a) != key.values.isKnown(b))
                return key.values.isKnown(a);
            if (const auto order = key.values.compare(a, b); order != 0)
                return (order < 0) == (key.direction == Qt::AscendingOrder);
        }
        return a < b;
    });
}

bool sortRows(const Inventory& inventory, const TableContent& content, const RowOrder& order,
              std::vector<quint32>& rows, const std::function<bool()>& cancelled)
{
    const QCollator collator = collatorFor(order.locale);
    std::vector<SortKey> wanted = order.sortKeys;
    const bool byName
        = std::any_of(wanted.begin(), wanted.end(), [&](const SortKey& key) { return key.column == order.nameColumn; });
    if (!byName)
        wanted.push_back({order.nameColumn, Qt::AscendingOrder});
    std::vector<PreparedKey> keys;
    keys.reserve(wanted.size());
    for (const SortKey& key : wanted) {
        keys.push_back({SortKeys(inventory, content, key.column, collator), key.direction});
        if (!fill(keys.back().values, rows, cancelled))
            return false;
    }

    std::vector<size_t> places(rows.size());
    std::iota(places.begin(), places.end(), size_t(0));
    sortPlaces(places, keys);
    std::vector<quint32> sorted;
    sorted.reserve(rows.size());
    for (const size_t place : places)
        sorted.push_back(rows[place]);
    rows = std::move(sorted);
    return !cancelled();
}

} // namespace

std::optional<std::vector<quint32>> arrange(const Inventory& inventory, const TableContent& content,
                                            const RowOrder& order, const std::function<bool()>& cancelled)
{
    std::optional<std::vector<quint32>> keys = acceptedKeys(inventory, content, order, cancelled);
    if (!keys || (order.sorts() && !sortRows(inventory, content, order, *keys, cancelled)))
        return {};
    return keys;
}

} // namespace rolescope
