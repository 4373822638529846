// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulator/simclient.h"

#include <QJsonDocument>
#include <QTest>
#include <QUrlQuery>

using namespace rolescope::simulator;
using namespace rolescope::simulator::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto tokenPath = u"/organizations/oauth2/v2.0/token"_s;
const auto armScope = u"https://management.core.windows.net//.default offline_access openid profile"_s;
using Fields = QList<std::pair<QString, QString>>;

QJsonObject claimsOf(const QString& token)
{
    const QByteArray payload = token.section(u'.', 1, 1).toLatin1();
    return QJsonDocument::fromJson(QByteArray::fromBase64(payload, QByteArray::Base64UrlEncoding)).object();
}

Fields redeem(const QString& code)
{
    return {{u"client_id"_s, clientId},
            {u"grant_type"_s, u"authorization_code"_s},
            {u"code"_s, code},
            {u"redirect_uri"_s, redirectUri},
            {u"code_verifier"_s, verifier},
            {u"scope"_s, armScope},
            {u"client_info"_s, u"1"_s}};
}

Fields with(Fields fields, const QString& name, const QString& value)
{
    for (auto& [key, present] : fields) {
        if (key == name)
            present = value;
    }
    return fields;
}

} // namespace

class TestOAuth final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsItsEndpoints_data();
    void tellsItsEndpoints();
    void signsInWithCode();
    void codeFailures_data();
    void codeFailures();
    void codeWorksOnce();
    void authorizeRefusals_data();
    void authorizeRefusals();
    void showsAccounts();
    void postsBack();
    void refreshRotates();
    void deviceCode();
    void deviceCodeDeclinedAndExpired();
    void clientCredentials_data();
    void clientCredentials();
    void tokensOpenOnlyTheirService();
    void refusesForeignTokens();
    void challengeNeedsNewSignIn();
    void cloudMetadata_data();
    void cloudMetadata();
};

void TestOAuth::tellsItsEndpoints_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("tokenEndpoint");
    QTest::newRow("organizations") << u"organizations/v2.0"_s << u"/organizations/oauth2/v2.0/token"_s;
    QTest::newRow("tenant") << ids::tenant + u"/v2.0"_s << u"/"_s + ids::tenant + u"/oauth2/v2.0/token"_s;
    QTest::newRow("adfs") << u"adfs"_s << u"/adfs/oauth2/token"_s;
}

