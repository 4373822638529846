// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kql.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace rolescope::simulator {
class JsonOut;
}

/// Running a query. Operators that keep rows (where, project, extend, sort, take) are never carried out row by row: the
/// engine keeps row numbers of the source and, for each output column, one expression over the source, which is
/// evaluated only for the rows that somebody asks for. So a page of a large result costs as much as its own rows.
namespace rolescope::simulator::kql {

/// A table. Rows are numbered from 0; values are made on demand.
class Source
{
public:
    virtual ~Source() = default;

    virtual quint32 size() const = 0;
    /// Names of the columns in order; slots 0 … n - 1 are theirs.
    virtual const QStringList& columns() const = 0;
    virtual Value value(quint32 row, int slot) const = 0;
    /// A slot from which value() gives what lies at a path in a column, faster than by making the column; -1 if there
    /// is none.
    virtual int shortcut(int column, const Path& path) const;
    /// Writes what value() gives as JSON; a table may do so without making the value.
    virtual void write(quint32 row, int slot, JsonOut& out) const;
};

/// A query's answer: row numbers and columns to evaluate. Holds its source.
class Result
{
public:
    size_t size() const { return m_rows.size(); }
    size_t columnCount() const { return m_columns.size(); }
    const QString& columnName(size_t column) const { return m_columns[column].name; }
    /// Whether pages can be told apart by Resource Graph: rows are the table's own, not cut by take or top, and show
    /// `id`.
    bool isPageable() const;
    Value cell(size_t row, size_t column) const;
    /// Writes the cell's value as JSON.
    void writeCell(size_t row, size_t column, JsonOut& out) const;

private:
    friend class Run;
    std::shared_ptr<const Source> m_source;
    std::vector<quint32> m_rows;
    std::vector<NamedExpression> m_columns;
    bool m_limited = false;
    bool m_derived = false; ///< rows were made by count, summarize or distinct
};

/// On failure (an unknown column, a query too costly) nothing, and the reason in *error, which must not be null.
std::optional<Result> run(const Query& query, std::shared_ptr<const Source> source, Error* error);

} // namespace rolescope::simulator::kql
