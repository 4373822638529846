// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/simulatorcredential.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QUrlQuery>

namespace rolescope::auth {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The public client of the Azure CLI, which Azure's own SDKs sign in as by default.
constexpr QLatin1StringView clientId = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"_L1;

bool isLoopback(const QString& host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// Nothing of the sign-in may leave the simulator that it is meant for.
bool sameOrigin(const QUrl& a, const QUrl& b)
{
    const bool sameHost = a.host() == b.host() || (isLoopback(a.host()) && isLoopback(b.host()));
    return sameHost && a.scheme() == b.scheme() && a.port() == b.port();
}

QString scopeFor(const QString& audience)
{
    // An audience with a slash at its end gives two of them, as Microsoft's documentation asks for.
    return audience + "/.default openid profile offline_access"_L1;
}

} // namespace

SimulatorCredential::SimulatorCredential(const QUrl& origin, QNetworkAccessManager& network, QObject* parent)
    : Credential(parent), m_origin(origin), m_exchange(network)
{ }

SimulatorCredential::~SimulatorCredential() = default;

void SimulatorCredential::fetchToken(const QString& audience, QObject* context, Callback callback)
{
    if (const auto token = m_cache.find(audience)) {
        TokenWaiters::answerOne(context, std::move(callback), *token);
        return;
    }
    if (!m_waiters.add(audience, context, std::move(callback)))
        return;
    m_audiences.append(audience);
    if (m_audiences.size() == 1)
        startNext();
}

void SimulatorCredential::invalidate(const QString& audience)
{
    m_cache.remove(audience);
}

QString SimulatorCredential::accountName() const
{
    return m_account;
}

void SimulatorCredential::startNext()
{
    if (m_audiences.isEmpty())
        return;
    if (!m_refreshToken.isEmpty())
        refresh();
    else
        discover();
}

void SimulatorCredential::discover()
{
    QUrl url = m_origin;
    url.setPath(u"/organizations/v2.0/.well-known/openid-configuration"_s);
    url.setQuery(QString());
    m_exchange.get(url, [this](const Result<HttpAnswer>& answer) { readDiscovery(answer); });
}

void SimulatorCredential::readDiscovery(const Result<HttpAnswer>& answer)
{
    if (!answer)
        return fail(answer.error());
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    m_authorizeEndpoint = QUrl(json.value("authorization_endpoint"_L1).toString(), QUrl::StrictMode);
    m_tokenEndpoint = QUrl(json.value("token_endpoint"_L1).toString(), QUrl::StrictMode);
    if (answer->status != 200 || !sameOrigin(m_authorizeEndpoint, m_origin) || !sameOrigin(m_tokenEndpoint, m_origin)) {
        auto error
            = failure(ErrorKind::BadReply, tr("What answers at %1 is no Rolescope simulator.").arg(m_origin.toString()),
                      tr("Start one with \"rolescope simulate\" and use the address that it prints."));
        error.value().httpStatus = answer->status;
        return fail(error.value());
    }
    authorize();
}

void SimulatorCredential::authorize()
{
    // Nobody listens there: the redirect that carries the code is read and never followed.
    const int port = QRandomGenerator::system()->bounded(49152, 65536);
    m_redirectUri = u"http://localhost:%1/"_s.arg(port);
    m_state = randomUrlSafe(32);
    m_pkce = makePkcePair();

    QUrl url = m_authorizeEndpoint;
    const QByteArray query = formEncoded({{u"client_id"_s, clientId},
                                          {u"response_type"_s, u"code"_s},
                                          {u"response_mode"_s, u"query"_s},
                                          {u"redirect_uri"_s, m_redirectUri},
                                          {u"scope"_s, scopeFor(m_audiences.first())},
                                          {u"state"_s, QString::fromLatin1(m_state)},
                                          {u"code_challenge"_s, QString::fromLatin1(m_pkce.challenge)},
                                          {u"code_challenge_method"_s, u"S256"_s},
                                          {u"prompt"_s, u"none"_s}});
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    m_exchange.get(url, [this](const Result<HttpAnswer>& answer) { readRedirect(answer); });
}

void SimulatorCredential::readRedirect(const Result<HttpAnswer>& answer)
{
    if (!answer)
        return fail(answer.error());
    const QUrl expected(m_redirectUri);
    const QUrl location = answer->location;
    const bool comesBack = answer->status >= 300 && answer->status < 400 && location.scheme() == expected.scheme()
        && location.host() == expected.host() && location.port() == expected.port()
        && location.path() == expected.path();
    const QUrlQuery query(location);
    const QString state = query.queryItemValue(u"state"_s, QUrl::FullyDecoded);
    if (!comesBack || state != QLatin1StringView(m_state)) {
        auto error = failure(ErrorKind::SignInNeeded, tr("The simulator did not sign its demo user in."),
                             tr("Restart the simulator, then try again."));
        error.value().httpStatus = answer->status;
        return fail(error.value());
    }
    if (const QString code = query.queryItemValue(u"error"_s, QUrl::FullyDecoded); !code.isEmpty())
        return fail(oauthError(code, query.queryItemValue(u"error_description"_s, QUrl::FullyDecoded)));
    redeem(query.queryItemValue(u"code"_s, QUrl::FullyDecoded));
}

void SimulatorCredential::redeem(const QString& code)
{
    m_refreshing = false;
    requestToken({{u"grant_type"_s, u"authorization_code"_s},
                  {u"code"_s, code},
                  {u"redirect_uri"_s, m_redirectUri},
                  {u"code_verifier"_s, QString::fromLatin1(m_pkce.verifier)}});
}

void SimulatorCredential::refresh()
{
    m_refreshing = true;
    requestToken({{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, m_refreshToken}});
}

void SimulatorCredential::requestToken(FormFields fields)
{
    fields.emplace_back(u"client_id"_s, clientId);
    fields.emplace_back(u"scope"_s, scopeFor(m_audiences.first()));
    m_exchange.postForm(m_tokenEndpoint, fields, [this](const Result<HttpAnswer>& answer) { readToken(answer); });
}

void SimulatorCredential::readToken(const Result<HttpAnswer>& answer)
{
    if (!answer)
        return fail(answer.error());
    const Result<TokenReply> reply = parseTokenReply(answer->status, answer->body);
    if (!reply) {
        if (m_refreshing && reply.error().code == "invalid_grant"_L1) {
            // Revoked or expired, for instance because the simulator was restarted.
            m_refreshToken.clear();
            m_cache.clear();
            discover();
            return;
        }
        return fail(reply.error());
    }
    if (!reply->refreshToken.isEmpty())
        m_refreshToken = reply->refreshToken;
    if (const QString account = accountOfJwt(reply->idToken); !account.isEmpty())
        m_account = account;
    settle(AccessToken{reply->accessToken, QDateTime::currentDateTimeUtc().addSecs(reply->expiresIn.count())});
}

void SimulatorCredential::settle(const Result<AccessToken>& result)
{
    const QString audience = m_audiences.takeFirst();
    if (result)
        m_cache.insert(audience, *result);
    m_waiters.answer(audience, result);
    startNext();
}

void SimulatorCredential::fail(const Error& error)
{
    settle(tl::unexpected(error));
}

} // namespace rolescope::auth
