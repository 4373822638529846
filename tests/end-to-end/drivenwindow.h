// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/windowsession.h"
#include "ui/explore/tablepage.h"

#include <QModelIndex>
#include <QSize>

#include <memory>

class QAbstractItemView;
class QListView;
class QTabWidget;
class QTableView;
class QTreeView;

namespace rolescope {
class Banner;
class GraphCanvas;
class Inspector;
class SearchBox;
class SyncStatus;
} // namespace rolescope

namespace rolescope::test {

/// To be called in init(): fails the test on any warning of Qt's but what the offscreen platform says it cannot do.
void failOnWarnings();

/// The program's window on a source, in the hands of a person: mouse and keys go to the window, which finds out by
/// itself whom they concern, so that what is covered, disabled or out of focus gets none of them.
class DrivenWindow
{
public:
    static constexpr QSize usualSize{1480, 920};

    /// Shows the window and starts its first sync. `settings` must outlive this.
    DrivenWindow(TenantAccess tenant, QSettings& settings, QSize size = usualSize);

    /// Until the running sync has ended and tables and graph show what it brought; false after half a minute.
    bool waitUntilQuiet();
    bool isQuiet() const;

    // What a person does
    void click(QWidget* on, QPoint at, Qt::KeyboardModifiers modifiers = {});
    void click(QWidget* on);
    void rightClick(QWidget* on, QPoint at);
    void drag(QWidget* on, QPoint from, QPoint to);
    void hover(QWidget* on, QPoint at);
    void wheel(QWidget* on, QPoint at, int delta, Qt::KeyboardModifiers modifiers = {});
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString& ascii);
    /// Scrolls with the wheel until the cell is in sight, and clicks on it.
    void clickCell(QAbstractItemView* view, const QModelIndex& cell, Qt::KeyboardModifiers modifiers = {});
    void clickBox(quint32 box);
    /// By its key, Ctrl+1 for the first; false where that did not bring it up.
    bool openTab(int number);

    // What is in the window
    MainWindow& window() { return m_session.window(); }
    /// As it is now: not to be kept while the window goes on.
    const Inventory& inventory() const { return m_session.store().inventory(); }
    SyncController& sync() { return m_session.sync(); }
    EntityRef selected() { return window().selection().current(); }
    QString selectedName();
    QTabWidget* tabs() const;
    TablePage* page(QStringView name) const; ///< "virtualMachines"
    QTreeView* tree() const;
    Inspector* inspector() const;
    QString inspectorName() const; ///< the heading; empty while nothing is shown
    GraphPage* graph() const;
    GraphCanvas* canvas() const;
    SearchBox* search() const;
    QListView* searchResults() const;
    Banner* banner() const;
    SyncStatus* status() const;
    /// The button of an action in the tool bar; null where it has none.
    QWidget* toolButton(const QString& actionName) const;

    /// The first row whose first column says `name`; invalid where there is none.
    static QModelIndex row(const TablePage* page, const QString& name);
    QString currentRow(const TablePage* page) const; ///< first column of the one selected row, else empty
    /// A row of the tree by its texts from the top, "Tenant Root Group" left out; opened on the way with the keys.
    QModelIndex openInTree(const QStringList& path);
    QString currentInTree() const;
    /// The box with this title; fails the test's run where there is none.
    quint32 box(const QString& title) const;
    QStringList selectedBoxes() const; ///< titles

private:
    template <class Widget> Widget* find(const QString& name) const;
    QWindow* native() const;
    QPoint inWindow(const QWidget* on, QPoint at) const;
    bool bringIntoSight(QAbstractItemView* view, const QModelIndex& cell);

    WindowSession m_session;
};

} // namespace rolescope::test
