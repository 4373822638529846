// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/listing.h"

#include "models/export/terminaltext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A column for scripts and people, one for scripts alone, one for people alone, and numbers.
Listing listingOf(const std::vector<std::vector<ListingCell>>& rows)
{
    return {{{"name", u"Name"_s}, {"id", {}}, {"", u"Shown"_s}, {"count", u"Count"_s}}, rows};
}

Listing names(const QStringList& texts)
{
    Listing listing{{{"name", u"Name"_s}}, {}};
    for (const QString& text : texts)
        listing.rows.push_back({text});
    return listing;
}

QByteArray csvOf(const QString& cell)
{
    return listingToCsv(names({cell}));
}

} // namespace

class TestListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasOneObjectToALine()
    {
        const QByteArray json = listingToJson(listingOf({
            {u"a"_s, u"/a"_s, u"A"_s, qint64(3)},
            {u"b"_s, {}, {}, qint64(0)},
        }));
        QCOMPARE(json, "[\n{\"name\":\"a\",\"id\":\"/a\",\"count\":3},\n{\"name\":\"b\",\"count\":0}\n]\n"_ba);
    }

    void jsonKeepsTypes()
    {
        const Listing listing{{{"flag", {}}, {"list", {}}, {"empty", {}}, {"big", {}}},
                              {{true, QStringList{u"x"_s, u"y"_s}, QStringList(), qint64(9'007'199'254'740'993)}}};
        QCOMPARE(listingToJson(listing),
                 "[\n{\"flag\":true,\"list\":[\"x\",\"y\"],\"empty\":[],\"big\":9007199254740993}\n]\n"_ba);
    }

    void jsonIsValidWhateverNamesHold()
    {
        const QStringList odd{u"\"\\/\b\f\n\r\t"_s, u"\u2028</script>"_s, u"日本語 🚀"_s, QString(QChar(0)),
                              QString(QChar(0xd800))};
        QJsonParseError error;
        const QJsonArray rows = QJsonDocument::fromJson(listingToJson(names(odd)), &error).array();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(rows.size(), odd.size());
        for (qsizetype i = 0; i + 1 < odd.size(); ++i)
            QCOMPARE(rows[i].toObject().value("name"_L1).toString(), odd[i]);
    }

    void emptyListsAreWhole()
    {
        const Listing nothing = listingOf({});
        QCOMPARE(listingToJson(nothing), "[\n]\n"_ba);
        QCOMPARE(listingToCsv(nothing), "name,id,count\r\n"_ba);
        QCOMPARE(listingToTable(nothing, 80), "Name  Shown  Count\n"_ba);
        QCOMPARE(listingToTable(Listing(), 80), "\n"_ba);
    }

    void csvHasTheColumnsForScripts()
    {
        const QByteArray csv = listingToCsv(listingOf({
            {u"a"_s, u"/a"_s, u"A"_s, qint64(3)},
            {true, QStringList{u"/x"_s, u"/y"_s}, {}, {}},
        }));
        QCOMPARE(csv, "name,id,count\r\na,/a,3\r\ntrue,/x /y,\r\n"_ba);
    }

    void csvQuotes_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << u"vm web"_s << "vm web"_ba;
        QTest::newRow("comma") << u"a,b"_s << "\"a,b\""_ba;
        QTest::newRow("quote") << u"a\"b"_s << "\"a\"\"b\""_ba;
        QTest::newRow("line feed") << u"a\nb"_s << "\"a\nb\""_ba;
        QTest::newRow("carriage return") << u"a\rb"_s << "\"a\rb\""_ba;
        QTest::newRow("semicolon") << u"a;b"_s << "a;b"_ba;
        QTest::newRow("UTF-8") << u"日本"_s << "日本"_ba;
        QTest::newRow("formula") << u"=1+2"_s << "'=1+2"_ba;
        QTest::newRow("formula with quotes")
            << u"=HYPERLINK(\"x\",\"y\")"_s << "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_ba;
        QTest::newRow("plus") << u"+1"_s << "'+1"_ba;
        QTest::newRow("minus") << u"-1"_s << "'-1"_ba;
        QTest::newRow("at") << u"@SUM(A1)"_s << "'@SUM(A1)"_ba;
        QTest::newRow("tab") << u"\t=1"_s << "'\t=1"_ba;
        QTest::newRow("sign inside") << u"a=b@c"_s << "a=b@c"_ba;
    }

    void csvQuotes()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, field);
        QCOMPARE(csvOf(cell), "name\r\n" + field + "\r\n");
    }

    void tableAlignsColumns()
    {
        const QByteArray table = listingToTable(listingOf({
                                                    {u"a"_s, u"/a"_s, QStringList{u"x"_s, u"y"_s}, qint64(3)},
                                                    {u"long name"_s, u"/b"_s, {}, qint64(12345)},
                                                    {u"c"_s, u"/c"_s, true, {}},
                                                }),
                                                0);
        QCOMPARE(QString::fromUtf8(table),
                 u"Name       Shown  Count\n"
                 "a          x, y       3\n"
                 "long name         12345\n"
                 "c          Yes\n"_s);
    }

    void tableAlignsWideCharacters()
    {
        const Listing listing{{{"a", u"Name"_s}, {"b", u"State"_s}},
                              {{u"日本語"_s, u"on"_s}, {u"La\u0308den"_s, u"on"_s}, {u"🚀"_s, u"on"_s}}};
        QCOMPARE(QString::fromUtf8(listingToTable(listing, 0)),
                 u"Name    State\n"
                 "日本語  on\n"
                 "La\u0308den   on\n"
                 "🚀      on\n"_s);
    }

    void tableFitsTheTerminal_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {120, 80, 41, 30})
            QTest::addRow("%d", width) << width;
    }

    void tableFitsTheTerminal()
    {
        QFETCH(int, width);
        const QString wide = u"日本語の長い名前"_s.repeated(8);
        const QString table = QString::fromUtf8(listingToTable(
            listingOf({{wide, {}, QString(200, u'x'), qint64(7)}, {u"a"_s, {}, u"b"_s, qint64(1234567)}}), width));
        const QStringList lines = table.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        for (const QString& line : lines)
            QVERIFY2(terminaltext::columns(line) <= width, qPrintable(line));
        QVERIFY(lines[1].contains(u'…'));
        QVERIFY(lines[2].endsWith(u"1234567"_s));
    }

    void tableStaysReadableWhereNothingFits()
    {
        const QString table
            = QString::fromUtf8(listingToTable(listingOf({{QString(50, u'n'), {}, QString(50, u's'), qint64(7)}}), 5));
        QVERIFY(table.contains(u"nnnnnnn…"_s) && table.contains(u"sssssss…"_s));
    }

    void tableCannotSteerTheTerminal()
    {
        const QByteArray table = listingToTable(names({u"\x1b[2J\x07vm\u202e\nnext"_s}), 0);
        QVERIFY(!table.contains('\x1b') && !table.contains('\x07') && !table.contains("\u202e"));
        QCOMPARE(table.count('\n'), 2);
    }
};

QTEST_APPLESS_MAIN(TestListing)
#include "tst_listing.moc"
