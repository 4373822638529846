// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/http.h"

#include <QJsonDocument>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

QString Request::parameter(QStringView key) const
{
    return query.value(key.toString().toLower());
}

bool Request::hasParameter(QStringView key) const
{
    return query.contains(key.toString().toLower());
}

std::optional<QJsonObject> Request::json() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return std::nullopt;
    return document.object();
}

QHash<QString, QString> Request::form() const
{
    return decodeForm(body);
}

bool Request::segmentIs(qsizetype index, QStringView word) const
{
    return index >= 0 && index < segments.size() && segments.at(index).compare(word, Qt::CaseInsensitive) == 0;
}

Reply Reply::json(const QJsonObject& object, int status)
{
    return jsonBytes(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

Reply Reply::jsonBytes(QByteArray bytes, int status)
{
    return {status, {{"Content-Type"_ba, "application/json; charset=utf-8"_ba}}, std::move(bytes)};
}

Reply Reply::html(const QString& page, int status)
{
    return {status, {{"Content-Type"_ba, "text/html; charset=utf-8"_ba}}, page.toUtf8()};
}

Reply Reply::empty(int status)
{
    return {status, {}, {}};
}

Reply Reply::redirect(const QByteArray& location)
{
    return {302, {{"Location"_ba, location}}, {}};
}

Reply Reply::error(int status, const QString& code, const QString& message)
{
    return json(QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}}}}, status);
}

void Reply::setHeader(const QByteArray& name, const QByteArray& value)
{
    for (auto& [key, present] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            present = value;
            return;
        }
    }
    headers.append({name, value});
}

QByteArray Reply::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QHash<QString, QString> decodeForm(QByteArrayView encoded)
{
    QHash<QString, QString> fields;
    const QList<QByteArray> pairs = encoded.toByteArray().replace('+', ' ').split('&');
    for (const QByteArray& pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf('=');
        const QByteArray key = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        fields.insert(QString::fromUtf8(QByteArray::fromPercentEncoding(key)).toLower(),
                      QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
    }
    return fields;
}

void setTarget(Request& request, QByteArrayView target)
{
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    request.query = question < 0 ? QHash<QString, QString>() : decodeForm(target.sliced(question + 1));
    request.segments.clear();
    request.path.clear();
    // Some SDKs put a scope that begins with "/" behind a template's "/": empty segments carry no meaning.
    for (const QByteArray& segment : path.toByteArray().split('/')) {
        if (segment.isEmpty())
            continue;
        request.segments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(segment)));
        request.path += u'/' + request.segments.constLast();
    }
    if (request.path.isEmpty())
        request.path = u"/"_s;
}

} // namespace rolescope::simulator