void TestOAuth::tellsItsEndpoints()
{
    QFETCH(QString, authority);
    QFETCH(QString, tokenEndpoint);
    SimClient client;
    const Answer answer = client.send("GET", u"/%1/.well-known/openid-configuration"_s.arg(authority));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json().value("token_endpoint"_L1).toString(), client.origin() + tokenEndpoint);
    QVERIFY(answer.json().value("device_authorization_endpoint"_L1).toString().endsWith("/devicecode"_L1));
    // Behind a proxy that ends TLS everything is https.
    const Answer proxied = client.send("GET", u"/%1/.well-known/openid-configuration"_s.arg(authority), {},
                                       {{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Host", "localhost:8443"}});
    QCOMPARE(proxied.json().value("token_endpoint"_L1).toString(), u"https://localhost:8443"_s + tokenEndpoint);
    QCOMPARE(client.send("GET", u"/common/discovery/v2.0/keys"_s).json().value("keys"_L1).isArray(), true);
}

void TestOAuth::signsInWithCode()
{
    SimClient client;
    const QString code = client.authorizationCode(ids::owner);
    QVERIFY(!code.isEmpty());
    const QJsonObject reply = client.postForm(tokenPath, redeem(code)).json();
    QCOMPARE(reply.value("token_type"_L1).toString(), u"Bearer"_s);
    QCOMPARE(reply.value("expires_in"_L1).toInt(), 3599);
    const QJsonObject access = claimsOf(reply.value("access_token"_L1).toString());
    QCOMPARE(access.value("aud"_L1).toString(), u"https://management.core.windows.net/"_s);
    QCOMPARE(access.value("tid"_L1).toString(), ids::tenant);
    QCOMPARE(access.value("upn"_L1).toString(), ids::owner);
    QCOMPARE(access.value("amr"_L1).toArray(), QJsonArray{u"pwd"_s});
    const QJsonObject id = claimsOf(reply.value("id_token"_L1).toString());
    QCOMPARE(id.value("aud"_L1).toString(), clientId);
    QCOMPARE(id.value("preferred_username"_L1).toString(), ids::owner);
    for (const auto& name : {"exp"_L1, "iat"_L1, "sub"_L1, "oid"_L1, "tid"_L1})
        QVERIFY2(id.contains(name), name.data());
    const QByteArray info
        = QByteArray::fromBase64(reply.value("client_info"_L1).toString().toLatin1(), QByteArray::Base64UrlEncoding);
    QCOMPARE(QJsonDocument::fromJson(info).object().value("utid"_L1).toString(), ids::tenant);
    client.setToken(reply.value("access_token"_L1).toString());
    QCOMPARE(client.get(u"/subscriptions"_s).status, 200);
}

void TestOAuth::codeFailures_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("error");
    QTest::addColumn<int>("number");
    QTest::newRow("verifier") << u"code_verifier"_s << u"other-verifier"_s << u"invalid_grant"_s << 501481;
    QTest::newRow("redirect") << u"redirect_uri"_s << u"http://localhost:1/"_s << u"invalid_grant"_s << 50011;
    QTest::newRow("client") << u"client_id"_s << ids::robotClient << u"invalid_grant"_s << 700005;
    QTest::newRow("code") << u"code"_s << u"guess"_s << u"invalid_grant"_s << 70008;
    QTest::newRow("grant") << u"grant_type"_s << u"password"_s << u"unsupported_grant_type"_s << 70003;
    QTest::newRow("two resources") << u"scope"_s << u"https://a/.default https://b/.default"_s << u"invalid_scope"_s
                                   << 700022;
    QTest::newRow("unknown resource") << u"scope"_s << u"https://vault.azure.net/.default"_s << u"invalid_resource"_s
                                      << 500011;
}

void TestOAuth::codeFailures()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(int, number);
    SimClient client;
    const Answer answer = client.postForm(tokenPath, with(redeem(client.authorizationCode(ids::owner)), field, value));
    QCOMPARE(answer.status, 400);
    QTEST(answer.code(), "error");
    QCOMPARE(answer.json().value("error_codes"_L1).toArray().at(0).toInt(), number);
    QVERIFY(answer.json().value("error_description"_L1).toString().startsWith(u"AADSTS%1: "_s.arg(number)));
}

void TestOAuth::codeWorksOnce()
{
    SimClient client;
    const QString code = client.authorizationCode(ids::owner);
    // A failed try uses the code up as well.
    QCOMPARE(client.postForm(tokenPath, with(redeem(code), u"code_verifier"_s, u"no"_s)).status, 400);
    const Answer again = client.postForm(tokenPath, redeem(code));
    QCOMPARE(again.code(), u"invalid_grant"_s);
    QCOMPARE(again.json().value("error_codes"_L1).toArray().at(0).toInt(), 54005);
}

void TestOAuth::authorizeRefusals_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("error"); // empty: a page, no redirect
    const QString base = u"client_id=c&response_type=code&state=s"_s;
    const QString pkce = u"&code_challenge=abc&code_challenge_method=S256"_s;
    const QString back = u"&redirect_uri=http://localhost:5/"_s;
    QTest::newRow("foreign redirect") << base + pkce + u"&redirect_uri=http://evil.example/"_s << QString();
    QTest::newRow("https redirect") << base + pkce + u"&redirect_uri=https://localhost/"_s << QString();
    QTest::newRow("look-alike redirect") << base + pkce + u"&redirect_uri=http://localhost.evil.example/"_s
                                         << QString();
    QTest::newRow("user info redirect") << base + pkce + u"&redirect_uri=http://localhost@evil.example/"_s << QString();
    QTest::newRow("no redirect") << base + pkce << QString();
    QTest::newRow("no challenge") << base + back << u"invalid_request"_s;
    QTest::newRow("plain challenge") << base + back + u"&code_challenge=a&code_challenge_method=plain"_s
                                     << u"invalid_request"_s;
    QTest::newRow("implicit") << u"client_id=c&response_type=token&state=s"_s + pkce + back
                              << u"unsupported_response_type"_s;
    QTest::newRow("fragment") << base + pkce + back + u"&response_mode=fragment"_s << u"invalid_request"_s;
    QTest::newRow("unknown user") << base + pkce + back + u"&prompt=none&login_hint=nobody@x"_s << u"login_required"_s;
    QTest::newRow("cancelled") << base + pkce + back + u"&error=access_denied"_s << u"access_denied"_s;
}

