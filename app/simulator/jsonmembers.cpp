// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/jsonmembers.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <utility>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TenantFile)
};

bool isHex(QChar character)
{
    const char16_t code = character.toLower().unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'a' && code <= u'f');
}

} // namespace

bool isGuid(QStringView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text.at(i) != u'-' : !isHex(text.at(i)))
            return false;
    }
    return true;
}

void Mistake::set(const QString& where, const QString& message)
{
    if (found())
        return;
    place = where;
    what = message;
}

JsonMembers::JsonMembers(QJsonObject object, QString place, Mistake& mistake)
    : m_object(std::move(object)), m_place(std::move(place)), m_mistake(&mistake)
{ }

QString JsonMembers::placeOf(QLatin1StringView key) const
{
    return m_place.isEmpty() ? QString(key) : m_place + u'.' + key;
}

void JsonMembers::complain(QLatin1StringView key, const QString& message)
{
    m_mistake->set(placeOf(key), message);
}

QJsonValue JsonMembers::take(QLatin1StringView key, Need need)
{
    m_asked.insert(key);
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined() && need == Need::Required)
        complain(key, Text::tr("is missing"));
    return value;
}

QString JsonMembers::text(QLatin1StringView key, Need need)
{
    const QJsonValue value = take(key, need);
    if (value.isUndefined())
        return {};
    const QString text = value.toString();
    if (!value.isString())
        complain(key, Text::tr("must be a text"));
    else if (text.isEmpty() && need == Need::Required)
        complain(key, Text::tr("must not be empty"));
    else if (text.size() > maxText)
        complain(key, Text::tr("is longer than %1 characters").arg(maxText));
    else
        return text;
    return {};
}

QString JsonMembers::guid(QLatin1StringView key, Need need)
{
    const QString value = text(key, need);
    if (value.isEmpty() || isGuid(value))
        return value.toLower();
    complain(key, Text::tr("“%1” is not a GUID").arg(value.left(60)));
    return {};
}

int JsonMembers::number(QLatin1StringView key)
{
    const QJsonValue value = take(key, Need::Required);
    if (!value.isUndefined() && !value.isDouble())
        complain(key, Text::tr("must be a number"));
    return value.toInt(-1);
}

bool JsonMembers::flag(QLatin1StringView key)
{
    const QJsonValue value = take(key, Need::Optional);
    if (!value.isUndefined() && !value.isBool())
        complain(key, Text::tr("must be true or false"));
    return value.toBool();
}

QDateTime JsonMembers::time(QLatin1StringView key)
{
    const QString value = text(key, Need::Optional);
    const QDateTime when = QDateTime::fromString(value, Qt::ISODate);
    if (!value.isEmpty() && !when.isValid())
        complain(key, Text::tr("“%1” is not a time such as 2026-01-31T12:00:00Z").arg(value.left(60)));
    return when;
}

QStringList JsonMembers::texts(QLatin1StringView key, Need need)
{
    const QJsonValue value = take(key, need);
    if (!value.isUndefined() && !value.isArray())
        complain(key, Text::tr("must be a list of texts"));
    QStringList texts;
    for (const QJsonValue& item : value.toArray()) {
        const QString text = item.toString();
        if (text.isEmpty() || text.size() > maxText)
            complain(key, Text::tr("must hold texts of 1 to %1 characters only").arg(maxText));
        texts.append(text);
    }
    return texts;
}

QStringList JsonMembers::guids(QLatin1StringView key, Need need)
{
    QStringList ids = texts(key, need);
    for (QString& id : ids) {
        if (!isGuid(id))
            complain(key, Text::tr("“%1” is not a GUID").arg(id.left(60)));
        id = id.toLower();
    }
    return ids;
}

Tags JsonMembers::tags(QLatin1StringView key)
{
    const QJsonObject object = this->object(key);
    Tags tags;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString() || it.value().toString().size() > maxText)
            complain(key, Text::tr("tag “%1” must be a text").arg(it.key().left(60)));
        tags.insert(it.key(), it.value().toString());
    }
    return tags;
}

QJsonObject JsonMembers::object(QLatin1StringView key)
{
    const QJsonValue value = take(key, Need::Optional);
    if (!value.isUndefined() && !value.isObject())
        complain(key, Text::tr("must be an object"));
    return value.toObject();
}

std::optional<JsonMembers> JsonMembers::child(QLatin1StringView key, Need need)
{
    const QJsonValue value = take(key, need);
    if (value.isObject())
        return JsonMembers(value.toObject(), placeOf(key), *m_mistake);
    if (!value.isUndefined())
        complain(key, Text::tr("must be an object"));
    return std::nullopt;
}

std::vector<JsonMembers> JsonMembers::list(QLatin1StringView key, Need need)
{
    const QJsonValue value = take(key, need);
    if (!value.isUndefined() && !value.isArray())
        complain(key, Text::tr("must be a list of objects"));
    std::vector<JsonMembers> items;
    const QJsonArray array = value.toArray();
    items.reserve(static_cast<size_t>(array.size()));
    for (const QJsonValue& item : array) {
        const QString place = u"%1[%2]"_s.arg(placeOf(key)).arg(items.size());
        if (!item.isObject())
            m_mistake->set(place, Text::tr("must be an object"));
        items.emplace_back(item.toObject(), place, *m_mistake);
    }
    return items;
}

void JsonMembers::finish()
{
    for (auto it = m_object.constBegin(); it != m_object.constEnd(); ++it) {
        if (!m_asked.contains(it.key()))
            m_mistake->set(m_place, Text::tr("has an unknown member “%1”").arg(it.key().left(60)));
    }
}

} // namespace rolescope::simulator
