// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/longrunning.h"
#include "tests/app/azure/testbed.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace rolescope;
using namespace rolescope::azure;
using rolescope::test::ScriptedReply;
using rolescope::test::SeenRequest;
using rolescope::test::TestBed;

namespace {

const QByteArray done = R"({"name":"vm","properties":{"provisioningState":"Succeeded"}})"_ba;
const QByteArray updating = R"({"name":"vm","properties":{"provisioningState":"Updating"}})"_ba;

} // namespace

class LongRunningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pollsTheStatusDocument();
    void failedComesWithStatus200();
    void cancelledIsAnError();
    void pollsTheLocation();
    void pollsTheResource();
    void nothingStartedIsDoneAtOnce_data();
    void nothingStartedIsDoneAtOnce();
    void keepsTheAddressByteExact();
    void foreignAddressGetsNothing();
    void honoursRetryAfter();
    void survivesThrottlingOfThePoll();
    void endlessOperationEnds();
    void brokenStatusDocumentIsAnError();
    void destructionStopsPolling();

private:
    Result<Response> change(TestBed& bed, Request::Method method = Request::Method::Patch);
};

Result<Response> LongRunningTest::change(TestBed& bed, Request::Method method)
{
    Request request = bed.post(u"/vm?api-version=1"_s);
    request.method = method;
    const auto accepted = bed.run(request);
    if (!accepted)
        return accepted;
    LongRunningOperation operation(bed.transport, request, *accepted);
    return TestBed::resultOf(operation);
}

void LongRunningTest::pollsTheStatusDocument()
{
    TestBed bed;
    bed.server.reply("PATCH /vm"_ba,
                     ScriptedReply::json(updating)
                         .with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded())
                         .with("Location"_ba, bed.server.url(u"/not-this"_s).toEncoded()));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"InProgress","percentComplete":40})"_ba));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"Some new word"})"_ba));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"succeeded"})"_ba));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(done));

    Request request = bed.post(u"/vm?api-version=1"_s);
    request.method = Request::Method::Patch;
    const auto accepted = bed.run(request);
    RS_VERIFY_OK(accepted);
    LongRunningOperation operation(bed.transport, request, *accepted);
    QSignalSpy progressed(&operation, &LongRunningOperation::progressed);
    const auto result = TestBed::resultOf(operation);
    RS_VERIFY_OK(result);
    QCOMPARE(result->body, done);
    QCOMPARE(bed.server.count("GET /op"_ba), 3);
    QCOMPARE(progressed.size(), 2);
    QCOMPARE(progressed.first().at(1).toInt(), 40);
    QCOMPARE(progressed.last().at(1).toInt(), -1);
}

void LongRunningTest::failedComesWithStatus200()
{
    TestBed bed;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    bed.server.reply("GET /op"_ba,
                     ScriptedReply::json(
                         R"({"status":"Failed","error":{"code":"FailedIdentityOperation","message":"not found"}})"_ba));
    const auto result = change(bed);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"FailedIdentityOperation"_s);
    QCOMPARE(result.error().detail, u"not found"_s);
    QCOMPARE(bed.server.count("GET /vm"_ba), 0);
}

void LongRunningTest::cancelledIsAnError()
{
    TestBed bed;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"Canceled"})"_ba));
    const auto result = change(bed);
    QVERIFY(!result);
    QCOMPARE(result.error().code, u"Canceled"_s);
}

void LongRunningTest::pollsTheLocation()
{
    TestBed bed;
    bed.server.reply("DELETE /vm"_ba,
                     ScriptedReply::json({}, 202).with("Location"_ba, bed.server.url(u"/loc1"_s).toEncoded()));
    bed.server.reply("GET /loc1"_ba,
                     ScriptedReply::json({}, 202).with("Location"_ba, bed.server.url(u"/loc2"_s).toEncoded()));
    bed.server.reply("GET /loc2"_ba, ScriptedReply::json({}, 204));
    const auto result = change(bed, Request::Method::Delete);
    RS_VERIFY_OK(result);
    QCOMPARE(result->status, 204);
    QCOMPARE(bed.server.count("GET /vm"_ba), 0);
}

