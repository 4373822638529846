// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/kqlvalue.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

/// The part of the Kusto Query Language that Resource Graph clients of this program's kind use: parsing.
///
///   query     = [table] { "|" stage }
///   stage     = "where" expr | "project" columns | "project-away" names | "extend" columns | "order by" keys
///             | "take" n | "top" n "by" keys | "count" | "summarize" [aggregates] ["by" columns] | "distinct" columns
///   aggregate = [name "="] ("count()" | "countif(" expr ")" | "dcount(" expr ")")
///   expr      = literals, paths (a.b, a['b'], a[0]), and, or, not(), == != =~ !~ < <= > >=, [!]has, [!]contains,
///               [!]startswith, [!]endswith, [!]in, [!]in~, isnull, isnotnull, isempty, isnotempty, tostring, tolower,
///               toupper, strcat, array_length
/// Names of columns and members are case-sensitive as in Kusto, names of tables are not. Whatever else the language has
/// is refused by name, never ignored. Size and depth of a query are bounded.
namespace rolescope::simulator::kql {

/// Why a query is refused; the shape of Resource Graph's `error.details`.
struct Error
{
    QString code; ///< "ParserFailure" or "InvalidQueryLanguage"
    QString message; ///< for the person; says what is wrong or not supported
    QString token; ///< the offending piece
    int line = 1;
    int column = 0; ///< zero-based
};

enum class Operation {
    Literal,
    Column,
    Walk, ///< a path into a computed value
    And,
    Or,
    Not,
    Equal,
    EqualFolded,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Has,
    Contains,
    StartsWith,
    EndsWith,
    In,
    InFolded,
    IsNull,
    IsEmpty,
    ToString,
    ToLower,
    ToUpper,
    StrCat,
    ArrayLength,
};

struct Node;
using NodePtr = std::shared_ptr<const Node>;

/// An expression. Nodes are shared and never change once made.
struct Node
{
    Operation operation = Operation::Literal;
    Value literal;
    QString name; ///< of a column
    Path path; ///< of a column or walk
    int slot = -1; ///< of a column that has been bound to a source
    std::vector<NodePtr> children;
    int line = 1;
    int column = 0;
    /// Evaluations that one row can cost, this node included: sharing can make them many more than there are nodes.
    quint32 cost = 1;
};

struct NamedExpression
{
    QString name;
    NodePtr expression;
};

struct SortKey
{
    NodePtr expression;
    bool descending = true; ///< Kusto's default
    bool nullsFirst = false;
};

enum class Aggregate { Count, CountIf, DCount };

struct NamedAggregate
{
    QString name;
    Aggregate aggregate = Aggregate::Count;
    NodePtr argument; ///< null for count()
};

struct Stage
{
    enum class Kind { Where, Project, ProjectAway, Extend, Sort, Take, Top, Count, Summarize, Distinct };
    Kind kind = Kind::Where;
    NodePtr predicate;
    std::vector<NamedExpression> columns; ///< of project, extend and distinct, and the keys of summarize
    std::vector<NamedAggregate> aggregates;
    QStringList names; ///< of project-away
    std::vector<SortKey> keys;
    qint64 limit = 0;
};

struct Query
{
    QString table; ///< as written; "Resources" when left out
    std::vector<Stage> stages;
};

/// Longest query, in characters.
inline constexpr qsizetype maxQuery = 32'768;

/// On failure nothing, and the reason in *error.
std::optional<Query> parse(const QString& text, Error* error);

} // namespace rolescope::simulator::kql
