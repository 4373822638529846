// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QUrl>

#include <utility>
#include <vector>

namespace rolescope::azure {

struct Cloud;

/// One call of an API. Token, correlation id and user agent are the transport's business.
struct Request
{
    enum class Method : quint8 { Get, Post, Put, Patch, Delete };

    Method method = Method::Get;
    QUrl url;
    QByteArray body; ///< JSON; empty for none
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< further ones, for instance If-Match
    bool once = false; ///< never sent again after it may have been carried out, whatever its method
    bool readsOnly = false; ///< a POST that changes nothing (a query) and may be sent again like a GET

    /// Sending it twice does what sending it once does (RFC 9110 §9.2.2), and nobody needs to know which of them did
    /// it. A PATCH counts as not so.
    bool isRepeatable() const;
    QByteArray verb() const; ///< "GET"
};

struct Response
{
    int status = 0;
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QUrl url; ///< that answered

    QByteArray header(const QByteArray& lowerCaseName) const { return headers.value(lowerCaseName); }
    bool operator==(const Response&) const = default;
};

using QueryItems = std::vector<std::pair<QString, QString>>;

/// `{arm}{path}?api-version=…&…`. Path and values are plain text; everything that is not unreserved is percent-encoded
/// in values, and what a path cannot hold is in the path.
QUrl armUrl(const Cloud& cloud, const QString& path, QLatin1StringView apiVersion, const QueryItems& items = {});
/// `{graph}/v1.0{path}`
QUrl graphUrl(const Cloud& cloud, const QString& path);

} // namespace rolescope::azure
