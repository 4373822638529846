// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/tokenreply.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::auth;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::ErrorKind)

class TestTokenReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTokens()
    {
        const auto reply
            = parseTokenReply(200,
                              R"({"token_type":"Bearer","scope":"x","expires_in":3599,"ext_expires_in":3599,)"_ba
                                  + R"("access_token":"a.b.c","refresh_token":"r","id_token":"i.d.t"})"_ba);
        RS_VERIFY_OK(reply);
        QCOMPARE(reply->accessToken, u"a.b.c"_s);
        QCOMPARE(reply->refreshToken, u"r"_s);
        QCOMPARE(reply->idToken, u"i.d.t"_s);
        QCOMPARE(reply->expiresIn.count(), 3599);
    }

    void readsTokensOfOtherHabits()
    {
        const auto reply
            = parseTokenReply(200, R"({"token_type":"bearer","expires_in":"99999999","access_token":"a"})"_ba);
        RS_VERIFY_OK(reply);
        QVERIFY(reply->refreshToken.isEmpty());
        QCOMPARE(reply->expiresIn, std::chrono::hours(7 * 24));
    }

    void refuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("advice"); // a part of it
        QTest::newRow("invalid grant")
            << 400
            << R"({"error":"invalid_grant","error_description":"AADSTS700082: The refresh token has expired."})"_ba
            << ErrorKind::SignInNeeded << u"invalid_grant"_s << u"unused for too long"_s;
        QTest::newRow("MFA")
            << 400
            << R"({"error":"interaction_required","error_description":"AADSTS50076: Due to a configuration change"})"_ba
            << ErrorKind::SignInNeeded << u"interaction_required"_s << u"multi-factor"_s;
        QTest::newRow("unknown number") << 400
                                        << R"({"error":"invalid_grant","error_description":"AADSTS9999999: new"})"_ba
                                        << ErrorKind::SignInNeeded << u"invalid_grant"_s << u"Sign in again"_s;
        QTest::newRow("longer number is another number")
            << 400 << R"({"error":"invalid_grant","error_description":"AADSTS500761: other"})"_ba
            << ErrorKind::SignInNeeded << u"invalid_grant"_s << u"Sign in again"_s;
        QTest::newRow("busy") << 503 << R"({"error":"temporarily_unavailable"})"_ba << ErrorKind::Server
                              << u"temporarily_unavailable"_s << u"few minutes"_s;
        QTest::newRow("throttled") << 429 << R"({"error":"slow"})"_ba << ErrorKind::Throttled << u"slow"_s
                                   << u"few minutes"_s;
        QTest::newRow("our fault") << 400 << R"({"error":"invalid_request","error_description":"AADSTS9002313"})"_ba
                                   << ErrorKind::BadReply << u"invalid_request"_s << QString();
        QTest::newRow("a page") << 200 << "<html>Sign in</html>"_ba << ErrorKind::BadReply << QString() << u"address"_s;
        QTest::newRow("server page") << 502 << "<html>Bad gateway</html>"_ba << ErrorKind::Server << QString()
                                     << QString();
        QTest::newRow("empty") << 200 << QByteArray() << ErrorKind::BadReply << QString() << QString();
        QTest::newRow("no token") << 200 << R"({"token_type":"Bearer","expires_in":1})"_ba << ErrorKind::BadReply
                                  << QString() << QString();
        QTest::newRow("no lifetime") << 200 << R"({"token_type":"Bearer","access_token":"secret"})"_ba
                                     << ErrorKind::BadReply << QString() << QString();
        QTest::newRow("lifetime beyond all time")
            << 200 << R"({"token_type":"Bearer","expires_in":1e300,"access_token":"secret"})"_ba << ErrorKind::BadReply
            << QString() << QString();
        QTest::newRow("other token type") << 200 << R"({"token_type":"mac","expires_in":9,"access_token":"secret"})"_ba
                                          << ErrorKind::BadReply << QString() << QString();
        QTest::newRow("list") << 200 << R"(["access_token"])"_ba << ErrorKind::BadReply << QString() << QString();
    }

    void refuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, advice);
        const auto reply = parseTokenReply(status, body);
        QVERIFY(!reply);
        QTEST(reply.error().kind, "kind");
        QTEST(reply.error().code, "code");
        QCOMPARE(reply.error().httpStatus, status);
        QVERIFY(!reply.error().what.isEmpty());
        QVERIFY2(reply.error().advice.contains(advice), qPrintable(reply.error().advice));
        QVERIFY(!test::describe(reply.error()).contains("secret"));
    }

    void boundsTheServicesText()
    {
        const QByteArray body = "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS50076: line\\r\\n"_ba
            + QByteArray(100000, 'x') + "\"}"_ba;
        const auto reply = parseTokenReply(400, body);
        QVERIFY(!reply);
        QVERIFY(reply.error().detail.size() < 600);
        QVERIFY(!reply.error().detail.contains(u'\n'));
        QVERIFY(reply.error().detail.startsWith(u"AADSTS50076: line x"_s));
    }

    void readsAccounts_data()
    {
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("account");
        QTest::newRow("preferred name") << R"({"preferred_username":"demo@contoso.example","name":"Demo"})"_ba
                                        << u"demo@contoso.example"_s;
        QTest::newRow("upn") << R"({"upn":"u@x","unique_name":"w@x"})"_ba << u"u@x"_s;
        QTest::newRow("not a text") << R"({"preferred_username":42,"name":"Demo"})"_ba << u"Demo"_s;
        QTest::newRow("none") << R"({"sub":"x"})"_ba << QString();
        QTest::newRow("no JSON") << "hello"_ba << QString();
        QTest::newRow("control characters") << R"({"upn":"a\u001b\u202eb"})"_ba << u"ab"_s;
    }

    void readsAccounts()
    {
        QFETCH(QByteArray, claims);
        const QByteArray payload = claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QTEST(accountOfJwt(u"eyJhbGciOiJub25lIn0."_s + QString::fromLatin1(payload) + u".signature"_s), "account");
    }

    void survivesOddTokens_data()
    {
        QTest::addColumn<QString>("token");
        QTest::newRow("empty") << QString();
        QTest::newRow("one part") << u"abc"_s;
        QTest::newRow("dots") << u"..."_s;
        QTest::newRow("no base64") << u"a.§§§.b"_s;
        QTest::newRow("huge") << QString(10'000'000, u'a');
    }

    void survivesOddTokens()
    {
        QFETCH(QString, token);
        QCOMPARE(accountOfJwt(token), QString());
    }
};

QTEST_GUILESS_MAIN(TestTokenReply)
#include "tst_tokenreply.moc"
