// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/audiences.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <array>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array armAudiences{
    "https://management.core.windows.net"_L1,       "https://management.azure.com"_L1,
    "https://management.core.usgovcloudapi.net"_L1, "https://management.usgovcloudapi.net"_L1,
    "https://management.core.chinacloudapi.cn"_L1,  "https://management.chinacloudapi.cn"_L1,
    "797f4846-ba00-4fd7-ba43-dac1f8f63013"_L1 /* application id of Azure Service Management */};

constexpr std::array graphAudiences{"https://graph.microsoft.com"_L1, "https://graph.microsoft.us"_L1,
                                    "https://dod-graph.microsoft.us"_L1, "https://microsoftgraph.chinacloudapi.cn"_L1,
                                    "00000003-0000-0000-c000-000000000000"_L1};

constexpr std::array openIdScopes{"openid"_L1, "profile"_L1, "email"_L1, "offline_access"_L1};

QString withoutSlash(QString text)
{
    while (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

bool isLoopback(const QString& audience)
{
    const QString host = QUrl(audience).host();
    return host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

} // namespace

bool opens(const QString& audience, Service service, const QString& origin)
{
    const QString plain = withoutSlash(audience);
    if (plain.compare(origin, Qt::CaseInsensitive) == 0 || isLoopback(plain))
        return true;
    const auto is = [&plain](QLatin1StringView known) { return plain.compare(known, Qt::CaseInsensitive) == 0; };
    return service == Service::Arm ? std::any_of(armAudiences.begin(), armAudiences.end(), is)
                                   : std::any_of(graphAudiences.begin(), graphAudiences.end(), is);
}

QString resourceOfScopes(const QString& scopes, bool* several)
{
    QString resource;
    *several = false;
    for (const QString& scope : scopes.split(u' ', Qt::SkipEmptyParts)) {
        if (std::find(openIdScopes.begin(), openIdScopes.end(), scope) != openIdScopes.end())
            continue;
        // A bare permission name ("User.Read") belongs to Microsoft Graph.
        const QString own
            = scope.contains(u'/') ? scope.left(scope.lastIndexOf(u'/')) : u"https://graph.microsoft.com"_s;
        *several = *several || (!resource.isEmpty() && withoutSlash(own) != withoutSlash(resource));
        resource = own;
    }
    return resource;
}

} // namespace rolescope::simulator
