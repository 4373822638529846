// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/pkce.h"
#include "app/auth/simulatorcredential.h"
#include "tests/app/auth/entraserver.h"
#include "tests/support/printers.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QTest>

#include <memory>

using namespace rolescope;
using namespace rolescope::auth;
using namespace Qt::Literals::StringLiterals;
using test::EntraServer;

namespace {

const auto arm = u"https://management.azure.com/"_s;
const auto graph = u"https://graph.microsoft.com"_s;
const auto authorizePath = u"/organizations/oauth2/v2.0/authorize"_s;
const auto tokenPath = u"/organizations/oauth2/v2.0/token"_s;
const auto discoveryPath = u"/organizations/v2.0/.well-known/openid-configuration"_s;

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// Plays a strict provider: each code and each refresh token works once.
class TestSimulatorCredential : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<EntraServer>();
        QVERIFY(m_server->isListening());
        m_server->answer = [this](const EntraServer::Request& request) { return standard(request); };
        m_network = std::make_unique<QNetworkAccessManager>();
        m_credential = std::make_unique<SimulatorCredential>(m_server->origin(), *m_network);
        m_challenge.clear();
        m_code.clear();
        m_refreshToken.clear();
        m_lifetime = 3600;
        m_issued = 0;
    }

    void cleanup()
    {
        m_credential.reset();
        m_network.reset();
        m_server.reset();
    }

    void signsInWithoutAsking()
    {
        const auto token = fetch(arm);
        RS_VERIFY_OK(token);
        QCOMPARE(token->value, u"token-1"_s);
        QVERIFY(token->expiresAt > QDateTime::currentDateTimeUtc().addSecs(3500));
        QCOMPARE(m_credential->accountName(), u"demo@contoso.example"_s);

        QCOMPARE(m_server->requests.size(), size_t(3));
        const auto& authorize = m_server->requests[1];
        QCOMPARE(authorize.path, authorizePath);
        QCOMPARE(EntraServer::value(authorize, "prompt"), u"none"_s);
        QCOMPARE(EntraServer::value(authorize, "code_challenge_method"), u"S256"_s);
        QVERIFY(!authorize.fields.hasQueryItem(u"login_hint"_s));
        QVERIFY(EntraServer::value(authorize, "state").size() >= 32);
        QCOMPARE(EntraServer::value(authorize, "scope"),
                 u"https://management.azure.com//.default openid profile offline_access"_s);
        QVERIFY(EntraServer::value(authorize, "redirect_uri").startsWith(u"http://localhost:"_s));
        const auto& token1 = m_server->requests[2];
        QCOMPARE(token1.method, "POST"_ba);
        QCOMPARE(EntraServer::value(token1, "client_id"), u"04b07795-8ddb-461a-bbee-02f9e1bf7b46"_s);
        QVERIFY(!token1.fields.hasQueryItem(u"client_secret"_s));
    }

    void servesFromItsCache()
    {
        RS_VERIFY_OK(fetch(arm));
        RS_VERIFY_OK(fetch(arm));
        QCOMPARE(m_server->requests.size(), size_t(3));
    }

    void renewsWhatIsAboutToExpire()
    {
        m_lifetime = 200; // less than the cache's margin
        RS_VERIFY_OK(fetch(arm));
        const auto second = fetch(arm);
        RS_VERIFY_OK(second);
        QCOMPARE(second->value, u"token-2"_s);
        QCOMPARE(m_server->count(authorizePath), 1);
        QCOMPARE(EntraServer::value(m_server->requests.back(), "grant_type"), u"refresh_token"_s);
    }

    void usesEachRefreshTokenOnce()
    {
        RS_VERIFY_OK(fetch(arm));
        RS_VERIFY_OK(fetch(graph));
        m_credential->invalidate(arm);
        RS_VERIFY_OK(fetch(arm)); // the strict provider refuses a token that was used before
        QCOMPARE(m_server->count(authorizePath), 1);
        QCOMPARE(m_server->count(tokenPath), 3);
        QCOMPARE(EntraServer::value(m_server->requests.back(), "scope"),
                 u"https://management.azure.com//.default openid profile offline_access"_s);
    }

    void sharesOneRequest()
    {
        QObject context;
        int answers = 0;
        for (int i = 0; i < 10; ++i) {
            for (const QString& audience : {arm, graph}) {
                m_credential->fetchToken(audience, &context, [&answers](const Result<AccessToken>& token) {
                    answers += token.has_value() ? 1 : 0;
                });
            }
        }
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 20);
        QCOMPARE(m_server->count(authorizePath), 1);
        QCOMPARE(m_server->count(tokenPath), 2);
    }

    void leavesDeadContextsAlone()
    {
        auto context = std::make_unique<QObject>();
        bool called = false;
        m_credential->fetchToken(arm, context.get(), [&called](const Result<AccessToken>&) { called = true; });
        context.reset();
        RS_VERIFY_OK(fetch(arm));
        QVERIFY(!called);
    }

    void mayBeDestroyedByItsCallback()
    {
        QObject context;
        bool called = false;
        m_credential->fetchToken(arm, &context, [this, &called](const Result<AccessToken>&) {
            called = true;
            m_credential.reset();
        });
        QTRY_VERIFY(called);
    }

    void mayBeDestroyedUnderWay()
    {
        m_server->answer = [](const EntraServer::Request&) { return EntraServer::Answer{.hold = true}; };
        QObject context;
        m_credential->fetchToken(arm, &context, [](const Result<AccessToken>&) { QFAIL("nobody is left to answer"); });
        QTRY_COMPARE(m_server->requests.size(), size_t(1));
        m_credential.reset();
        QCoreApplication::processEvents();
    }

    void startsOverAfterARevocation()
    {
        RS_VERIFY_OK(fetch(arm));
        m_refreshToken = u"revoked"_s;
        const auto token = fetch(graph);
        RS_VERIFY_OK(token);
        QCOMPARE(m_server->count(authorizePath), 2);
    }

    void startsOverOnlyOnce()
    {
        RS_VERIFY_OK(fetch(arm));
        m_server->answer = [this](const EntraServer::Request& request) {
            if (request.path == tokenPath)
                return EntraServer::Answer{
                    400, R"({"error":"invalid_grant","error_description":"AADSTS50173: revoked"})"_ba};
            return standard(request);
        };
        const auto token = fetch(graph);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(m_server->count(authorizePath), 2);
        QCOMPARE(m_server->count(tokenPath), 3);
    }

    void refusesBadRedirects_data()
    {
        QTest::addColumn<QString>("location"); // %1 redirect_uri, %2 state
        QTest::addColumn<QString>("code"); // of the error
        QTest::newRow("forged state") << u"%1?code=c&state=forged%2"_s << QString();
        QTest::newRow("no state") << u"%1?code=c"_s << QString();
        QTest::newRow("error with forged state") << u"%1?error=access_denied&state=x"_s << QString();
        QTest::newRow("other host") << u"http://evil.example/?code=c&state=%2"_s << QString();
        QTest::newRow("other path") << u"%1x?code=c&state=%2"_s << QString();
        QTest::newRow("a page instead") << QString() << QString();
        QTest::newRow("denied") << u"%1?error=login_required&error_description=AADSTS50058%3A%20no%20session&state=%2"_s
                                << u"login_required"_s;
    }

    void refusesBadRedirects()
    {
        QFETCH(QString, location);
        m_server->answer = [&](const EntraServer::Request& request) {
            if (request.path != authorizePath)
                return standard(request);
            const QString target = QString(location)
                                       .replace(u"%1"_s, EntraServer::value(request, "redirect_uri"))
                                       .replace(u"%2"_s, EntraServer::value(request, "state"));
            return EntraServer::Answer{location.isEmpty() ? 200 : 302, "<html>"_ba, target.toUtf8()};
        };
        const auto token = fetch(arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::SignInNeeded);
        QTEST(token.error().code, "code");
        QCOMPARE(m_server->count(tokenPath), 0);
    }

    void sendsNothingElsewhere()
    {
        m_server->answer = [this](const EntraServer::Request& request) {
            if (request.path == discoveryPath)
                return EntraServer::Answer{200,
                                           json({{u"authorization_endpoint"_s, u"http://evil.example/a"_s},
                                                 {u"token_endpoint"_s, u"http://evil.example/t"_s}})};
            return standard(request);
        };
        const auto token = fetch(arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::BadReply);
        QCOMPARE(m_server->requests.size(), size_t(1));
    }

    void saysWhatIsNoSimulator_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("another server") << 404 << "not here"_ba;
        QTest::newRow("too long") << 200 << QByteArray(3'000'000, 'x');
        QTest::newRow("empty") << 200 << QByteArray();
    }

    void saysWhatIsNoSimulator()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_server->answer = [&](const EntraServer::Request&) { return EntraServer::Answer{status, body}; };
        const auto token = fetch(arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::BadReply);
        QVERIFY(!token.error().advice.isEmpty());
    }

    void saysThatNobodyListens()
    {
        m_server->close();
        const auto token = fetch(arm);
        QVERIFY(!token);
        QCOMPARE(token.error().kind, ErrorKind::Network);
        QVERIFY(token.error().what.contains(u"127.0.0.1"_s));
    }

