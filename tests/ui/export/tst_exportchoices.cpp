// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportchoices.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestExportChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_settings = std::make_unique<QSettings>(m_folder.filePath(u"s.ini"_s), QSettings::IniFormat); }

    void cleanup() { m_settings->clear(); }

    void areRemembered()
    {
        ExportChoices choices;
        choices.format = ExportFormat::DrawIo;
        choices.part = ExportPart::Shown;
        choices.style = DiagramStyle::Print;
        choices.paper = DiagramWriter::Paper::A3;
        choices.scale = 4;
        choices.titled = false;
        choices.legend = false;
        choices.dated = true;
        choices.scrub = true;
        choices.folder = u"/tmp/here"_s;
        QVERIFY(ExportChoices::loaded(*m_settings) == ExportChoices());
        choices.save(*m_settings);
        QVERIFY(ExportChoices::loaded(*m_settings) == choices);
    }

    void nonsenseIsForgotten()
    {
        m_settings->setValue("export/format"_L1, u"docx"_s);
        m_settings->setValue("export/part"_L1, 77);
        m_settings->setValue("export/style"_L1, u"pink"_s);
        m_settings->setValue("export/paper"_L1, -1);
        m_settings->setValue("export/scale"_L1, 1000);
        const ExportChoices choices = ExportChoices::loaded(*m_settings);
        QCOMPARE(choices.format, ExportFormat::Svg);
        QCOMPARE(choices.part, ExportPart::Everything);
        QCOMPARE(choices.style, DiagramStyle::Light);
        QCOMPARE(choices.paper, DiagramWriter::Paper::OnePage);
        QCOMPARE(choices.scale, 8);
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
};

QTEST_GUILESS_MAIN(TestExportChoices)
#include "tst_exportchoices.moc"
