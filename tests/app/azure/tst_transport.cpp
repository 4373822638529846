// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/errorreply.h"
#include "tests/app/azure/testbed.h"
#include "tests/support/printers.h"

#include <QLoggingCategory>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace rolescope;
using namespace rolescope::azure;
using rolescope::test::ScriptedReply;
using rolescope::test::SeenRequest;
using rolescope::test::TestBed;

namespace {

QString allTexts(const Error& error)
{
    return u"%1|%2|%3|%4|%5"_s.arg(error.what, error.advice, error.code, error.detail, error.correlationId);
}

ScriptedReply throttledFor(const QByteArray& seconds)
{
    return ScriptedReply::json(R"({"error":{"code":"TooManyRequests","message":"slow down"}})"_ba, 429)
        .with("Retry-After"_ba, seconds);
}

ScriptedReply error(int status, const QByteArray& body = R"({"error":{"code":"Oops","message":"no"}})"_ba)
{
    return ScriptedReply::json(body, status);
}

ScriptedReply cut()
{
    ScriptedReply reply = ScriptedReply::json(R"({"value":[1,2,3]})"_ba);
    reply.cutAfter = 5;
    return reply;
}

QStringList* logged = nullptr;

} // namespace

class TransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsTokenIdsAndBody();
    void choosesAudienceByAddress();
    void retriesUntilItWorks_data();
    void retriesUntilItWorks();
    void givesUpInTheEnd_data();
    void givesUpInTheEnd();
    void repeatsOnlyWhatMayBeRepeated_data();
    void repeatsOnlyWhatMayBeRepeated();
    void throttleIsShared();
    void unreasonableWaitIsAnError();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void refusedTokenIsRenewedOnce();
    void refusedTwiceIsAnError();
    void parallelRefusalsRenewOnce();
    void claimsChallengeNeedsSignIn();
    void failedSignInIsPassedOn();
    void hugeReplyIsRefused_data();
    void hugeReplyIsRefused();
    void redirectIsNotFollowed();
    void foreignHostGetsNothing();
    void sixAtOnceInOrder();
    void destructionCancels();
    void destructionCancelsWhileWaiting();
    void silenceTimesOut();
    void drippingReplyTimesOut();
    void refusedConnection();
    void explainsErrors_data();
    void explainsErrors();
    void tokensStayOutOfTexts();
    void knowsTheClouds();
};

void TransportTest::sendsTokenIdsAndBody()
{
    TestBed bed;
    bed.server.reply("POST /echo"_ba, ScriptedReply::json("{\"ok\":1}"_ba).with("X-Ms-Request-Id"_ba, "abc"_ba));
    Request request = bed.post(u"/echo?api-version=1"_s);
    request.headers.emplace_back("If-Match"_ba, "\"7\""_ba);
    const auto result = bed.run(request);
    RS_VERIFY_OK(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->body, "{\"ok\":1}"_ba);
    QCOMPARE(result->header("x-ms-request-id"_ba), "abc"_ba);
    const SeenRequest& seen = bed.server.seen().front();
    QCOMPARE(seen.target, "/echo?api-version=1"_ba);
    QCOMPARE(seen.body, "{}"_ba);
    QCOMPARE(seen.headers.value("authorization"_ba), "Bearer "_ba + bed.credential->token().toUtf8());
    QCOMPARE(seen.headers.value("if-match"_ba), "\"7\""_ba);
    QCOMPARE(seen.headers.value("content-type"_ba), "application/json"_ba);
    QVERIFY(!QUuid::fromString(QString::fromLatin1(seen.headers.value("x-ms-client-request-id"_ba))).isNull());
    QCOMPARE(seen.headers.value("x-ms-return-client-request-id"_ba), "true"_ba);
    QVERIFY(seen.headers.value("user-agent"_ba).startsWith("Rolescope/"_ba));
}

void TransportTest::choosesAudienceByAddress()
{
    TestBed bed;
    bed.server.handleRest([](const SeenRequest&) { return ScriptedReply::json("{}"_ba); });
    QVERIFY(bed.run(bed.get(u"/subscriptions"_s)));
    QVERIFY(bed.run(bed.get(u"/v1.0/users"_s)));
    const Cloud& cloud = bed.transport.cloud();
    QCOMPARE(bed.credential->audiences, (QStringList{cloud.armAudience, cloud.graphAudience}));
}

