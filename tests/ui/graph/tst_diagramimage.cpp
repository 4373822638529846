// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/diagramimage.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/printers.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/common/theme.h"

#include <QImage>
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

private:
    Diagram m_diagram;
};

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
    options.dark = dark;
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
    QVERIFY(texts.contains(u"Rolescope"_s) != (title == "Contoso"_L1));
    const Theme& theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    QVERIFY(svg->contains(theme.background.name().toLatin1()));
    QVERIFY(svg->contains(theme.userIdentity.name().toLatin1()));
}

void DiagramImageTest::sameBytes_data()
{
    QTest::addColumn<int>("format");
    QTest::newRow("svg") << int(DiagramWriter::Format::Svg);
    QTest::newRow("png") << int(DiagramWriter::Format::Png);
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
    darkOptions.dark = true;
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
    options.dark = true;
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

QTEST_MAIN(DiagramImageTest)
#include "tst_diagramimage.moc"
