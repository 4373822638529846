// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphcanvas.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/graph/graphtooltip.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class GraphCanvasTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstShownFromTop();
    void clickSelects();
    void clickOnLineSelectsAssignment();
    void clickBesideClears();
    void oneOfSeveralBoxes();
    void hoverShowsPath();
    void hoverOnLine();
    void wheelZoomsToPointer_data();
    void wheelZoomsToPointer();
    void shiftWheelPans();
    void dragPans();
    void zoomLimits();
    void keysZoomAndFit();
    void arrowsWalk();
    void doubleClickFocuses();
    void menuSelectsFirst();
    void foreignSelectionScrolls();
    void newPictureKeepsPlace();
    void scrollBarsMoveView();
    void keepsSomethingInSight();
    void toolTips();
    void dimsOnHover();
    void emptyIsHarmless();

private:
    quint32 box(const QString& title, Tier tier) const;
    QPoint middleOf(quint32 box) const;
    void wheel(const QPointF& at, int delta, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<InventoryStore> m_store;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<GraphCanvas> m_canvas;
};

void GraphCanvasTest::init()
{
    m_store = std::make_unique<InventoryStore>();
    m_store->apply(tinyTenant(smallCompany()));
    m_selection = std::make_unique<Selection>();
    m_canvas = std::make_unique<GraphCanvas>(*m_selection, Theme::lightTheme());
    m_canvas->resize(1000, 600);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->setPicture(std::make_shared<GraphPicture>(buildDiagram(m_store->inventory())));
}

void GraphCanvasTest::cleanup()
{
    m_canvas.reset();
    m_selection.reset();
    m_store.reset();
}

quint32 GraphCanvasTest::box(const QString& title, Tier tier) const
{
    const auto& boxes = m_canvas->diagram().boxes;
    for (quint32 i = 0; i < boxes.size(); ++i) {
        if (boxes[i].title == title && boxes[i].tier == tier)
            return i;
    }
    qFatal("no box %s", qPrintable(title));
}

QPoint GraphCanvasTest::middleOf(quint32 index) const
{
    return m_canvas->view().toView(m_canvas->diagram().boxes[index].rect.center()).toPoint();
}

void GraphCanvasTest::wheel(const QPointF& at, int delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, m_canvas->viewport()->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_canvas->viewport(), &event);
}

void GraphCanvasTest::firstShownFromTop()
{
    const QRectF area = QRectF(m_canvas->viewport()->rect()).adjusted(0, GraphCanvas::headingHeight, 0, 0);
    // A small one as a whole.
    QVERIFY(area.contains(m_canvas->view().toView(m_canvas->diagram().bounds)));
    // A large one as far as it can be read, from its upper end, and again after the window has grown.
    InventoryStore large;
    large.apply(tinyTenant(largeCompany(200)));
    m_canvas->setPicture(std::make_shared<GraphPicture>(buildDiagram(large.inventory())));
    for (const int height : {600, 700}) {
        m_canvas->resize(1000, height);
        QVERIFY(m_canvas->view().scale >= graphlod::subtitlesFrom);
        const QRectF shown = m_canvas->view().toView(m_canvas->diagram().bounds);
        QVERIFY(shown.top() >= area.top() && shown.top() < area.top() + 60);
        QVERIFY(shown.left() >= 0 && shown.left() < 60);
        QVERIFY(shown.bottom() > height);
    }
}

void GraphCanvasTest::clickSelects()
{
    QSignalSpy changed(m_selection.get(), &Selection::changed);
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    m_canvas->ensureVisible(m_canvas->diagram().boxes[machine].rect);
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, middleOf(machine));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_selection->current(), m_canvas->diagram().boxes[machine].entity);
    QCOMPARE(changed[0][1].value<const QObject*>(), m_canvas.get());
    QCOMPARE(m_canvas->selectedBoxes(), std::vector<quint32>{machine});
}

