// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window's tabs, tables, graph tools, appearance and memory, with mouse and keys.

#include "tests/end-to-end/demowindowtest.h"
#include "ui/common/filterline.h"
#include "ui/common/theme.h"
#include "ui/explore/searchbox.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

class TestWindowControls : public DemoWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void tabsOpenByKeys();
    void headersSort();
    void filterNarrows();
    void rowsAreCopied();
    void columnsExplainThemselves();
    void wheelZoomsToThePointer();
    void dragPans();
    void keysMoveAboutTheGraph();
    void appearanceSwitches();
    void remembersHowItWasLeft();
    void tabWalksTheWholeWindow();
    void everyControlHasAName();

private:
    void clickHeader(const TablePage* page, int column);
    static int columnNamed(const TablePage* page, const QString& title);
    QStringList column(const TablePage* page, int column) const;
    QPointF planeAt(QPoint position) const;
    void switchToDark();
    QSet<QWidget*> walk(Qt::Key key);
};

/// On the title of a column, scrolled into sight.
void TestWindowControls::clickHeader(const TablePage* page, int column)
{
    QHeaderView* const header = page->view()->horizontalHeader();
    const int left = header->sectionViewportPosition(column);
    QVERIFY(left >= 0 && left + 20 < header->viewport()->width());
    m_driven->click(header->viewport(), QPoint(left + 20, header->height() / 2));
    QTRY_VERIFY(page->proxy()->isSettled());
}

int TestWindowControls::columnNamed(const TablePage* page, const QString& title)
{
    for (int i = 0; i < page->proxy()->columnCount(); ++i) {
        if (page->proxy()->headerData(i, Qt::Horizontal).toString() == title)
            return i;
    }
    qFatal("There is no column %s.", qPrintable(title));
}

QStringList TestWindowControls::column(const TablePage* page, int column) const
{
    QStringList texts;
    for (int row = 0; row < page->proxy()->rowCount(); ++row)
        texts << page->proxy()->index(row, column).data().toString();
    return texts;
}

QPointF TestWindowControls::planeAt(QPoint position) const
{
    return m_driven->canvas()->view().toPlane(position);
}

void TestWindowControls::tabsOpenByKeys()
{
    for (int number = 1; number <= 6; ++number)
        QVERIFY2(m_driven->openTab(number), qPrintable(QString::number(number)));
    // The keys go on to what is shown.
    QVERIFY(m_driven->openTab(2));
    QCOMPARE(QApplication::focusWidget(), machines()->view());
    QVERIFY(!m_driven->selected().isValid()); // to look at a table is not to choose from it
    m_driven->press(Qt::Key_Down);
    QCOMPARE(m_driven->inspectorName(), column(machines(), 0)[1]);
    QVERIFY(m_driven->openTab(3));
    QCOMPARE(m_driven->inspectorName(), column(machines(), 0)[1]);
    QVERIFY(m_driven->openTab(1));
    QCOMPARE(QApplication::focusWidget(), m_driven->canvas());
}

void TestWindowControls::headersSort()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-ml-02"_s));
    QStringList ascending = column(machines(), 0);
    QCOMPARE(ascending.front(), u"vm-api-01"_s); // by name at first
    clickHeader(machines(), 0);
    std::reverse(ascending.begin(), ascending.end());
    QCOMPARE(column(machines(), 0), ascending);
    QCOMPARE(m_driven->currentRow(machines()), u"vm-ml-02"_s);

    // Numbers by number, not by text: id-shop-web holds the most roles, some hold none.
    QVERIFY(m_driven->openTab(3));
    const int rolesHeld = columnNamed(identities(), u"Roles held"_s);
    clickHeader(identities(), rolesHeld);
    QList<int> numbers;
    for (const QString& text : column(identities(), rolesHeld))
        numbers << text.toInt();
    QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
    QCOMPARE(numbers.front(), 0);
    QVERIFY(numbers.back() >= 4);
}

