// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/gapsmodel.h"
#include "models/items/roleassignmentsmodel.h"
#include "models/items/virtualmachinesmodel.h"
#include "tests/support/stage.h"
#include "tests/ui/explore/sampletenant.h"
#include "ui/common/appstyle.h"
#include "ui/common/emptystate.h"
#include "ui/common/filterline.h"
#include "ui/explore/conditionbar.h"
#include "ui/explore/tablepage.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;

namespace {

using Make = TablePage* (*)(InventoryStore&, Selection&, QWidget*);
const std::pair<const char*, Make> makers[] = {
    {"virtualMachines", makeVirtualMachinesPage}, {"identities", makeIdentitiesPage},
    {"roleAssignments", makeRoleAssignmentsPage}, {"roles", makeRolesPage},
    {"otherHosts", makeOtherHostsPage},           {"gaps", makeGapsPage},
};

} // namespace

class TestTablePage : public QObject
{
    Q_OBJECT

    InventoryStore m_store;
    Selection m_selection;

    std::unique_ptr<TablePage> machines()
    {
        std::unique_ptr<TablePage> page(makeVirtualMachinesPage(m_store, m_selection));
        [&page] { QTRY_VERIFY(page->proxy()->isSettled()); }();
        return page;
    }

    static QString cell(const TablePage& page, int row, int column)
    {
        return page.proxy()->index(row, column).data().toString();
    }

