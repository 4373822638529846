// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphpainter.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/ui/graph/graphfixture.h"

#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

GraphPicture picture()
{
    InventoryStore store;
    store.apply(tinyTenant(smallCompany()));
    return GraphPicture(buildDiagram(store.inventory()));
}

QImage painted(const GraphPicture& picture, const Theme& theme, PaintState state, double ratio = 1)
{
    const QRectF& bounds = picture.diagram.bounds;
    QImage image((bounds.size() * state.scale * ratio).toSize() + QSize(2, 2), QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(theme.background);
    QPainter painter(&image);
    painter.scale(state.scale, state.scale);
    state.visible = bounds;
    GraphPainter().paint(painter, picture.diagram, theme, state);
    return image;
}

int countOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

class GraphPainterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stripes_data();
    void stripes();
    void pathStandsOut();
    void selectionIsMarked();
    void findingsHaveBadges();
    void detailComesWithScale();
    void onlyVisibleIsPainted();
    void screenAndPictureAgree();
    void hostileNames();
    void highResolution();
};

void GraphPainterTest::stripes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("interactive");
    QTest::newRow("light picture") << false << false;
    QTest::newRow("dark picture") << true << false;
    QTest::newRow("light screen") << false << true;
    QTest::newRow("dark screen") << true << true;
}

void GraphPainterTest::stripes()
{
    QFETCH(bool, dark);
    QFETCH(bool, interactive);
    const Theme& theme = dark ? Theme::darkTheme() : Theme::lightTheme();
    const GraphPicture value = picture();
    PaintState state;
    state.interactive = interactive;
    const QImage image = painted(value, theme, state);
    for (const Diagram::Box& box : value.diagram.boxes) {
        // The stripe at the left edge, and the fill in the middle of the lower edge, below all text.
        const QPoint stripe(static_cast<int>(box.rect.left()) + 2, static_cast<int>(box.rect.center().y()));
        QCOMPARE(image.pixelColor(stripe).name(), theme.tierColor(box.kind).name());
        const QPoint fill(static_cast<int>(box.rect.center().x()), static_cast<int>(box.rect.bottom()) - 4);
        QCOMPARE(image.pixelColor(fill).name(), theme.surface.name());
    }
}

void GraphPainterTest::pathStandsOut()
{
    const Theme& theme = Theme::lightTheme();
    const GraphPicture value = picture();
    for (const bool interactive : {true, false}) {
        const DiagramPath path = value.links.pathThrough(value.diagram, 0);
        QVERIFY(path.boxes.size() > 2 && path.boxes.size() < value.diagram.boxes.size());
        PaintState state;
        state.interactive = interactive;
        const QImage plain = painted(value, theme, state);
        QCOMPARE(countOf(plain, theme.accent), 0);
        state.highlighted = &path;
        state.dimRest = true;
        const QImage marked = painted(value, theme, state);
        QVERIFY(countOf(marked, theme.accent) > 200);
        for (quint32 i = 0; i < value.diagram.boxes.size(); ++i) {
            const Diagram::Box& box = value.diagram.boxes[i];
            const QPoint stripe(static_cast<int>(box.rect.left()) + 2, static_cast<int>(box.rect.center().y()));
            const bool onPath = std::binary_search(path.boxes.begin(), path.boxes.end(), i);
            const QColor expected
                = onPath ? theme.tierColor(box.kind) : blended(theme.tierColor(box.kind), theme.background, 0.25);
            QCOMPARE(marked.pixelColor(stripe).name(), expected.name());
        }
    }
}

void GraphPainterTest::selectionIsMarked()
{
    const Theme& theme = Theme::darkTheme();
    const GraphPicture value = picture();
    const std::vector<quint32> selected{1};
    PaintState state;
    state.selectedBoxes = selected;
    const QImage image = painted(value, theme, state);
    const QRectF& rect = value.diagram.boxes[1].rect;
    QCOMPARE(image.pixelColor(static_cast<int>(rect.center().x()), static_cast<int>(rect.bottom())).name(),
             theme.accent.name());
}

void GraphPainterTest::findingsHaveBadges()
{
    const Theme& theme = Theme::lightTheme();
    GraphPicture value = picture();
    int findings = 0;
    for (const Diagram::Box& box : value.diagram.boxes)
        findings += box.finding ? 1 : 0;
    QVERIFY(findings > 1);
    PaintState state;
    const int with = countOf(painted(value, theme, state), theme.warning);
    QVERIFY(with > findings * 60);
    for (Diagram::Box& box : value.diagram.boxes)
        box.finding = false;
    QCOMPARE(countOf(painted(value, theme, state), theme.warning), 0);
    // Far out they are still to be seen.
    value = picture();
    state.interactive = true;
    state.scale = 0.1;
    QVERIFY(countOf(painted(value, theme, state), theme.warning) >= findings * 4);
}

