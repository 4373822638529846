// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "ui/shell/selectionhistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestSelectionHistory : public QObject
{
    Q_OBJECT

    InventoryStore m_store;

    static QString idOf(int number) { return u"/subscriptions/s/resourceGroups/g%1"_s.arg(number); }

    EntityRef group(int number) const { return EntityRef(m_store.inventory().findScope(idOf(number))); }

    void fill(int groups)
    {
        m_store.clear();
        SyncBatch batch;
        for (int i = 0; i < groups; ++i) {
            ResourceGroup group;
            group.id = idOf(i);
            batch.resourceGroups.push_back(group);
        }
        m_store.apply(batch);
    }

private Q_SLOTS:
    void init() { fill(5); }

    void goesBackAndForward()
    {
        Selection selection;
        SelectionHistory history(selection, m_store);
        QVERIFY(!history.canGoBack() && !history.canGoForward());
        for (const int number : {0, 1, 2})
            selection.select(group(number));
        history.back();
        QCOMPARE(selection.current(), group(1));
        history.back();
        QCOMPARE(selection.current(), group(0));
        QVERIFY(!history.canGoBack());
        history.back();
        QCOMPARE(selection.current(), group(0));
        history.forward();
        history.forward();
        QCOMPARE(selection.current(), group(2));
        QVERIFY(!history.canGoForward());
    }

    void anotherWayCutsTheOldOneOff()
    {
        Selection selection;
        SelectionHistory history(selection, m_store);
        for (const int number : {0, 1, 2})
            selection.select(group(number));
        history.back();
        history.back();
        selection.select(group(3));
        QVERIFY(!history.canGoForward());
        history.back();
        QCOMPARE(selection.current(), group(0));
    }

    void nothingSelectedLeadsBackToTheLast()
    {
        Selection selection;
        SelectionHistory history(selection, m_store);
        selection.select(group(0));
        selection.select(group(1));
        selection.clear();
        QVERIFY(history.canGoBack());
        history.back();
        QCOMPARE(selection.current(), group(1));
        history.back();
        QCOMPARE(selection.current(), group(0));
    }

    void forgetsWhatIsGone()
    {
        Selection selection;
        SelectionHistory history(selection, m_store);
        QSignalSpy changed(&history, &SelectionHistory::changed);
        for (const int number : {0, 1, 0, 2})
            selection.select(group(number));
        changed.clear();
        SyncBatch kept;
        for (const int number : {0, 2, 3, 4}) {
            ResourceGroup group;
            group.id = idOf(number);
            kept.resourceGroups.push_back(group);
        }
        m_store.beginRefresh();
        m_store.apply(kept);
        m_store.finishRefresh({{ReadKind::ResourceGroups, u"/subscriptions/s"_s, false}});
        QVERIFY(!m_store.inventory().findScope(idOf(1)).isValid());
        QVERIFY(changed.count() > 0);
        history.back();
        QCOMPARE(selection.current(), group(0));
        QVERIFY2(!history.canGoBack(), "the same thing twice in a row is one place");
        m_store.clear();
        QVERIFY(!history.canGoBack() && !history.canGoForward());
    }

    void isBounded()
    {
        const int many = static_cast<int>(SelectionHistory::longest) + 20;
        fill(many);
        Selection selection;
        SelectionHistory history(selection, m_store);
        for (int i = 0; i < many; ++i)
            selection.select(group(i));
        int steps = 0;
        for (; history.canGoBack(); ++steps)
            history.back();
        QCOMPARE(steps, static_cast<int>(SelectionHistory::longest) - 1);
        QCOMPARE(selection.current(), group(20));
    }
};

QTEST_GUILESS_MAIN(TestSelectionHistory)

#include "tst_selectionhistory.moc"