void TransportTest::retriesUntilItWorks_data()
{
    QTest::addColumn<ScriptedReply>("fault");
    QTest::newRow("429 with Retry-After") << throttledFor("2"_ba);
    QTest::newRow("429 without") << error(429);
    QTest::newRow("500") << error(500);
    QTest::newRow("502 with HTML") << error(502, "<html>Bad gateway</html>"_ba);
    QTest::newRow("503") << error(503, {});
    QTest::newRow("503 with Retry-After") << error(503).with("Retry-After"_ba, "1"_ba);
    QTest::newRow("504") << error(504);
    QTest::newRow("cut connection") << cut();
}

void TransportTest::retriesUntilItWorks()
{
    QFETCH(const ScriptedReply, fault);
    TestBed bed;
    bed.server.reply("GET /x"_ba, fault);
    bed.server.reply("GET /x"_ba, fault);
    bed.server.reply("GET /x"_ba, ScriptedReply::json("{\"value\":[]}"_ba));
    const auto result = bed.run(bed.get(u"/x"_s));
    RS_VERIFY_OK(result);
    QCOMPARE(bed.server.count("GET /x"_ba), 3);
    const auto& seen = bed.server.seen();
    QVERIFY(seen[0].headers.value("x-ms-client-request-id"_ba) != seen[1].headers.value("x-ms-client-request-id"_ba));
}

void TransportTest::givesUpInTheEnd_data()
{
    QTest::addColumn<ScriptedReply>("fault");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("requests");
    QTest::newRow("429") << throttledFor("1"_ba) << ErrorKind::Throttled << 7;
    QTest::newRow("500") << error(500) << ErrorKind::Server << 3;
    QTest::newRow("503") << error(503) << ErrorKind::Server << 5;
    QTest::newRow("cut") << cut() << ErrorKind::Network << 4;
    QTest::newRow("404 at once") << error(404) << ErrorKind::NotFound << 1;
    QTest::newRow("400 at once") << error(400) << ErrorKind::BadInput << 1;
    QTest::newRow("409 at once") << error(409) << ErrorKind::Conflict << 1;
}

void TransportTest::givesUpInTheEnd()
{
    QFETCH(const ScriptedReply, fault);
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, requests);
    TestBed bed;
    bed.server.reply("GET /x"_ba, fault);
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QVERIFY(!result.error().what.isEmpty());
    QCOMPARE(bed.server.count("GET /x"_ba), requests);
}

void TransportTest::repeatsOnlyWhatMayBeRepeated_data()
{
    QTest::addColumn<Request::Method>("method");
    QTest::addColumn<bool>("readsOnly");
    QTest::addColumn<ScriptedReply>("fault");
    QTest::addColumn<int>("requests");
    QTest::newRow("POST, 503") << Request::Method::Post << false << error(503) << 1;
    QTest::newRow("POST, cut") << Request::Method::Post << false << cut() << 1;
    QTest::newRow("PATCH, 500") << Request::Method::Patch << false << error(500) << 1;
    QTest::newRow("POST that reads, 503") << Request::Method::Post << true << error(503) << 2;
    QTest::newRow("POST, 429: nothing was done") << Request::Method::Post << false << throttledFor("1"_ba) << 2;
    QTest::newRow("PUT, 503") << Request::Method::Put << false << error(503) << 2;
    QTest::newRow("DELETE, 502") << Request::Method::Delete << false << error(502) << 2;
}

void TransportTest::repeatsOnlyWhatMayBeRepeated()
{
    QFETCH(const Request::Method, method);
    QFETCH(const bool, readsOnly);
    QFETCH(const ScriptedReply, fault);
    QFETCH(const int, requests);
    TestBed bed;
    Request request = bed.post(u"/x"_s);
    request.method = method;
    request.readsOnly = readsOnly;
    const QByteArray key = request.verb() + " /x"_ba;
    bed.server.reply(key, fault);
    bed.server.reply(key, ScriptedReply::json("{}"_ba));
    const auto result = bed.run(request);
    QCOMPARE(result.has_value(), requests == 2);
    QCOMPARE(bed.server.count(key), requests);
}