void TestOAuth::authorizeRefusals()
{
    QFETCH(QString, query);
    QFETCH(QString, error);
    SimClient client;
    const Answer answer = client.send("GET", u"/common/oauth2/v2.0/authorize?"_s + query);
    const QUrlQuery location(QUrl(QString::fromLatin1(answer.headers.value("location"))));
    QCOMPARE(answer.status, error.isEmpty() ? 400 : 302);
    QCOMPARE(location.queryItemValue(u"error"_s), error);
    QCOMPARE(location.queryItemValue(u"state"_s), error.isEmpty() ? QString() : u"s"_s);
    QVERIFY(location.queryItemValue(u"code"_s).isEmpty());
}

void TestOAuth::showsAccounts()
{
    SimClient client;
    const QString query
        = u"/common/oauth2/v2.0/authorize?client_id=c&response_type=code&state=%3Cs%3E&code_challenge=a&"
          "code_challenge_method=S256&redirect_uri=http%3A%2F%2Flocalhost%3A5%2F"_s;
    const Answer page = client.send("GET", query);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.contains("outsider@contoso.test</a>"));
    // The page's links lead back with the chosen account.
    const qsizetype start = page.body.indexOf("href=\"") + 6;
    const QString link
        = QString::fromUtf8(page.body.mid(start, page.body.indexOf('"', start) - start)).replace("&amp;"_L1, "&"_L1);
    const Answer chosen = client.send("GET", link);
    QCOMPARE(chosen.status, 302);
    const QByteArray location = chosen.headers.value("location");
    QVERIFY2(location.startsWith("http://localhost:5/?code="), location.constData());
    QVERIFY2(location.endsWith("state=%3Cs%3E"), location.constData());
    const Answer wrongTenant = client.send("GET", u"/fabrikam.test/oauth2/v2.0/authorize?client_id=c"_s);
    QCOMPARE(wrongTenant.json().value("error_codes"_L1).toArray().at(0).toInt(), 90002);
}

void TestOAuth::postsBack()
{
    SimClient client;
    const Answer answer = client.send("GET",
                                      u"/common/oauth2/v2.0/authorize?client_id=c&response_type=code&state=%22s&"
                                      "code_challenge=a&code_challenge_method=S256&redirect_uri=http://localhost:5&"
                                      "response_mode=form_post&prompt=none"_s);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("name=\"code\""));
    QVERIFY2(answer.body.contains("value=\"&quot;s\""), "values are escaped");
}

void TestOAuth::refreshRotates()
{
    SimClient client;
    const QJsonObject first = client.postForm(tokenPath, redeem(client.authorizationCode(ids::owner))).json();
    const QString refresh = first.value("refresh_token"_L1).toString();
    const Fields fields{{u"client_id"_s, clientId},
                        {u"grant_type"_s, u"refresh_token"_s},
                        {u"refresh_token"_s, refresh},
                        {u"scope"_s, client.origin() + u"//.default"_s}};
    const Answer second = client.postForm(u"/%1/oauth2/v2.0/token"_s.arg(ids::tenant), fields);
    QCOMPARE(second.status, 200);
    QVERIFY(!second.json().value("refresh_token"_L1).toString().isEmpty());
    QVERIFY(second.json().value("refresh_token"_L1).toString() != refresh);
    QCOMPARE(claimsOf(second.json().value("access_token"_L1).toString()).value("aud"_L1).toString(),
             client.origin() + u'/');
    QCOMPARE(client.postForm(tokenPath, with(fields, u"refresh_token"_s, u"guess"_s)).code(), u"invalid_grant"_s);
    QCOMPARE(client.postForm(tokenPath, with(fields, u"client_id"_s, u"other"_s)).code(), u"invalid_grant"_s);
}

