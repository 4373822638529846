// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagramimage.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/support/reader.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/common/theme.h"

#include <QImage>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class DiagramImageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void svgIsWellFormed_data();
    void svgIsWellFormed();
    void sameBytes_data();
    void sameBytes();
    void hostileNames();
    void pngSizeAndColors();
    void refusesWhatCannotBe();
    void svgIsReadByLibrsvg();
    void svgLinksBoxes();
    void everyPartTakesRoom_data();
    void everyPartTakesRoom();
    void printIsOnWhite();
    void pdfIsSoundAndSearchable();
    void pdfTiles();

private:
    /// How much two pictures of one size differ on average, of 255.
    static double difference(const QImage& a, const QImage& b);
    QString fileWith(const QByteArray& bytes) const;

    QTemporaryDir m_folder;
    Diagram m_diagram;
};

double DiagramImageTest::difference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / (double(a.width()) * a.height());
}

QString DiagramImageTest::fileWith(const QByteArray& bytes) const
{
    QFile file(m_folder.filePath(u"picture"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    return file.fileName();
}

void DiagramImageTest::initTestCase()
{
    InventoryStore store;
    store.apply(tinyTenant(smallCompany()));
    m_diagram = buildDiagram(store.inventory());
}

namespace {

/// All texts of an SVG, or what is wrong with it.
QStringList textsOf(const QByteArray& svg, QString* problem)
{
    QXmlStreamReader reader(svg);
    QStringList texts;
    bool inText = false;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement())
            inText = reader.name() == "text"_L1 || reader.name() == "title"_L1;
        else if (reader.isCharacters() && inText)
            texts += reader.text().toString().trimmed();
    }
    *problem = reader.hasError() ? reader.errorString() : QString();
    return texts;
}

} // namespace

void DiagramImageTest::svgIsWellFormed_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("title");
    QTest::newRow("light") << false << QString();
    QTest::newRow("light, with a title") << false << u"Contoso"_s;
    QTest::newRow("dark, with a strange title") << true << u"Contoso <demo> & \"more\""_s;
}

void DiagramImageTest::svgIsWellFormed()
{
    QFETCH(bool, dark);
    QFETCH(QString, title);
    DiagramWriter::Options options;
    options.style = dark ? DiagramStyle::Dark : DiagramStyle::Light;
    options.title = title;
    const auto svg = DiagramImage().write(m_diagram, DiagramWriter::Format::Svg, options);
    RS_VERIFY_OK(svg);
    QString problem;
    const QStringList texts = textsOf(*svg, &problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    for (const Diagram::Box& box : m_diagram.boxes)
        QVERIFY2(texts.contains(box.title) || texts.join(u' ').contains(u"…"_s), qPrintable(box.title));
    for (const Diagram::Heading& heading : m_diagram.headings)
        QVERIFY2(texts.contains(heading.text), qPrintable(heading.text));
    QVERIFY(title.isEmpty() || texts.contains(title));
    QCOMPARE(texts.constFirst(), title.isEmpty() ? u"Rolescope"_s : title);
    const Theme& theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    QVERIFY(svg->contains(theme.background.name().toLatin1()));
    QVERIFY(svg->contains(theme.userIdentity.name().toLatin1()));
}

void DiagramImageTest::sameBytes_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("svg") << int(DiagramWriter::Format::Svg);
    QTest::newRow("png") << int(DiagramWriter::Format::Png);
    QTest::newRow("pdf") << int(DiagramWriter::Format::Pdf);
}

void DiagramImageTest::sameBytes()
{
    QFETCH(int, format);
    const auto written = [&](const Diagram& diagram, const DiagramWriter::Options& options) {
        return *DiagramImage().write(diagram, static_cast<DiagramWriter::Format>(format), options);
    };
    DiagramWriter::Options options;
    options.title = u"Contoso"_s;
    const QByteArray first = written(m_diagram, options);
    QCOMPARE(written(m_diagram, options), first);
    // Also after another picture, and from the same tenant read once more.
    DiagramWriter::Options darkOptions;
    darkOptions.style = DiagramStyle::Dark;
    QVERIFY(written(m_diagram, darkOptions) != first);
    InventoryStore store;
    store.apply(tinyTenant(smallCompany()));
    QCOMPARE(written(buildDiagram(store.inventory()), options), first);
}

