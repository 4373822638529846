// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/pagedlist.h"
#include "tests/app/azure/testbed.h"
#include "tests/support/printers.h"

#include <QTest>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::azure;
using rolescope::test::ScriptedReply;
using rolescope::test::SeenRequest;
using rolescope::test::TestBed;

namespace {

struct Outcome
{
    int pages = 0;
    std::size_t tenants = 0;
    bool ended = false;
    std::optional<Error> problem;
};

QByteArray pageBody(const QByteArray& tenant, const QByteArray& link)
{
    return R"({"value":[{"tenantId":")"_ba + tenant + R"("}],"nextLink":)"_ba + link + '}';
}

QByteArray quoted(const QUrl& url)
{
    return '"' + url.toEncoded() + '"';
}

} // namespace

class PagedListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsLinksToTheEnd_data();
    void followsLinksToTheEnd();
    void linkIsSentAsItCame();
    void hostMayDifferInCase();
    void foreignLinkGetsNothing_data();
    void foreignLinkGetsNothing();
    void seenLinkEndsIt();
    void endlessListEndsIt();
    void badBodiesAreErrors_data();
    void badBodiesAreErrors();
    void asksOnePageAhead();
    void failureAheadComesInItsTurn();
    void destructionCancels();

private:
    Outcome read(TestBed& bed, int pageLimit = PagedList::mostPages);
    QThreadPool m_pool;
};

Outcome PagedListTest::read(TestBed& bed, int pageLimit)
{
    Outcome outcome;
    PagedList list(
        bed.transport, m_pool, bed.get(u"/tenants"_s),
        [](const QByteArray& body) { return decodeList(body, readTenant); }, {}, pageLimit);
    connect(&list, &PagedList::pageRead, &list, [&] {
        ++outcome.pages;
        outcome.tenants += list.takePage().values.tenants.size();
        list.proceed();
    });
    QSignalSpy finished(&list, &PagedList::finished);
    outcome.ended = finished.wait(10'000);
    if (outcome.ended)
        outcome.problem = finished.first().first().value<std::optional<Error>>();
    return outcome;
}

void PagedListTest::followsLinksToTheEnd_data()
{
    QTest::addColumn<QByteArray>("lastLink");
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("empty") << "\"\""_ba;
    QTest::newRow("number") << "7"_ba;
}

void PagedListTest::followsLinksToTheEnd()
{
    QFETCH(const QByteArray, lastLink);
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/page2"_s)))));
    // A page may be empty and yet not the last one.
    bed.server.reply(
        "GET /page2"_ba,
        ScriptedReply::json(R"({"value":[],"@odata.nextLink":)"_ba + quoted(bed.server.url(u"/page3"_s)) + '}'));
    bed.server.reply("GET /page3"_ba, ScriptedReply::json(pageBody("b"_ba, lastLink)));
    const Outcome outcome = read(bed);
    QVERIFY(outcome.ended);
    QVERIFY2(!outcome.problem, outcome.problem ? test::describe(*outcome.problem).constData() : "");
    QCOMPARE(outcome.pages, 3);
    QCOMPARE(outcome.tenants, 2U);
}

void PagedListTest::linkIsSentAsItCame()
{
    TestBed bed;
    const QByteArray target = "/tenants%20x/p?api-version=9&$skiptoken=a%2Bb%3D%3D%2c&sig=A+B/C%7e"_ba;
    bed.server.reply("GET /tenants"_ba,
                     ScriptedReply::json(pageBody("a"_ba, '"' + bed.server.origin().toEncoded() + target + '"')));
    bed.server.reply("GET /tenants%20x/p"_ba, ScriptedReply::json(pageBody("b"_ba, "null"_ba)));
    QCOMPARE(read(bed).tenants, 2U);
    // The one liberty of QUrl: an escaped unreserved character (%7e is "~") means the same unescaped (RFC 3986 §2.3).
    QCOMPARE(bed.server.seen()[1].target.toLower(), QByteArray(target).replace("%7e"_ba, "~"_ba).toLower());
}

void PagedListTest::hostMayDifferInCase()
{
    TestBed bed;
    QUrl upper = bed.server.url(u"/page2"_s);
    bed.server.reply("GET /tenants"_ba,
                     ScriptedReply::json(pageBody(
                         "a"_ba, "\"HTTP://127.0.0.1:"_ba + QByteArray::number(upper.port()) + "/page2\""_ba)));
    bed.server.reply("GET /page2"_ba, ScriptedReply::json(pageBody("b"_ba, "null"_ba)));
    QCOMPARE(read(bed).tenants, 2U);
}

void PagedListTest::foreignLinkGetsNothing_data()
{
    QTest::addColumn<QByteArray>("link"); // %1: another server's origin
    QTest::newRow("another port") << "%1/tenants"_ba;
    QTest::newRow("relative") << "/page2"_ba;
    QTest::newRow("no address") << "..."_ba;
    QTest::newRow("another scheme") << "https://127.0.0.1/tenants"_ba;
    QTest::newRow("a file") << "file:///etc/hostname"_ba;
    QTest::newRow("user in front") << "http://127.0.0.1@evil.example/"_ba;
}

void PagedListTest::foreignLinkGetsNothing()
{
    QFETCH(QByteArray, link);
    TestBed bed;
    test::ScriptedServer other;
    link.replace("%1"_ba, other.origin().toEncoded());
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, '"' + link + '"')));
    const Outcome outcome = read(bed);
    QVERIFY(outcome.problem);
    QCOMPARE(outcome.problem->kind, ErrorKind::BadReply);
    QCOMPARE(outcome.tenants, 1U);
    QVERIFY(other.seen().empty());
    QCOMPARE(bed.server.seen().size(), 1U);
    QCOMPARE(bed.credential->audiences.size(), 1);
}

