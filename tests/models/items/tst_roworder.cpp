// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/roworder.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Rows "name|text|number"; a number of "-" is not known.
class Rows final : public TableContent
{
public:
    explicit Rows(const QStringList& rows)
        : TableContent({{u"Name"_s, {}}, {u"Text"_s, {}}, {u"Number"_s, {}, ColumnKind::Number}})
    {
        for (const QString& row : rows)
            m_rows << row.split(u'|');
    }

    int rowCount(const Inventory&) const override { return static_cast<int>(m_rows.size()); }
    QString text(const Inventory&, quint32 row, int column) const override { return m_rows[row].value(column); }
    std::optional<qint64> number(const Inventory&, quint32 row, int column) const override
    {
        bool ok = false;
        const qint64 number = m_rows[row].value(column).toLongLong(&ok);
        return ok ? std::optional(number) : std::nullopt;
    }

private:
    QList<QStringList> m_rows;
};

QStringList arranged(const QStringList& rows, const RowOrder& order)
{
    const Inventory inventory;
    const Rows content(rows);
    const auto keys = arrange(inventory, content, order, [] { return false; });
    QStringList names;
    for (const quint32 key : *keys)
        names << content.text(inventory, key, 0);
    return names;
}

} // namespace

class TestRowOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sorts_data()
    {
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("sorted");
        const QLocale english(QLocale::English);
        const QLocale german(QLocale::German, QLocale::Germany);
        const QLocale swedish(QLocale::Swedish, QLocale::Sweden);

        const QStringList digits{u"vm-10"_s, u"vm-9"_s, u"vm-1"_s, u"vm-100"_s};
        QTest::newRow("digits as numbers") << digits << 0 << false << english << u"vm-1 vm-9 vm-10 vm-100"_s;
        QTest::newRow("the C locale too") << digits << 0 << false << QLocale::c() << u"vm-1 vm-9 vm-10 vm-100"_s;
        QTest::newRow("descending") << digits << 0 << true << english << u"vm-100 vm-10 vm-9 vm-1"_s;
        QTest::newRow("own order") << digits << -1 << false << english << u"vm-10 vm-9 vm-1 vm-100"_s;

        const QStringList cases{u"b"_s, u"A"_s, u"a"_s, u"B"_s, u"C"_s};
        QTest::newRow("case aside, equals keep their order") << cases << 0 << false << english << u"A a b B C"_s;
        QTest::newRow("descending too") << cases << 0 << true << english << u"C b B A a"_s;

        const QStringList umlauts{u"Zug"_s, u"Ärger"_s, u"Apfel"_s, u"Öl"_s, u"Oma"_s};
        QTest::newRow("German umlauts") << umlauts << 0 << false << german << u"Apfel Ärger Öl Oma Zug"_s;
        QTest::newRow("Swedish umlauts") << umlauts << 0 << false << swedish << u"Apfel Oma Zug Ärger Öl"_s;

        const QStringList gaps{u"a|y"_s, u"b|"_s, u"c|x"_s, u"d|"_s};
        QTest::newRow("empty last") << gaps << 1 << false << english << u"c a b d"_s;
        QTest::newRow("empty last, descending") << gaps << 1 << true << english << u"a c b d"_s;

        const QStringList numbers{u"a||10"_s, u"b||9"_s, u"c||-"_s, u"d||100"_s, u"e||0"_s};
        QTest::newRow("numbers") << numbers << 2 << false << english << u"e b a d c"_s;
        QTest::newRow("numbers descending, unknown last") << numbers << 2 << true << english << u"d a b e c"_s;

        const QStringList alike{u"c|x|1"_s, u"a|x|1"_s, u"b|x|1"_s, u"a2|w|0"_s};
        QTest::newRow("names decide") << alike << 1 << false << english << u"a2 a b c"_s;
        QTest::newRow("names decide, always upwards") << alike << 2 << true << english << u"a b c a2"_s;
        QTest::newRow("nothing") << QStringList() << 0 << false << english << QString();
    }

    void sorts()
    {
        QFETCH(QStringList, rows);
        QFETCH(int, column);
        QFETCH(bool, descending);
        QFETCH(QLocale, locale);
        QFETCH(QString, sorted);
        RowOrder order;
        if (column >= 0)
            order.sortKeys = {{column, descending ? Qt::DescendingOrder : Qt::AscendingOrder}};
        order.locale = locale;
        QCOMPARE(arranged(rows, order).join(u' '), sorted);
    }

    void sortsBySeveralColumns()
    {
        const QStringList rows{u"a|x|1"_s, u"b|y|2"_s, u"c|x|3"_s, u"d|y|1"_s, u"e||9"_s};
        RowOrder order;
        order.locale = QLocale(QLocale::English);
        order.sortKeys = {{1, Qt::AscendingOrder}, {2, Qt::DescendingOrder}};
        QCOMPARE(arranged(rows, order).join(u' '), u"c a b d e"_s);
        order.sortKeys = {{1, Qt::DescendingOrder}, {2, Qt::AscendingOrder}};
        QCOMPARE(arranged(rows, order).join(u' '), u"d b a c e"_s);
        order.sortKeys = {{1, Qt::AscendingOrder}, {0, Qt::DescendingOrder}}; // the name may be one of them
        QCOMPARE(arranged(rows, order).join(u' '), u"c a d b e"_s);
    }

    void filters_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QList<int>>("columns");
        QTest::addColumn<QString>("shown");
        QTest::newRow("all") << QStringList() << QList<int>() << u"vm-Web vm-db ÄPFEL"_s;
        QTest::newRow("case aside") << QStringList{u"WEB"_s} << QList<int>() << u"vm-Web"_s;
        QTest::newRow("umlauts") << QStringList{u"äpf"_s} << QList<int>() << u"ÄPFEL"_s;
        QTest::newRow("any column") << QStringList{u"europe"_s} << QList<int>() << u"vm-Web vm-db"_s;
        QTest::newRow("every word") << QStringList{u"europe"_s, u"db"_s} << QList<int>() << u"vm-db"_s;
        QTest::newRow("only these columns") << QStringList{u"europe"_s} << QList<int>{0} << QString();
        QTest::newRow("not across cells") << QStringList{u"webw"_s} << QList<int>() << QString();
        QTest::newRow("nothing fits") << QStringList{u"x"_s} << QList<int>() << QString();
    }

    void filters()
    {
        QFETCH(QStringList, words);
        QFETCH(QList<int>, columns);
        RowOrder order;
        order.words = words;
        order.columns.assign(columns.begin(), columns.end());
        const QStringList rows{u"vm-Web|westeurope|1"_s, u"vm-db|northeurope|2"_s, u"ÄPFEL|asia|3"_s};
        QTEST(arranged(rows, order).join(u' '), "shown");
    }

    void stopsWhenCancelled()
    {
        const Inventory inventory;
        QStringList names;
        for (int i = 0; i < 5000; ++i)
            names << QString::number(i);
        RowOrder order;
        order.sortKeys = {{0, Qt::AscendingOrder}};
        int looks = 0;
        const auto keys = arrange(inventory, Rows(names), order, [&looks] { return ++looks > 3; });
        QVERIFY(!keys);
        QCOMPARE(looks, 4);
    }
};

QTEST_GUILESS_MAIN(TestRowOrder)
#include "tst_roworder.moc"
