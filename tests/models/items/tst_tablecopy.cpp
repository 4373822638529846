// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "models/items/sortfilterproxy.h"
#include "models/items/tablecopy.h"
#include "models/items/virtualmachinesmodel.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

#include <numeric>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestTableCopy : public QObject
{
    Q_OBJECT

private:
    static tablecopy::Sheet oneCell(const QString& text)
    {
        return {
            {u"Name"_s, u"Other"_s}, 1, [text](qsizetype, qsizetype column) { return column == 0 ? text : u"x"_s; }};
    }

private Q_SLOTS:
    void writesHostileCells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("csv");
        QTest::addColumn<QString>("tsv");
        QTest::newRow("plain") << u"vm"_s << u"vm"_s << u"vm"_s;
        QTest::newRow("empty") << QString() << QString() << QString();
        QTest::newRow("comma") << u"a,b"_s << u"\"a,b\""_s << u"a,b"_s;
        QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\""_s << u"a\"b"_s;
        QTest::newRow("line feed") << u"a\nb"_s << u"\"a\nb\""_s << u"a b"_s;
        QTest::newRow("line break") << u"a\r\nb"_s << u"\"a\r\nb\""_s << u"a  b"_s;
        QTest::newRow("tab inside") << u"a\tb"_s << u"a\tb"_s << u"a b"_s;
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s << u"'=1+1"_s;
        QTest::newRow("formula with quotes")
            << u"=HYPERLINK(\"x\",1)"_s << u"\"'=HYPERLINK(\"\"x\"\",1)\""_s << u"'=HYPERLINK(\"x\",1)"_s;
        QTest::newRow("plus") << u"+1"_s << u"'+1"_s << u"'+1"_s;
        QTest::newRow("minus") << u"-1"_s << u"'-1"_s << u"'-1"_s;
        QTest::newRow("at") << u"@SUM(1)"_s << u"'@SUM(1)"_s << u"'@SUM(1)"_s;
        QTest::newRow("tab first") << u"\t=1"_s << u"'\t=1"_s << u"' =1"_s;
        QTest::newRow("return first") << u"\r=1"_s << u"\"'\r=1\""_s << u"' =1"_s;
        QTest::newRow("formula sign inside") << u"a=1"_s << u"a=1"_s << u"a=1"_s;
        QTest::newRow("umlaut") << u"Büro"_s << u"Büro"_s << u"Büro"_s;
    }

    void writesHostileCells()
    {
        QFETCH(QString, cell);
        QFETCH(QString, csv);
        QFETCH(QString, tsv);
        QCOMPARE(QString::fromUtf8(tablecopy::toCsv(oneCell(cell))), u"Name,Other\r\n"_s + csv + u",x\r\n"_s);
        QCOMPARE(tablecopy::toTsv(oneCell(cell)), u"Name\tOther\n"_s + tsv + u"\tx\n"_s);
    }

    void takesRowsInTheOrderGiven()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        VirtualMachinesModel model(store);
        const QModelIndexList rows{model.index(1, 5), model.index(0, 0)};
        const auto sheet = tablecopy::sheetOf(rows, {VirtualMachinesModel::Name, VirtualMachinesModel::Size});
        QCOMPARE(tablecopy::toTsv(sheet), u"Name\tSize\nvm-web-2\tStandard_D2s_v5\nvm-web-1\tStandard_D4s_v5\n"_s);
        QCOMPARE(tablecopy::toTsv(tablecopy::sheetOf({}, {})), u"\n"_s);
    }

    void workerCopyEqualsWindowCopy()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        VirtualMachinesModel model(store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        proxy.setFilterText(u"web"_s);
        proxy.sort(VirtualMachinesModel::Name, Qt::DescendingOrder);
        QTRY_VERIFY(proxy.isSettled());
        QCOMPARE(proxy.rowCount(), 3);

        std::vector<int> columns(VirtualMachinesModel::ColumnCount);
        std::iota(columns.begin(), columns.end(), 0);
        const QByteArray window = tablecopy::toCsv(tablecopy::sheetOf(proxy, columns, {}));
        const QByteArray worker
            = tablecopy::toCsv(tablecopy::sheetOf(store.snapshot(), model.content(), proxy.keys(), columns));
        QCOMPARE(worker, window);
        QCOMPARE(window.count("\r\n"), 4);
        QVERIFY(window.contains("vmss-web"));
    }
};

QTEST_GUILESS_MAIN(TestTableCopy)
#include "tst_tablecopy.moc"