void GraphCanvasTest::clickOnLineSelectsAssignment()
{
    m_canvas->fit();
    const Diagram& diagram = m_canvas->diagram();
    m_canvas->zoomTo(1, QPointF(500, 300));
    const quint32 identity = box(u"id-backup"_s, Tier::Identity);
    const quint32 line = m_canvas->picture().links.linesFrom(identity)[0];
    const QPointF at = (diagram.lines[line].start + QPointF(12, 0));
    m_canvas->ensureVisible(QRectF(at, QSizeF(30, 30)));
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, m_canvas->view().toView(at).toPoint());
    QCOMPARE(m_selection->current(), diagram.lines[line].entity);
    QCOMPARE(m_selection->current().kind, EntityKind::Assignment);
}

void GraphCanvasTest::clickBesideClears()
{
    m_selection->select(m_canvas->diagram().boxes[0].entity);
    QVERIFY(!m_canvas->selectedBoxes().empty());
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, QPoint(3, GraphCanvas::headingHeight + 3));
    QVERIFY(!m_selection->current().isValid());
    QVERIFY(m_canvas->selectedBoxes().empty());
}

void GraphCanvasTest::oneOfSeveralBoxes()
{
    // Reader is held at several scopes. Selected elsewhere all its boxes are marked; clicked, only the one.
    const quint32 reader = box(u"Reader"_s, Tier::Role);
    m_selection->select(m_canvas->diagram().boxes[reader].entity);
    QVERIFY(m_canvas->selectedBoxes().size() > 1);
    m_canvas->ensureVisible(m_canvas->diagram().boxes[reader].rect);
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, middleOf(reader));
    QCOMPARE(m_canvas->selectedBoxes(), std::vector<quint32>{reader});
    m_canvas->setPicture(std::make_shared<GraphPicture>(m_canvas->diagram()));
    QCOMPARE(m_canvas->selectedBoxes(), std::vector<quint32>{reader});
}

void GraphCanvasTest::hoverShowsPath()
{
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    m_canvas->ensureVisible(m_canvas->diagram().boxes[machine].rect);
    QTest::mouseMove(m_canvas->viewport(), middleOf(machine));
    QCOMPARE(m_canvas->hoveredPath(), m_canvas->picture().links.pathThrough(m_canvas->diagram(), machine));
    QTest::mouseMove(m_canvas->viewport(), QPoint(3, GraphCanvas::headingHeight + 3));
    QVERIFY(m_canvas->hoveredPath().isEmpty());
}

void GraphCanvasTest::hoverOnLine()
{
    const Diagram& diagram = m_canvas->diagram();
    const quint32 line = 0;
    const QPointF at = diagram.lines[line].start + QPointF(10, 0);
    m_canvas->ensureVisible(QRectF(at, QSizeF(30, 30)));
    QTest::mouseMove(m_canvas->viewport(), m_canvas->view().toView(at).toPoint());
    const DiagramPath& path = m_canvas->hoveredPath();
    QVERIFY(std::binary_search(path.lines.begin(), path.lines.end(), line));
}

void GraphCanvasTest::wheelZoomsToPointer_data()
{
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<int>("delta");
    QTest::addColumn<int>("modifiers");
    QTest::newRow("in") << QPointF(400, 300) << 120 << int(Qt::NoModifier);
    QTest::newRow("in, with Ctrl") << QPointF(400, 300) << 240 << int(Qt::ControlModifier);
    QTest::newRow("out") << QPointF(500, 250) << -120 << int(Qt::NoModifier);
}

void GraphCanvasTest::wheelZoomsToPointer()
{
    QFETCH(QPointF, at);
    QFETCH(int, delta);
    QFETCH(int, modifiers);
    const double before = m_canvas->view().scale;
    const QPointF point = m_canvas->view().toPlane(at);
    for (int i = 0; i < 4; ++i) {
        wheel(at, delta, Qt::KeyboardModifiers(modifiers));
        const QPointF now = m_canvas->view().toView(point);
        QVERIFY2((now - at).manhattanLength() < 0.01, qPrintable(QString::number((now - at).manhattanLength())));
    }
    QVERIFY(delta > 0 ? m_canvas->view().scale > before * 1.2 : m_canvas->view().scale < before / 1.2);
}

