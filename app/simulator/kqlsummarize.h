// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kqleval.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace rolescope::simulator::kql {

/// Rows that summarize, count or distinct have made.
class MadeRows final : public Source
{
public:
    MadeRows(QStringList columns, std::vector<std::vector<Value>> rows);

    quint32 size() const override { return static_cast<quint32>(m_rows.size()); }
    const QStringList& columns() const override { return m_columns; }
    Value value(quint32 row, int slot) const override { return m_rows[row][static_cast<size_t>(slot)]; }

private:
    QStringList m_columns;
    std::vector<std::vector<Value>> m_rows;
};

/// Counts rows by keys. Keys and the aggregates' arguments are bound to the source.
class Summary
{
public:
    Summary(const std::vector<NamedExpression>& keys, const std::vector<NamedAggregate>& aggregates);

    void add(const Source& source, quint32 row);
    /// Groups in the order in which they first came; without keys exactly one.
    std::shared_ptr<const Source> rows() const;

private:
    struct Group
    {
        std::vector<Value> keys;
        std::vector<qint64> counts;
        std::vector<QSet<QByteArray>> distinct;
    };

    Group& groupOf(const Source& source, quint32 row);
    Group newGroup(std::vector<Value> keys) const;

    const std::vector<NamedExpression>& m_keys;
    const std::vector<NamedAggregate>& m_aggregates;
    std::vector<Group> m_groups;
    QHash<QByteArray, size_t> m_indexes;
};

} // namespace rolescope::simulator::kql