void TestWindowControls::filterNarrows()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->click(machines()->filter());
    m_driven->type(u"ML uksouth"_s);
    QTRY_COMPARE(machines()->countsText(), u"2 of 25"_s);
    QCOMPARE(column(machines(), 0), (QStringList{u"vm-ml-01"_s, u"vm-ml-02"_s}));
    m_driven->press(Qt::Key_Down); // on into the table
    QCOMPARE(m_driven->inspectorName(), u"vm-ml-01"_s);

    m_driven->click(machines()->filter());
    m_driven->type(u" nowhere"_s);
    auto* const clear = machines()->findChild<QPushButton*>(u"emptyAction"_s);
    QTRY_VERIFY(clear->isVisible());
    m_driven->click(clear);
    QTRY_COMPARE(machines()->countsText(), u"25 of 25"_s);
    QCOMPARE(m_driven->inspectorName(), u"vm-ml-01"_s);
    QCOMPARE(m_driven->currentRow(machines()), u"vm-ml-01"_s);
}

void TestWindowControls::rowsAreCopied()
{
    QVERIFY(m_driven->openTab(2));
    QApplication::clipboard()->clear();
    m_driven->clickCell(machines()->view(), machines()->proxy()->index(0, 0));
    m_driven->clickCell(machines()->view(), machines()->proxy()->index(2, 0), Qt::ShiftModifier);
    m_driven->press(Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[0].startsWith(u"Name\t"_s), qPrintable(lines[0]));
    for (int row = 0; row < 3; ++row) {
        QVERIFY2(lines[row + 1].startsWith(column(machines(), 0)[row] + u'\t'), qPrintable(lines[row + 1]));
        QCOMPARE(lines[row + 1].count(u'\t'), lines[0].count(u'\t'));
    }
}

void TestWindowControls::columnsExplainThemselves()
{
    const QTabWidget* const tabs = m_driven->tabs();
    int tables = 0;
    for (int tab = 0; tab < tabs->count(); ++tab) {
        const auto* const page = qobject_cast<TablePage*>(tabs->widget(tab));
        if (!page)
            continue;
        ++tables;
        for (int i = 0; i < page->proxy()->columnCount(); ++i) {
            const QString title = page->proxy()->headerData(i, Qt::Horizontal).toString();
            const QString explanation = page->proxy()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
            QVERIFY2(!title.isEmpty(), qPrintable(page->objectName()));
            QVERIFY2(explanation.size() > title.size() && explanation != title,
                     qPrintable(page->objectName() + u": "_s + title + u": "_s + explanation));
        }
    }
    QCOMPARE(tables, 5);

    // What the pointer gets to see.
    QVERIFY(m_driven->openTab(2));
    QHeaderView* const header = machines()->view()->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(0) + 20, header->height() / 2);
    QHelpEvent event(QEvent::ToolTip, at, header->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(header->viewport(), &event);
    QCOMPARE(QToolTip::text(), machines()->proxy()->headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString());
    QToolTip::hideText();
}

void TestWindowControls::wheelZoomsToThePointer()
{
    GraphCanvas* const canvas = m_driven->canvas();
    const QPoint at = middleOf(m_driven->box(u"id-dev-common"_s));
    for (const int delta : {120, 120, -240, -120}) {
        const QPointF before = planeAt(at);
        const double scale = canvas->view().scale;
        m_driven->wheel(canvas->viewport(), at, delta);
        QCOMPARE(canvas->view().scale > scale, delta > 0);
        QVERIFY(canvas->view().scale != scale);
        // Within a pixel of where it was.
        QVERIFY(QLineF(canvas->view().toView(before), at).length() < 1);
    }
}