private:
    EntraServer::Answer standard(const EntraServer::Request& request)
    {
        const QString origin = m_server->origin().toString();
        if (request.path == discoveryPath)
            return {200,
                    json({{u"authorization_endpoint"_s, origin + authorizePath},
                          {u"token_endpoint"_s, origin + tokenPath}})};
        if (request.path == authorizePath) {
            m_challenge = EntraServer::value(request, "code_challenge");
            m_redirectUri = EntraServer::value(request, "redirect_uri");
            m_code = u"c+o/d&e=%1"_s.arg(m_server->requests.size());
            const QByteArray query
                = formEncoded({{u"code"_s, m_code}, {u"state"_s, EntraServer::value(request, "state")}});
            return {302, {}, m_redirectUri.toUtf8() + '?' + query};
        }
        if (request.path == tokenPath)
            return token(request);
        return {404};
    }

    EntraServer::Answer token(const EntraServer::Request& request)
    {
        const bool byCode = EntraServer::value(request, "grant_type") == u"authorization_code"_s;
        const bool good = byCode ? EntraServer::value(request, "code") == m_code
                && EntraServer::value(request, "redirect_uri") == m_redirectUri
                && QString::fromLatin1(pkceChallenge(EntraServer::value(request, "code_verifier").toLatin1()))
                    == m_challenge
                                 : EntraServer::value(request, "refresh_token") == m_refreshToken;
        if (!good)
            return {400, R"({"error":"invalid_grant","error_description":"AADSTS70008: used or expired"})"_ba};
        m_code.clear();
        m_refreshToken = u"refresh-%1"_s.arg(++m_issued);
        const QByteArray claims = R"({"preferred_username":"demo@contoso.example"})"_ba.toBase64(
            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return {200,
                json({{u"token_type"_s, u"Bearer"_s},
                      {u"expires_in"_s, m_lifetime},
                      {u"access_token"_s, u"token-%1"_s.arg(m_issued)},
                      {u"refresh_token"_s, m_refreshToken},
                      {u"id_token"_s, u"e30."_s + QString::fromLatin1(claims) + u".s"_s}})};
    }

    Result<AccessToken> fetch(const QString& audience)
    {
        QObject context;
        std::optional<Result<AccessToken>> result;
        m_credential->fetchToken(audience, &context, [&result](const Result<AccessToken>& token) { result = token; });
        if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10000))
            return failure(ErrorKind::Timeout, u"no answer at all"_s);
        return *result;
    }

    std::unique_ptr<EntraServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<SimulatorCredential> m_credential;
    QString m_challenge;
    QString m_redirectUri;
    QString m_code;
    QString m_refreshToken;
    int m_lifetime = 3600;
    int m_issued = 0;
};

QTEST_GUILESS_MAIN(TestSimulatorCredential)
#include "tst_simulatorcredential.moc"