void GraphCanvasTest::shiftWheelPans()
{
    const ViewTransform before = m_canvas->view();
    m_canvas->zoomTo(1.5, QPointF(500, 300));
    const ViewTransform zoomed = m_canvas->view();
    wheel({400, 300}, -120, Qt::ShiftModifier);
    QCOMPARE(m_canvas->view().scale, zoomed.scale);
    QVERIFY(m_canvas->view().origin.y() > zoomed.origin.y());
    QVERIFY(zoomed.scale > before.scale);
}

void GraphCanvasTest::dragPans()
{
    m_canvas->zoomTo(1, QPointF(500, 300));
    const ViewTransform before = m_canvas->view();
    QSignalSpy changed(m_selection.get(), &Selection::changed);
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    m_canvas->ensureVisible(m_canvas->diagram().boxes[machine].rect);
    const QPointF origin = m_canvas->view().origin;
    const QPoint start = middleOf(machine);
    QTest::mousePress(m_canvas->viewport(), Qt::LeftButton, {}, start);
    QTest::mouseMove(m_canvas->viewport(), start + QPoint(20, 10));
    QTest::mouseMove(m_canvas->viewport(), start + QPoint(50, 30));
    QTest::mouseRelease(m_canvas->viewport(), Qt::LeftButton, {}, start + QPoint(50, 30));
    QCOMPARE(m_canvas->view().origin, origin - QPointF(50, 30));
    QCOMPARE(m_canvas->view().scale, before.scale);
    QCOMPARE(changed.count(), 0);
}

void GraphCanvasTest::zoomLimits()
{
    for (int i = 0; i < 80; ++i)
        wheel({400, 300}, 240);
    QCOMPARE(m_canvas->view().scale, ViewTransform::maxScale);
    for (int i = 0; i < 120; ++i)
        wheel({400, 300}, -240);
    QCOMPARE(m_canvas->view().scale, ViewTransform::minScale);
}

void GraphCanvasTest::keysZoomAndFit()
{
    QTest::keyClick(m_canvas.get(), Qt::Key_0);
    QCOMPARE(m_canvas->view().scale, 1.0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Plus);
    QVERIFY(m_canvas->view().scale > 1.0);
    QTest::keyClick(m_canvas.get(), Qt::Key_Minus);
    QCOMPARE(m_canvas->view().scale, 1.0);
    for (const auto& key : {std::pair(Qt::Key_F, Qt::NoModifier), std::pair(Qt::Key_0, Qt::ControlModifier)}) {
        m_canvas->zoomTo(2, QPointF(10, 100));
        QTest::keyClick(m_canvas.get(), key.first, key.second);
        const QRectF area = QRectF(m_canvas->viewport()->rect()).adjusted(0, GraphCanvas::headingHeight, 0, 0);
        const QRectF shown = m_canvas->view().toView(m_canvas->diagram().bounds);
        QVERIFY(area.contains(shown));
        QVERIFY(std::abs(shown.center().x() - area.center().x()) < 1);
    }
}

void GraphCanvasTest::arrowsWalk()
{
    m_selection->select(m_canvas->diagram().boxes[box(u"vm-sql-02"_s, Tier::Host)].entity);
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QCOMPARE(m_canvas->focusedBox(), std::optional(box(u"vm-sql-02"_s, Tier::Host)));
    QTest::keyClick(m_canvas.get(), Qt::Key_Right);
    QCOMPARE(m_canvas->focusedBox(), std::optional(box(u"id-backup"_s, Tier::Identity)));
    QVERIFY(m_canvas->accessibleDescription().contains(u"id-backup"_s));
    QTest::keyClick(m_canvas.get(), Qt::Key_Return);
    QCOMPARE(m_selection->current(), m_canvas->diagram().boxes[*m_canvas->focusedBox()].entity);
    QSignalSpy focus(m_canvas.get(), &GraphCanvas::focusRequested);
    QTest::keyClick(m_canvas.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(focus.count(), 1);
    QTest::keyClick(m_canvas.get(), Qt::Key_Escape);
    QVERIFY(!m_canvas->focusedBox());
    QVERIFY(!m_selection->current().isValid());
    // Walking brings what is focused into view.
    m_canvas->zoomTo(1.5, QPointF(0, 40));
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(m_canvas.get(), i % 3 == 2 ? Qt::Key_Left : Qt::Key_Down);
        const QRectF area = QRectF(m_canvas->viewport()->rect()).adjusted(0, GraphCanvas::headingHeight, 0, 0);
        QVERIFY(area.contains(m_canvas->view().toView(m_canvas->diagram().boxes[*m_canvas->focusedBox()].rect)));
    }
}