    static void click(const TablePage& page, int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect rect = page.view()->visualRect(page.proxy()->index(row, 0));
        QTest::mouseClick(page.view()->viewport(), Qt::LeftButton, modifiers, rect.center());
    }

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Theme::lightTheme()); }

    void init()
    {
        m_selection.clear();
        m_store.clear();
        sample::fill(m_store);
    }

    void everyPageStandsOnAnEmptyStore_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 6; ++i)
            QTest::newRow(makers[i].first) << i;
    }

    void everyPageStandsOnAnEmptyStore()
    {
        QFETCH(const int, which);
        InventoryStore store;
        Selection selection;
        const std::unique_ptr<TablePage> page(makers[which].second(store, selection, nullptr));
        QCOMPARE(page->objectName(), QString::fromLatin1(makers[which].first));
        Stage stage(*page, QSize(800, 400));
        auto* const empty = page->findChild<EmptyState*>();
        QVERIFY(empty->isVisible());
        QVERIFY(!empty->sentence().isEmpty());
        QCOMPARE(page->countsText(), u"0 of 0"_s);
        sample::fill(store);
        const bool gaps = page->objectName() == u"gaps"_s || page->objectName() == u"otherHosts"_s;
        QTRY_COMPARE(empty->isVisible(), gaps);
        store.clear();
        QTRY_VERIFY(empty->isVisible());
        page->copyRows(); // nothing there: nothing happens
    }

    void filterShowsCountsAndTellsOfNoMatch()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        QCOMPARE(page->countsText(), u"24 of 24"_s);
        QTest::keyClicks(page->filter(), u"web-0 linux"_s);
        QTRY_COMPARE(page->countsText(), u"7 of 24"_s);
        QTest::keyClick(page->filter(), Qt::Key_Down);
        QVERIFY(m_selection.current().isValid()); // into the table, on its first row
        QTest::keyClick(page->filter(), Qt::Key_Escape);
        QTRY_COMPARE(page->countsText(), u"24 of 24"_s);

        QTest::keyClicks(page->filter(), u"nowhere"_s);
        auto* const empty = page->findChild<EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(empty->sentence().contains(u"nowhere"_s));
        QTest::mouseClick(empty->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(page->countsText(), u"24 of 24"_s);
    }

    void clickingAHeaderSorts()
    {
        const auto page = machines();
        Stage stage(*page, QSize(1200, 400));
        QCOMPARE(cell(*page, 0, VirtualMachinesModel::Name), u"vm-web-01"_s);
        QHeaderView* const header = page->view()->horizontalHeader();
        const int column = VirtualMachinesModel::Name;
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
        QTRY_COMPARE(cell(*page, 0, column), u"vm-web-24"_s);
    }

    void selectionIsSharedBothWays()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        click(*page, 2);
        QCOMPARE(m_selection.current(), EntityRef(m_store.inventory().findHost(sample::machine(3))));

        QSignalSpy changed(&m_selection, &Selection::changed);
        m_selection.select(m_store.inventory().findHost(sample::machine(24)));
        QCOMPARE(page->view()->currentIndex().row(), 23);
        QVERIFY(page->view()->viewport()->rect().intersects(page->view()->visualRect(page->view()->currentIndex())));
        QCOMPARE(changed.count(), 1);
        m_selection.select(m_store.inventory().findRole(u"Owner"));
        QVERIFY(page->view()->selectionModel()->selectedRows().isEmpty());
        QCOMPARE(m_selection.current().kind, EntityKind::Role);
    }

    void sortingKeepsTheSelection()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        click(*page, 0);
        const EntityRef before = m_selection.current();
        page->setSortKeys({{VirtualMachinesModel::Name, Qt::DescendingOrder}});
        QTRY_COMPARE(cell(*page, 0, VirtualMachinesModel::Name), u"vm-web-24"_s);
        QCOMPARE(m_selection.current(), before);
        QCOMPARE(page->proxy()->entityAt(page->view()->currentIndex().row()), before);
    }

    void removedRowsSelectNothingElse()
    {
        const auto page = machines();
        m_selection.follow(m_store);
        Stage stage(*page, QSize(900, 400));
        click(*page, 0);
        SyncBatch again = sample::tenant();
        again.hosts.erase(again.hosts.begin());
        m_store.beginRefresh();
        m_store.apply(again);
        m_store.finishRefresh({{ReadKind::VirtualMachines, u"/"_s}});
        QTRY_COMPARE(page->countsText(), u"23 of 23"_s);
        QVERIFY(!m_selection.current().isValid());
        QVERIFY(page->view()->selectionModel()->selectedRows().isEmpty());
    }

    void copiesRows()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        click(*page, 0);
        click(*page, 2, Qt::ShiftModifier);
        page->view()->setFocus();
        page->view()->findChild<QAction*>(u"copyRows"_s)->trigger();
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        const qsizetype titles = lines.first().startsWith(u"vm-web-01"_s) ? 0 : 1;
        QCOMPARE(lines.size(), 3 + titles);
        QVERIFY(lines.at(titles).startsWith(u"vm-web-01\t"_s));
        QVERIFY(lines.last().startsWith(u"vm-web-03\t"_s));

        page->view()->findChild<QAction*>(u"copyCsv"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(u"\r\nvm-web-01,"_s));
        page->view()->findChild<QAction*>(u"copyId"_s)->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"/subscriptions/"_s));
    }

    void copiesManyRowsBesideTheWindow()
    {
        SyncBatch batch;
        for (int number = 100; number < 1100; ++number) {
            Host host;
            host.id = sample::machine(number);
            batch.hosts.push_back(host);
        }
        m_store.apply(batch);
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        QTRY_COMPARE(page->proxy()->shownCount(), 1024);
        QApplication::clipboard()->clear();
        page->view()->selectAll();
        page->copyRows();
        QTRY_VERIFY(QApplication::clipboard()->text().count(u'\n') >= 1023);
    }

    void doubleClickAndReturnActivate()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        QSignalSpy activated(page.get(), &TablePage::entityActivated);
        click(*page, 1);
        QTest::keyClick(page->view(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        click(*page, 3);
        const QRect rect = page->view()->visualRect(page->proxy()->index(3, 0));
        QTest::mouseDClick(page->view()->viewport(), Qt::LeftButton, {}, rect.center());
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.last().first().value<EntityRef>(),
                 EntityRef(m_store.inventory().findHost(sample::machine(4))));
    }

    void columnsAreChosenAndRemembered()
    {
        const auto page = machines();
        Stage stage(*page, QSize(900, 400));
        QHeaderView* const header = page->view()->horizontalHeader();
        QVERIFY(header->isSectionHidden(VirtualMachinesModel::TagList));
        header->resizeSection(VirtualMachinesModel::Name, 333);
        header->hideSection(VirtualMachinesModel::Size);
        header->showSection(VirtualMachinesModel::TagList);
        page->setSortKeys(
            {{VirtualMachinesModel::Location, Qt::DescendingOrder}, {VirtualMachinesModel::Name, Qt::AscendingOrder}});
        const QByteArray state = page->saveState();

        const auto other = machines();
        QVERIFY(!other->restoreState({}));
        QVERIFY(!other->restoreState("something else"));
        QVERIFY(other->restoreState(state));
        const QHeaderView* const restored = other->view()->horizontalHeader();
        QCOMPARE(restored->sectionSize(VirtualMachinesModel::Name), 333);
        QVERIFY(restored->isSectionHidden(VirtualMachinesModel::Size));
        QVERIFY(!restored->isSectionHidden(VirtualMachinesModel::TagList));
        QCOMPARE(other->proxy()->sortColumn(), int(VirtualMachinesModel::Location));
        QCOMPARE(other->proxy()->sortOrder(), Qt::DescendingOrder);
        QCOMPARE(other->proxy()->sortKeys(), page->proxy()->sortKeys());
        for (qsizetype length = 0; length < state.size(); length += 7)
            QVERIFY(!other->restoreState(state.first(length)));
    }

    void shiftSortsBySeveralColumns()
    {
        const auto page = machines();
        Stage stage(*page, QSize(1400, 400));
        QHeaderView* const header = page->view()->horizontalHeader();
        const auto clickOn = [header](int column, Qt::KeyboardModifiers modifiers) {
            const int left = header->sectionViewportPosition(column);
            QTest::mouseClick(header->viewport(), Qt::LeftButton, modifiers, QPoint(left + 20, header->height() / 2));
        };
        using Keys = std::vector<SortKey>;
        const int roles = VirtualMachinesModel::Roles;
        const int own = VirtualMachinesModel::SystemAssigned;
        clickOn(own, {});
        QCOMPARE(page->proxy()->sortKeys(), (Keys{{own, Qt::AscendingOrder}}));
        clickOn(roles, Qt::ShiftModifier);
        clickOn(roles, Qt::ShiftModifier);
        QCOMPARE(page->proxy()->sortKeys(), (Keys{{own, Qt::AscendingOrder}, {roles, Qt::DescendingOrder}}));
        QTRY_VERIFY(page->proxy()->isSettled());
        for (int row = 1; row < page->proxy()->rowCount(); ++row) {
            const QString before = cell(*page, row - 1, own);
            QVERIFY(before <= cell(*page, row, own));
            if (before == cell(*page, row, own))
                QVERIFY(cell(*page, row - 1, roles).toInt() >= cell(*page, row, roles).toInt());
        }
        clickOn(own, {}); // alone again
        QCOMPARE(page->proxy()->sortKeys(), (Keys{{own, Qt::AscendingOrder}}));
        clickOn(own, {});
        QCOMPARE(page->proxy()->sortKeys(), (Keys{{own, Qt::DescendingOrder}}));
    }

    void typedConditionsBecomeChips()
    {
        const auto page = machines();
        Stage stage(*page, QSize(1000, 400));
        page->filter()->setFocus();
        QTest::keyClicks(page->filter(), u"is:privileged role:Owner web"_s);
        QTest::keyClick(page->filter(), Qt::Key_Return);
        QCOMPARE(page->filter()->text(), u"web"_s);
        QCOMPARE(page->conditions()->conditions().size(), size_t(2));
        QTRY_COMPARE(page->countsText(), u"6 of 24"_s); // those that share id-web, which is Owner
        auto chips = page->conditions()->findChildren<QToolButton*>(u"chip"_s);
        QCOMPARE(chips.size(), 2);
        QCOMPARE(chips[1]->text(), u"Role: Owner"_s);
        QTest::mouseClick(chips[0], Qt::LeftButton);
        QCOMPARE(page->conditions()->conditions().size(), size_t(1));
        page->conditions()->add({ConditionKind::Location, u"nowhere"_s});
        auto* const remove = page->findChild<QPushButton*>(u"emptyAction"_s);
        QTRY_VERIFY(remove->isVisible());
        QTest::mouseClick(remove, Qt::LeftButton);
        QTRY_COMPARE(page->countsText(), u"24 of 24"_s);
        QVERIFY(!page->conditions()->isVisible());
    }

    void savesWhatIsShown()
    {
        const auto page = machines();
        const QTemporaryDir folder;
        page->conditions()->add({ConditionKind::Role, u"Owner"_s});
        QTRY_COMPARE(page->countsText(), u"6 of 24"_s);
        QSignalSpy saved(&page->writer(), &TableWriter::saved);
        const QString path = folder.filePath(u"machines.json"_s);
        page->writer().save(page->shownPart(), TableFormat::Json, path);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(saved.first()[1].toInt(), 6);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 6);
        QCOMPARE(rows[0][u"Name"_s].toString(), cell(*page, 0, VirtualMachinesModel::Name));
        QSignalSpy failed(&page->writer(), &TableWriter::failed);
        page->writer().save(page->shownPart(), TableFormat::Csv, folder.filePath(u"no/such/folder.csv"_s));
        QTRY_COMPARE(failed.count(), 1);
    }

    void everyColumnIsExplained()
    {
        for (const auto& [name, make] : makers) {
            const std::unique_ptr<TablePage> page(make(m_store, m_selection, nullptr));
            for (int column = 0; column < page->model()->columnCount(); ++column)
                QVERIFY2(!page->model()->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty(),
                         name);
        }
    }

    void inheritedFromFollowsTheSelectedPlace()
    {
        const std::unique_ptr<TablePage> page(makeRoleAssignmentsPage(m_store, m_selection));
        auto* const model = qobject_cast<RoleAssignmentsModel*>(page->model());
        const ScopeHandle data = m_store.inventory().findScope(sample::subscription() + u"/resourceGroups/rg-data"_s);
        m_selection.select(data);
        QCOMPARE(model->contextScope(), data);
        m_selection.select(m_store.inventory().findRole(u"Owner"));
        QCOMPARE(model->contextScope(), data);
        m_selection.select(m_store.inventory().findHost(sample::machine(2)));
        QCOMPARE(model->contextScope(), m_store.inventory().findScope(sample::machine(2)));
    }

    void gapsAreListed()
    {
        const std::unique_ptr<TablePage> page(makeGapsPage(m_store, m_selection));
        Stage stage(*page, QSize(900, 300));
        SyncBatch batch;
        ReadGap gap;
        gap.kind = ReadKind::RoleAssignments;
        gap.scope = sample::subscription();
        gap.error.what = u"You may not read role assignments of Production."_s;
        gap.wouldHelp = u"Reader on the subscription."_s;
        batch.gaps = {gap};
        m_store.apply(batch);
        QTRY_COMPARE(page->countsText(), u"1 of 1"_s);
        QTRY_COMPARE(cell(*page, 0, GapsModel::Why), gap.error.what);
        QVERIFY(page->view()->isVisible());
    }
};

QTEST_MAIN(TestTablePage)
#include "tst_tablepage.moc"
