// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqleval.h"

#include "app/simulator/jsonout.h"
#include "app/simulator/kqlexpression.h"
#include "app/simulator/kqlsort.h"
#include "app/simulator/kqlsummarize.h"

#include <QSet>

#include <algorithm>
#include <numeric>

namespace rolescope::simulator::kql {

using namespace Qt::Literals::StringLiterals;

namespace {

void writeValue(const Value& value, JsonOut& out)
{
    if (value.isString())
        out.string(value.view());
    else
        out.json(value.json());
}

} // namespace

int Source::shortcut(int, const Path&) const
{
    return -1;
}

void Source::write(quint32 row, int slot, JsonOut& out) const
{
    writeValue(value(row, slot), out);
}

bool Result::isPageable() const
{
    const bool showsId = std::any_of(m_columns.begin(), m_columns.end(),
                                     [](const NamedExpression& column) { return column.name == "id"_L1; });
    return showsId && !m_limited && !m_derived;
}

Value Result::cell(size_t row, size_t column) const
{
    return evaluate(*m_columns[column].expression, *m_source, m_rows[row]);
}

void Result::writeCell(size_t row, size_t column, JsonOut& out) const
{
    const Node& node = *m_columns[column].expression;
    if (node.operation == Operation::Column && node.path.empty())
        m_source->write(m_rows[row], node.slot, out);
    else
        writeValue(cell(row, column), out);
}

/// Carries out the stages one after the other on a Result.
class Run
{
public:
    Run(std::shared_ptr<const Source> source, Error* error) : m_error(error) { restart(std::move(source)); }

    std::optional<Result> operator()(const Query& query)
    {
        for (const Stage& stage : query.stages) {
            if (!apply(stage))
                return std::nullopt;
        }
        return std::move(m_result);
    }

private:
    bool apply(const Stage& stage);
    bool filter(const Stage& stage);
    bool project(const Stage& stage);
    bool projectAway(const Stage& stage);
    bool extend(const Stage& stage);
    bool sort(const Stage& stage);
    void limit(qint64 count);
    bool summarize(const Stage& stage);

    void restart(std::shared_ptr<const Source> source);
    NodePtr bind(const NodePtr& expression)
    {
        return bindTo(expression, m_result.m_columns, *m_result.m_source, m_error);
    }
    bool bindColumns(const std::vector<NamedExpression>& columns, std::vector<NamedExpression>& bound);
    bool fail(const QString& message, const QString& token);

    Result m_result;
    Error* m_error;
};

void Run::restart(std::shared_ptr<const Source> source)
{
    m_result.m_rows.resize(source->size());
    std::iota(m_result.m_rows.begin(), m_result.m_rows.end(), 0U);
    m_result.m_columns.clear();
    for (const QString& name : source->columns()) {
        auto node = std::make_shared<Node>();
        node->operation = Operation::Column;
        node->name = name;
        node->slot = static_cast<int>(m_result.m_columns.size());
        m_result.m_columns.push_back({name, std::move(node)});
    }
    m_result.m_source = std::move(source);
}

bool Run::fail(const QString& message, const QString& token)
{
    *m_error = {u"InvalidQuery"_s, message, token, 1, 0};
    return false;
}

bool Run::apply(const Stage& stage)
{
    switch (stage.kind) {
    case Stage::Kind::Where:
        return filter(stage);
    case Stage::Kind::Project:
        return project(stage);
    case Stage::Kind::ProjectAway:
        return projectAway(stage);
    case Stage::Kind::Extend:
        return extend(stage);
    case Stage::Kind::Sort:
        return sort(stage);
    case Stage::Kind::Take:
        limit(stage.limit);
        return true;
    case Stage::Kind::Top:
        if (!sort(stage))
            return false;
        limit(stage.limit);
        return true;
    case Stage::Kind::Count:
    case Stage::Kind::Summarize:
    case Stage::Kind::Distinct:
        return summarize(stage);
    }
    return false;
}

bool Run::filter(const Stage& stage)
{
    const NodePtr predicate = bind(stage.predicate);
    if (!predicate)
        return false;
    const Source& source = *m_result.m_source;
    std::erase_if(m_result.m_rows, [&](quint32 row) { return !evaluate(*predicate, source, row).isTrue(); });
    return true;
}

bool Run::bindColumns(const std::vector<NamedExpression>& columns, std::vector<NamedExpression>& bound)
{
    QSet<QString> names;
    for (const NamedExpression& column : columns) {
        if (names.contains(column.name))
            return fail(u"The column “%1” is named twice"_s.arg(column.name), column.name);
        names.insert(column.name);
        NodePtr expression = bind(column.expression);
        if (!expression)
            return false;
        bound.push_back({column.name, std::move(expression)});
    }
    return true;
}

bool Run::project(const Stage& stage)
{
    std::vector<NamedExpression> bound;
    if (!bindColumns(stage.columns, bound))
        return false;
    m_result.m_columns = std::move(bound);
    return true;
}

bool Run::projectAway(const Stage& stage)
{
    for (const QString& name : stage.names) {
        const size_t removed
            = std::erase_if(m_result.m_columns, [&name](const NamedExpression& column) { return column.name == name; });
        if (removed == 0)
            return fail(u"There is no column “%1”"_s.arg(name), name);
    }
    return true;
}

bool Run::extend(const Stage& stage)
{
    std::vector<NamedExpression> bound;
    if (!bindColumns(stage.columns, bound))
        return false;
    for (NamedExpression& column : bound) {
        const auto same = std::find_if(m_result.m_columns.begin(), m_result.m_columns.end(),
                                       [&column](const NamedExpression& old) { return old.name == column.name; });
        if (same != m_result.m_columns.end())
            same->expression = std::move(column.expression);
        else
            m_result.m_columns.push_back(std::move(column));
    }
    return true;
}

bool Run::sort(const Stage& stage)
{
    std::vector<SortKey> keys;
    for (const SortKey& key : stage.keys) {
        keys.push_back(key);
        keys.back().expression = bind(key.expression);
        if (!keys.back().expression)
            return false;
    }
    sortRows(m_result.m_rows, keys, *m_result.m_source);
    return true;
}

void Run::limit(qint64 count)
{
    m_result.m_rows.resize(std::min(m_result.m_rows.size(), static_cast<size_t>(std::max<qint64>(0, count))));
    m_result.m_limited = true;
}

bool Run::summarize(const Stage& stage)
{
    std::vector<NamedExpression> keys;
    if (!bindColumns(stage.columns, keys))
        return false;
    std::vector<NamedAggregate> aggregates = stage.aggregates;
    if (stage.kind == Stage::Kind::Count)
        aggregates.push_back({u"Count"_s, Aggregate::Count, nullptr});
    for (NamedAggregate& aggregate : aggregates) {
        aggregate.argument = aggregate.argument ? bind(aggregate.argument) : nullptr;
        if (!aggregate.argument && aggregate.aggregate != Aggregate::Count)
            return false;
    }
    Summary summary(keys, aggregates);
    for (quint32 row : m_result.m_rows)
        summary.add(*m_result.m_source, row);
    m_result.m_derived = true;
    restart(summary.rows());
    return true;
}

std::optional<Result> run(const Query& query, std::shared_ptr<const Source> source, Error* error)
{
    return Run(std::move(source), error)(query);
}

} // namespace rolescope::simulator::kql
