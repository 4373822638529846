// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/terminaltext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestTerminalText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsColumns_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("columns");
        QTest::newRow("nothing") << QString() << 0;
        QTest::newRow("ASCII") << u"vm-web-01"_s << 9;
        QTest::newRow("umlauts") << u"Läden"_s << 5;
        QTest::newRow("combining") << u"La\u0308den"_s << 5;
        QTest::newRow("Greek and Cyrillic") << u"αβгд"_s << 4;
        QTest::newRow("kanji") << u"日本語"_s << 6;
        QTest::newRow("kana and Hangul") << u"カナ한글"_s << 8;
        QTest::newRow("halfwidth kana") << u"ｶﾅ"_s << 2;
        QTest::newRow("fullwidth Latin") << u"ＶＭ"_s << 4;
        QTest::newRow("emoji") << u"🚀ok"_s << 4;
        QTest::newRow("beyond the first plane, wide") << u"𠀀"_s << 2;
        QTest::newRow("beyond the first plane, narrow") << u"𝒜"_s << 1;
        QTest::newRow("box drawing") << u"─→…"_s << 3;
        QTest::newRow("half a pair") << QString(QChar(0xd800)) << 1;
    }

    void countsColumns()
    {
        QFETCH(QString, text);
        QTEST(terminaltext::columns(text), "columns");
    }

    void cuts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("cut");
        QTest::newRow("fits") << u"abc"_s << 3 << u"abc"_s;
        QTest::newRow("does not fit") << u"abcd"_s << 3 << u"ab…"_s;
        QTest::newRow("wide, even") << u"日本語"_s << 5 << u"日本…"_s;
        QTest::newRow("wide, odd") << u"日本語"_s << 4 << u"日…"_s;
        QTest::newRow("no half emoji") << u"a🚀🚀"_s << 3 << u"a…"_s;
        QTest::newRow("marks stay with their letter") << u"a\u0308bc"_s << 2 << u"a\u0308…"_s;
        QTest::newRow("one column") << u"abc"_s << 1 << u"…"_s;
    }

    void cuts()
    {
        QFETCH(QString, text);
        QFETCH(int, most);
        const QString result = terminaltext::cut(text, most);
        QTEST(result, "cut");
        QVERIFY(terminaltext::columns(result) <= most);
    }

    void takesTheSting_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("harmless");
        QTest::newRow("plain") << u"vm-1 Läden 日本語 🚀 𝒜"_s << u"vm-1 Läden 日本語 🚀 𝒜"_s;
        QTest::newRow("escape sequence") << u"\x1b]0;owned\x07"_s << u"\ufffd]0;owned\ufffd"_s;
        QTest::newRow("C1 control") << u"a\u009b31m"_s << u"a\ufffd31m"_s;
        QTest::newRow("lines and tabs") << u"a\nb\rc\td"_s << u"a\ufffdb\ufffdc\ufffdd"_s;
        QTest::newRow("delete") << u"a\x7f"_s << u"a\ufffd"_s;
        QTest::newRow("NUL") << u"a"_s + QChar(0) << u"a\ufffd"_s;
        QTest::newRow("turned direction") << u"a\u202ebc"_s << u"a\ufffdbc"_s;
        QTest::newRow("zero width") << u"a\u200bb\ufeff"_s << u"a\ufffdb\ufffd"_s;
        QTest::newRow("line separators") << u"a\u2028b\u2029"_s << u"a\ufffdb\ufffd"_s;
        QTest::newRow("tag beyond the first plane") << u"a\U000e0041b"_s << u"a\ufffdb"_s;
        QTest::newRow("half a pair") << QString(QChar(0xdc00)) + u'b' << u"\ufffdb"_s;
    }

    void takesTheSting()
    {
        QFETCH(QString, text);
        QTEST(terminaltext::harmless(text), "harmless");
    }
};

QTEST_APPLESS_MAIN(TestTerminalText)
#include "tst_terminaltext.moc"
