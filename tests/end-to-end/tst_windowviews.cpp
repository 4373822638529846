// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window's filters, saved views and bookmarks, with mouse and keys.

#include "tests/end-to-end/demowindowtest.h"
#include "ui/common/banner.h"
#include "ui/common/filterline.h"
#include "ui/explore/conditionbar.h"
#include "ui/explore/viewspanel.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

class TestWindowViews : public DemoWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void conditionsNarrowByTheMenu();
    void savesATable();
    void viewsComeBack();
    void badFilesAreRefused();
    void bookmarksAndRecentLeadBack();

private:
    ViewsPanel* panel() const { return m_driven->window().findChild<ViewsPanel*>(); }
    void openPanel();
    void saveView(const QString& name);
    QTreeWidgetItem* item(const QString& heading, const QString& name) const;
    void doubleClick(QTreeWidgetItem* item);
    void choose(QMenu* menu, const QString& text);
    /// Types a path into the file dialog that is open.
    void giveFile(const QString& path);
};

void TestWindowViews::openPanel()
{
    for (QTabBar* bar : m_driven->window().findChildren<QTabBar*>()) {
        for (int tab = 0; tab < bar->count(); ++tab) {
            if (bar->isVisible() && bar->tabText(tab) == u"Views")
                m_driven->click(bar, bar->tabRect(tab).center());
        }
    }
    QTRY_VERIFY(panel()->isVisible());
}

void TestWindowViews::choose(QMenu* menu, const QString& text)
{
    QVERIFY(menu && menu->isVisible());
    const QList<QAction*> actions = menu->actions();
    const auto found = std::find_if(actions.begin(), actions.end(),
                                    [&](const QAction* action) { return action->text().startsWith(text); });
    QVERIFY2(found != actions.end(), qPrintable(text));
    m_driven->click(menu, menu->actionGeometry(*found).center());
}

QTreeWidgetItem* TestWindowViews::item(const QString& heading, const QString& name) const
{
    const QTreeWidget* const list = panel()->list();
    for (int top = 0; top < list->topLevelItemCount(); ++top) {
        QTreeWidgetItem* const each = list->topLevelItem(top);
        for (int row = 0; each->text(0) == heading && row < each->childCount(); ++row) {
            if (each->child(row)->text(0) == name)
                return each->child(row);
        }
    }
    return nullptr;
}

void TestWindowViews::doubleClick(QTreeWidgetItem* item)
{
    QVERIFY(item);
    QTreeWidget* const list = panel()->list();
    list->scrollToItem(item);
    const QPoint at = list->viewport()->mapTo(&m_driven->window(), list->visualItemRect(item).center());
    QTest::mouseDClick(m_driven->window().windowHandle(), Qt::LeftButton, {}, at);
}

void TestWindowViews::saveView(const QString& name)
{
    m_driven->click(panel()->findChild<QPushButton*>(u"saveView"_s));
    QInputDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = panel()->findChild<QInputDialog*>(u"viewName"_s)));
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto* const line = dialog->findChild<QLineEdit*>();
    line->selectAll();
    QTest::keyClicks(line, name);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(item(u"Saved views"_s, name));
    m_driven->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driven->window()));
}

void TestWindowViews::giveFile(const QString& path)
{
    QFileDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = m_driven->window().findChild<QFileDialog*>()));
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    auto* const line = dialog->findChild<QLineEdit*>(u"fileNameEdit"_s);
    QVERIFY(line);
    line->setText(path);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_VERIFY(!m_driven->window().findChild<QFileDialog*>());
    m_driven->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_driven->window()));
}

void TestWindowViews::conditionsNarrowByTheMenu()
{
    QVERIFY(m_driven->openTab(4));
    auto* const add = assignments()->findChild<QToolButton*>(u"addCondition"_s);
    m_driven->click(add);
    choose(add->findChild<QMenu*>(), u"Orphaned"_s);
    QTRY_VERIFY(assignments()->proxy()->isSettled());
    const int orphaned = assignments()->proxy()->shownCount();
    QVERIFY(orphaned > 0 && orphaned < 10);
    auto* const chip = assignments()->conditions()->findChild<QToolButton*>(u"chip"_s);
    QCOMPARE(chip->text(), u"Orphaned"_s);
    QVERIFY(chip->isVisible());
    m_driven->click(chip);
    QTRY_COMPARE(assignments()->countsText(), u"64 of 64"_s);
}

