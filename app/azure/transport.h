// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/cloud.h"
#include "app/azure/requestjob.h"
#include "app/azure/retry.h"
#include "models/ports/credential.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <map>
#include <memory>

class QNetworkAccessManager;

namespace rolescope::azure {

class HostQueue;

/// The one way to Azure: puts the bearer token on, retries by the table in retry.h, shares one throttle and six
/// connections among all requests to a host, bounds time and size, and turns every failure into an Error.
///
/// Lives on the GUI thread and never blocks it. A token is sent only to the ARM and Graph origins of the cloud;
/// redirects are not followed. Must outlive its jobs.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// `network` must outlive this.
    Transport(Cloud cloud, std::shared_ptr<Credential> credential, QNetworkAccessManager& network,
              const TransportOptions& options = {}, QObject* parent = nullptr);
    ~Transport() override;

    /// Starts on the next turn of the event loop. Destroying the job cancels it.
    std::unique_ptr<RequestJob> send(Request request);

    const Cloud& cloud() const { return m_cloud; }
    const TransportOptions& options() const { return m_options; }

Q_SIGNALS:
    /// The host asked for rest: until then no request to it starts.
    void throttled(const QString& host, const QDateTime& until);

private:
    friend class RequestJob;
    HostQueue& queueFor(const QUrl& url);
    void hold(const QUrl& url, std::chrono::milliseconds wait);
    void fetchToken(const QString& audience, QObject* context, const Credential::Callback& callback);
    /// Forgets a token that was refused, unless another request has had it replaced already.
    void refuse(const QString& audience, const QString& token);

    const Cloud m_cloud;
    const std::shared_ptr<Credential> m_credential;
    QNetworkAccessManager& m_network;
    const TransportOptions m_options;
    std::map<QString, std::unique_ptr<HostQueue>> m_queues; ///< by "host:port"
    QHash<QString, QString> m_tokens; ///< audience → the token handed out last
};

} // namespace rolescope::azure