void TestWindowControls::dragPans()
{
    GraphCanvas* const canvas = m_driven->canvas();
    const QPoint from = middleOf(m_driven->box(u"id-dev-common"_s));
    const QPointF held = planeAt(from);
    const QPoint to = from + QPoint(-60, -110);
    m_driven->drag(canvas->viewport(), from, to);
    QVERIFY(QLineF(canvas->view().toView(held), to).length() < 1);
    QVERIFY(!m_driven->selected().isValid()); // a drag is no click
}

void TestWindowControls::keysMoveAboutTheGraph()
{
    GraphCanvas* const canvas = m_driven->canvas();
    QVERIFY(m_driven->openTab(1));
    QCOMPARE(QApplication::focusWidget(), canvas);
    const double scale = canvas->view().scale;
    m_driven->press(Qt::Key_Plus);
    QVERIFY(canvas->view().scale > scale);

    m_driven->press(Qt::Key_0);
    QCOMPARE(canvas->view().scale, 1.0);
    m_driven->press(Qt::Key_F);
    const QRectF shown = canvas->view().toView(canvas->diagram().bounds);
    QVERIFY(QRectF(canvas->viewport()->rect()).contains(shown));

    // From box to box along the lines, and what is reached can be chosen.
    m_driven->clickBox(m_driven->box(u"vm-dev-ci-01"_s));
    m_driven->press(Qt::Key_Right);
    m_driven->press(Qt::Key_Right);
    QVERIFY(canvas->focusedBox());
    QCOMPARE(canvas->diagram().boxes[*canvas->focusedBox()].title, u"Key Vault Administrator"_s);
    QVERIFY(canvas->accessibleDescription().contains(u"Key Vault Administrator"_s));
    QCOMPARE(m_driven->inspectorName(), u"vm-dev-ci-01"_s);
    m_driven->press(Qt::Key_Return);
    QCOMPARE(m_driven->inspectorName(), u"Key Vault Administrator"_s);
    m_driven->press(Qt::Key_Escape);
    QVERIFY(!m_driven->selected().isValid());
}

void TestWindowControls::appearanceSwitches()
{
    const auto window = [] { return QApplication::palette().color(QPalette::Window); };
    const auto background = [this] {
        const QImage image = m_driven->canvas()->viewport()->grab().toImage();
        return image.pixelColor(4, GraphCanvas::headingHeight + 4).name();
    };
    const auto pointAtNothing
        = [this] { m_driven->hover(m_driven->canvas()->viewport(), QPoint(4, GraphCanvas::headingHeight + 4)); };
    QVERIFY(window().lightness() > 128);
    QCOMPARE(background(), Theme::lightTheme().background.name());
    pointAtNothing();
    const QImage light = m_driven->window().grab().toImage();

    m_driven->click(m_driven->toolButton(u"themeAction"_s));
    QVERIFY(window().lightness() < 128);
    QCOMPARE(background(), Theme::darkTheme().background.name());
    m_driven->click(m_driven->toolButton(u"themeAction"_s));
    QVERIFY(window().lightness() > 128);
    pointAtNothing();
    QVERIFY(m_driven->window().grab().toImage() == light);

    switchToDark();
    QVERIFY(window().lightness() < 128);
}

/// By the menu, with keys: View, Appearance, Dark.
void TestWindowControls::switchToDark()
{
    m_driven->press(Qt::Key_V, Qt::AltModifier);
    m_driven->press(Qt::Key_A);
    m_driven->press(Qt::Key_Up);
    m_driven->press(Qt::Key_Return);
}

