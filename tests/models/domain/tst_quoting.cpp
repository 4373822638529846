// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quoting.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts that end literals early, are interpolated or run, or deceive the eye.
QStringList hostileTexts()
{
    return {u""_s,
            u" "_s,
            u"plain"_s,
            u"it's \"quoted\" `by` \\all\\ of them\\"_s,
            u"'"_s,
            u"'''"_s,
            u"\\'"_s,
            u"${var.secret} $${x} $$${y} %{if true} %%{z} $%{a} $ { $"_s,
            u"$(touch /tmp/x); `id` && rm -rf ~ | * ? [a] {b,c} !! #h > f"_s,
            u"two\nlines\r\nand\ttabs\x1b[31m\x7f\u0085\u2028\u2029."_s,
            u"abc\u202Efdp.exe\u2066\u200F\uFEFF\u00AD."_s,
            u"emoji \U0001F600 and tag \U000E0041 and \u00e4\u4e2d"_s,
            u"]]> */ <!-- -- // # ${"_s,
            u"=cmd()|'/c calc'!A0"_s,
            u"-rf"_s,
            u"name=value"_s,
            u"~root"_s,
            QString(5000, u'x') + u"${"_s};
}

/// Reads "…" as the HCL specification says; a null string where it is not one plain literal.
QString readHcl(const QString& literal)
{
    if (literal.size() < 2 || !literal.startsWith(u'"') || !literal.endsWith(u'"'))
        return {};
    const QString body = literal.mid(1, literal.size() - 2);
    QString text = u""_s;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const QStringView rest = QStringView(body).sliced(i);
        if (rest.startsWith(u"$${"_s) || rest.startsWith(u"%%{"_s)) {
            text += rest[0];
            text += u'{';
            i += 2;
        } else if (rest.startsWith(u"${"_s) || rest.startsWith(u"%{"_s) || rest[0] == u'"' || rest[0] == u'\n') {
            return {};
        } else if (rest[0] != u'\\') {
            text += rest[0];
        } else if (rest.size() > 1 && (rest[1] == u'u' || rest[1] == u'U')) {
            const qsizetype digits = rest[1] == u'u' ? 4 : 8;
            text += QStringView(QChar::fromUcs4(rest.sliced(2, digits).toString().toUInt(nullptr, 16)));
            i += 1 + digits;
        } else if (rest.size() > 1 && u"nrt\"\\"_s.contains(rest[1])) {
            const qsizetype which = u"nrt\"\\"_s.indexOf(rest[1]);
            text += u"\n\r\t\"\\"_s[which];
            ++i;
        } else {
            return {};
        }
    }
    return text;
}

/// Reads '…' as Bicep does; a null string where it is not one plain literal.
QString readBicep(const QString& literal)
{
    if (literal.size() < 2 || !literal.startsWith(u'\'') || !literal.endsWith(u'\''))
        return {};
    const QString body = literal.mid(1, literal.size() - 2);
    QString text = u""_s;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const QStringView rest = QStringView(body).sliced(i);
        if (rest.startsWith(u"${"_s) || rest[0] == u'\'' || rest[0] == u'\n' || rest[0] == u'\r')
            return {};
        if (rest[0] != u'\\') {
            text += rest[0];
        } else if (rest.startsWith(u"\\u{"_s)) {
            const qsizetype end = rest.indexOf(u'}');
            text += QStringView(QChar::fromUcs4(rest.sliced(3, end - 3).toString().toUInt(nullptr, 16)));
            i += end;
        } else if (rest.size() > 1 && u"nrt'\\$"_s.contains(rest[1])) {
            const qsizetype which = u"nrt'\\$"_s.indexOf(rest[1]);
            text += u"\n\r\t'\\$"_s[which];
            ++i;
        } else {
            return {};
        }
    }
    return text;
}

} // namespace