void TestOAuth::deviceCode()
{
    SimClient client;
    const QJsonObject start = client
                                  .postForm(u"/organizations/oauth2/v2.0/devicecode"_s,
                                            {{u"client_id"_s, clientId}, {u"scope"_s, armScope}})
                                  .json();
    for (const auto& name : {"user_code"_L1, "device_code"_L1, "verification_uri"_L1, "message"_L1})
        QVERIFY2(!start.value(name).toString().isEmpty(), name.data());
    QCOMPARE(start.value("expires_in"_L1).toInt(), 900);
    QCOMPARE(start.value("interval"_L1).toInt(), 5);
    const Fields poll{{u"client_id"_s, clientId},
                      {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                      {u"device_code"_s, start.value("device_code"_L1).toString()}};
    const Answer pending = client.postForm(tokenPath, poll);
    QCOMPARE(pending.status, 400);
    QCOMPARE(pending.code(), u"authorization_pending"_s);
    QCOMPARE(client.send("GET", start.value("verification_uri"_L1).toString()).status, 200);
    QCOMPARE(client.postForm(u"/devicelogin"_s, {{u"user_code"_s, u"WRONG"_s}, {u"account"_s, ids::reader}}).status,
             400);
    const Answer approved = client.postForm(u"/devicelogin"_s,
                                            {{u"user_code"_s, start.value("user_code"_L1).toString()},
                                             {u"account"_s, ids::reader},
                                             {u"action"_s, u"approve"_s}});
    QCOMPARE(approved.status, 200);
    const QJsonObject tokens = client.postForm(tokenPath, poll).json();
    QCOMPARE(claimsOf(tokens.value("access_token"_L1).toString()).value("upn"_L1).toString(), ids::reader);
    QVERIFY(!tokens.value("refresh_token"_L1).toString().isEmpty());
    QCOMPARE(client.postForm(tokenPath, poll).code(), u"bad_verification_code"_s);
}

void TestOAuth::deviceCodeDeclinedAndExpired()
{
    ServerOptions options;
    options.deviceCodeSeconds = -1;
    SimClient late(options);
    SimClient client;
    const auto start = [](SimClient& where) {
        return where.postForm(u"/common/oauth2/v2.0/devicecode"_s, {{u"client_id"_s, clientId}, {u"scope"_s, armScope}})
            .json();
    };
    const auto poll = [](SimClient& where, const QJsonObject& begun) {
        return where
            .postForm(tokenPath,
                      {{u"client_id"_s, clientId},
                       {u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                       {u"device_code"_s, begun.value("device_code"_L1).toString()}})
            .code();
    };
    QCOMPARE(poll(late, start(late)), u"expired_token"_s);
    const QJsonObject begun = start(client);
    client.postForm(u"/devicelogin"_s,
                    {{u"user_code"_s, begun.value("user_code"_L1).toString()}, {u"action"_s, u"decline"_s}});
    QCOMPARE(poll(client, begun), u"authorization_declined"_s);
}

void TestOAuth::clientCredentials_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("error");
    const QString v2 = u"/"_s + ids::tenant + u"/oauth2/v2.0/token"_s;
    QTest::newRow("good") << v2 << ids::robotClient << ids::robotSecret << QString();
    QTest::newRow("adfs") << u"/adfs/oauth2/token"_s << ids::robotClient << ids::robotSecret << QString();
    QTest::newRow("secret") << v2 << ids::robotClient << u"wrong"_s << u"invalid_client"_s;
    QTest::newRow("no secret") << v2 << ids::robotClient << QString() << u"invalid_client"_s;
    QTest::newRow("client") << v2 << u"unknown"_s << ids::robotSecret << u"unauthorized_client"_s;
}

void TestOAuth::clientCredentials()
{
    QFETCH(QString, path);
    QFETCH(QString, client);
    QFETCH(QString, secret);
    QFETCH(QString, error);
    SimClient sim;
    const Answer answer = sim.postForm(path,
                                       {{u"client_id"_s, client},
                                        {u"client_secret"_s, secret},
                                        {u"grant_type"_s, u"client_credentials"_s},
                                        {u"client_info"_s, u"1"_s},
                                        {u"claims"_s, uR"({"access_token":{"xms_cc":{"values":["CP1"]}}})"_s},
                                        {u"scope"_s, u"https://management.core.windows.net//.default"_s}});
    QCOMPARE(answer.code(), error);
    if (!error.isEmpty())
        return;
    QVERIFY(!answer.json().contains("refresh_token"_L1));
    sim.setToken(answer.json().value("access_token"_L1).toString());
    QCOMPARE(sim.get(ids::machine).status, 200);
}

void TestOAuth::tokensOpenOnlyTheirService()
{
    SimClient client;
    client.signIn(ids::owner, u"https://graph.microsoft.com"_s);
    const Answer refused = client.get(u"/subscriptions"_s);
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.code(), u"InvalidAuthenticationTokenAudience"_s);
    client.signIn(ids::owner);
    QCOMPARE(client.get(u"/v1.0/me"_s).status, 401);
    // The simulator's own origin is both.
    client.signIn(ids::owner, client.origin());
    QCOMPARE(client.get(u"/subscriptions"_s).status, 200);
    QVERIFY(client.get(u"/v1.0/me"_s).status != 401);
}