void GraphPainterTest::detailComesWithScale()
{
    const Theme& theme = Theme::lightTheme();
    const GraphPicture value = picture();
    PaintState state;
    state.interactive = true;
    const auto darkPixels = [&](double scale) {
        state.scale = scale;
        return countOf(painted(value, theme, state), theme.text);
    };
    QVERIFY(darkPixels(2.0) > 0);
    QCOMPARE(darkPixels(graphlod::titlesFrom - 0.02), 0);
    QCOMPARE(darkPixels(graphlod::cardsFrom / 2), 0);
}

void GraphPainterTest::onlyVisibleIsPainted()
{
    const Theme& theme = Theme::lightTheme();
    const GraphPicture value = picture();
    QImage image(1400, 1000, QImage::Format_RGB32);
    image.fill(theme.background);
    QPainter painter(&image);
    PaintState state;
    state.interactive = true;
    state.index = &value.index;
    state.visible = QRectF(0, 0, 100, 60);
    GraphPainter().paint(painter, value.diagram, theme, state);
    painter.end();
    for (const Diagram::Box& box : value.diagram.boxes) {
        if (box.rect.top() < 100 && box.rect.left() < 300)
            continue;
        const QPoint stripe(static_cast<int>(box.rect.left()) + 2, static_cast<int>(box.rect.center().y()));
        QCOMPARE(image.pixelColor(stripe).name(), theme.background.name());
    }
}

void GraphPainterTest::screenAndPictureAgree()
{
    // The two ways to the same picture: strokes and shapes, or raster and cached cards.
    const Theme& theme = Theme::lightTheme();
    const GraphPicture value = picture();
    PaintState state;
    const QImage kept = painted(value, theme, state);
    state.interactive = true;
    const QImage shown = painted(value, theme, state);
    qint64 different = 0;
    for (int y = 0; y < kept.height(); ++y) {
        for (int x = 0; x < kept.width(); ++x)
            different += std::abs(qGray(kept.pixel(x, y)) - qGray(shown.pixel(x, y))) > 60 ? 1 : 0;
    }
    const qint64 all = qint64(kept.width()) * kept.height();
    QVERIFY2(different * 200 < all, qPrintable(QString::number(double(different) / double(all))));
}

void GraphPainterTest::hostileNames()
{
    GraphPicture value = picture();
    value.diagram.boxes[0].title = QString(5000, u'x');
    value.diagram.boxes[1].title = u"line\nbreak\t\u202Eturned\u2028"_s;
    value.diagram.boxes[2].title = u"שלום עולם <b>&amp;"_s;
    value.diagram.boxes[3].title = QString();
    value.diagram.boxes[4].title = QString(QChar(0xDC00)) + QChar(0x0000);
    for (const bool interactive : {true, false}) {
        PaintState state;
        state.interactive = interactive;
        const QImage image = painted(value, Theme::lightTheme(), state);
        // The long name stays inside its box: no ink of text between the columns.
        const QRectF& rect = value.diagram.boxes[0].rect;
        for (int x = static_cast<int>(rect.right()) + 2; x < static_cast<int>(rect.right()) + 100; ++x)
            QVERIFY(image.pixelColor(x, static_cast<int>(rect.top()) + 12) != Theme::lightTheme().text);
    }
}

void GraphPainterTest::highResolution()
{
    const Theme& theme = Theme::lightTheme();
    const GraphPicture value = picture();
    PaintState state;
    state.interactive = true;
    const QImage image = painted(value, theme, state, 2);
    for (const Diagram::Box& box : value.diagram.boxes) {
        const QPoint stripe(static_cast<int>(box.rect.left() * 2) + 4, static_cast<int>(box.rect.center().y() * 2));
        QCOMPARE(image.pixelColor(stripe).name(), theme.tierColor(box.kind).name());
    }
    // Lines meet the boxes in the middle of their edges at this resolution, too.
    const QColor line = GraphPainter::lineColor(theme);
    int found = 0;
    for (const Diagram::Line& each : value.diagram.lines) {
        const QPoint at((each.start * 2).toPoint() + QPoint(8, 0));
        for (int dy = -2; dy <= 2; ++dy)
            found += image.pixelColor(at + QPoint(0, dy)) == line ? 1 : 0;
    }
    QVERIFY(found > static_cast<int>(value.diagram.lines.size()) / 2);
}

QTEST_MAIN(GraphPainterTest)
#include "tst_graphpainter.moc"
