// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stage.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/common/appstyle.h"
#include "ui/common/emptystate.h"
#include "ui/common/filterline.h"
#include "ui/explore/scopetreepanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

class TestScopeTreePanel : public QObject
{
    Q_OBJECT

    /// "Contoso > Platform" …: the shown row with that name.
    static QModelIndex find(const ScopeTreePanel& panel, const QString& name)
    {
        const QAbstractItemModel* const model = panel.view()->model();
        const auto hits
            = model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
        return hits.isEmpty() ? QModelIndex() : hits.first();
    }

    static void click(const ScopeTreePanel& panel, const QString& name)
    {
        const QModelIndex index = find(panel, name);
        QVERIFY(index.isValid());
        panel.view()->scrollTo(index);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, panel.view()->visualRect(index).center());
    }

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Theme::lightTheme()); }

    void emptyStoreInvites()
    {
        InventoryStore store;
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        auto* const empty = panel.findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QVERIFY(empty->sentence().contains(u"No scopes yet"_s));
        sample::fill(store);
        QVERIFY(!empty->isVisible());
        store.clear();
        QVERIFY(empty->isVisible());
    }

    void opensDownToSubscriptions()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        QAbstractItemModelTester tester(panel.view()->model());
        Stage stage(panel, QSize(300, 400));
        const QModelIndex production = find(panel, u"Production"_s);
        QVERIFY(production.isValid());
        QVERIFY(!panel.view()->visualRect(production).isEmpty());
        QVERIFY(!panel.view()->isExpanded(production));
        // by name, not in the order of their coming
        QCOMPARE(production.row(), 1);
        QCOMPARE(production.siblingAtRow(0).data().toString(), u"Development"_s);
    }

    void clickSelectsAndForeignSelectionShows()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        click(panel, u"Production"_s);
        QCOMPARE(selection.current(), EntityRef(store.inventory().findScope(sample::subscription())));

        const HostHandle machine = store.inventory().findHost(sample::machine(24));
        QSignalSpy changed(&selection, &Selection::changed);
        selection.select(machine);
        const QModelIndex current = panel.view()->currentIndex();
        QCOMPARE(current.data().toString(), u"vm-web-24"_s);
        QVERIFY(panel.view()->viewport()->rect().contains(panel.view()->visualRect(current)));
        QCOMPARE(changed.count(), 1); // no echo

        selection.select(store.inventory().findRole(u"Owner"));
        QVERIFY(!panel.view()->currentIndex().isValid());
        QCOMPARE(selection.current().kind, EntityKind::Role);
    }

    void keysWalkThroughTheTree()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        QSignalSpy activated(&panel, &ScopeTreePanel::entityActivated);
        click(panel, u"Production"_s);
        QTest::keyClick(panel.view(), Qt::Key_Right); // opens
        QTest::keyClick(panel.view(), Qt::Key_Down);
        QCOMPARE(store.inventory().displayName(selection.current()), u"rg-data"_s);
        QTest::keyClick(panel.view(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        panel.view()->setFocus();
        panel.view()->findChild<QAction*>(u"copyId"_s)->trigger();
        QCOMPARE(QApplication::clipboard()->text(), sample::subscription() + u"/resourceGroups/rg-data"_s);
    }

    void filterKeepsWhatIsAbove()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        QTest::keyClicks(panel.filter(), u"WEB-07"_s);
        QTRY_VERIFY(!find(panel, u"vm-web-08"_s).isValid());
        const QModelIndex found = find(panel, u"vm-web-07"_s);
        QVERIFY(!panel.view()->visualRect(found).isEmpty()); // opened down to it
        QVERIFY(find(panel, u"Production"_s).isValid());
        QVERIFY(!selection.current().isValid());

        QTest::keyClick(panel.filter(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(panel.filter(), u"no such thing"_s);
        auto* const empty = panel.findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(empty->sentence().contains(u"no such thing"_s));
        QTest::keyClick(panel.filter(), Qt::Key_Escape);
        QTRY_VERIFY(find(panel, u"vm-web-08"_s).isValid());
        QVERIFY(!panel.view()->isExpanded(find(panel, u"Production"_s))); // as before
    }

    void refreshKeepsExpansionAndSelection()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        selection.follow(store);
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        QAbstractItemModelTester tester(panel.view()->model());
        Stage stage(panel, QSize(300, 400));
        selection.select(store.inventory().findHost(sample::machine(3)));
        QVERIFY(panel.view()->isExpanded(find(panel, u"rg-web"_s)));

        SyncBatch again = sample::tenant();
        again.hosts.erase(again.hosts.begin()); // vm-web-01 is gone
        store.beginRefresh();
        store.apply(again);
        Host added;
        added.id = sample::inGroup(u"rg-web"_s, u"providers/Microsoft.Compute/virtualMachines/vm-aaa"_s);
        SyncBatch more;
        more.hosts = {added};
        store.apply(more);
        store.finishRefresh({{ReadKind::VirtualMachines, u"/"_s}});
        QVERIFY(!find(panel, u"vm-web-01"_s).isValid());
        QVERIFY(find(panel, u"vm-aaa"_s).isValid());
        QVERIFY(panel.view()->isExpanded(find(panel, u"rg-web"_s)));
        QCOMPARE(panel.view()->currentIndex().data().toString(), u"vm-web-03"_s);
        QCOMPARE(store.inventory().displayName(selection.current()), u"vm-web-03"_s);
    }

    void selectionGoesWithWhatIsGone()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        selection.follow(store);
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        selection.select(store.inventory().findHost(sample::machine(1)));
        SyncBatch again = sample::tenant();
        again.hosts.erase(again.hosts.begin());
        store.beginRefresh();
        store.apply(again);
        store.finishRefresh({{ReadKind::VirtualMachines, u"/"_s}});
        QVERIFY(!selection.current().isValid());
        QVERIFY(panel.view()->selectionModel()->selectedIndexes().isEmpty());
    }

    void ticksWithoutSelecting()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        click(panel, u"Development"_s);
        const EntityRef before = selection.current();
        QVERIFY(before.isValid());
        const QModelIndex production = find(panel, u"Production"_s);
        const QPoint box = panel.view()->visualRect(production).topLeft() + QPoint(12, 14);
        QTest::mouseClick(panel.view()->viewport(), Qt::LeftButton, {}, box);
        QCOMPARE(production.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(choice.isNarrowed());
        QCOMPARE(selection.current(), before);
        QTest::keyClick(panel.view(), Qt::Key_Down);
        QCOMPARE(panel.view()->currentIndex(), production);
        QTest::keyClick(panel.view(), Qt::Key_Space);
        QCOMPARE(production.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QVERIFY(!choice.isNarrowed());
    }

    void menuShowsOnlyThisAndAllAgain()
    {
        InventoryStore store;
        sample::fill(store);
        Selection selection;
        ScopeChoice choice(store);
        ScopeTreePanel panel(store, selection, choice);
        Stage stage(panel, QSize(300, 400));
        click(panel, u"Development"_s);
        panel.findChild<QAction*>(u"onlyThis"_s)->trigger();
        QCOMPARE(find(panel, u"Development"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        QCOMPARE(find(panel, u"Production"_s).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        panel.findChild<QAction*>(u"allScopes"_s)->trigger();
        QVERIFY(!choice.isNarrowed());
    }
};

QTEST_MAIN(TestScopeTreePanel)
#include "tst_scopetreepanel.moc"
