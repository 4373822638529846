// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/transport.h"
#include "tests/support/fakecredential.h"
#include "tests/support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>

namespace rolescope::test {

/// A transport to a scripted server; every wait of the transport lasts a hundredth of its time.
struct TestBed
{
    explicit TestBed(azure::TransportOptions options = quick())
        : transport(azure::Cloud::forSimulator(server.origin()), credential, network, options)
    { }

    static azure::TransportOptions quick()
    {
        azure::TransportOptions options;
        options.delayFactor = 0.01;
        return options;
    }

    azure::Request get(const QString& pathAndQuery) const
    {
        azure::Request request;
        request.url = server.url(pathAndQuery);
        return request;
    }
    azure::Request post(const QString& pathAndQuery) const
    {
        azure::Request request = get(pathAndQuery);
        request.method = azure::Request::Method::Post;
        request.body = QByteArrayLiteral("{}");
        return request;
    }

    /// Waits for the end of a job.
    template <typename Job> static Result<azure::Response> resultOf(Job& job)
    {
        QSignalSpy finished(&job, &Job::finished);
        if (!finished.wait(10'000))
            return failure(ErrorKind::Timeout, QStringLiteral("The job did not end within the test's patience."));
        return finished.first().first().template value<Result<azure::Response>>();
    }
    Result<azure::Response> run(const azure::Request& request)
    {
        const auto job = transport.send(request);
        return resultOf(*job);
    }

    ScriptedServer server;
    std::shared_ptr<FakeCredential> credential = std::make_shared<FakeCredential>();
    QNetworkAccessManager network;
    azure::Transport transport;
};

} // namespace rolescope::test
