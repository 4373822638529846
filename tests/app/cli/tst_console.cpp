// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include <QBuffer>
#include <QTest>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;

class TestConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_out = std::make_unique<QBuffer>();
        m_err = std::make_unique<QBuffer>();
        QVERIFY(m_out->open(QIODevice::WriteOnly) && m_err->open(QIODevice::WriteOnly));
    }

    void speaksInSingleLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << u"Läden: 3"_s << "Läden: 3\n"_ba;
        QTest::newRow("several lines") << u" a\r\n\tb\n"_s << "a b\n"_ba;
        QTest::newRow("escape sequence") << u"a\x1b[31mb"_s << "a\ufffd[31mb\n"_ba;
        QTest::newRow("nothing") << QString() << "\n"_ba;
    }

    void speaksInSingleLines()
    {
        QFETCH(QString, line);
        Console console(*m_out, *m_err, {});
        console.say(line);
        QTEST(m_err->data(), "written");
        QVERIFY(m_out->data().isEmpty());
    }

    void complains_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("advice");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("bare") << QString() << QString() << "rolescope: It broke.\n"_ba;
        QTest::newRow("with advice") << QString() << u"Mend it."_s << "rolescope: It broke. Mend it.\n"_ba;
        QTest::newRow("with all") << u"E1\nE2"_s << u"Mend it."_s << "rolescope: It broke. (E1 E2) Mend it.\n"_ba;
    }

    void complains()
    {
        QFETCH(QString, detail);
        QFETCH(QString, advice);
        Error error;
        error.what = u"It broke."_s;
        error.detail = detail;
        error.advice = advice;
        Console console(*m_out, *m_err, {});
        console.complain(error);
        QTEST(m_err->data(), "written");
    }

    void progressIsForTerminals()
    {
        Console console(*m_out, *m_err, {true, false, 80});
        console.progress(u"12 read"_s);
        QVERIFY(m_err->data().isEmpty());
    }

    void progressIsReplaced()
    {
        Console console(*m_out, *m_err, {false, true, 80});
        console.progress(u"12 read"_s);
        QCOMPARE(m_err->data(), "12 read"_ba);
        // Sooner than eyes can follow.
        console.progress(u"13 read"_s);
        QCOMPARE(m_err->data(), "12 read"_ba);
        console.say(u"done"_s);
        QCOMPARE(m_err->data(), "12 read\r\x1b[Kdone\n"_ba);
        console.say(u"really"_s);
        QVERIFY(m_err->data().endsWith("done\nreally\n"));
    }

    /// A line that wraps could not be replaced.
    void progressFitsTheTerminal_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("wide enough") << 20 << "日本語日本語"_ba;
        QTest::newRow("narrow") << 8 << "日本語…"_ba;
        QTest::newRow("nothing fits") << 0 << "…"_ba;
    }

    void progressFitsTheTerminal()
    {
        QFETCH(int, width);
        Console console(*m_out, *m_err, {false, true, width});
        console.progress(u"日本語日本語"_s);
        QTEST(m_err->data(), "written");
    }

    void asksOnTerminals_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<bool>("meant");
        QTest::newRow("y") << "y\n"_ba << true;
        QTest::newRow("yes") << " YES \n"_ba << true;
        QTest::newRow("n") << "n\n"_ba << false;
        QTest::newRow("nothing") << "\n"_ba << false;
        QTest::newRow("end of input") << QByteArray() << false;
        QTest::newRow("something else") << "yellow\n"_ba << false;
        QTest::newRow("far too much") << QByteArray(1000, 'y') << false;
    }

    void asksOnTerminals()
    {
        QFETCH(QByteArray, typed);
        QBuffer in(&typed);
        QVERIFY(in.open(QIODevice::ReadOnly));
        Console console(*m_out, *m_err, {false, true, 80, true}, &in);
        const std::optional<bool> answer = console.confirm(u"Really\n\x1b[2J?"_s);
        QVERIFY(answer.has_value());
        QTEST(*answer, "meant");
        QCOMPARE(m_err->data(), "Really \ufffd[2J? [y/N] "_ba);
        QVERIFY(m_out->data().isEmpty());
    }

    void asksNobodyElse()
    {
        QByteArray typed("y\n");
        QBuffer in(&typed);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QVERIFY(!Console(*m_out, *m_err, {true, true, 80, false}, &in).confirm(u"Really?"_s));
        QVERIFY(!Console(*m_out, *m_err, {true, false, 80, true}, &in).confirm(u"Really?"_s));
        QVERIFY(!Console(*m_out, *m_err, {true, true, 80, true}).confirm(u"Really?"_s));
        QVERIFY(m_err->data().isEmpty());
    }

    void tablesAreBoundOnTerminalsOnly()
    {
        QCOMPARE(Console(*m_out, *m_err, {true, false, 132}).tableWidth(), 132);
        QCOMPARE(Console(*m_out, *m_err, {false, true, 132}).tableWidth(), 0);
    }

private:
    std::unique_ptr<QBuffer> m_out;
    std::unique_ptr<QBuffer> m_err;
};

QTEST_APPLESS_MAIN(TestConsole)
#include "tst_console.moc"
