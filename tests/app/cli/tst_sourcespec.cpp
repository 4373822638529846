// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sourcespec.h"

#include "tests/support/printers.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::cli::SourceSpec)

class TestSourceSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SourceSpec>("spec");
        const auto row
            = [](const QString& text, const SourceSpec& spec) { QTest::newRow(qPrintable(text)) << text << spec; };
        const auto file = [&row](const QString& path) { row(path, {SourceSpec::Kind::File, {}, path}); };
        const auto simulator = [&row](const QString& text, const QString& origin) {
            row(text, {SourceSpec::Kind::Simulator, QUrl(origin), {}});
        };
        row(u"demo"_s, {SourceSpec::Kind::Demo, {}, {}});
        row(u"azure"_s, {SourceSpec::Kind::Azure, {}, {}});
        simulator(u"sim:http://127.0.0.1:8400"_s, u"http://127.0.0.1:8400"_s);
        simulator(u"sim:http://127.0.0.1:8400/"_s, u"http://127.0.0.1:8400"_s);
        simulator(u"sim:https://sim.example"_s, u"https://sim.example"_s);
        simulator(u"sim:http://[::1]:80"_s, u"http://[::1]:80"_s);
        file(u"tenant.json"_s);
        file(u"./demo"_s);
        file(u"/tmp/azure"_s);
        file(u"Demo"_s);
        file(u"demo "_s);
        file(u"http://127.0.0.1"_s);
        file(u"simulator.json"_s);
        file(u"日本 語.json"_s);
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(SourceSpec, spec);
        const auto read = parseSourceSpec(text);
        RS_VERIFY_OK(read);
        QVERIFY(*read == spec);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString& text :
             {u"sim:"_s, u"sim:127.0.0.1:8400"_s, u"sim:ftp://127.0.0.1"_s, u"sim:http://"_s, u"sim:http:///x"_s,
              u"sim:http://127.0.0.1:99999"_s, u"sim:http://127.0.0.1:x"_s, u"sim:http://127.0.0.1/path"_s,
              u"sim:http://127.0.0.1?q=1"_s, u"sim:http://127.0.0.1#f"_s, u"sim:http://a b"_s, u"sim:file:///etc"_s,
              u"sim:demo"_s, u"sim:http://user:s3cr3t@127.0.0.1"_s, u"sim:http://s3cr3t@127.0.0.1:1/x"_s,
              u"sim:user:s3cr3t@127.0.0.1"_s, u"sim:http://"_s + QString(10'000, u'/')})
            QTest::newRow(qPrintable(text.left(60))) << text;
    }

    void refuses()
    {
        QFETCH(QString, text);
        const auto read = parseSourceSpec(text);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::BadInput);
        QVERIFY2(read.error().what.contains(u"simulator"_s), qPrintable(read.error().what));
        QVERIFY(read.error().what.size() < 300);
        QVERIFY(read.error().advice.contains(u"sim:http://127.0.0.1:8400"_s));
        QVERIFY2(!read.error().what.contains(u"s3cr3t"_s), "a password must not come back");
    }
};

QTEST_APPLESS_MAIN(TestSourceSpec)
#include "tst_sourcespec.moc"
