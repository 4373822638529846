// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/cloud.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

Cloud Cloud::azurePublic()
{
    return {u"AzureCloud"_s,
            QUrl(u"https://management.azure.com"_s),
            u"https://management.azure.com/"_s,
            QUrl(u"https://graph.microsoft.com"_s),
            u"https://graph.microsoft.com"_s,
            QUrl(u"https://login.microsoftonline.com"_s),
            QUrl(u"https://portal.azure.com"_s)};
}

Cloud Cloud::usGovernment()
{
    return {u"AzureUSGovernment"_s,
            QUrl(u"https://management.usgovcloudapi.net"_s),
            u"https://management.usgovcloudapi.net/"_s,
            QUrl(u"https://graph.microsoft.us"_s),
            u"https://graph.microsoft.us"_s,
            QUrl(u"https://login.microsoftonline.us"_s),
            QUrl(u"https://portal.azure.us"_s)};
}

Cloud Cloud::china()
{
    return {u"AzureChinaCloud"_s,
            QUrl(u"https://management.chinacloudapi.cn"_s),
            u"https://management.chinacloudapi.cn/"_s,
            QUrl(u"https://microsoftgraph.chinacloudapi.cn"_s),
            u"https://microsoftgraph.chinacloudapi.cn"_s,
            QUrl(u"https://login.chinacloudapi.cn"_s),
            QUrl(u"https://portal.azure.cn"_s)};
}

std::vector<Cloud> Cloud::all()
{
    return {azurePublic(), usGovernment(), china()};
}

std::optional<Cloud> Cloud::named(QStringView name)
{
    const auto clouds = all();
    const auto found = std::ranges::find_if(
        clouds, [name](const Cloud& cloud) { return name.compare(cloud.name, Qt::CaseInsensitive) == 0; });
    return found == clouds.end() ? std::nullopt : std::optional(*found);
}

Cloud Cloud::forSimulator(const QUrl& origin)
{
    QUrl base = origin.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    Cloud cloud = azurePublic();
    // The audiences stay: the simulator checks them just as Azure does.
    cloud.name = u"Simulator"_s;
    cloud.arm = base;
    cloud.graph = base;
    cloud.authority = base;
    cloud.portal = base;
    return cloud;
}

QString Cloud::audienceFor(const QUrl& url) const
{
    const bool atArm = sameOrigin(url, arm);
    const bool atGraph = sameOrigin(url, graph);
    if (atGraph && (!atArm || url.path().startsWith("/v1.0/"_L1)))
        return graphAudience;
    return atArm ? armAudience : QString();
}

bool sameOrigin(const QUrl& a, const QUrl& b)
{
    return a.isValid() && b.isValid() && !a.host().isEmpty() && a.scheme() == b.scheme()
        && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && portOf(a) == portOf(b);
}

} // namespace rolescope::azure
