// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/exportdocument.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Keeps what it was asked for.
class PictureTaker : public DiagramWriter
{
public:
    Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const override
    {
        boxes = diagram.boxes.size();
        asked = format;
        with = options;
        links = 0;
        for (const Diagram::Box& box : diagram.boxes)
            links += options.linkOf && !options.linkOf(box).isEmpty() ? 1 : 0;
        return "picture"_ba;
    }

    mutable size_t boxes = 0;
    mutable Format asked = Format::Svg;
    mutable Options with;
    mutable int links = 0;
};

} // namespace

class TestExportDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.clear();
        m_store.apply(tinyTenant(u"id id-a s/g\nvm vm-1 s/g id-a\nvm vm-2 s/g system\ngrant id-a Reader s/g"_s));
        m_request = {};
        m_request.sourceLabel = u"The source"_s;
    }

    void paintsAsAsked()
    {
        m_request.format = ExportFormat::Pdf;
        m_request.style = DiagramStyle::Print;
        m_request.paper = DiagramWriter::Paper::A3;
        m_request.note = u"today"_s;
        m_request.legend = true;
        m_request.scale = 3;
        RS_VERIFY_OK(written());
        QCOMPARE(m_pictures.asked, DiagramWriter::Format::Pdf);
        QCOMPARE(m_pictures.with.style, DiagramStyle::Print);
        QCOMPARE(m_pictures.with.paper, DiagramWriter::Paper::A3);
        QCOMPARE(m_pictures.with.note, u"today"_s);
        QCOMPARE(m_pictures.with.legend, true);
        QCOMPARE(m_pictures.with.scale, 3.0);
        QVERIFY(m_pictures.links > 0);
    }

    void titles()
    {
        RS_VERIFY_OK(written());
        QCOMPARE(m_pictures.with.title, u"The source"_s);
        m_request.filter.focus = m_store.inventory().find(u"id-a"_s);
        RS_VERIFY_OK(written());
        QCOMPARE(m_pictures.with.title, u"id-a"_s);
        m_request.title = u"Mine"_s;
        RS_VERIFY_OK(written());
        QCOMPARE(m_pictures.with.title, u"Mine"_s);
        m_request.titled = false;
        RS_VERIFY_OK(written());
        QVERIFY(m_pictures.with.title.isEmpty());
    }

    /// Not even links and the source's name give anything away.
    void scrubbedPicturesLeadNowhere()
    {
        m_request.scrub = true;
        RS_VERIFY_OK(written());
        QVERIFY(m_pictures.with.title != m_request.sourceLabel);
        QCOMPARE(m_pictures.links, 0);
        QVERIFY(m_pictures.boxes > 0);
    }

    void dataHoldsThePartOrAll()
    {
        m_request.format = ExportFormat::Json;
        m_request.filter.focus = m_store.inventory().find(u"vm-1"_s);
        m_request.filter.depth = 1;
        for (const bool scrub : {false, true}) {
            m_request.scrub = scrub;
            m_request.everything = true;
            QCOMPARE(machines(), 2);
            m_request.everything = false;
            QCOMPARE(machines(), 1);
        }
    }

    void everyFormatIsWritten_data()
    {
        QTest::addColumn<ExportFormat>("format");
        for (const ExportFormatInfo& info : exportFormats())
            QTest::newRow(info.word.data()) << info.format;
    }

    void everyFormatIsWritten()
    {
        QFETCH(const ExportFormat, format);
        m_request.format = format;
        const auto first = written();
        RS_VERIFY_OK(first);
        QVERIFY(!first->isEmpty());
        QCOMPARE(*written(), *first);
        QVERIFY(first->startsWith("picture") == (exportFormatInfo(format).group == ExportGroup::Picture));
    }

    void everyFormatTakesAnyTenant_data() { everyFormatIsWritten_data(); }

    void everyFormatTakesAnyTenant()
    {
        QFETCH(const ExportFormat, format);
        m_request.format = format;
        m_store.clear();
        m_store.apply(fullTenant());
        RS_VERIFY_OK(written());
        m_store.clear();
        const auto empty = written();
        if (!empty)
            QVERIFY(!empty.error().what.isEmpty());
    }

    void cancelled()
    {
        CancelToken cancel;
        cancel.cancel();
        const ExportDocument document = ExportDocument::prepared(m_store.snapshot(), m_request, cancel);
        QVERIFY(document.diagram().boxes.empty());
    }

private:
    Result<QByteArray> written() { return ExportDocument::prepared(m_store.snapshot(), m_request).write(m_pictures); }

    int machines()
    {
        const auto bytes = written();
        return bytes ? int(QJsonDocument::fromJson(*bytes)["virtualMachines"_L1].toArray().size()) : -1;
    }

    InventoryStore m_store;
    ExportRequest m_request;
    PictureTaker m_pictures;
};

QTEST_GUILESS_MAIN(TestExportDocument)
#include "tst_exportdocument.moc"
