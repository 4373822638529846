// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/exchange.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <chrono>

namespace rolescope::auth {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds timeout = std::chrono::seconds(30);

QNetworkRequest requestFor(const QUrl& url)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept"_ba, "application/json"_ba);
    request.setTransferTimeout(static_cast<int>(timeout.count()));
    return request;
}

/// Errors of the connection and of proxies, as against those that only repeat the HTTP status.
bool isBelowHttp(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied;
}

} // namespace

QByteArray formEncoded(const FormFields& fields)
{
    QByteArray form;
    for (const auto& [name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

void Exchange::Dispose::operator()(QNetworkReply* reply) const
{
    // abort() emits finished() at once; nobody may hear of a request that was dropped.
    QObject::disconnect(reply, nullptr, nullptr, nullptr);
    reply->abort();
    reply->deleteLater();
}

Exchange::Exchange(QNetworkAccessManager& network, QObject* parent) : QObject(parent), m_network(network)
{ }

Exchange::~Exchange() = default;

void Exchange::get(const QUrl& url, Callback callback)
{
    watch(m_network.get(requestFor(url)), std::move(callback));
}

void Exchange::postForm(const QUrl& url, const FormFields& fields, Callback callback)
{
    QNetworkRequest request = requestFor(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    watch(m_network.post(request, formEncoded(fields)), std::move(callback));
}

void Exchange::watch(QNetworkReply* reply, Callback callback)
{
    m_reply.reset(reply);
    m_callback = std::move(callback);
    m_tooLarge = false;
    connect(reply, &QNetworkReply::readyRead, this, &Exchange::checkSize);
    connect(reply, &QNetworkReply::finished, this, &Exchange::finish);
}

void Exchange::checkSize()
{
    if (m_reply->bytesAvailable() <= largestBody || m_tooLarge)
        return;
    m_tooLarge = true;
    m_reply->abort();
}

void Exchange::finish()
{
    const std::unique_ptr<QNetworkReply, Dispose> reply = std::move(m_reply);
    const Callback callback = std::exchange(m_callback, {});
    const QString host = reply->url().host();
    HttpAnswer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_tooLarge) {
        callback(failure(ErrorKind::BadReply,
                         tr("The sign-in service at %1 gave an answer that is far too long.").arg(host),
                         tr("Check the address of the sign-in service.")));
        return;
    }
    if (answer.status == 0 || isBelowHttp(reply->error())) {
        const bool late
            = reply->error() == QNetworkReply::OperationCanceledError || reply->error() == QNetworkReply::TimeoutError;
        auto error = failure(late ? ErrorKind::Timeout : ErrorKind::Network,
                             late ? tr("The sign-in service at %1 did not answer in time.").arg(host)
                                  : tr("The sign-in service at %1 cannot be reached.").arg(host),
                             tr("Check the address and the network, then try again."));
        error.value().detail = reply->errorString().left(300);
        callback(error);
        return;
    }
    if (const QByteArray location = reply->rawHeader("Location"_ba); !location.isEmpty())
        answer.location = reply->url().resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    answer.body = reply->readAll();
    callback(answer);
}

} // namespace rolescope::auth