void LongRunningTest::pollsTheResource()
{
    TestBed bed;
    bed.server.reply("PUT /vm"_ba, ScriptedReply::json(updating, 201));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(updating));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(done));
    const auto result = change(bed, Request::Method::Put);
    RS_VERIFY_OK(result);
    QCOMPARE(result->body, done);
    QCOMPARE(bed.server.count("GET /vm"_ba), 2);
}

void LongRunningTest::nothingStartedIsDoneAtOnce_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("final state") << done;
    QTest::newRow("no state") << R"({"name":"identity","properties":{}})"_ba;
    QTest::newRow("no body") << QByteArray();
}

void LongRunningTest::nothingStartedIsDoneAtOnce()
{
    QFETCH(const QByteArray, body);
    TestBed bed;
    bed.server.reply("PUT /vm"_ba, ScriptedReply::json(body, 200));
    const auto result = change(bed, Request::Method::Put);
    RS_VERIFY_OK(result);
    QCOMPARE(result->body, body);
    QCOMPARE(bed.server.seen().size(), 1U);
}

void LongRunningTest::keepsTheAddressByteExact()
{
    TestBed bed;
    const QByteArray target = "/op?api-version=1&t=638&c=MII"_ba + QByteArray(5000, 'x') + "&s=a%2Bb%3D&h=Q_-9"_ba;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.origin().toEncoded() + target));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"Succeeded"})"_ba));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(done));
    QVERIFY(change(bed));
    QCOMPARE(bed.server.seen()[1].target, target);
}

void LongRunningTest::foreignAddressGetsNothing()
{
    TestBed bed;
    test::ScriptedServer other;
    bed.server.reply("PATCH /vm"_ba,
                     ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, other.url(u"/op"_s).toEncoded()));
    const auto result = change(bed);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadReply);
    QVERIFY(other.seen().empty());
}

void LongRunningTest::honoursRetryAfter()
{
    TestBed bed;
    bed.server.reply("PATCH /vm"_ba,
                     ScriptedReply::json({}, 202)
                         .with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded())
                         .with("Retry-After"_ba, "20"_ba));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"Succeeded"})"_ba));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(done));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(change(bed));
    QVERIFY2(clock.elapsed() >= 190, QByteArray::number(clock.elapsed())); // 20 s, a hundredth of it
}

void LongRunningTest::survivesThrottlingOfThePoll()
{
    TestBed bed;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    bed.server.reply("GET /op"_ba, ScriptedReply::json({}, 429).with("Retry-After"_ba, "1"_ba));
    bed.server.reply("GET /op"_ba, ScriptedReply::json({}, 503));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"Succeeded"})"_ba));
    bed.server.reply("GET /vm"_ba, ScriptedReply::json(done));
    QVERIFY(change(bed));
}

void LongRunningTest::endlessOperationEnds()
{
    TransportOptions options = TestBed::quick();
    options.longestOperation = 30s; // by the waits that were asked, not by the shortened ones of the test
    TestBed bed(options);
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    bed.server.reply("GET /op"_ba, ScriptedReply::json(R"({"status":"InProgress"})"_ba));
    const auto result = change(bed);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Timeout);
}

void LongRunningTest::brokenStatusDocumentIsAnError()
{
    TestBed bed;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    bed.server.reply("GET /op"_ba, ScriptedReply::json("<html/>"_ba));
    const auto result = change(bed);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::BadReply);
}

void LongRunningTest::destructionStopsPolling()
{
    TestBed bed;
    bed.server.reply(
        "PATCH /vm"_ba,
        ScriptedReply::json({}, 202).with("Azure-AsyncOperation"_ba, bed.server.url(u"/op"_s).toEncoded()));
    ScriptedReply silent;
    silent.silent = true;
    bed.server.reply("GET /op"_ba, silent);
    Request request = bed.post(u"/vm"_s);
    request.method = Request::Method::Patch;
    const auto accepted = bed.run(request);
    RS_VERIFY_OK(accepted);
    auto operation = std::make_unique<LongRunningOperation>(bed.transport, request, *accepted);
    QTRY_COMPARE(bed.server.count("GET /op"_ba), 1);
    operation.reset();
    QTRY_COMPARE(bed.server.open(), 0);
}

QTEST_GUILESS_MAIN(LongRunningTest)

#include "tst_longrunning.moc"
