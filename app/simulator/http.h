// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

/// What the handlers see of HTTP: plain values, no sockets.
namespace rolescope::simulator {

struct Request
{
    QByteArray method; ///< upper case: "GET"
    QString path; ///< percent-decoded, repeated slashes collapsed, no slash at the end: "/subscriptions/…"
    QStringList segments; ///< of path: {"subscriptions", "…"}
    QHash<QString, QString> query; ///< key lower-cased ("$filter", "api-version") → decoded value ('+' is a space)
    QHash<QByteArray, QByteArray> headers; ///< name lower-cased
    QByteArray body;
    QString origin; ///< "https://host:port" as the client used it (X-Forwarded-Proto/-Host, else Host)
    QString caller; ///< object id of the principal of the verified token; empty on anonymous routes

    /// A decoded query value, key in any case; empty when absent.
    QString parameter(QStringView key) const;
    bool hasParameter(QStringView key) const;
    QByteArray header(const QByteArray& lowerCaseName) const { return headers.value(lowerCaseName); }
    /// The body as a JSON object; nothing when it is something else.
    std::optional<QJsonObject> json() const;
    /// The body as an application/x-www-form-urlencoded form.
    QHash<QString, QString> form() const;
    /// segments[index] equals the word, in any case; false past the end.
    bool segmentIs(qsizetype index, QStringView word) const;
};

struct Reply
{
    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers; ///< without Content-Length, which the connection adds
    QByteArray body;

    static Reply json(const QJsonObject& object, int status = 200);
    /// Bytes that are JSON already.
    static Reply jsonBytes(QByteArray bytes, int status = 200);
    static Reply html(const QString& page, int status = 200);
    static Reply empty(int status);
    static Reply redirect(const QByteArray& location);
    /// ARM's and Microsoft Graph's envelope: {"error":{"code","message"}}.
    static Reply error(int status, const QString& code, const QString& message);

    void setHeader(const QByteArray& name, const QByteArray& value);
    QByteArray header(const QByteArray& name) const;
};

/// Decodes "a=b&c=d": percent-encoding, '+' as space; keys are lower-cased.
QHash<QString, QString> decodeForm(QByteArrayView encoded);

/// Fills path, segments and query from a request target such as "//subscriptions/x?api-version=…".
void setTarget(Request& request, QByteArrayView target);

} // namespace rolescope::simulator
