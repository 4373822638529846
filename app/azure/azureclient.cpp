// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azureclient.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

class SystemProxies : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery& query) override
    {
        const QString host = query.peerHostName();
        if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback())
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

} // namespace

AzureClient::AzureClient(Cloud cloud, std::shared_ptr<Credential> credential, const TransportOptions& options)
    : transport(std::move(cloud), std::move(credential), network, options)
{
    network.setProxyFactory(new SystemProxies); // which takes it over
    pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 1, 4));
}

} // namespace rolescope::azure