void TestOAuth::refusesForeignTokens()
{
    SimClient client;
    const Answer none = client.get(u"/subscriptions"_s);
    QCOMPARE(none.status, 401);
    QCOMPARE(none.code(), u"AuthenticationFailed"_s);
    QVERIFY(none.headers.value("www-authenticate").startsWith("Bearer authorization_uri="));
    client.signIn(ids::owner);
    const QString good = client.token();
    client.setToken(good.left(good.size() - 4) + u"AAAA"_s);
    QCOMPARE(client.get(u"/subscriptions"_s).code(), u"InvalidAuthenticationToken"_s);
    // Another start of the simulator has another key.
    SimClient other;
    other.setToken(good);
    QCOMPARE(other.get(u"/subscriptions"_s).code(), u"InvalidAuthenticationToken"_s);
    ServerOptions options;
    options.tokenSeconds = -10;
    SimClient stale(options);
    stale.signIn(ids::owner);
    QCOMPARE(stale.get(u"/subscriptions"_s).code(), u"ExpiredAuthenticationToken"_s);
}

void TestOAuth::challengeNeedsNewSignIn()
{
    ServerOptions options;
    options.faults = *Faults::parse(u"mfa", nullptr);
    SimClient client(options);
    const QJsonObject first = client.postForm(tokenPath, redeem(client.authorizationCode(ids::owner))).json();
    client.setToken(first.value("access_token"_L1).toString());
    QCOMPARE(client.get(ids::machine).status, 200);
    const Answer challenged = client.put(ids::G + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/new1"_s,
                                         {{u"location"_s, u"westeurope"_s}});
    QCOMPARE(challenged.status, 401);
    const QByteArray header = challenged.headers.value("www-authenticate");
    QVERIFY2(header.contains("error=\"insufficient_claims\""), header.constData());
    const qsizetype start = header.indexOf("claims=\"", header.indexOf("insufficient_claims\"") + 20) + 8;
    const QString claims
        = QString::fromUtf8(QByteArray::fromBase64(header.mid(start, header.indexOf('"', start) - start)));
    // Silently is not enough …
    const Answer silent = client.postForm(tokenPath,
                                          {{u"client_id"_s, clientId},
                                           {u"grant_type"_s, u"refresh_token"_s},
                                           {u"refresh_token"_s, first.value("refresh_token"_L1).toString()},
                                           {u"claims"_s, claims},
                                           {u"scope"_s, armScope}});
    QCOMPARE(silent.code(), u"interaction_required"_s);
    // … but a sign-in with the claims is.
    const QString code
        = client.authorizationCode(ids::owner, u"&claims="_s + QString::fromLatin1(QUrl::toPercentEncoding(claims)));
    client.setToken(client.postForm(tokenPath, redeem(code)).json().value("access_token"_L1).toString());
    QCOMPARE(client
                 .put(ids::G + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/new1"_s,
                      {{u"location"_s, u"westeurope"_s}})
                 .status,
             201);
}

void TestOAuth::cloudMetadata_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isArray");
    QTest::addColumn<QString>("member");
    QTest::newRow("1.0") << u"1.0"_s << 200 << false << u"graphEndpoint"_s;
    QTest::newRow("2015") << u"2015-01-01"_s << 200 << false << u"portalEndpoint"_s;
    QTest::newRow("2018") << u"2018-01-01"_s << 200 << false << u"cloudEndpoint"_s;
    QTest::newRow("2019") << u"2019-05-01"_s << 200 << true << u"suffixes"_s;
    QTest::newRow("2022") << u"2022-09-01"_s << 200 << false << u"microsoftGraphResourceId"_s;
    QTest::newRow("unknown") << u"2001-01-01"_s << 400 << false << u"error"_s;
}

void TestOAuth::cloudMetadata()
{
    QFETCH(QString, version);
    QFETCH(bool, isArray);
    QFETCH(QString, member);
    SimClient client;
    const Answer answer = client.send("GET", u"/metadata/endpoints?api-version="_s + version);
    QTEST(answer.status, "status");
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    QCOMPARE(document.isArray(), isArray);
    const QJsonObject cloud = isArray ? document.array().at(0).toObject() : document.object();
    QVERIFY(cloud.contains(member));
    if (answer.status == 200)
        QVERIFY(cloud.value("authentication"_L1)
                    .toObject()
                    .value("loginEndpoint"_L1)
                    .toString()
                    .startsWith(client.origin()));
}

QTEST_GUILESS_MAIN(TestOAuth)
#include "tst_oauth.moc"