void TestWindowControls::remembersHowItWasLeft()
{
    m_driven->window().setGeometry(40, 30, 1000, 660);
    const QRect place = m_driven->window().geometry();
    switchToDark();
    QVERIFY(m_driven->openTab(2));
    QHeaderView* header = machines()->view()->horizontalHeader();
    const int location = columnNamed(machines(), u"Location"_s);
    QVERIFY(!header->isSectionHidden(location));

    const int width = header->sectionSize(0);
    const QPoint border(header->sectionViewportPosition(0) + width - 1, header->height() / 2);
    m_driven->drag(header->viewport(), border, border + QPoint(37, 0));
    QCOMPARE(header->sectionSize(0), width + 37);
    clickHeader(machines(), 0);
    QCOMPARE(machines()->proxy()->sortOrder(), Qt::DescendingOrder);
    m_driven->rightClick(header->viewport(), QPoint(20, header->height() / 2));
    auto* const menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    const QList<QAction*> actions = menu->actions();
    const auto item
        = std::find_if(actions.begin(), actions.end(), [](auto* each) { return each->text() == u"Location"_s; });
    QVERIFY(item != actions.end());
    m_driven->click(menu, menu->actionGeometry(*item).center());
    QVERIFY(header->isSectionHidden(location));
    const QStringList names = column(machines(), 0);
    QVERIFY(m_driven->openTab(3));

    m_driven->press(Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!m_driven->window().isVisible());
    m_driven.reset();
    m_settings = std::make_unique<QSettings>();
    openDemo(QSize());

    QCOMPARE(m_driven->window().geometry(), place);
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    QCOMPARE(m_driven->tabs()->currentIndex(), 2);
    header = machines()->view()->horizontalHeader();
    QCOMPARE(header->sectionSize(0), width + 37);
    QVERIFY(header->isSectionHidden(location));
    QCOMPARE(machines()->proxy()->sortOrder(), Qt::DescendingOrder);
    QCOMPARE(column(machines(), 0), names);
}

/// Everything that has the focus on the way round the window.
QSet<QWidget*> TestWindowControls::walk(Qt::Key key)
{
    QSet<QWidget*> met;
    m_driven->press(Qt::Key_K, Qt::ControlModifier);
    // Links of the inspector are stations too.
    for (int steps = 0; steps < 500; ++steps) {
        m_driven->press(key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
        met.insert(QApplication::focusWidget());
        if (QApplication::focusWidget() == m_driven->search())
            return met;
    }
    return {};
}

void TestWindowControls::tabWalksTheWholeWindow()
{
    for (int tab = 1; tab <= 6; ++tab) {
        QVERIFY(m_driven->openTab(1));
        m_driven->clickBox(m_driven->box(u"vm-build-01"_s));
        QVERIFY(m_driven->openTab(tab));
        QSet<QWidget*> expected;
        for (QWidget* each : m_driven->window().findChildren<QWidget*>()) {
            if (each->isVisible() && each->isEnabled() && each->focusPolicy() & Qt::TabFocus && !each->focusProxy())
                expected.insert(each);
        }
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
            const QSet<QWidget*> met = walk(key);
            for (QWidget* each : expected)
                QVERIFY2(met.contains(each), qPrintable(QDebug::toString(each)));
            QVERIFY(met.contains(m_driven->search()));
        }
        QCOMPARE(m_driven->inspectorName(), u"vm-build-01"_s); // walking past is not choosing
    }
}

void TestWindowControls::everyControlHasAName()
{
    QStringList nameless;
    const auto look = [&nameless](const auto& self, QAccessibleInterface* each, const QString& path) -> void {
        if (!each || each->state().invisible)
            return;
        const QString here = path + u'/' + (each->object() ? QDebug::toString(each->object()) : QString());
        const bool isText = each->role() == QAccessible::Cell || each->role() == QAccessible::TreeItem;
        if (each->state().focusable && !isText && each->text(QAccessible::Name).trimmed().isEmpty())
            nameless << here;
        for (int i = 0; !isText && i < each->childCount(); ++i)
            self(self, each->child(i), here);
    };
    for (int tab = 1; tab <= 6; ++tab) {
        QVERIFY(m_driven->openTab(tab));
        look(look, QAccessible::queryAccessibleInterface(&m_driven->window()), QString());
        m_driven->press(Qt::Key_Down); // and once more with something in the inspector
    }
    nameless.removeDuplicates();
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

QTEST_MAIN(TestWindowControls)
#include "tst_windowcontrols.moc"