void GraphCanvasTest::doubleClickFocuses()
{
    QSignalSpy focus(m_canvas.get(), &GraphCanvas::focusRequested);
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    m_canvas->ensureVisible(m_canvas->diagram().boxes[machine].rect);
    QTest::mouseDClick(m_canvas->viewport(), Qt::LeftButton, {}, middleOf(machine));
    QCOMPARE(focus.count(), 1);
    QCOMPARE(focus[0][0].value<EntityRef>(), m_canvas->diagram().boxes[machine].entity);
}

void GraphCanvasTest::menuSelectsFirst()
{
    QSignalSpy menu(m_canvas.get(), &GraphCanvas::contextMenuRequested);
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    const EntityRef entity = m_canvas->diagram().boxes[machine].entity;
    m_canvas->ensureVisible(m_canvas->diagram().boxes[machine].rect);
    const QPoint at = middleOf(machine);
    const auto send = [this](QContextMenuEvent::Reason reason, const QPoint& position) {
        QContextMenuEvent event(reason, position, m_canvas->viewport()->mapToGlobal(position));
        QCoreApplication::sendEvent(m_canvas->viewport(), &event);
    };
    send(QContextMenuEvent::Mouse, QPoint(2, m_canvas->viewport()->height() - 2)); // beside all boxes
    QCOMPARE(menu.count(), 0);
    send(QContextMenuEvent::Mouse, at);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu[0][0].value<EntityRef>(), entity);
    QCOMPARE(m_selection->current(), entity);
    send(QContextMenuEvent::Keyboard, QPoint()); // for the box in focus, wherever the pointer is
    QCOMPARE(menu.count(), 2);
    QCOMPARE(menu[1][0].value<EntityRef>(), entity);
}

void GraphCanvasTest::foreignSelectionScrolls()
{
    m_canvas->zoomTo(1.6, QPointF(0, 40));
    const double scale = m_canvas->view().scale;
    const QRectF area = QRectF(m_canvas->viewport()->rect()).adjusted(0, GraphCanvas::headingHeight, 0, 0);
    for (const Diagram::Box& each : m_canvas->diagram().boxes) {
        m_selection->select(each.entity, this);
        QVERIFY(area.contains(m_canvas->view().toView(m_canvas->diagram().boxes[m_canvas->selectedBoxes()[0]].rect)));
        QCOMPARE(m_canvas->view().scale, scale);
    }
}

void GraphCanvasTest::newPictureKeepsPlace()
{
    m_canvas->zoomTo(1.2, QPointF(300, 300));
    const quint32 machine = box(u"vm-web-02"_s, Tier::Host);
    m_selection->select(m_canvas->diagram().boxes[machine].entity);
    const QPoint before = middleOf(machine);
    m_store->apply(tinyTenant(u"id id-new prod/rg-a\nvm vm-aaa prod/rg-a id-new\ngrant id-new Reader prod/rg-a\n"_s));
    const auto grown = std::make_shared<GraphPicture>(buildDiagram(m_store->inventory()));
    QVERIFY(grown->diagram.boxes.size() > m_canvas->diagram().boxes.size());
    m_canvas->setPicture(grown);
    QVERIFY((middleOf(box(u"vm-web-02"_s, Tier::Host)) - before).manhattanLength() <= 1);
    QCOMPARE(m_canvas->selectedBoxes(), std::vector<quint32>{box(u"vm-web-02"_s, Tier::Host)});
}