void DiagramImageTest::hostileNames()
{
    Diagram diagram = m_diagram;
    const QStringList names{u"<script>&\"'</text>]]>"_s,
                            u"two\nlines\r\n\ttab"_s,
                            u"שלום עולם"_s,
                            QString(5000, u'W'),
                            u"\u0001\u0008\uFFFE\u202E"_s + QChar(0xD801),
                            u"&amp;&#x0;"_s,
                            u"😀 emoji"_s};
    for (qsizetype i = 0; i < names.size(); ++i) {
        diagram.boxes[static_cast<size_t>(i)].title = names[i];
        diagram.boxes[static_cast<size_t>(i)].subtitle = names[i];
    }
    diagram.headings[0].text = names[0];
    DiagramWriter::Options options;
    options.title = names.join(u' ');
    const auto svg = DiagramImage().write(diagram, DiagramWriter::Format::Svg, options);
    RS_VERIFY_OK(svg);
    QString problem;
    const QStringList texts = textsOf(*svg, &problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(texts.contains(u"<script>&\"'</text>]]>"_s));
    QVERIFY(texts.contains(u"שלום עולם"_s));
    QVERIFY(texts.contains(u"&amp;&#x0;"_s));
    QVERIFY(!svg->contains("<script"));
    RS_VERIFY_OK(DiagramImage().write(diagram, DiagramWriter::Format::Png, options));
}

void DiagramImageTest::pngSizeAndColors()
{
    DiagramWriter::Options options;
    const auto once = DiagramImage().write(m_diagram, DiagramWriter::Format::Png, options);
    RS_VERIFY_OK(once);
    const QImage image = QImage::fromData(*once, "PNG");
    QVERIFY(image.width() >= m_diagram.bounds.width() && image.height() >= m_diagram.bounds.height());
    options.scale = 2;
    options.style = DiagramStyle::Dark;
    const auto twice = DiagramImage().write(m_diagram, DiagramWriter::Format::Png, options);
    RS_VERIFY_OK(twice);
    const QImage large = QImage::fromData(*twice, "PNG");
    QCOMPARE(large.size(), image.size() * 2);
    QCOMPARE(large.pixelColor(2, 2).name(), Theme::darkTheme().background.name());
}

void DiagramImageTest::refusesWhatCannotBe()
{
    QCOMPARE(DiagramImage().write({}, DiagramWriter::Format::Svg, {}).error().kind, ErrorKind::BadInput);
    DiagramWriter::Options options;
    for (const double scale : {1000.0, 0.0, -1.0, std::nan("")}) {
        options.scale = scale;
        const auto result = DiagramImage().write(m_diagram, DiagramWriter::Format::Png, options);
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().kind, ErrorKind::BadInput);
        QVERIFY(!result.error().advice.isEmpty());
    }
}

void DiagramImageTest::svgIsReadByLibrsvg()
{
    RS_NEED_READER(u"rsvg-convert"_s);
    for (const DiagramStyle style : {DiagramStyle::Light, DiagramStyle::Dark}) {
        DiagramWriter::Options options;
        options.style = style;
        const auto svg = DiagramImage().write(m_diagram, DiagramWriter::Format::Svg, options);
        RS_VERIFY_OK(svg);
        const Reading reading = readWith(u"rsvg-convert"_s, {}, *svg);
        RS_VERIFY_READ(reading);
        // The same picture as our own rasteriser's, apart from the edges of shapes and letters.
        const QImage theirs = QImage::fromData(reading.output, "PNG").convertToFormat(QImage::Format_RGB32);
        const QImage ours = QImage::fromData(*DiagramImage().write(m_diagram, DiagramWriter::Format::Png, options));
        QCOMPARE(theirs.size(), ours.size());
        QVERIFY2(difference(theirs, ours) < 4, QByteArray::number(difference(theirs, ours)).constData());
    }
}

void DiagramImageTest::svgLinksBoxes()
{
    DiagramWriter::Options options;
    options.linkOf = [](const Diagram::Box& box) {
        return box.tier == Tier::Host ? u"https://example.org/?a=1&b=\"2\""_s : QString();
    };
    const auto svg = DiagramImage().write(m_diagram, DiagramWriter::Format::Svg, options);
    RS_VERIFY_OK(svg);
    QString problem;
    const QStringList texts = textsOf(*svg, &problem);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const auto hosts = std::count_if(m_diagram.boxes.begin(), m_diagram.boxes.end(),
                                     [](const Diagram::Box& box) { return box.tier == Tier::Host; });
    QCOMPARE(svg->count("xlink:href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\""), hosts);
    for (const Diagram::Box& box : m_diagram.boxes)
        QVERIFY(std::any_of(texts.begin(), texts.end(),
                            [&box](const QString& text) { return text.startsWith(box.title); }));
}

