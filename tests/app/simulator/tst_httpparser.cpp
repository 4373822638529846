// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/httpparser.h"

#include <QTest>

using namespace rolescope::simulator;
using namespace Qt::Literals::StringLiterals;

class TestHttpParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTargets_data();
    void readsTargets();
    void readsBytePerByte();
    void readsPipelined();
    void readsChunks();
    void refuses_data();
    void refuses();
    void tellsOrigin_data();
    void tellsOrigin();
};

void TestHttpParser::readsTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("filter");
    QTest::newRow("plain") << "/subscriptions?api-version=1"_ba << u"/subscriptions"_s << QString();
    QTest::newRow("double slash") << "//subscriptions/x//y/?api-version=1"_ba << u"/subscriptions/x/y"_s << QString();
    QTest::newRow("encoded") << "/a%20b/c?%24filter=roleName%20eq%20%27A+B%27"_ba << u"/a b/c"_s
                             << u"roleName eq 'A B'"_s;
    QTest::newRow("any case of key") << "/a?$Filter=x"_ba << u"/a"_s << u"x"_s;
    QTest::newRow("absolute form") << "http://host:1/a/b?$filter=y"_ba << u"/a/b"_s << u"y"_s;
    QTest::newRow("root") << "/"_ba << u"/"_s << QString();
}

void TestHttpParser::readsTargets()
{
    QFETCH(QByteArray, target);
    HttpParser parser;
    parser.feed("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto request = parser.next();
    QVERIFY(request);
    QTEST(request->path, "path");
    QTEST(request->parameter(u"$filter"), "filter");
}

void TestHttpParser::readsBytePerByte()
{
    HttpParser parser;
    const QByteArray bytes = "PUT /a HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello";
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        parser.feed(bytes.mid(i, 1));
        QVERIFY(!parser.next());
    }
    parser.feed(bytes.right(1));
    const auto request = parser.next();
    QVERIFY(request);
    QCOMPARE(request->method, "PUT"_ba);
    QCOMPARE(request->body, "hello"_ba);
    QVERIFY(parser.keepAlive());
}

void TestHttpParser::readsPipelined()
{
    HttpParser parser;
    parser.feed("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET /b HTTP/1.0\r\nHost: h\r\n\r\n");
    QCOMPARE(parser.next()->path, u"/a"_s);
    QVERIFY(parser.keepAlive());
    QCOMPARE(parser.next()->path, u"/b"_s);
    QVERIFY(!parser.keepAlive());
    QVERIFY(!parser.next());
}

void TestHttpParser::readsChunks()
{
    HttpParser parser;
    parser.feed("POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(!parser.next());
    QVERIFY(parser.takeContinue());
    QVERIFY(!parser.takeContinue());
    parser.feed("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n");
    QVERIFY(!parser.next());
    parser.feed("\r\n");
    const auto request = parser.next();
    QVERIFY(request);
    QCOMPARE(request->body, "abcde"_ba);
}

void TestHttpParser::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no request line") << "hello\r\n\r\n"_ba << 400;
    QTest::newRow("other protocol") << "GET / HTTP/2\r\n\r\n"_ba << 505;
    QTest::newRow("header without colon") << "GET / HTTP/1.1\r\nabc\r\n\r\n"_ba << 400;
    QTest::newRow("negative length") << "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"_ba << 400;
    QTest::newRow("length in words") << "GET / HTTP/1.1\r\nContent-Length: two\r\n\r\n"_ba << 400;
    QTest::newRow("body too long") << "PUT / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n"_ba << 413;
    QTest::newRow("chunk too long") << "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n"_ba << 413;
    QTest::newRow("coding") << "PUT / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"_ba << 501;
    QTest::newRow("endless head") << "GET / HTTP/1.1\r\nA: "_ba + QByteArray(HttpParser::longestHead, 'x') << 431;
}

void TestHttpParser::refuses()
{
    QFETCH(QByteArray, bytes);
    HttpParser parser;
    parser.feed(bytes);
    QVERIFY(!parser.next());
    QTEST(parser.error(), "status");
}

void TestHttpParser::tellsOrigin_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("origin");
    QTest::newRow("host") << "Host: 127.0.0.1:81\r\n"_ba << u"http://127.0.0.1:81"_s;
    QTest::newRow("proxy") << "Host: a\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: localhost:8443\r\n"_ba
                           << u"https://localhost:8443"_s;
    QTest::newRow("no tricks") << "Host: a\"/<b>\r\n"_ba << u"http://ab"_s;
}

void TestHttpParser::tellsOrigin()
{
    QFETCH(QByteArray, headers);
    HttpParser parser;
    parser.feed("GET / HTTP/1.1\r\n" + headers + "\r\n");
    QTEST(parser.next()->origin, "origin");
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