void TestWindowViews::savesATable()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->click(machines()->filter());
    m_driven->type(u"ml"_s);
    QTRY_VERIFY(machines()->proxy()->isSettled() && machines()->proxy()->shownCount() < 25);
    const int shown = machines()->proxy()->shownCount();
    auto* const save = machines()->findChild<QToolButton*>(u"export"_s);
    m_driven->click(save);
    choose(save->findChild<QMenu*>(), u"Save %1 row(s) as JSON"_s.arg(shown));
    const QString path = m_home.filePath(u"machines.json"_s);
    giveFile(path);
    QTRY_VERIFY(m_driven->banner()->isVisible());
    QVERIFY(m_driven->banner()->text().contains(u"machines.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array().size(), qsizetype(shown));
}

void TestWindowViews::viewsComeBack()
{
    // Set up: a condition, a grouping, a focus, a selection.
    QVERIFY(m_driven->openTab(2));
    m_driven->click(machines()->filter());
    m_driven->type(u"role:Reader web"_s);
    m_driven->press(Qt::Key_Return);
    QTRY_VERIFY(machines()->proxy()->isSettled() && machines()->proxy()->shownCount() < 25);
    m_driven->graph()->setGrouping(Grouping::ResourceGroup);
    const QModelIndex development
        = m_driven->openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s});
    const QRect place = m_driven->tree()->visualRect(development);
    m_driven->click(m_driven->tree()->viewport(), place.topLeft() + QPoint(12, place.height() / 2));
    const QString counts = u"6 of 25"_s;
    QTRY_COMPARE(machines()->countsText(), counts);
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-web-02"_s)); // the tree has taken it
    openPanel();
    saveView(u"web"_s);

    // Leave it all.
    m_driven->click(machines()->filter());
    m_driven->press(Qt::Key_Escape);
    m_driven->click(machines()->conditions()->findChild<QToolButton*>(u"chip"_s));
    QTRY_COMPARE(machines()->countsText(), u"18 of 25"_s);
    m_driven->click(m_driven->window().findChild<QPushButton*>(u"showAllScopes"_s));
    QTRY_COMPARE(machines()->countsText(), u"25 of 25"_s);
    m_driven->graph()->setGrouping(Grouping::None);
    QVERIFY(m_driven->openTab(3));
    m_driven->clickCell(identities()->view(), DrivenWindow::row(identities(), u"id-ml-train"_s));

    // Another window with the same settings: the view is there, and brings everything back.
    m_driven->press(Qt::Key_Q, Qt::ControlModifier);
    m_driven.reset();
    openDemo();
    openPanel();
    doubleClick(item(u"Saved views"_s, u"web"_s));
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(m_driven->tabs()->currentIndex(), 1);
    QTRY_COMPARE(machines()->countsText(), counts);
    QCOMPARE(machines()->filter()->text(), u"web"_s);
    QVERIFY(m_driven->window().findChild<QPushButton*>(u"showAllScopes"_s)->isVisible());
    QCOMPARE(m_driven->selectedName(), u"vm-web-02"_s);
    QCOMPARE(m_driven->graph()->grouping(), Grouping::ResourceGroup);
    QVERIFY(!m_driven->canvas()->diagram().bands.empty());

    panel()->list()->setCurrentItem(item(u"Saved views"_s, u"web"_s));
    panel()->list()->setFocus();
    m_driven->press(Qt::Key_Delete);
    QTRY_VERIFY(!item(u"Saved views"_s, u"web"_s));
}

void TestWindowViews::badFilesAreRefused()
{
    const QString path = m_home.filePath(u"bad.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"rolescopeView\": 99}");
    file.close();
    openPanel();
    m_driven->click(panel()->findChild<QPushButton*>(u"openView"_s));
    giveFile(path);
    QTRY_VERIFY(m_driven->banner()->isVisible());
    QVERIFY(m_driven->banner()->text().contains(u"newer Rolescope"));
    QVERIFY(panel()->views().empty());
}

void TestWindowViews::bookmarksAndRecentLeadBack()
{
    QVERIFY(m_driven->openTab(2));
    const QModelIndex row = DrivenWindow::row(machines(), u"vm-pay-01"_s);
    m_driven->clickCell(machines()->view(), row);
    m_driven->rightClick(machines()->view()->viewport(), machines()->view()->visualRect(row).center());
    QMenu* menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
    choose(menu, u"Bookmark"_s);
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-ml-01"_s));
    openPanel();
    QTRY_VERIFY(item(u"Recent"_s, u"vm-ml-01"_s) && item(u"Bookmarks"_s, u"vm-pay-01"_s));
    doubleClick(item(u"Bookmarks"_s, u"vm-pay-01"_s));
    QCOMPARE(m_driven->selectedName(), u"vm-pay-01"_s);
    QTRY_COMPARE(item(u"Recent"_s, u"vm-pay-01"_s)->parent()->child(0)->text(0), u"vm-pay-01"_s); // the latest first
    doubleClick(item(u"Recent"_s, u"vm-ml-01"_s));
    QCOMPARE(m_driven->selectedName(), u"vm-ml-01"_s);
}

QTEST_MAIN(TestWindowViews)
#include "tst_windowviews.moc"