void TransportTest::throttleIsShared()
{
    TestBed bed;
    std::vector<qint64> times;
    QElapsedTimer clock;
    clock.start();
    bed.server.handleRest([&times, &clock](const SeenRequest&) {
        times.push_back(clock.elapsed());
        return times.size() == 1 ? throttledFor("30"_ba) : ScriptedReply::json("{}"_ba);
    });
    QSignalSpy throttled(&bed.transport, &Transport::throttled);
    const auto first = bed.transport.send(bed.get(u"/first"_s));
    QVERIFY(throttled.wait());
    QCOMPARE(throttled.first().first().toString(), u"127.0.0.1"_s);
    QVERIFY(throttled.first().at(1).toDateTime() > QDateTime::currentDateTimeUtc());
    const auto second = bed.transport.send(bed.get(u"/second"_s));
    QVERIFY(TestBed::resultOf(*second));
    QCOMPARE(times.size(), 3U);
    // 30 s, a hundredth of it: neither the throttled request nor the new one came before.
    QVERIFY2(times[1] - times[0] >= 290, QByteArray::number(times[1] - times[0]));
    // The one that had its turn already goes first.
    QCOMPARE(bed.server.seen()[1].path(), "/first"_ba);
    QCOMPARE(bed.server.seen()[2].path(), "/second"_ba);
}

void TransportTest::unreasonableWaitIsAnError()
{
    TestBed bed;
    bed.server.reply("GET /x"_ba, throttledFor("100000"_ba));
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Throttled);
    QCOMPARE(result.error().retryAfter, std::optional<std::chrono::milliseconds>(86'400s));
    QCOMPARE(bed.server.count("GET /x"_ba), 1);
}

void TransportTest::readsRetryAfter_data()
{
    using Headers = QHash<QByteArray, QByteArray>;
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<qint64>("wait"); // -1: none
    QTest::newRow("none") << Headers{} << qint64(-1);
    QTest::newRow("seconds") << Headers{{"retry-after"_ba, "17"_ba}} << qint64(17'000);
    QTest::newRow("zero") << Headers{{"retry-after"_ba, "0"_ba}} << qint64(0);
    QTest::newRow("negative") << Headers{{"retry-after"_ba, "-4"_ba}} << qint64(-1);
    QTest::newRow("words") << Headers{{"retry-after"_ba, "soon"_ba}} << qint64(-1);
    QTest::newRow("date, by the reply's clock") << Headers{{"retry-after"_ba, "Sun, 06 Nov 1994 08:50:37 GMT"_ba},
                                                           {"date"_ba, "Sun, 06 Nov 1994 08:49:37 GMT"_ba}}
                                                << qint64(60'000);
    QTest::newRow("date long past") << Headers{{"retry-after"_ba, "Sun, 06 Nov 1994 08:49:37 GMT"_ba}} << qint64(0);
    QTest::newRow("quota") << Headers{{"x-ms-user-quota-resets-after"_ba, "00:00:05"_ba}} << qint64(5'000);
}

void TransportTest::readsRetryAfter()
{
    using Headers = QHash<QByteArray, QByteArray>;
    QFETCH(const Headers, headers);
    QFETCH(const qint64, wait);
    Response response;
    response.status = 429;
    response.headers = headers;
    const auto asked = waitAskedFor(response);
    QCOMPARE(asked ? asked->count() : -1, wait);
}

void TransportTest::refusedTokenIsRenewedOnce()
{
    TestBed bed;
    bed.server.reply("GET /x"_ba, error(401, R"({"error":{"code":"ExpiredAuthenticationToken","message":"old"}})"_ba));
    bed.server.reply("GET /x"_ba, ScriptedReply::json("{}"_ba));
    QVERIFY(bed.run(bed.get(u"/x"_s)));
    QCOMPARE(bed.credential->invalidated.size(), 1);
    QCOMPARE(bed.credential->audiences.size(), 2);
    QVERIFY(bed.server.seen()[0].headers.value("authorization"_ba)
            != bed.server.seen()[1].headers.value("authorization"_ba));
}

void TransportTest::refusedTwiceIsAnError()
{
    TestBed bed;
    bed.server.reply("GET /x"_ba, error(401, {}));
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::SignInNeeded);
    QCOMPARE(bed.server.count("GET /x"_ba), 2);
}

void TransportTest::parallelRefusalsRenewOnce()
{
    TestBed bed;
    const QByteArray first = "Bearer "_ba + bed.credential->token().toUtf8();
    bed.server.handleRest([first](const SeenRequest& request) {
        return request.headers.value("authorization"_ba) == first ? error(401) : ScriptedReply::json("{}"_ba);
    });
    std::vector<std::unique_ptr<RequestJob>> jobs;
    int good = 0;
    for (int i = 0; i < 5; ++i) {
        jobs.push_back(bed.transport.send(bed.get(u"/x"_s)));
        connect(jobs.back().get(), &RequestJob::finished, this,
                [&good](const auto& result) { good += result.has_value(); });
    }
    QTRY_COMPARE(good, 5);
    QCOMPARE(bed.credential->invalidated.size(), 1);
}

void TransportTest::claimsChallengeNeedsSignIn()
{
    TestBed bed;
    bed.server.reply(
        "GET /x"_ba,
        error(401).with("WWW-Authenticate"_ba,
                        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4\""_ba));
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::SignInNeeded);
    QCOMPARE(result.error().code, u"insufficient_claims"_s);
    QVERIFY(!allTexts(result.error()).contains(u"eyJhY2Nlc3"_s));
    QCOMPARE(bed.server.count("GET /x"_ba), 1);
}

void TransportTest::failedSignInIsPassedOn()
{
    TestBed bed;
    bed.credential->refusal = failure(ErrorKind::SignInNeeded, u"Not signed in."_s).value();
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error(), *bed.credential->refusal);
    QVERIFY(bed.server.seen().empty());
}

void TransportTest::hugeReplyIsRefused_data()
{
    QTest::addColumn<bool>("announced");
    QTest::newRow("with Content-Length") << true;
    QTest::newRow("without") << false;
}

void TransportTest::hugeReplyIsRefused()
{
    QFETCH(const bool, announced);
    TestBed bed;
    ScriptedReply reply = ScriptedReply::json("{}"_ba);
    reply.filler = qint64(40) * 1024 * 1024;
    reply.announced = announced;
    bed.server.reply("GET /x"_ba, reply);
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadReply);
    QVERIFY2(result.error().what.contains(u"16 MB"_s), test::describe(result.error()));
    QCOMPARE(bed.server.count("GET /x"_ba), 1);
    QTRY_COMPARE(bed.server.open(), 0); // the connection was given up
}

