// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stage.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/common/appstyle.h"
#include "ui/explore/searchbox.h"
#include "ui/explore/searchresults.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

class TestSearchBox : public QObject
{
    Q_OBJECT

    InventoryStore m_store;
    Selection m_selection;

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Theme::lightTheme()); }

    void init()
    {
        m_selection.clear();
        m_store.clear();
        sample::fill(m_store);
    }

    void keysFindAndSelect()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QSignalSpy accepted(&box, &SearchBox::accepted);
        box.activate();
        QTest::keyClicks(&box, u"vm-web-1"_s);
        QVERIFY(box.resultsView()->isVisible());
        QCOMPARE(box.resultsView()->model()->rowCount(), 10);
        QCOMPARE(box.resultsView()->currentIndex().row(), 0);
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.resultsView()->currentIndex().row(), 1);
        QVERIFY(!m_selection.current().isValid()); // only Return selects
        const EntityRef wanted = box.resultsView()->currentIndex().data(ItemRole::EntityRole).value<EntityRef>();
        QTest::keyClick(&box, Qt::Key_Return);
        QCOMPARE(m_selection.current(), wanted);
        QCOMPARE(accepted.count(), 1);
        QVERIFY(!box.resultsView()->isVisible());
    }

    void upFromTheFirstIsTheLast()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"vm-web-1"_s);
        QTest::keyClick(&box, Qt::Key_Up);
        QCOMPARE(box.resultsView()->currentIndex().row(), 9);
    }

    void anotherQuestionStartsAtItsBestAnswer()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"vm-web-"_s);
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClick(&box, Qt::Key_Down);
        QTest::keyClicks(&box, u"1"_s);
        QVERIFY(box.resultsView()->isVisible());
        QCOMPARE(box.resultsView()->currentIndex().row(), 0);
    }

    void escapeClosesThenEmpties()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"id-"_s);
        QVERIFY(box.resultsView()->isVisible());
        QTest::keyClick(&box, Qt::Key_Escape);
        QVERIFY(!box.resultsView()->isVisible());
        QCOMPARE(box.text(), u"id-"_s);
        QTest::keyClick(&box, Qt::Key_Escape);
        QCOMPARE(box.text(), QString());
    }

    void clickSelects()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"Ada"_s);
        QListView* const view = box.resultsView();
        QVERIFY(view->isVisible());
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
        QCOMPARE(m_store.inventory().displayName(m_selection.current()), u"Ada Lovelace"_s);
    }

    void nothingFoundShowsNothing()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"zzzz"_s);
        QVERIFY(!box.resultsView()->isVisible());
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(!m_selection.current().isValid());
        QVERIFY(box.accessibleDescription().contains(u"Nothing"_s));
    }

    void resultsSayWhatAndWhere()
    {
        SearchResults results;
        QAbstractItemModelTester tester(&results);
        results.find(m_store.inventory(), u"  vm-web-01 "_s, 20);
        QVERIFY(results.rowCount() >= 1);
        const QModelIndex first = results.index(0);
        QCOMPARE(first.data(SearchResults::NameRole).toString(), u"vm-web-01"_s);
        QCOMPARE(first.data(SearchResults::DetailRole).toString(), u"Virtual machine · Production › rg-web"_s);
        results.find(m_store.inventory(), u"web"_s, 5);
        QCOMPARE(results.rowCount(), 5);
        results.find(m_store.inventory(), {}, 5);
        QCOMPARE(results.rowCount(), 0);
    }

    void staysUsableWhenTheStoreChanges()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"vm-web-1"_s);
        QTest::keyClick(&box, Qt::Key_Down);
        m_store.clear();
        QVERIFY(!box.resultsView()->isVisible());
        QTest::keyClick(&box, Qt::Key_Return);
        QVERIFY(!m_selection.current().isValid());
    }

    void findsOnlyWhatConcernsTheScopes()
    {
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"vm-web-1"_s);
        QCOMPARE(box.resultsView()->model()->rowCount(), 10);
        const ScopeHandle machine = m_store.inventory().findScope(sample::machine(12));
        QVERIFY(machine.isValid());
        box.setScopes(ScopeSet::only(m_store.inventory(), {machine}));
        QCOMPARE(box.resultsView()->model()->rowCount(), 1); // at once, while it shows
        QCOMPARE(box.resultsView()->model()->index(0, 0).data(SearchResults::NameRole).toString(), u"vm-web-12"_s);
        box.setScopes({});
        QCOMPARE(box.resultsView()->model()->rowCount(), 10);
    }

    void hostileNamesAreDrawn()
    {
        SyncBatch batch;
        Principal person;
        person.id = u"00000000-0000-0000-0000-000000000777"_s;
        person.displayName = u"needle"_s + sample::hostileName + QString(5000, u'y');
        batch.principals = {person};
        m_store.apply(batch);
        SearchBox box(m_store, m_selection);
        Stage stage(box, QSize(500, 400));
        QTest::keyClicks(&box, u"needle"_s);
        QVERIFY(box.resultsView()->isVisible());
        QVERIFY(!box.resultsView()->grab().isNull());
    }
};

QTEST_MAIN(TestSearchBox)
#include "tst_searchbox.moc"
