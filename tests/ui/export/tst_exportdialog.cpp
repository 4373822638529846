// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/common/banner.h"
#include "ui/graph/diagramimage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.clear();
        m_store.apply(tinyTenant(smallCompany()));
        m_settings = std::make_unique<QSettings>(m_folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        m_settings->clear();
        m_shown = {};
        m_selected = m_store.inventory().find(u"id-web-prod"_s);
        open();
    }

    void cleanup() { m_dialog.reset(); }

    void asksForWhatWasChosen()
    {
        QCOMPARE(m_dialog->request().format, ExportFormat::Svg);
        QVERIFY(m_dialog->request().everything);
        QVERIFY(m_dialog->request().filter == GraphFilter());
        choose("format", static_cast<int>(ExportFormat::Pdf));
        choose("style", static_cast<int>(DiagramStyle::Print));
        choose("paper", static_cast<int>(DiagramWriter::Paper::A3));
        child<QCheckBox>("legend")->setChecked(false);
        child<QCheckBox>("dated")->setChecked(true);
        child<QCheckBox>("scrub")->setChecked(true);
        child<QLineEdit>("title")->setText(u" Mine "_s);
        const ExportRequest request = m_dialog->request();
        QCOMPARE(request.format, ExportFormat::Pdf);
        QCOMPARE(request.style, DiagramStyle::Print);
        QCOMPARE(request.paper, DiagramWriter::Paper::A3);
        QCOMPARE(request.title, u"Mine"_s);
        QCOMPARE(request.sourceLabel, u"The source"_s);
        QVERIFY(!request.legend && !request.note.isEmpty() && request.scrub && request.titled);
        child<QCheckBox>("titled")->setChecked(false);
        QVERIFY(!m_dialog->request().titled);
    }

    void partsOfTheTenant()
    {
        m_shown.text = u"web"_s;
        m_shown.depth = 2;
        open();
        choose("part", static_cast<int>(ExportPart::Shown));
        QVERIFY(!m_dialog->request().everything);
        QVERIFY(m_dialog->request().filter == m_shown);
        choose("part", static_cast<int>(ExportPart::Surroundings));
        QCOMPARE(m_dialog->request().filter.focus, m_selected);
        QCOMPARE(m_dialog->request().filter.depth, 2);

        m_selected = {};
        open();
        QCOMPARE(child<QComboBox>("part")->findData(static_cast<int>(ExportPart::Surroundings)), -1);
    }

    void everyFormatOffersWhatItHas_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormatInfo& info : exportFormats())
            QTest::newRow(info.word.data()) << info.format;
    }

    void everyFormatOffersWhatItHas()
    {
        QFETCH(const ExportFormat, format);
        const ExportGroup group = exportFormatInfo(format).group;
        m_dialog->show();
        choose("format", static_cast<int>(format));
        QCOMPARE(child<QLabel>("purpose")->text(), exportFormatPurpose(format));
        QCOMPARE(child<QComboBox>("paper")->isVisible(), format == ExportFormat::Pdf);
        QCOMPARE(child<QWidget>("scale")->isVisible(), format == ExportFormat::Png);
        QCOMPARE(child<QCheckBox>("legend")->isVisible(), group == ExportGroup::Picture);
        QCOMPARE(child<QComboBox>("style")->isVisible(), group == ExportGroup::Picture || group == ExportGroup::Source);
        QCOMPARE(child<QPushButton>("copy")->isVisible(), format != ExportFormat::Pdf);
        // And each is previewed.
        const bool picture = group == ExportGroup::Picture || group == ExportGroup::Report;
        if (picture)
            QTRY_VERIFY(!child<QLabel>("previewPicture")->pixmap().isNull());
        else
            QTRY_VERIFY(!child<QPlainTextEdit>("previewText")->toPlainText().isEmpty());
    }

    void saves()
    {
        const QString path = m_folder.filePath(u"out.svg"_s);
        QSignalSpy saved(m_dialog.get(), &ExportDialog::saved);
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        child<QCheckBox>("legend")->setChecked(false);
        m_dialog->saveTo(path);
        QVERIFY(!child<QPushButton>("save")->isEnabled());
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(accepted.size(), 1);
        QVERIFY(content(path).contains("<svg"));
        QVERIFY(content(path).contains("id-web-prod"));

        // The next time begins where this one ended.
        open();
        QVERIFY(!child<QCheckBox>("legend")->isChecked());
        QCOMPARE(m_dialog->choices().folder, m_folder.path());
    }

    void scrubs()
    {
        const QString path = m_folder.filePath(u"out.dot"_s);
        choose("format", static_cast<int>(ExportFormat::Dot));
        child<QCheckBox>("scrub")->setChecked(true);
        QSignalSpy saved(m_dialog.get(), &ExportDialog::saved);
        m_dialog->saveTo(path);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(content(path).contains("id-001") && !content(path).contains("id-web-prod"));
    }

    void saysWhatWentWrong()
    {
        m_dialog->saveTo(m_folder.filePath(u"missing/out.svg"_s));
        auto* const banner = m_dialog->findChild<Banner*>();
        QTRY_VERIFY(banner->text().contains(u"cannot be written"_s));
        QVERIFY(child<QPushButton>("save")->isEnabled());

        m_store.clear();
        m_dialog->saveTo(m_folder.filePath(u"empty.svg"_s));
        QTRY_VERIFY2(banner->text().contains(u"nothing to draw"_s), qPrintable(banner->text()));
        QVERIFY(!QFile::exists(m_folder.filePath(u"empty.svg"_s)));
    }

    void cancels()
    {
        const QString path = m_folder.filePath(u"cancelled.svg"_s);
        m_dialog->show();
        m_dialog->saveTo(path);
        m_dialog->reject();
        QVERIFY(m_dialog->isVisible());
        QVERIFY(m_dialog->findChild<Banner*>()->text().contains(u"cancelled"_s));
        m_dialog->reject();
        QVERIFY(!m_dialog->isVisible());
        m_dialog.reset();
        QVERIFY(!QFile::exists(path));
    }

    void copies_data()
    {
        QTest::addColumn<ExportFormat>("format");
        QTest::newRow("svg") << ExportFormat::Svg;
        QTest::newRow("png") << ExportFormat::Png;
        QTest::newRow("mermaid") << ExportFormat::Mermaid;
    }

    void copies()
    {
        QFETCH(const ExportFormat, format);
        QGuiApplication::clipboard()->clear();
        choose("format", static_cast<int>(format));
        m_dialog->copyToClipboard();
        const auto has = [] { return QGuiApplication::clipboard()->mimeData(); };
        if (format == ExportFormat::Png) {
            QTRY_VERIFY(has() && has()->hasImage());
        } else {
            QTRY_VERIFY(has() && has()->hasText());
            QVERIFY(has()->text().contains(format == ExportFormat::Svg ? u"<svg"_s : u"flowchart LR"_s));
        }
        QCOMPARE(has()->hasFormat(u"image/svg+xml"_s), format == ExportFormat::Svg);
    }

    void asksForAFile()
    {
        m_dialog->show();
        choose("format", static_cast<int>(ExportFormat::DrawIo));
        child<QPushButton>("save")->click();
        auto* const files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(files);
        QCOMPARE(files->acceptMode(), QFileDialog::AcceptSave);
        QCOMPARE(files->defaultSuffix(), u"drawio"_s);
        files->reject();
    }

private:
    void open()
    {
        m_dialog = std::make_unique<ExportDialog>(
            ExportDialog::Parts{m_store, *m_settings, m_pictures, m_shown, m_selected, u"The source"_s});
    }

    template <typename Widget> Widget* child(const char* name) const
    {
        return m_dialog->findChild<Widget*>(QLatin1StringView(name));
    }

    void choose(const char* name, int value) const
    {
        auto* const box = child<QComboBox>(name);
        box->setCurrentIndex(box->findData(value));
    }

    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    InventoryStore m_store;
    std::unique_ptr<QSettings> m_settings;
    DiagramImage m_pictures;
    GraphFilter m_shown;
    EntityRef m_selected;
    std::unique_ptr<ExportDialog> m_dialog;
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
