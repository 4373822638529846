// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end-to-end/drivenwindow.h"

#include "ui/common/banner.h"
#include "ui/common/elidedlabel.h"
#include "ui/explore/inspector.h"
#include "ui/explore/searchbox.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"
#include "ui/shell/syncstatus.h"

#include <QAction>
#include <QApplication>
#include <QListView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolBar>
#include <QTreeView>
#include <QWheelEvent>
#include <QWindow>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 30'000;
constexpr int notch = 120; ///< of a wheel

} // namespace

void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

DrivenWindow::DrivenWindow(TenantAccess tenant, QSettings& settings, QSize size)
    : m_session(std::move(tenant), settings)
{
    if (size.isValid())
        window().resize(size);
    m_session.start();
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window()))
        qFatal("The window does not become active.");
}

bool DrivenWindow::isQuiet() const
{
    const auto pages = const_cast<WindowSession&>(m_session).window().findChildren<TablePage*>();
    const bool settled
        = std::all_of(pages.begin(), pages.end(), [](const TablePage* page) { return page->proxy()->isSettled(); });
    return settled && !const_cast<WindowSession&>(m_session).sync().isRunning() && !graph()->isBusy();
}

bool DrivenWindow::waitUntilQuiet()
{
    // By the signal first: looking every ten milliseconds holds up a sync of many short requests.
    QSignalSpy ended(&sync(), &SyncController::finished);
    if (sync().isRunning() && !ended.wait(patience))
        return false;
    const bool quiet = QTest::qWaitFor([this] { return isQuiet(); }, patience);
    QCoreApplication::processEvents(); // layouts that the last change has asked for
    return quiet && isQuiet();
}

// What a person does

QWindow* DrivenWindow::native() const
{
    return const_cast<WindowSession&>(m_session).window().windowHandle();
}

QPoint DrivenWindow::inWindow(const QWidget* on, QPoint at) const
{
    return on->mapTo(on->window(), at);
}

void DrivenWindow::click(QWidget* on, QPoint at, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(on->window()->windowHandle(), Qt::LeftButton, modifiers, inWindow(on, at));
}

void DrivenWindow::click(QWidget* on)
{
    click(on, on->rect().center());
}

void DrivenWindow::rightClick(QWidget* on, QPoint at)
{
    QTest::mouseClick(native(), Qt::RightButton, {}, inWindow(on, at));
}

void DrivenWindow::drag(QWidget* on, QPoint from, QPoint to)
{
    QTest::mousePress(native(), Qt::LeftButton, {}, inWindow(on, from));
    QTest::mouseMove(native(), inWindow(on, (from + to) / 2));
    QTest::mouseMove(native(), inWindow(on, to));
    QTest::mouseRelease(native(), Qt::LeftButton, {}, inWindow(on, to));
}

void DrivenWindow::hover(QWidget* on, QPoint at)
{
    QTest::mouseMove(native(), inWindow(on, at));
}

void DrivenWindow::wheel(QWidget* on, QPoint at, int delta, Qt::KeyboardModifiers modifiers)
{
    const QPoint position = inWindow(on, at);
    QWheelEvent event(position, native()->mapToGlobal(position), {}, QPoint(0, delta), Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(native(), &event);
}

void DrivenWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(native(), key, modifiers);
}

void DrivenWindow::type(const QString& ascii)
{
    for (const QChar letter : ascii)
        QTest::keyClick(native(), letter.toLatin1());
}

bool DrivenWindow::bringIntoSight(QAbstractItemView* view, const QModelIndex& cell)
{
    QWidget* const port = view->viewport();
    for (int turns = 0; turns < 500; ++turns) {
        const QPoint middle = view->visualRect(cell).center();
        if (port->rect().contains(QPoint(port->rect().center().x(), middle.y())))
            return true;
        wheel(port, port->rect().center(), middle.y() < 0 ? notch : -notch);
    }
    return false;
}

void DrivenWindow::clickCell(QAbstractItemView* view, const QModelIndex& cell, Qt::KeyboardModifiers modifiers)
{
    if (!cell.isValid() || !view->isVisible() || !bringIntoSight(view, cell))
        qFatal("There is no such cell to click on in %s.", qPrintable(view->objectName()));
    const QRect seen = view->visualRect(cell).intersected(view->viewport()->rect());
    click(view->viewport(), seen.center(), modifiers);
}