void TransportTest::redirectIsNotFollowed()
{
    TestBed bed;
    test::ScriptedServer other;
    bed.server.reply("GET /x"_ba, error(302, {}).with("Location"_ba, other.url(u"/x"_s).toEncoded()));
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadReply);
    QCOMPARE(result.error().httpStatus, 302);
    QVERIFY(other.seen().empty());
}

void TransportTest::foreignHostGetsNothing()
{
    TestBed bed;
    test::ScriptedServer other;
    Request request;
    request.url = other.url(u"/subscriptions"_s);
    const auto result = bed.run(request);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadReply);
    QVERIFY(other.seen().empty());
    QVERIFY(bed.credential->audiences.isEmpty());
}

void TransportTest::sixAtOnceInOrder()
{
    TestBed bed;
    bed.server.handleRest([](const SeenRequest&) {
        ScriptedReply reply = ScriptedReply::json("{}"_ba);
        reply.delay = 15ms;
        return reply;
    });
    std::vector<std::unique_ptr<RequestJob>> jobs;
    int good = 0;
    for (int i = 0; i < 30; ++i) {
        jobs.push_back(bed.transport.send(bed.get(u"/%1"_s.arg(i))));
        connect(jobs.back().get(), &RequestJob::finished, this,
                [&good](const auto& result) { good += result.has_value(); });
    }
    QTRY_COMPARE(good, 30);
    QCOMPARE(bed.server.mostOpen(), 6);
    QByteArrayList paths;
    for (const auto& seen : bed.server.seen())
        paths.append(seen.path());
    // Those of one round may overtake each other on their way, those of the next may not.
    QVERIFY(paths.mid(0, 6).contains("/0"_ba) && paths.mid(0, 6).contains("/5"_ba));
    QVERIFY(paths.mid(18).contains("/29"_ba));
}

