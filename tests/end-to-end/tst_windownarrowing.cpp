// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window narrowed to some scopes by the check boxes of its tree, with mouse and keys.

#include "tests/end-to-end/demowindowtest.h"
#include "ui/explore/searchbox.h"
#include "ui/graph/graphcanvas.h"
#include "ui/shell/partialmark.h"
#include "ui/shell/viewstrip.h"

#include <QApplication>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

class TestWindowNarrowing : public DemoWindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void untickingTakesOutOfEverything();
    void onlyThisByTheMenu();
    void outlivesARefresh();

private:
    ViewStrip* strip() const { return m_driven->window().findChild<ViewStrip*>(); }
    PartialMark* mark() const { return m_driven->window().findChild<PartialMark*>(); }
    void tick(const QModelIndex& row);
    QSet<QString> hostsInGraph() const;
};

void TestWindowNarrowing::tick(const QModelIndex& row)
{
    QTreeView* const tree = m_driven->tree();
    tree->scrollTo(row);
    const QRect place = tree->visualRect(row);
    m_driven->click(tree->viewport(), place.topLeft() + QPoint(12, place.height() / 2));
    QVERIFY(m_driven->waitUntilQuiet());
}

QSet<QString> TestWindowNarrowing::hostsInGraph() const
{
    QSet<QString> names;
    for (const Diagram::Box& box : m_driven->canvas()->diagram().boxes) {
        if (box.tier == Tier::Host)
            names.insert(box.title);
    }
    return names;
}

void TestWindowNarrowing::untickingTakesOutOfEverything()
{
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-web-01"_s));
    QVERIFY(hostsInGraph().contains(u"vm-ml-01"_s));
    QVERIFY(!strip()->isVisible());

    tick(m_driven->openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s}));
    QCOMPARE(machines()->countsText(), u"18 of 25"_s); // seven of them are the developers'
    QVERIFY(!DrivenWindow::row(machines(), u"vm-ml-01"_s).isValid());
    QVERIFY(!hostsInGraph().contains(u"vm-ml-01"_s));
    QVERIFY(hostsInGraph().contains(u"vm-web-01"_s));
    QVERIFY(!DrivenWindow::row(identities(), u"id-ml-train"_s).isValid());
    QVERIFY(DrivenWindow::row(identities(), u"id-shop-web"_s).isValid());
    QCOMPARE(strip()->narrowedText(), u"Without Fabrikam Development"_s);
    QVERIFY(strip()->isVisible());

    m_driven->press(Qt::Key_K, Qt::ControlModifier);
    m_driven->type(u"vm-ml"_s);
    QVERIFY(!m_driven->searchResults()->isVisible());
    m_driven->press(Qt::Key_Escape);

    m_driven->click(strip()->findChild<QPushButton*>(u"showAllScopes"_s));
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QVERIFY(hostsInGraph().contains(u"vm-ml-01"_s));
    QVERIFY(!strip()->isVisible());
}

void TestWindowNarrowing::onlyThisByTheMenu()
{
    const QModelIndex group = m_driven->openInTree(
        {u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Shop Production"_s, u"rg-shop-web"_s});
    QTreeView* const tree = m_driven->tree();
    tree->scrollTo(group);
    m_driven->rightClick(tree->viewport(), tree->visualRect(group).center());
    QMenu* menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
    const QList<QAction*> actions = menu->actions();
    const auto only = std::find_if(actions.begin(), actions.end(),
                                   [](const QAction* action) { return action->text() == u"Show only this scope"; });
    QVERIFY(only != actions.end());
    m_driven->click(menu, menu->actionGeometry(*only).center());
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(strip()->narrowedText(), u"Only rg-shop-web"_s);
    QVERIFY(m_driven->openTab(2));
    QCOMPARE(machines()->countsText(), u"7 of 25"_s); // as the tree counts
    QVERIFY(m_driven->openTab(4));
    // What was granted above the group counts in it too.
    bool grantedAbove = false;
    for (int row = 0; row < assignments()->proxy()->rowCount(); ++row)
        grantedAbove |= assignments()->proxy()->index(row, 3).data().toString() == u"Fabrikam Shop Production";
    QVERIFY(grantedAbove);
    QVERIFY(assignments()->proxy()->shownCount() < assignments()->proxy()->allCount());
}

void TestWindowNarrowing::outlivesARefresh()
{
    tick(m_driven->openInTree({u"Tenant Root Group"_s, u"Workloads"_s, u"Fabrikam Development"_s}));
    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->sync().isRunning());
    QVERIFY(mark()->text().startsWith(u"Reading again"));
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(mark()->text(), QString());
    QCOMPARE(strip()->narrowedText(), u"Without Fabrikam Development"_s);
    QVERIFY(m_driven->openTab(2));
    QCOMPARE(machines()->countsText(), u"18 of 25"_s);
}

QTEST_MAIN(TestWindowNarrowing)
#include "tst_windownarrowing.moc"
