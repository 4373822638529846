// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/hclblock.h"

#include "tests/support/reader.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::HclBlock)

class TestHclBlock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWrittenAsTheFormatterWould_data()
    {
        QTest::addColumn<HclBlock>("block");
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << HclBlock(u"features"_s) << u"features {}\n"_s;
        QTest::newRow("labels and aligned signs")
            << HclBlock(u"resource"_s, {u"azurerm_x"_s, u"web"_s})
                   .setText(u"name"_s, u"a \"b\" ${c}"_s)
                   .set(u"principal_id"_s, u"azurerm_y.web.principal_id"_s)
            << u"resource \"azurerm_x\" \"web\" {\n  name         = \"a \\\"b\\\" $${c}\"\n"
               "  principal_id = azurerm_y.web.principal_id\n}\n"_s;
        QTest::newRow("a map parts the signs")
            << HclBlock(u"a"_s)
                   .set(u"one"_s, u"1"_s)
                   .setMap(u"tags"_s, {{u"k"_s, u"v"_s}, {u"longer"_s, u"w"_s}})
                   .set(u"eleven"_s, u"11"_s)
            << u"a {\n  one = 1\n  tags = {\n    \"k\"      = \"v\"\n    \"longer\" = \"w\"\n  }\n  eleven = 11\n}\n"_s;
        QTest::newRow("keys of several alphabets")
            << HclBlock(u"a"_s).setMap(
                   u"tags"_s, {{u"e\u0301\u0301"_s, u"v"_s}, {u"\u4e2d\u6587"_s, u"w"_s}, {u"\U0001F600x"_s, u"y"_s}})
            << u"a {\n  tags = {\n    \"e\u0301\u0301\"  = \"v\"\n    \"\u4e2d\u6587\" = \"w\"\n"
               "    \"\U0001F600x\" = \"y\"\n  }\n}\n"_s;
        QTest::newRow("no tags") << HclBlock(u"a"_s).setMap(u"tags"_s, {}) << u"a {}\n"_s;
        QTest::newRow("list and nested block")
            << HclBlock(u"a"_s)
                   .setList(u"ids"_s, {u"b.c.id"_s, u"\"d\""_s})
                   .add(HclBlock(u"identity"_s).setText(u"type"_s, u"UserAssigned"_s))
            << u"a {\n  ids = [\n    b.c.id,\n    \"d\",\n  ]\n\n  identity {\n    type = \"UserAssigned\"\n  }\n}\n"_s;
        QTest::newRow("a nested block comes first") << HclBlock(u"a"_s).add(HclBlock(u"features"_s)).set(u"b"_s, u"1"_s)
                                                    << u"a {\n  features {}\n  b = 1\n}\n"_s;
    }

    void isWrittenAsTheFormatterWould()
    {
        QFETCH(HclBlock, block);
        QTEST(block.text(), "text");
        RS_NEED_READER(u"terraform"_s);
        const test::Reading reading = test::readWith(u"terraform"_s, {u"fmt"_s, u"-"_s}, block.text().toUtf8());
        RS_VERIFY_READ(reading);
        QCOMPARE(QString::fromUtf8(reading.output), block.text());
    }
};

QTEST_APPLESS_MAIN(TestHclBlock)
#include "tst_hclblock.moc"
