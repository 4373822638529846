// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/requestjob.h"

#include "app/azure/errorreply.h"
#include "app/azure/transport.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QUuid>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTransport, "rolescope.azure.transport", QtInfoMsg)

std::chrono::milliseconds scaled(std::chrono::milliseconds wait, double factor)
{
    return std::chrono::milliseconds(qRound64(static_cast<double>(wait.count()) * factor));
}

QNetworkRequest networkRequest(const Request& request, const QString& token, const QByteArray& clientRequestId,
                               const TransportOptions& options)
{
    QNetworkRequest result(request.url);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setTransferTimeout(static_cast<int>(options.idleTimeout.count()));
    result.setDecompressedSafetyCheckThreshold(options.largestReply);
    result.setRawHeader("Authorization"_ba, "Bearer "_ba + token.toUtf8());
    result.setRawHeader("Accept"_ba, "application/json"_ba);
    result.setRawHeader("User-Agent"_ba, "Rolescope/" ROLESCOPE_VERSION ""_ba);
    result.setRawHeader("x-ms-client-request-id"_ba, clientRequestId);
    result.setRawHeader("x-ms-return-client-request-id"_ba, "true"_ba);
    if (!request.body.isEmpty())
        result.setRawHeader("Content-Type"_ba, "application/json"_ba);
    for (const auto& [name, value] : request.headers)
        result.setRawHeader(name, value);
    return result;
}

Response responseOf(const QNetworkReply& reply, QByteArray body, const QUrl& url)
{
    Response response;
    response.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.body = std::move(body);
    response.url = url;
    for (const auto& [name, value] : reply.rawHeaderPairs())
        response.headers.insert(name.toLower(), value);
    return response;
}

/// False where the connection failed, even if a status line had come before: the body is not to be trusted then.
bool wasAnswered(const QNetworkReply& reply)
{
    // Qt's numbers: below 200 network and proxy, 399 broken HTTP. All others only repeat the status.
    const int error = reply.error();
    const bool brokeOff = (error > 0 && error < 200) || error == QNetworkReply::ProtocolFailure;
    return !brokeOff && reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
}

} // namespace

RequestJob::RequestJob(Transport& transport, Request request) : m_transport(transport), m_request(std::move(request))
{
    m_total.setSingleShot(true);
    m_pause.setSingleShot(true);
    connect(&m_total, &QTimer::timeout, this, [this] { stop(timeoutError(m_request.url)); });
    connect(&m_pause, &QTimer::timeout, this, [this] { queue(false); });
    QMetaObject::invokeMethod(this, &RequestJob::start, Qt::QueuedConnection);
}

RequestJob::~RequestJob()
{
    if (!m_reply)
        return;
    disconnect(m_reply.get(), nullptr, this, nullptr);
    m_reply->abort();
}

void RequestJob::start()
{
    m_audience = m_transport.m_cloud.audienceFor(m_request.url);
    if (m_audience.isEmpty()) {
        finish(tl::unexpected(foreignHostError(m_request.url)));
        return;
    }
    queue(false);
}

void RequestJob::queue(bool first)
{
    HostQueue& hosts = m_transport.queueFor(m_request.url);
    m_place = first ? hosts.joinFirst([this] { authorize(); }) : hosts.join([this] { authorize(); });
}

void RequestJob::authorize()
{
    m_transport.fetchToken(m_audience, this, [this](const Result<AccessToken>& token) {
        if (token)
            issue(token->value);
        else
            finish(tl::unexpected(token.error()));
    });
}

void RequestJob::issue(const QString& token)
{
    m_token = token;
    m_body.clear();
    m_clientRequestId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QNetworkRequest request = networkRequest(m_request, token, m_clientRequestId, m_transport.m_options);
    m_reply.reset(m_transport.m_network.sendCustomRequest(request, m_request.verb(), m_request.body));
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &RequestJob::receive);
    connect(m_reply.get(), &QNetworkReply::finished, this, &RequestJob::judge);
    m_total.start(m_transport.m_options.totalTimeout);
}

void RequestJob::receive()
{
    const qint64 largest = m_transport.m_options.largestReply;
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (announced > largest || m_body.size() + m_reply->bytesAvailable() > largest) {
        stop(tooLargeError(m_request.url, largest));
        return;
    }
    m_body += m_reply->readAll();
}

void RequestJob::stop(Error error)
{
    m_stopped = std::move(error);
    m_reply->abort(); // comes back through judge(), after which this may be gone
}

void RequestJob::judge()
{
    m_total.stop();
    if (!m_stopped && m_reply->bytesAvailable() > 0)
        receive();
    const auto reply = std::move(m_reply);
    if (m_stopped) {
        const Error error = *std::exchange(m_stopped, std::nullopt);
        error.kind == ErrorKind::Timeout ? retryOrFail(0, error) : finish(tl::unexpected(error));
        return;
    }
    if (!wasAnswered(*reply)) {
        retryOrFail(0, networkError(*reply));
        return;
    }
    const Response response = responseOf(*reply, std::exchange(m_body, {}), m_request.url);
    qCDebug(lcTransport).noquote() << m_request.verb() << m_request.url.host() << m_request.url.path()
                                   << response.status << response.header("x-ms-request-id"_ba)
                                   << response.header("x-ms-correlation-request-id"_ba) << m_clientRequestId;
    if (response.status >= 200 && response.status < 300)
        finish(response);
    else if (response.status == 401)
        judgeRefusedToken(response);
    else
        retryOrFail(response.status, errorFromReply(response, m_clientRequestId));
}

void RequestJob::judgeRefusedToken(const Response& response)
{
    const Error error = errorFromReply(response, m_clientRequestId);
    m_transport.refuse(m_audience, m_token);
    // A claims challenge cannot be answered by another token of the same sign-in.
    if (m_tokenRenewed || error.code == insufficientClaims) {
        finish(tl::unexpected(error));
        return;
    }
    m_tokenRenewed = true;
    authorize();
}

void RequestJob::retryOrFail(int status, const Error& error)
{
    const RetryRule* rule = retryRule(status);
    const bool mayRepeat = rule && m_retries < rule->retries && (rule->anyRequest || m_request.isRepeatable());
    const auto asked = rule ? error.retryAfter.value_or(backOff(*rule, m_retries)) : std::chrono::milliseconds(0);
    if (!mayRepeat || asked > m_transport.m_options.longestWait) {
        finish(tl::unexpected(error));
        return;
    }
    ++m_retries;
    m_place.reset();
    const auto wait = scaled(asked, m_transport.m_options.delayFactor);
    if (rule->holdsHost) {
        m_transport.hold(m_request.url, wait);
        queue(true);
    } else {
        m_pause.start(wait);
    }
}

void RequestJob::finish(const Result<Response>& result)
{
    m_place.reset();
    Q_EMIT finished(result);
}

} // namespace rolescope::azure