void TransportTest::destructionCancels()
{
    TestBed bed;
    ScriptedReply silent;
    silent.silent = true;
    bed.server.reply("GET /x"_ba, silent);
    bed.server.reply("GET /y"_ba, ScriptedReply::json("{}"_ba));
    int signalsSeen = 0;
    std::vector<std::unique_ptr<RequestJob>> jobs;
    for (int i = 0; i < 9; ++i) {
        jobs.push_back(bed.transport.send(bed.get(u"/x"_s)));
        connect(jobs.back().get(), &RequestJob::finished, this, [&signalsSeen](const auto&) { ++signalsSeen; });
    }
    QTRY_COMPARE(bed.server.open(), 6);
    jobs.clear();
    QTRY_COMPARE(bed.server.open(), 0);
    QCOMPARE(signalsSeen, 0);
    // Their places are free again.
    QVERIFY(bed.run(bed.get(u"/y"_s)));
    QCOMPARE(bed.server.count("GET /x"_ba), 6);
}

void TransportTest::destructionCancelsWhileWaiting()
{
    TestBed bed;
    bed.server.reply("GET /x"_ba, throttledFor("20"_ba));
    QSignalSpy throttled(&bed.transport, &Transport::throttled);
    auto job = bed.transport.send(bed.get(u"/x"_s));
    QVERIFY(throttled.wait());
    job.reset();
    bed.server.reply("GET /y"_ba, ScriptedReply::json("{}"_ba));
    QVERIFY(bed.run(bed.get(u"/y"_s)));
    QCOMPARE(bed.server.count("GET /x"_ba), 1);
    auto unborn = bed.transport.send(bed.get(u"/z"_s));
    unborn.reset();
    QVERIFY(bed.run(bed.get(u"/y"_s)));
    QCOMPARE(bed.server.count("GET /z"_ba), 0);
}

void TransportTest::silenceTimesOut()
{
    TransportOptions options = TestBed::quick();
    options.idleTimeout = 60ms;
    TestBed bed(options);
    ScriptedReply silent;
    silent.silent = true;
    bed.server.reply("GET /x"_ba, silent);
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
}

void TransportTest::drippingReplyTimesOut()
{
    TransportOptions options = TestBed::quick();
    options.totalTimeout = 60ms;
    TestBed bed(options);
    ScriptedReply silent;
    silent.silent = true;
    bed.server.reply("GET /x"_ba, silent);
    bed.server.reply("GET /x"_ba, ScriptedReply::json("{}"_ba));
    // The first try takes longer than one try may; the second is answered.
    QVERIFY(bed.run(bed.get(u"/x"_s)));
    QCOMPARE(bed.server.count("GET /x"_ba), 2);
}

void TransportTest::refusedConnection()
{
    QUrl nobody;
    {
        const test::ScriptedServer server;
        nobody = server.origin();
    }
    QNetworkAccessManager network;
    Transport transport(Cloud::forSimulator(nobody), std::make_shared<test::FakeCredential>(), network,
                        TestBed::quick());
    Request request;
    request.url = nobody;
    const auto job = transport.send(request);
    const auto result = TestBed::resultOf(*job);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Network);
    QVERIFY2(result.error().what.contains(nobody.authority()), test::describe(result.error()));
}

