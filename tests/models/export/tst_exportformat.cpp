// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportformat.h"

#include <QSet>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(std::optional<rolescope::ExportFormat>)

class TestExportFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsThereOnce()
    {
        QSet<QString> words;
        QSet<QString> endings;
        for (const ExportFormatInfo& info : exportFormats()) {
            QCOMPARE(&exportFormatInfo(info.format), &info);
            QVERIFY(!words.contains(info.word));
            words.insert(info.word);
            for (const QString& ending : info.endingList()) {
                QVERIFY(!endings.contains(ending));
                endings.insert(ending);
            }
            QVERIFY(!exportFormatName(info.format).isEmpty());
            QVERIFY(exportFormatPurpose(info.format).endsWith(u'.'));
            QCOMPARE(exportFormatOfWord(info.word), std::optional(info.format));
            QCOMPARE(exportFormatOfFile("x."_L1 + info.endingList().constFirst()), std::optional(info.format));
        }
        QCOMPARE(exportFormatWords().size(), qsizetype(exportFormats().size()));
        QCOMPARE(exportFormats().size(), size_t(ExportFormat::AzureCli) + 1);
    }

    void guessesByFileName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<std::optional<ExportFormat>>("format");
        using Found = std::optional<ExportFormat>;
        QTest::newRow("picture") << u"a.svg"_s << Found(ExportFormat::Svg);
        QTest::newRow("case") << u"dir.d/A.PNG"_s << Found(ExportFormat::Png);
        QTest::newRow("second ending") << u"a.gv"_s << Found(ExportFormat::Dot);
        QTest::newRow("the longer ending wins") << u"a.opengraph.json"_s << Found(ExportFormat::OpenGraph);
        QTest::newRow("json") << u"opengraph.json"_s << Found(ExportFormat::Json);
        QTest::newRow("no ending") << u"svg"_s << Found();
        QTest::newRow("unknown") << u"a.docx"_s << Found();
        QTest::newRow("stdout") << u"-"_s << Found();
    }

    void guessesByFileName()
    {
        QFETCH(const QString, name);
        QFETCH(const std::optional<ExportFormat>, format);
        QCOMPARE(exportFormatOfFile(name), format);
    }
};

QTEST_GUILESS_MAIN(TestExportFormat)
#include "tst_exportformat.moc"
