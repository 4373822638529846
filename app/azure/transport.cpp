// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/transport.h"

#include "app/azure/hostqueue.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

Transport::Transport(Cloud cloud, std::shared_ptr<Credential> credential, QNetworkAccessManager& network,
                     const TransportOptions& options, QObject* parent)
    : QObject(parent)
    , m_cloud(std::move(cloud))
    , m_credential(std::move(credential))
    , m_network(network)
    , m_options(options)
{ }

Transport::~Transport() = default;

std::unique_ptr<RequestJob> Transport::send(Request request)
{
    return std::unique_ptr<RequestJob>(new RequestJob(*this, std::move(request)));
}

HostQueue& Transport::queueFor(const QUrl& url)
{
    auto& queue = m_queues[url.host().toLower() + u':' + QString::number(url.port(443))];
    if (!queue)
        queue = std::make_unique<HostQueue>(m_options.parallelPerHost);
    return *queue;
}

void Transport::hold(const QUrl& url, std::chrono::milliseconds wait)
{
    queueFor(url).hold(wait);
    Q_EMIT throttled(url.host(), QDateTime::currentDateTimeUtc().addMSecs(wait.count()));
}

void Transport::fetchToken(const QString& audience, QObject* context, const Credential::Callback& callback)
{
    m_credential->fetchToken(audience, context, [this, audience, callback](const Result<AccessToken>& token) {
        if (token)
            m_tokens[audience] = token->value;
        callback(token);
    });
}

void Transport::refuse(const QString& audience, const QString& token)
{
    if (m_tokens.value(audience) != token)
        return;
    m_tokens.remove(audience);
    m_credential->invalidate(audience);
}

} // namespace rolescope::azure
