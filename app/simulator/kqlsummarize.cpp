// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqlsummarize.h"

#include "app/simulator/kqlexpression.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

namespace rolescope::simulator::kql {

namespace {

/// Equal for equal rows only: the values' JSON tells their types apart.
QByteArray keyOfRow(const std::vector<Value>& values)
{
    QJsonArray array;
    for (const Value& value : values)
        array.append(value.json());
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

} // namespace

MadeRows::MadeRows(QStringList columns, std::vector<std::vector<Value>> rows)
    : m_columns(std::move(columns)), m_rows(std::move(rows))
{ }

Summary::Summary(const std::vector<NamedExpression>& keys, const std::vector<NamedAggregate>& aggregates)
    : m_keys(keys), m_aggregates(aggregates)
{
    if (m_keys.empty())
        m_groups.push_back(newGroup({}));
}

Summary::Group Summary::newGroup(std::vector<Value> keys) const
{
    const size_t count = m_aggregates.size();
    return {std::move(keys), std::vector<qint64>(count), std::vector<QSet<QByteArray>>(count)};
}

Summary::Group& Summary::groupOf(const Source& source, quint32 row)
{
    if (m_keys.empty())
        return m_groups.front();
    std::vector<Value> values;
    values.reserve(m_keys.size());
    for (const NamedExpression& key : m_keys)
        values.push_back(evaluate(*key.expression, source, row));
    const QByteArray key = keyOfRow(values);
    const size_t index = m_indexes.value(key, m_groups.size());
    if (index == m_groups.size()) {
        m_indexes.insert(key, index);
        m_groups.push_back(newGroup(std::move(values)));
    }
    return m_groups[index];
}

void Summary::add(const Source& source, quint32 row)
{
    Group& group = groupOf(source, row);
    for (size_t i = 0; i < m_aggregates.size(); ++i) {
        const NamedAggregate& aggregate = m_aggregates[i];
        if (aggregate.aggregate == Aggregate::DCount)
            group.distinct[i].insert(keyOfRow({evaluate(*aggregate.argument, source, row)}));
        else if (aggregate.aggregate == Aggregate::Count || evaluate(*aggregate.argument, source, row).isTrue())
            ++group.counts[i];
    }
}

std::shared_ptr<const Source> Summary::rows() const
{
    QStringList names;
    for (const NamedExpression& key : m_keys)
        names.append(key.name);
    for (const NamedAggregate& aggregate : m_aggregates)
        names.append(aggregate.name);
    std::vector<std::vector<Value>> rows;
    rows.reserve(m_groups.size());
    for (const Group& group : m_groups) {
        std::vector<Value> row = group.keys;
        for (size_t i = 0; i < m_aggregates.size(); ++i) {
            const bool distinct = m_aggregates[i].aggregate == Aggregate::DCount;
            row.emplace_back(static_cast<double>(distinct ? group.distinct[i].size() : group.counts[i]));
        }
        rows.push_back(std::move(row));
    }
    return std::make_shared<MadeRows>(std::move(names), std::move(rows));
}

} // namespace rolescope::simulator::kql
