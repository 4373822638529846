// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/http.h"

#include "app/azure/cloud.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

bool Request::isRepeatable() const
{
    if (once)
        return false;
    switch (method) {
    case Method::Get:
    case Method::Put:
    case Method::Delete:
        return true;
    case Method::Post:
    case Method::Patch:
        break;
    }
    return readsOnly;
}

QByteArray Request::verb() const
{
    switch (method) {
    case Method::Get:
        return "GET"_ba;
    case Method::Post:
        return "POST"_ba;
    case Method::Put:
        return "PUT"_ba;
    case Method::Patch:
        return "PATCH"_ba;
    case Method::Delete:
        break;
    }
    return "DELETE"_ba;
}

QUrl armUrl(const Cloud& cloud, const QString& path, QLatin1StringView apiVersion, const QueryItems& items)
{
    QUrl url = cloud.arm;
    url.setPath(path, QUrl::DecodedMode);
    QByteArray query = "api-version="_ba + QByteArray(apiVersion.data(), apiVersion.size());
    for (const auto& [key, value] : items)
        query += '&' + QUrl::toPercentEncoding(key, "$"_ba) + '=' + QUrl::toPercentEncoding(value);
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

QUrl graphUrl(const Cloud& cloud, const QString& path)
{
    QUrl url = cloud.graph;
    url.setPath("/v1.0"_L1 + path, QUrl::DecodedMode);
    return url;
}

} // namespace rolescope::azure