void GraphCanvasTest::scrollBarsMoveView()
{
    m_canvas->zoomTo(2, QPointF(0, 40));
    QScrollBar* bar = m_canvas->verticalScrollBar();
    QVERIFY(bar->maximum() > bar->minimum());
    const QPointF before = m_canvas->view().origin;
    bar->setValue(bar->value() + 40);
    QVERIFY(std::abs(m_canvas->view().origin.y() - before.y() - 20) < 0.01);
    bar->setValue(bar->maximum());
    const double bottom = m_canvas->view().toView(m_canvas->diagram().bounds).bottom();
    QVERIFY(bottom <= m_canvas->viewport()->height());
}

void GraphCanvasTest::keepsSomethingInSight()
{
    for (const QPoint& step : {QPoint(90, 0), QPoint(-90, 0), QPoint(0, 90), QPoint(0, -90)}) {
        for (int i = 0; i < 60; ++i) {
            const QPoint start(500, 300);
            QTest::mousePress(m_canvas->viewport(), Qt::LeftButton, {}, start);
            QTest::mouseMove(m_canvas->viewport(), start + step);
            QTest::mouseRelease(m_canvas->viewport(), Qt::LeftButton, {}, start + step);
        }
        const QRectF area = QRectF(m_canvas->viewport()->rect()).adjusted(0, GraphCanvas::headingHeight, 0, 0);
        const QRectF shown = area & m_canvas->view().toView(m_canvas->diagram().bounds);
        QVERIFY(shown.width() > 70 && shown.height() > 70);
    }
}

void GraphCanvasTest::toolTips()
{
    Diagram diagram = m_canvas->diagram();
    const quint32 shared = box(u"id-ci"_s, Tier::Identity);
    const QString text = boxToolTip(diagram, shared);
    QVERIFY(text.contains(u"id-ci"_s) && text.contains(u"Owner"_s));
    diagram.boxes[shared].title = u"<img src=x>\n&"_s + QString(9000, u'a');
    const QString hostile = boxToolTip(diagram, shared);
    QVERIFY(hostile.contains(u"&lt;img src=x&gt; &amp;"_s));
    QVERIFY(!hostile.contains(u"<img"_s));
    QVERIFY(hostile.size() < 2500);
    QSet<QString> sentences;
    for (quint32 line = 0; line < diagram.lines.size(); ++line) {
        QVERIFY(!lineToolTip(diagram, line).contains(u'%'));
        sentences.insert(lineToolTip(m_canvas->diagram(), line));
    }
    QVERIFY(sentences.contains(u"<qt>vm-web-01 runs as id-web-prod.</qt>"_s));
}

void GraphCanvasTest::dimsOnHover()
{
    const QImage before = m_canvas->grab().toImage();
    const quint32 machine = box(u"vm-web-01"_s, Tier::Host);
    QTest::mouseMove(m_canvas->viewport(), middleOf(machine));
    const QImage after = m_canvas->grab().toImage();
    QVERIFY(before != after);
    const QPoint away = middleOf(box(u"vm-build-01"_s, Tier::Host));
    const double half = 0.5 * diagramsize::boxWidth[0] * m_canvas->view().scale;
    const QPoint stripe(away.x() - static_cast<int>(half) + 2, away.y());
    if (m_canvas->viewport()->rect().contains(stripe))
        QVERIFY(qGray(after.pixel(stripe)) > qGray(before.pixel(stripe)));
}

void GraphCanvasTest::emptyIsHarmless()
{
    m_canvas->setPicture(std::make_shared<GraphPicture>());
    m_canvas->fit();
    m_canvas->zoomIn();
    for (const auto key : {Qt::Key_Left, Qt::Key_Down, Qt::Key_Return, Qt::Key_F, Qt::Key_PageDown})
        QTest::keyClick(m_canvas.get(), key);
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, {}, QPoint(200, 200));
    wheel({20, 100}, 120);
    (void)m_canvas->grab();
    QVERIFY(!m_canvas->focusedBox());
}

QTEST_MAIN(GraphCanvasTest)
#include "tst_graphcanvas.moc"