void DiagramImageTest::everyPartTakesRoom_data()
{
    QTest::addColumn<QString>("part");
    QTest::newRow("title") << u"title"_s;
    QTest::newRow("note") << u"note"_s;
    QTest::newRow("legend") << u"legend"_s;
}

void DiagramImageTest::everyPartTakesRoom()
{
    QFETCH(const QString, part);
    const QByteArray bare = *DiagramImage().write(m_diagram, DiagramWriter::Format::Svg, {});
    DiagramWriter::Options options;
    options.title = part == "title"_L1 ? u"Marked"_s : QString();
    options.note = part == "note"_L1 ? u"Marked"_s : QString();
    options.legend = part == "legend"_L1;
    const QByteArray more = *DiagramImage().write(m_diagram, DiagramWriter::Format::Svg, options);
    QVERIFY(more.contains(options.legend ? ">pinned to its one resource<" : ">Marked</text>"));
    const auto height = [](const QByteArray& svg) {
        const qsizetype at = svg.indexOf("height=\"") + 8;
        return svg.mid(at, svg.indexOf('"', at) - at).toDouble();
    };
    QVERIFY(height(more) > height(bare));
}

void DiagramImageTest::printIsOnWhite()
{
    DiagramWriter::Options options;
    options.style = DiagramStyle::Print;
    const QImage image = QImage::fromData(*DiagramImage().write(m_diagram, DiagramWriter::Format::Png, options));
    QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white));
}

void DiagramImageTest::pdfIsSoundAndSearchable()
{
    RS_NEED_READER(u"qpdf"_s);
    RS_NEED_READER(u"pdftotext"_s);
    DiagramWriter::Options options;
    options.title = u"Contoso (demo) \\ <x>"_s;
    const auto pdf = DiagramImage().write(m_diagram, DiagramWriter::Format::Pdf, options);
    RS_VERIFY_OK(pdf);
    const QString path = fileWith(*pdf);
    RS_VERIFY_READ(readWith(u"qpdf"_s, {u"--check"_s, path}));
    const Reading text = readWith(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    RS_VERIFY_READ(text);
    QVERIFY(text.output.contains("Contoso (demo)"));
    for (const char* name : {"vm-web-01", "id-web-prod", "Reader", "kv-prod"})
        QVERIFY2(text.output.contains(name), text.output.constData());
    const Reading info = readWith(u"pdfinfo"_s, {path});
    RS_VERIFY_READ(info);
    QVERIFY2(info.output.contains("Contoso (demo)"), info.output.constData());
    QVERIFY2(info.output.contains("Rolescope "), info.output.constData());
    QVERIFY2(info.output.simplified().contains("Pages: 1 "), info.output.constData());
}

void DiagramImageTest::pdfTiles()
{
    RS_NEED_READER(u"qpdf"_s);
    RS_NEED_READER(u"pdftotext"_s);
    InventoryStore store;
    store.apply(tinyTenant(largeCompany(60)));
    const Diagram large = buildDiagram(store.inventory());
    DiagramWriter::Options options;
    options.paper = DiagramWriter::Paper::A4;
    const auto pdf = DiagramImage().write(large, DiagramWriter::Format::Pdf, options);
    RS_VERIFY_OK(pdf);
    const QString path = fileWith(*pdf);
    RS_VERIFY_READ(readWith(u"qpdf"_s, {u"--check"_s, path}));
    const Reading pages = readWith(u"qpdf"_s, {u"--show-npages"_s, path});
    QVERIFY(pages.output.trimmed().toInt() > 4);
    const Reading text = readWith(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    for (int machine = 0; machine < 60; ++machine)
        QVERIFY(text.output.contains("vm-" + QByteArray::number(machine)));
    // Only what touches a page is on it.
    const QByteArray whole = *DiagramImage().write(large, DiagramWriter::Format::Pdf, {});
    QVERIFY(pdf->size() < whole.size() * 4);

    InventoryStore huge;
    huge.apply(tinyTenant(largeCompany(9000)));
    const auto refused = DiagramImage().write(buildDiagram(huge.inventory()), DiagramWriter::Format::Pdf, options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::BadInput);
}

QTEST_MAIN(DiagramImageTest)
#include "tst_diagramimage.moc"
