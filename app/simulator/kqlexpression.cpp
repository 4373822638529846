// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqlexpression.h"

#include "app/simulator/kqleval.h"

#include <QJsonArray>

#include <algorithm>

namespace rolescope::simulator::kql {

using namespace Qt::Literals::StringLiterals;

namespace {

/// strcat(a, a) of a column that is strcat(b, b) of … doubles with each step: refuse before it grows out of hand.
constexpr quint32 maxCost = 10'000;

NodePtr bindColumn(const Node& node, const std::vector<NamedExpression>& columns, const Source& source, Error* error)
{
    const auto known = std::find_if(columns.begin(), columns.end(),
                                    [&node](const NamedExpression& column) { return column.name == node.name; });
    if (known == columns.end()) {
        *error = {u"InvalidQuery"_s, u"There is no column “%1”"_s.arg(node.name), node.name, node.line, node.column};
        return nullptr;
    }
    const NodePtr& stands = known->expression;
    if (node.path.empty())
        return stands;
    auto bound = std::make_shared<Node>();
    bound->path = node.path;
    if (stands->operation != Operation::Column) {
        bound->operation = Operation::Walk;
        bound->children = {stands};
        bound->cost += stands->cost;
        return bound;
    }
    bound->operation = Operation::Column;
    bound->name = stands->name;
    bound->slot = stands->slot;
    bound->path.insert(bound->path.begin(), stands->path.begin(), stands->path.end());
    // A column that is a shortcut already has lost its path: only whole columns can be looked up.
    if (stands->slot < static_cast<int>(source.columns().size())) {
        const int shortcut = source.shortcut(bound->slot, bound->path);
        if (shortcut >= 0) {
            bound->slot = shortcut;
            bound->path.clear();
        }
    }
    return bound;
}

template <class Compare> Value compared(const Value& a, const Value& b, Compare compare)
{
    const bool comparable = (a.isString() && b.isString()) || (a.isNumber() && b.isNumber());
    return Value(comparable && compare(a.compare(b)));
}

Value isEmpty(const Value& value)
{
    return Value(value.isNull() || (value.isString() && value.view().isEmpty()));
}

/// The text of a string without a copy, of anything else through `holder`.
QStringView textOf(const Value& value, QString& holder)
{
    if (value.isString())
        return value.view();
    holder = value.text();
    return holder;
}

Value textOperation(const Node& node, const Value& a, const Value& b)
{
    QString firstHolder;
    QString secondHolder;
    const QStringView text = textOf(a, firstHolder);
    const QStringView other = textOf(b, secondHolder);
    switch (node.operation) {
    case Operation::Has:
        return Value(hasTerm(text, other));
    case Operation::Contains:
        return Value(text.contains(other, Qt::CaseInsensitive));
    case Operation::StartsWith:
        return Value(text.startsWith(other, Qt::CaseInsensitive));
    default:
        return Value(text.endsWith(other, Qt::CaseInsensitive));
    }
}

Value listed(const Node& node, const Source& source, quint32 row)
{
    const Value value = evaluate(*node.children.front(), source, row);
    const bool folded = node.operation == Operation::InFolded;
    return Value(std::any_of(node.children.begin() + 1, node.children.end(), [&](const NodePtr& child) {
        const Value candidate = evaluate(*child, source, row);
        return folded ? equalsFolded(value, candidate) : value.equals(candidate);
    }));
}

Value joined(const Node& node, const Source& source, quint32 row)
{
    QString text;
    for (const NodePtr& child : node.children)
        text += evaluate(*child, source, row).text();
    return Value(text);
}

bool holds(const NodePtr& child, const Source& source, quint32 row)
{
    return evaluate(*child, source, row).isTrue();
}

Value arrayLength(const Value& value)
{
    const QJsonValue json = value.json();
    return json.isArray() ? Value(static_cast<double>(json.toArray().size())) : Value();
}

/// Operations on the values of one child.
Value unary(const Node& node, const Value& value)
{
    switch (node.operation) {
    case Operation::Not:
        return Value(!value.isTrue());
    case Operation::IsNull:
        return Value(value.isNull());
    case Operation::IsEmpty:
        return isEmpty(value);
    case Operation::ToString:
        return Value(value.text());
    case Operation::ToLower:
        return Value(value.text().toLower());
    case Operation::ToUpper:
        return Value(value.text().toUpper());
    case Operation::ArrayLength:
        return arrayLength(value);
    default:
        return walk(value, node.path);
    }
}

/// Operations on the values of two children.
Value binary(const Node& node, const Value& a, const Value& b)
{
    switch (node.operation) {
    case Operation::Equal:
        return Value(a.equals(b));
    case Operation::EqualFolded:
        return Value(equalsFolded(a, b));
    case Operation::Less:
        return compared(a, b, [](int order) { return order < 0; });
    case Operation::LessOrEqual:
        return compared(a, b, [](int order) { return order <= 0; });
    case Operation::Greater:
        return compared(a, b, [](int order) { return order > 0; });
    case Operation::GreaterOrEqual:
        return compared(a, b, [](int order) { return order >= 0; });
    default:
        return textOperation(node, a, b);
    }
}

} // namespace

NodePtr bindTo(const NodePtr& expression, const std::vector<NamedExpression>& columns, const Source& source,
               Error* error)
{
    if (expression->operation == Operation::Column)
        return bindColumn(*expression, columns, source, error);
    if (expression->children.empty())
        return expression;
    auto bound = std::make_shared<Node>(*expression);
    quint64 cost = 1;
    for (NodePtr& child : bound->children) {
        child = bindTo(child, columns, source, error);
        if (!child)
            return nullptr;
        cost += child->cost;
    }
    if (cost > maxCost) {
        *error
            = {u"InvalidQuery"_s, u"The query costs too much on each row"_s, {}, expression->line, expression->column};
        return nullptr;
    }
    bound->cost = static_cast<quint32>(cost);
    return bound;
}

Value evaluate(const Node& node, const Source& source, quint32 row)
{
    switch (node.operation) {
    case Operation::Literal:
        return node.literal;
    case Operation::Column:
        return node.path.empty() ? source.value(row, node.slot) : walk(source.value(row, node.slot), node.path);
    case Operation::And:
        return Value(std::all_of(node.children.begin(), node.children.end(),
                                 [&](const NodePtr& child) { return holds(child, source, row); }));
    case Operation::Or:
        return Value(std::any_of(node.children.begin(), node.children.end(),
                                 [&](const NodePtr& child) { return holds(child, source, row); }));
    case Operation::In:
    case Operation::InFolded:
        return listed(node, source, row);
    case Operation::StrCat:
        return joined(node, source, row);
    default:
        break;
    }
    const Value first = evaluate(*node.children.front(), source, row);
    if (node.children.size() == 1)
        return unary(node, first);
    return binary(node, first, evaluate(*node.children[1], source, row));
}

} // namespace rolescope::simulator::kql
