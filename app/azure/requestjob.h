// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/hostqueue.h"
#include "app/azure/http.h"
#include "models/domain/result.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace rolescope::azure {

class Transport;
struct RetryRule;

/// One request under way, retries included. Made by Transport::send; destroying it cancels and aborts without a signal.
class RequestJob : public QObject
{
    Q_OBJECT

public:
    ~RequestJob() override;

Q_SIGNALS:
    /// The one terminal signal: a response of status 2xx, or the Error that it came to. The job may be destroyed in it.
    void finished(const rolescope::Result<rolescope::azure::Response>& result);

private:
    friend class Transport;
    struct DisposeLater
    {
        void operator()(QNetworkReply* reply) const { reply->deleteLater(); }
    };

    RequestJob(Transport& transport, Request request);

    void start();
    void queue(bool first);
    void authorize();
    void issue(const QString& token);
    void receive();
    void judge();
    void judgeRefusedToken(const Response& response);
    void retryOrFail(int status, const Error& error);
    void stop(Error error);
    void finish(const Result<Response>& result);

    Transport& m_transport;
    const Request m_request;
    QString m_audience;
    QString m_token;
    QByteArray m_clientRequestId;
    std::unique_ptr<HostQueue::Place> m_place;
    std::unique_ptr<QNetworkReply, DisposeLater> m_reply;
    QByteArray m_body;
    QTimer m_total; ///< bounds one try as a whole
    QTimer m_pause; ///< between two tries
    std::optional<Error> m_stopped; ///< why we gave the reply up ourselves
    int m_retries = 0;
    bool m_tokenRenewed = false;
};

} // namespace rolescope::azure