void DrivenWindow::clickBox(quint32 box)
{
    const QPoint at = canvas()->view().toView(canvas()->diagram().boxes[box].rect.center()).toPoint();
    if (!canvas()->viewport()->rect().contains(at))
        qFatal("Box %s is not in sight.", qPrintable(canvas()->diagram().boxes[box].title));
    click(canvas()->viewport(), at);
}

bool DrivenWindow::openTab(int number)
{
    press(static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
    return tabs()->currentIndex() == number - 1;
}

// What is in the window

template <class Widget> Widget* DrivenWindow::find(const QString& name) const
{
    return const_cast<WindowSession&>(m_session).window().findChild<Widget*>(name);
}

QString DrivenWindow::selectedName()
{
    return selected().isValid() ? inventory().displayName(selected()) : QString();
}

QTabWidget* DrivenWindow::tabs() const
{
    return find<QTabWidget>(u"pages"_s);
}

TablePage* DrivenWindow::page(QStringView name) const
{
    return find<TablePage>(name.toString());
}

QTreeView* DrivenWindow::tree() const
{
    return find<QTreeView>(u"scopeTree"_s);
}

Inspector* DrivenWindow::inspector() const
{
    return find<Inspector>(u"inspector"_s);
}

QString DrivenWindow::inspectorName() const
{
    const auto* const name = find<ElidedLabel>(u"inspectorName"_s);
    return name->isVisible() ? name->text() : QString();
}

GraphPage* DrivenWindow::graph() const
{
    return const_cast<WindowSession&>(m_session).window().graphPage();
}

GraphCanvas* DrivenWindow::canvas() const
{
    return graph()->canvas();
}

SearchBox* DrivenWindow::search() const
{
    return find<SearchBox>(u"search"_s);
}

QListView* DrivenWindow::searchResults() const
{
    return search()->resultsView();
}

Banner* DrivenWindow::banner() const
{
    return find<Banner>(u"banner"_s);
}

SyncStatus* DrivenWindow::status() const
{
    return const_cast<WindowSession&>(m_session).window().findChild<SyncStatus*>();
}

QWidget* DrivenWindow::toolButton(const QString& actionName) const
{
    return find<QToolBar>(u"mainToolBar"_s)->widgetForAction(find<QAction>(actionName));
}

QModelIndex DrivenWindow::row(const TablePage* page, const QString& name)
{
    const SortFilterProxy* const rows = page->proxy();
    for (int i = 0; i < rows->rowCount(); ++i) {
        if (rows->index(i, 0).data().toString() == name)
            return rows->index(i, 0);
    }
    return {};
}

QString DrivenWindow::currentRow(const TablePage* page) const
{
    const QModelIndexList chosen = page->view()->selectionModel()->selectedRows();
    return chosen.size() == 1 ? chosen.front().data().toString() : QString();
}

QModelIndex DrivenWindow::openInTree(const QStringList& path)
{
    QTreeView* const view = tree();
    QModelIndex at = view->model()->index(0, 0);
    for (const QString& name : path) {
        if (!view->isExpanded(at)) {
            clickCell(view, at);
            press(Qt::Key_Right);
        }
        const QModelIndexList found = view->model()->match(view->model()->index(0, 0, at), Qt::DisplayRole, name, 1,
                                                           Qt::MatchExactly | Qt::MatchCaseSensitive);
        if (found.isEmpty())
            qFatal("The tree has no row %s.", qPrintable(path.join(u'/')));
        at = found.front();
    }
    return at;
}

QString DrivenWindow::currentInTree() const
{
    const QModelIndexList chosen = tree()->selectionModel()->selectedRows();
    return chosen.size() == 1 ? chosen.front().data().toString() : QString();
}

quint32 DrivenWindow::box(const QString& title) const
{
    const auto& boxes = canvas()->diagram().boxes;
    const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const auto& each) { return each.title == title; });
    if (found == boxes.end())
        qFatal("The graph has no box %s.", qPrintable(title));
    return static_cast<quint32>(found - boxes.begin());
}

QStringList DrivenWindow::selectedBoxes() const
{
    QStringList titles;
    for (const quint32 each : canvas()->selectedBoxes())
        titles << canvas()->diagram().boxes[each].title;
    return titles;
}

} // namespace rolescope::test