void TransportTest::explainsErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("said"); // somewhere in its texts
    QTest::newRow("ARM, read")
        << 403
        << R"({"error":{"code":"AuthorizationFailed","message":"The client 'c' with object id 'o' does not have authorization to perform action 'Microsoft.Compute/virtualMachines/read' over scope '/subscriptions/s' or the scope is invalid."}})"_ba
        << ErrorKind::Forbidden << u"AuthorizationFailed"_s << u"The role Reader there"_s;
    QTest::newRow("ARM, role write")
        << 403
        << R"({"error":{"code":"AuthorizationFailed","message":"… to perform action 'Microsoft.Authorization/roleAssignments/write' over scope '/subscriptions/s' …"}})"_ba
        << ErrorKind::Forbidden << u"AuthorizationFailed"_s << u"Role Based Access Control Administrator"_s;
    QTest::newRow("linked") << 403 << R"({"error":{"code":"LinkedAuthorizationFailed","message":"x"}})"_ba
                            << ErrorKind::Forbidden << u"LinkedAuthorizationFailed"_s << u"Managed Identity Operator"_s;
    QTest::newRow("Graph")
        << 403
        << R"({"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges","innerError":{}}})"_ba
        << ErrorKind::Forbidden << u"Authorization_RequestDenied"_s << u"Directory Readers"_s;
    QTest::newRow("bare") << 400 << R"({"code":"InvalidX","message":"bare words"})"_ba << ErrorKind::BadInput
                          << u"InvalidX"_s << u"bare words"_s;
    QTest::newRow("nested details")
        << 400
        << R"({"error":{"code":"DeploymentFailed","message":"outer","details":[{"code":"Inner","message":"inner words"}]}})"_ba
        << ErrorKind::BadInput << u"DeploymentFailed"_s << u"inner words"_s;
    QTest::newRow("HTML") << 404 << "<html><body>Not found</body></html>"_ba << ErrorKind::NotFound << QString()
                          << u"does not know"_s;
    QTest::newRow("empty") << 412 << QByteArray() << ErrorKind::Conflict << QString() << u"in the meantime"_s;
    QTest::newRow("wrong types") << 418 << R"({"error":{"code":7,"message":[1]}})"_ba << ErrorKind::BadReply
                                 << QString() << u"HTTP 418"_s;
    QTest::newRow("error is a text") << 400 << R"({"error":"invalid"})"_ba << ErrorKind::BadInput << QString()
                                     << u"refused"_s;
    QTest::newRow("wrong tenant") << 401 << R"({"error":{"code":"InvalidAuthenticationTokenTenant","message":"x"}})"_ba
                                  << ErrorKind::SignInNeeded << u"InvalidAuthenticationTokenTenant"_s
                                  << u"another directory"_s;
}

void TransportTest::explainsErrors()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    QFETCH(const QString, said);
    TestBed bed;
    bed.server.reply("GET /x"_ba, error(status, body).with("x-ms-correlation-request-id"_ba, "corr-1"_ba));
    const auto result = bed.run(bed.get(u"/x"_s));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().httpStatus, status);
    QCOMPARE(result.error().code, code);
    QCOMPARE(result.error().correlationId, u"corr-1"_s);
    QVERIFY2(allTexts(result.error()).contains(said), test::describe(result.error()));
}

void TransportTest::tokensStayOutOfTexts()
{
    QStringList lines;
    logged = &lines;
    QLoggingCategory::setFilterRules(u"rolescope.*=true"_s);
    const auto previous = qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext&, const QString& line) { logged->append(line); });
    TestBed bed;
    bed.server.handleRest([](const SeenRequest& request) {
        const QByteArray echo = request.headers.value("authorization"_ba);
        return error(400,
                     R"({"error":{"code":"Echo","message":")"_ba + echo + " "_ba + QByteArray(5000, 'x') + "\"}}"_ba);
    });
    const auto result = bed.run(bed.get(u"/x?t=1"_s));
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules(QString());
    logged = nullptr;
    QVERIFY(!result);
    QVERIFY(!allTexts(result.error()).contains(u"secret"_s));
    QVERIFY(result.error().detail.contains(u"[token]"_s));
    QVERIFY(result.error().detail.size() < 1100);
    QVERIFY(!lines.isEmpty());
    QVERIFY2(!lines.join(u'\n').contains(u"secret"_s), qPrintable(lines.join(u'\n')));
}

void TransportTest::knowsTheClouds()
{
    QCOMPARE(Cloud::all().size(), 3U);
    const auto government = Cloud::named(u"azureusgovernment"_s);
    QVERIFY(government);
    QCOMPARE(government->audienceFor(QUrl(u"https://MANAGEMENT.usgovcloudapi.net:443/subscriptions"_s)),
             government->armAudience);
    QCOMPARE(government->audienceFor(QUrl(u"https://graph.microsoft.us/v1.0/users"_s)), government->graphAudience);
    QVERIFY(government->audienceFor(QUrl(u"https://management.azure.com/subscriptions"_s)).isEmpty());
    QVERIFY(government->audienceFor(QUrl(u"http://management.usgovcloudapi.net/"_s)).isEmpty());
    QVERIFY(!Cloud::named(u"AzureMoon"_s));
}

QTEST_GUILESS_MAIN(TransportTest)

#include "tst_transport.moc"
