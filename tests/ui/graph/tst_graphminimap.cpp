// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/graph/graphminimap.h"

#include "models/graph/diagrambuilder.h"
#include "models/inventory/inventorystore.h"
#include "tests/models/graph/tinytenant.h"
#include "tests/support/stage.h"
#include "tests/ui/graph/graphfixture.h"
#include "ui/graph/graphcanvas.h"

#include <QtTest>

using namespace rolescope;
using namespace rolescope::test;
using namespace Qt::Literals::StringLiterals;

class GraphMinimapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_store.clear();
        m_store.apply(tinyTenant(largeCompany(120)));
        m_canvas = std::make_unique<GraphCanvas>(m_selection, Theme::lightTheme());
        m_stage = std::make_unique<Stage>(*m_canvas, QSize(900, 600));
        m_map = new GraphMinimap(*m_canvas, Theme::lightTheme(), m_canvas->viewport());
        m_canvas->setPicture(std::make_shared<GraphPicture>(buildDiagram(m_store.inventory())));
    }

    void cleanup()
    {
        m_stage.reset();
        m_canvas.reset();
    }

    void showsOnlyWhereThereIsMoreToSee()
    {
        QVERIFY(m_map->isVisible());
        QVERIFY(m_canvas->viewport()->rect().contains(m_map->geometry()));
        m_canvas->fit();
        QVERIFY(!m_map->isVisible());
        m_canvas->zoomIn();
        m_canvas->zoomIn();
        QVERIFY(m_map->isVisible());
        m_canvas->setPicture(std::make_shared<GraphPicture>());
        QVERIFY(!m_map->isVisible());
    }

    void frameFollowsTheView()
    {
        m_canvas->zoomTo(1, {450, 300});
        m_canvas->centerOn(m_canvas->diagram().bounds.center());
        const QPointF before = m_map->frame().center();
        QVERIFY((before - QRectF(m_map->rect()).center()).manhattanLength() < 4);
        m_canvas->centerOn(m_canvas->diagram().bounds.center() + QPointF(0, 400));
        QVERIFY(m_map->frame().center().y() > before.y());
        const double height = m_map->frame().height();
        m_canvas->zoomOut();
        QVERIFY(m_map->frame().height() > height);
    }

    void clickAndDragMoveTheView()
    {
        m_canvas->zoomTo(1, {450, 300});
        const QPoint low(m_map->width() / 2, m_map->height() - 20);
        QTest::mouseClick(m_map, Qt::LeftButton, {}, low);
        QVERIFY((m_canvas->seenArea().center() - m_map->toPlane(low)).manhattanLength() < 2);
        const QPoint high(m_map->width() / 2, 20);
        QTest::mousePress(m_map, Qt::LeftButton, {}, low);
        QMouseEvent move(QEvent::MouseMove, high, m_map->mapToGlobal(high), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_map, &move);
        QVERIFY((m_canvas->seenArea().center() - m_map->toPlane(high)).manhattanLength() < 2);
        QTest::mouseRelease(m_map, Qt::LeftButton, {}, high);
        QVERIFY(!m_selection.current().isValid()); // the canvas below got none of it
    }

    void isPaintedInBothThemes()
    {
        const QImage light = m_map->grab().toImage();
        m_map->setTheme(Theme::darkTheme());
        QVERIFY(m_map->grab().toImage() != light);
    }

private:
    InventoryStore m_store;
    Selection m_selection;
    std::unique_ptr<GraphCanvas> m_canvas;
    std::unique_ptr<Stage> m_stage;
    GraphMinimap* m_map = nullptr; ///< of the canvas
};

QTEST_MAIN(GraphMinimapTest)
#include "tst_graphminimap.moc"
