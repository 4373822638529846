// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/kqlvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace rolescope::simulator::kql {

using namespace Qt::Literals::StringLiterals;

Value::Value(const QJsonValue& json)
{
    switch (json.type()) {
    case QJsonValue::Bool:
        m_data = json.toBool();
        break;
    case QJsonValue::Double:
        m_data = json.toDouble();
        break;
    case QJsonValue::String:
        m_data = json.toString();
        break;
    case QJsonValue::Array:
    case QJsonValue::Object:
        m_data = json;
        break;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
}

bool Value::isTrue() const
{
    const bool* value = std::get_if<bool>(&m_data);
    return value && *value;
}

QStringView Value::view() const
{
    const QString* text = std::get_if<QString>(&m_data);
    return text ? QStringView(*text) : QStringView();
}

double Value::number() const
{
    const double* value = std::get_if<double>(&m_data);
    return value ? *value : 0.0;
}

QString Value::text() const
{
    if (const QString* text = std::get_if<QString>(&m_data))
        return *text;
    if (const bool* value = std::get_if<bool>(&m_data))
        return *value ? u"true"_s : u"false"_s;
    if (const double* value = std::get_if<double>(&m_data))
        return QString::number(*value, 'g', 17);
    const QJsonValue* dynamic = std::get_if<QJsonValue>(&m_data);
    if (!dynamic)
        return {};
    const QJsonDocument document
        = dynamic->isArray() ? QJsonDocument(dynamic->toArray()) : QJsonDocument(dynamic->toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

QJsonValue Value::json() const
{
    if (const QString* text = std::get_if<QString>(&m_data))
        return *text;
    if (const bool* value = std::get_if<bool>(&m_data))
        return *value;
    if (const double* value = std::get_if<double>(&m_data))
        return *value;
    const QJsonValue* dynamic = std::get_if<QJsonValue>(&m_data);
    return dynamic ? *dynamic : QJsonValue(QJsonValue::Null);
}

Value Value::member(const QString& key) const
{
    const QJsonValue* dynamic = std::get_if<QJsonValue>(&m_data);
    return dynamic && dynamic->isObject() ? Value(dynamic->toObject().value(key)) : Value();
}

Value Value::element(int index) const
{
    const QJsonValue* dynamic = std::get_if<QJsonValue>(&m_data);
    return dynamic && dynamic->isArray() ? Value(dynamic->toArray().at(index)) : Value();
}

bool Value::equals(const Value& other) const
{
    if (isNull() || m_data.index() != other.m_data.index())
        return false;
    return m_data == other.m_data;
}

int Value::compare(const Value& other) const
{
    if (m_data.index() != other.m_data.index())
        return m_data.index() < other.m_data.index() ? -1 : 1;
    if (isString())
        return view().compare(other.view());
    if (isDynamic())
        return text().compare(other.text());
    if (isNumber())
        return number() < other.number() ? -1 : number() > other.number() ? 1 : 0;
    return int(isTrue()) - int(other.isTrue());
}

bool equalsFolded(const Value& a, const Value& b)
{
    if (a.isString() && b.isString())
        return a.view().size() == b.view().size() && a.view().compare(b.view(), Qt::CaseInsensitive) == 0;
    return a.text().compare(b.text(), Qt::CaseInsensitive) == 0;
}

bool hasTerm(QStringView text, QStringView term)
{
    if (term.isEmpty())
        return true;
    const auto isEdge = [text](qsizetype position) {
        return position < 0 || position >= text.size() || !text.at(position).isLetterOrNumber();
    };
    for (qsizetype at = text.indexOf(term, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(term, at + 1, Qt::CaseInsensitive)) {
        if (isEdge(at - 1) && isEdge(at + term.size()))
            return true;
    }
    return false;
}

Value walk(Value value, const Path& path, size_t from)
{
    for (size_t i = from; i < path.size() && !value.isNull(); ++i)
        value = path[i].index >= 0 ? value.element(path[i].index) : value.member(path[i].key);
    return value;
}

} // namespace rolescope::simulator::kql