class TestQuoting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literalsReadBack_data()
    {
        QTest::addColumn<QString>("text");
        int number = 0;
        for (const QString& text : hostileTexts())
            QTest::addRow("%d", ++number) << text;
    }

    void literalsReadBack()
    {
        QFETCH(const QString, text);
        QCOMPARE(readHcl(hclString(text)), text);
        QCOMPARE(readBicep(bicepString(text)), text);
    }

    // Some characters would deceive whoever reviews the file: none of them stands there as it is.
    void nothingUnseenStandsInTheFile_data() { literalsReadBack_data(); }

    void nothingUnseenStandsInTheFile()
    {
        QFETCH(const QString, text);
        for (const QString& literal : {hclString(text), bicepString(text), shellWord(text), commentText(text)}) {
            for (const char32_t character : literal.toUcs4()) {
                QVERIFY2(QChar::isPrint(character), qPrintable(literal));
                QVERIFY2(character != 0x202E && character != 0x2028, qPrintable(literal));
            }
        }
    }

    void wordsLookAsExpected_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("hcl");
        QTest::addColumn<QString>("bicep");
        QTest::addColumn<QString>("shell");
        QTest::newRow("plain") << u"vm-web-01"_s << u"\"vm-web-01\""_s << u"'vm-web-01'"_s << u"vm-web-01"_s;
        QTest::newRow("empty") << u""_s << u"\"\""_s << u"''"_s << u"''"_s;
        QTest::newRow("quotes") << u"it's \"x\""_s << u"\"it's \\\"x\\\"\""_s << u"'it\\'s \"x\"'"_s
                                << u"'it'\\''s \"x\"'"_s;
        QTest::newRow("interpolation") << u"${a}%{b}$c"_s << u"\"$${a}%%{b}$c\""_s << u"'\\${a}%{b}$c'"_s
                                       << u"'${a}%{b}$c'"_s;
        QTest::newRow("more signs") << u"$${a}"_s << u"\"\\u0024$${a}\""_s << u"'$\\${a}'"_s << u"'$${a}'"_s;
        QTest::newRow("newline") << u"a\nb"_s << u"\"a\\nb\""_s << u"'a\\nb'"_s << u"$'a\\nb'"_s;
        QTest::newRow("direction") << u"\u202Ea"_s << u"\"\\u202ea\""_s << u"'\\u{202e}a'"_s
                                   << u"$'\\xe2\\x80\\xaea'"_s;
        QTest::newRow("assignment") << u"a=b"_s << u"\"a=b\""_s << u"'a=b'"_s << u"'a=b'"_s;
        QTest::newRow("nul and half a pair")
            << u"a\0b"_s + QChar(0xD83D) << u"\"ab\uFFFD\""_s << u"'ab\uFFFD'"_s << u"'ab\uFFFD'"_s;
    }

    void wordsLookAsExpected()
    {
        QFETCH(const QString, text);
        QTEST(hclString(text), "hcl");
        QTEST(bicepString(text), "bicep");
        QTEST(shellWord(text), "shell");
    }

    void bashReadsTheSameWords()
    {
        const QString bash = QStandardPaths::findExecutable(u"bash"_s);
        if (bash.isEmpty())
            QSKIP("bash is not installed");
        QString script = u"printf '%s\\0'"_s;
        for (const QString& text : hostileTexts())
            script += u' ' + shellWord(text);
        QProcess process;
        process.start(bash, {u"--norc"_s, u"-c"_s, script});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QStringList read = QString::fromUtf8(process.readAllStandardOutput()).split(QChar(u'\0'));
        read.removeLast();
        QCOMPARE(read, hostileTexts());
    }

    void comments() { QCOMPARE(commentText(u"a\r\nrm -rf\u2028b\u202Ec\x1b"_s), u"a  rm -rf b c "_s); }

    void identifiers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("name") << u"id-web Prod"_s << u"id_web_prod"_s;
        QTest::newRow("digit") << u"01-vm"_s << u"n_01_vm"_s;
        QTest::newRow("nothing usable") << u"\u4e2d\u6587"_s << u"item"_s;
        QTest::newRow("edges") << u"--a--"_s << u"a"_s;
        QTest::newRow("hostile") << u"a\" { } ${b}\n"_s << u"a_b"_s;
        QTest::newRow("long") << QString(5000, u'a') << QString(60, u'a');
        QTest::newRow("long with digit") << QString(5000, u'1') << u"n_"_s + QString(58, u'1');
    }

    void identifiers()
    {
        QFETCH(const QString, text);
        QTEST(identifierFor(text), "name");
    }
};

QTEST_GUILESS_MAIN(TestQuoting)
#include "tst_quoting.moc"
