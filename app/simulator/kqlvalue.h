// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringView>

#include <variant>
#include <vector>

namespace rolescope::simulator::kql {

/// A scalar of a query: null, bool, number, string, or a JSON array or object ("dynamic"). Strings are kept apart from
/// QJsonValue, which would allocate a container for each.
class Value
{
public:
    Value() = default;
    Value(bool value) : m_data(value) { }
    Value(double value) : m_data(value) { }
    Value(QString text) : m_data(std::move(text)) { }
    /// Scalars of JSON become scalars.
    explicit Value(const QJsonValue& json);

    bool isNull() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isString() const { return std::holds_alternative<QString>(m_data); }
    bool isNumber() const { return std::holds_alternative<double>(m_data); }
    bool isDynamic() const { return std::holds_alternative<QJsonValue>(m_data); }
    /// What a where clause makes of it: only true is true.
    bool isTrue() const;
    /// Empty unless it is a string; no copy.
    QStringView view() const;
    double number() const;
    /// tostring(): null is "", arrays and objects compact JSON, true and false as KQL writes them.
    QString text() const;
    QJsonValue json() const;
    /// The member or element that a path step names; null when there is none.
    Value member(const QString& key) const;
    Value element(int index) const;

    /// `==`: case-sensitive; values of different types differ; null equals nothing.
    bool equals(const Value& other) const;
    /// The order of `order by`: null < bool < number < string < dynamic. Negative, 0 or positive.
    int compare(const Value& other) const;

private:
    std::variant<std::monostate, bool, double, QString, QJsonValue> m_data;
};

/// `=~`; nulls compare as empty texts.
bool equalsFolded(const Value& a, const Value& b);
/// `has`: the needle occurs between characters that are neither letters nor digits, in any case.
bool hasTerm(QStringView text, QStringView term);

/// One step of a path: a member's name, or an index when it is not negative.
struct Step
{
    QString key;
    int index = -1;

    bool operator==(const Step&) const = default;
};
using Path = std::vector<Step>;

/// Follows a path from its step number `from`.
Value walk(Value value, const Path& path, size_t from = 0);

} // namespace rolescope::simulator::kql
