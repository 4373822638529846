// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "models/domain/result.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace rolescope::azure {

class RequestJob;
class Transport;

/// Waits for what a PUT, PATCH, POST or DELETE of ARM has started, by its reply (ARM's RPC, "asynchronous operations"):
/// Azure-AsyncOperation first, else Location on a 202, else a resource whose provisioningState is not final yet. A
/// reply that started nothing is final at once. Destroying it stops the polling; the operation itself goes on in Azure.
class LongRunningOperation : public QObject
{
    Q_OBJECT

public:
    /// `started` is the request that was answered by `accepted`. Begins on the next turn of the event loop.
    LongRunningOperation(Transport& transport, const Request& started, const Response& accepted,
                         QObject* parent = nullptr);
    ~LongRunningOperation() override;

Q_SIGNALS:
    /// After each look; percent is -1 where the service does not tell.
    void progressed(const QString& status, int percent);
    /// The one terminal signal. After a PUT or PATCH: the resource as it is now; else the last reply.
    void finished(const rolescope::Result<rolescope::azure::Response>& result);

private:
    enum class Way { StatusDocument, Location, Resource };

    void start();
    void pollAfter(const Response& reply);
    void poll();
    void judge(const Result<Response>& result);
    void judgeStatusDocument(const Response& reply);
    void judgeResource(const Response& reply);
    void conclude(const Response& reply);
    void get(const QUrl& url, void (LongRunningOperation::*then)(const Result<Response>&));
    void finish(const Result<Response>& result);

    Transport& m_transport;
    const Request m_started;
    const Response m_accepted;
    Way m_way = Way::StatusDocument;
    QUrl m_pollUrl; ///< byte for byte as the service wrote it: newer ones carry long signed parameters
    QTimer m_timer;
    std::unique_ptr<RequestJob> m_job;
    int m_polls = 0;
    std::chrono::milliseconds m_waited{0};
};

} // namespace rolescope::azure