void PagedListTest::seenLinkEndsIt()
{
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/page2"_s)))));
    bed.server.reply("GET /page2"_ba, ScriptedReply::json(pageBody("b"_ba, quoted(bed.server.url(u"/page2"_s)))));
    const Outcome outcome = read(bed);
    QVERIFY(outcome.problem);
    QCOMPARE(bed.server.count("GET /page2"_ba), 1);
}

void PagedListTest::endlessListEndsIt()
{
    TestBed bed;
    int page = 0;
    bed.server.handleRest([&](const SeenRequest&) {
        return ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/tenants?page=%1"_s.arg(++page)))));
    });
    const Outcome outcome = read(bed, 50);
    QVERIFY(outcome.problem);
    QCOMPARE(outcome.problem->kind, ErrorKind::BadReply);
    QCOMPARE(outcome.pages, 50);
}

void PagedListTest::badBodiesAreErrors_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("half a document") << R"({"value":[{"tenantId":"a"})"_ba;
    QTest::newRow("HTML") << "<html></html>"_ba;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no list") << "{}"_ba;
    QTest::newRow("list is an object") << R"({"value":{}})"_ba;
    QTest::newRow("an array") << "[]"_ba;
    QTest::newRow("broken UTF-8") << "{\"value\":[\"\xff\"]}"_ba;
    QTest::newRow("nested a hundred thousand deep")
        << "{\"value\":"_ba + QByteArray(100'000, '[') + QByteArray(100'000, ']') + '}';
}

void PagedListTest::badBodiesAreErrors()
{
    QFETCH(const QByteArray, body);
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(body));
    const Outcome outcome = read(bed);
    QVERIFY(outcome.problem);
    QCOMPARE(outcome.problem->kind, ErrorKind::BadReply);
    QCOMPARE(outcome.pages, 0);
}

void PagedListTest::asksOnePageAhead()
{
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/page2"_s)))));
    bed.server.reply("GET /page2"_ba, ScriptedReply::json(pageBody("b"_ba, quoted(bed.server.url(u"/page3"_s)))));
    bed.server.reply("GET /page3"_ba, ScriptedReply::json(pageBody("c"_ba, "null"_ba)));
    PagedList list(bed.transport, m_pool, bed.get(u"/tenants"_s),
                   [](const QByteArray& body) { return decodeList(body, readTenant); });
    QSignalSpy read(&list, &PagedList::pageRead);
    QSignalSpy finished(&list, &PagedList::finished);
    QTRY_COMPARE(read.count(), 1);
    QTRY_COMPARE(bed.server.count("GET /page2"_ba), 1); // asked for while nobody has taken the first
    QCOMPARE(list.takePage().values.tenants.front().id, u"a"_s);
    list.proceed();
    QTRY_COMPARE(read.count(), 2);
    QCOMPARE(list.takePage().values.tenants.front().id, u"b"_s);
    list.proceed();
    QTRY_COMPARE(read.count(), 3);
    QCOMPARE(list.takePage().values.tenants.front().id, u"c"_s);
    list.proceed();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(bed.server.seen().size(), 3U);
}

void PagedListTest::failureAheadComesInItsTurn()
{
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/page2"_s)))));
    bed.server.reply("GET /page2"_ba, ScriptedReply::json("[]"_ba, 403));
    PagedList list(bed.transport, m_pool, bed.get(u"/tenants"_s),
                   [](const QByteArray& body) { return decodeList(body, readTenant); });
    QSignalSpy read(&list, &PagedList::pageRead);
    QSignalSpy finished(&list, &PagedList::finished);
    QTRY_COMPARE(read.count(), 1);
    QTRY_COMPARE(bed.server.count("GET /page2"_ba), 1);
    QTRY_COMPARE(bed.server.open(), 0);
    QCOMPARE(finished.count(), 0);
    QCOMPARE(list.takePage().values.tenants.size(), 1U);
    list.proceed();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(finished.first().first().value<std::optional<Error>>());
}

void PagedListTest::destructionCancels()
{
    TestBed bed;
    bed.server.reply("GET /tenants"_ba, ScriptedReply::json(pageBody("a"_ba, quoted(bed.server.url(u"/page2"_s)))));
    ScriptedReply silent;
    silent.silent = true;
    bed.server.reply("GET /page2"_ba, silent);
    int ends = 0;
    auto list = std::make_unique<PagedList>(bed.transport, m_pool, bed.get(u"/tenants"_s),
                                            [](const QByteArray& body) { return decodeList(body, readTenant); });
    connect(list.get(), &PagedList::pageRead, this, [&list] { list->proceed(); });
    connect(list.get(), &PagedList::finished, this, [&ends] { ++ends; });
    QTRY_COMPARE(bed.server.count("GET /page2"_ba), 1);
    list.reset();
    QTRY_COMPARE(bed.server.open(), 0);
    QCOMPARE(ends, 0);
}

QTEST_GUILESS_MAIN(PagedListTest)

#include "tst_pagedlist.moc"
