// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/identitiesmodel.h"
#include "models/items/sortfilterproxy.h"
#include "models/items/virtualmachinesmodel.h"
#include "tests/models/items/tenanttext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using VM = VirtualMachinesModel;

namespace {

QStringList names(const SortFilterProxy& proxy)
{
    QStringList list;
    for (int row = 0; row < proxy.rowCount(); ++row)
        list << proxy.index(row, 0).data().toString();
    return list;
}

} // namespace

class TestSortFilterProxy : public QObject
{
    Q_OBJECT

private:
    /// Waits for a signal that a worker's result has been taken over.
    static void settle(const SortFilterProxy& proxy) { QTRY_VERIFY_WITH_TIMEOUT(proxy.isSettled(), 60'000); }

private Q_SLOTS:
    void filtersAndCounts_data()
    {
        QTest::addColumn<bool>("worker");
        QTest::newRow("at once") << false;
        QTest::newRow("worker") << true;
    }

    void filtersAndCounts()
    {
        QFETCH(bool, worker);
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        VM model(store);
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setLargestArrangedAtOnce(worker ? 0 : 1000);
        proxy.setSourceModel(&model);
        settle(proxy);
        QCOMPARE(proxy.shownCount(), 4);

        QSignalSpy counts(&proxy, &SortFilterProxy::countsChanged);
        QSignalSpy busy(&proxy, &SortFilterProxy::busyChanged);
        proxy.setFilterText(u"  WEB   production "_s);
        settle(proxy);
        proxy.sort(VM::Name, Qt::AscendingOrder);
        settle(proxy);
        QCOMPARE(names(proxy), QStringList({u"vm-web-1"_s, u"vm-web-2"_s, u"vmss-web"_s}));
        QCOMPARE(counts.last(), QVariantList({3, 4}));
        QCOMPARE(busy.count(), worker ? 4 : 0);

        proxy.setFilterColumns({VM::Size});
        settle(proxy);
        QCOMPARE(proxy.shownCount(), 0);
        QCOMPARE(proxy.headerData(VM::Size, Qt::Horizontal).toString(), u"Size"_s);
        proxy.setFilterText(u"d2s"_s);
        settle(proxy);
        QCOMPARE(names(proxy), QStringList({u"vm-web-2"_s}));
        proxy.setFilterText({});
        proxy.setPredicate([](const Inventory& inventory, EntityRef entity) {
            return inventory.host(entity.as<EntityKind::Host>()).kind == HostKind::ScaleSet;
        });
        settle(proxy);
        QCOMPARE(names(proxy), QStringList({u"vmss-web"_s}));
        proxy.setPredicate({});
        settle(proxy);
        QCOMPARE(proxy.shownCount(), 4);
    }

    void mapsEntities()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        VM model(store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(VM::Name, Qt::DescendingOrder);
        settle(proxy);
        const EntityRef machine = test::machine(store.inventory(), u"prod/rg-web/vm-web-1"_s);
        const QModelIndex index = proxy.indexOf(machine, VM::Size);
        QCOMPARE(index.data(), u"Standard_D4s_v5"_s);
        QCOMPARE(proxy.entityAt(index.row()), machine);
        QVERIFY(!proxy.indexOf(store.inventory().find(u"id-web")).isValid());
        QVERIFY(!proxy.indexOf({}).isValid());
        proxy.setFilterText(u"dev"_s);
        settle(proxy);
        QVERIFY(!proxy.indexOf(machine).isValid());
    }

    void gathersRequests()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        VM model(store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        settle(proxy);
        QSignalSpy sorted(&proxy, &SortFilterProxy::sortedChanged);
        for (const QString& typed : {u"w"_s, u"we"_s, u"web"_s, u"web-2"_s})
            proxy.setFilterText(typed);
        proxy.sort(VM::Name, Qt::DescendingOrder);
        settle(proxy);
        QCOMPARE(sorted.count(), 1);
        QCOMPARE(names(proxy), QStringList({u"vm-web-2"_s}));
    }

    void dropsStaleResults()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 3000));
        VM model(store);
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setLargestArrangedAtOnce(0);
        proxy.setSourceModel(&model);
        proxy.setFilterText(u"vm-3"_s);
        QTRY_VERIFY(proxy.isBusy());
        proxy.setFilterText(u"vm-2999"_s); // while the first is under way
        QSignalSpy sorted(&proxy, &SortFilterProxy::sortedChanged);
        settle(proxy);
        QCOMPARE(sorted.count(), 1);
        QCOMPARE(names(proxy), QStringList({u"vm-2999"_s}));
    }

    void resultsFitATableThatChangedMeanwhile()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 2000));
        VM model(store);
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setLargestArrangedAtOnce(0);
        proxy.setSourceModel(&model);
        proxy.sort(VM::Name, Qt::DescendingOrder);
        QTRY_VERIFY(proxy.isBusy());
        // The worker holds the snapshot with 1 … 2000; now it is 501 … 2000 and 3001 … 3010.
        store.beginRefresh();
        store.apply(test::machines(u"vm"_s, 501, 2000));
        store.apply(test::machines(u"vm"_s, 3001, 3010));
        store.finishRefresh(test::everything());
        QCOMPARE(proxy.rowCount(), 1510); // reflected at once
        settle(proxy);
        QCOMPARE(proxy.rowCount(), 1510);
        QCOMPARE(names(proxy).first(), u"vm-3010"_s);
        QCOMPARE(names(proxy).last(), u"vm-501"_s);
    }

    void newRowsStandLastUntilTheyAreSorted()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm-m"_s, 1, 5));
        VM model(store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(VM::Name);
        settle(proxy);
        store.apply(test::machines(u"vm-a"_s, 1, 1));
        QCOMPARE(names(proxy).last(), u"vm-a-1"_s);
        settle(proxy);
        QCOMPARE(names(proxy).first(), u"vm-a-1"_s);
    }

    void sortsAnewWhenValuesChange()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        IdentitiesModel model(store);
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        proxy.sort(IdentitiesModel::UsedBy, Qt::DescendingOrder);
        settle(proxy);
        QCOMPARE(names(proxy).first(), u"id-web"_s);
        store.apply(test::tenant(u"vm dev/rg-dev/a id=dev/rg-dev/id-idle\nvm dev/rg-dev/b id=dev/rg-dev/id-idle\n"
                                 "vm dev/rg-dev/c id=dev/rg-dev/id-idle\nvm dev/rg-dev/d id=dev/rg-dev/id-idle"));
        settle(proxy);
        QCOMPARE(names(proxy).first(), u"id-idle"_s);
    }

    void keepsPersistentIndexesThroughSortAndFilter()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 50));
        VM model(store);
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        proxy.setSourceModel(&model);
        const QPersistentModelIndex kept(
            proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/vm-42"_s), VM::Size));
        const QPersistentModelIndex dropped(proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/vm-7"_s)));
        proxy.sort(VM::Name, Qt::DescendingOrder);
        proxy.setFilterText(u"vm-4"_s);
        settle(proxy);
        QVERIFY(kept.isValid());
        QCOMPARE(kept.sibling(kept.row(), VM::Name).data().toString(), u"vm-42"_s);
        QVERIFY(!dropped.isValid());
        proxy.setFilterText({});
        proxy.sort(-1);
        settle(proxy);
        QCOMPARE(kept.row(), 41);
    }

    void changesTableAndOutlivesIt()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        SortFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
        {
            VM machines(store);
            IdentitiesModel identities(store);
            proxy.setSourceModel(&machines);
            proxy.setLargestArrangedAtOnce(0);
            proxy.sort(0);
            proxy.setSourceModel(&identities);
            settle(proxy);
            QCOMPARE(proxy.rowCount(), identities.rowCount());
            proxy.setFilterText(u"id"_s);
            QTRY_VERIFY(proxy.isBusy());
        }
        QCOMPARE(proxy.rowCount(), 0);
        settle(proxy);
        proxy.setSourceModel(nullptr);
        QCOMPARE(proxy.columnCount(), 0);
    }

    void canBeDestroyedWhileBusy()
    {
        InventoryStore store;
        store.apply(test::machines(u"vm"_s, 1, 3000));
        VM model(store);
        auto proxy = std::make_unique<SortFilterProxy>();
        proxy->setLargestArrangedAtOnce(0);
        proxy->setSourceModel(&model);
        proxy->sort(VM::Name);
        QTRY_VERIFY(proxy->isBusy());
        proxy.reset();
        store.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void arrangesManyRowsThroughChanges()
    {
        constexpr int rows = 30'000;
        InventoryStore store;
        for (int first = 1; first < rows; first += 10'000)
            store.apply(test::machines(u"vm"_s, first, first + 9999));
        VM model(store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        QSignalSpy sorted(&proxy, &SortFilterProxy::sortedChanged);
        proxy.sort(VM::Name, Qt::DescendingOrder);
        QVERIFY2(sorted.isEmpty(), "so many rows are not sorted on the thread that asks");
        QVERIFY(sorted.wait(60'000));
        QCOMPARE(proxy.shownCount(), rows);
        QCOMPARE(proxy.index(0, 0).data().toString(), u"vm-30000"_s);
        QVERIFY(proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/vm-5"_s)).isValid());
        store.apply(test::machines(u"vm-late"_s, 1, 500));
        settle(proxy);
        QCOMPARE(proxy.shownCount(), rows + 500);
        store.beginRefresh();
        for (int first = 1; first < rows; first += 100)
            store.apply(test::machines(u"vm"_s, first, first + 98));
        store.finishRefresh(test::everything());
        QCOMPARE(proxy.shownCount(), rows - rows / 100);
        settle(proxy);
        proxy.setFilterText(u"vm-99"_s);
        settle(proxy);
        QCOMPARE(proxy.shownCount(), 1 + 10 + 99); // vm-99, vm-990 …, vm-9900 … without the removed vm-9900
    }
};

QTEST_GUILESS_MAIN(TestSortFilterProxy)
#include "tst_sortfilterproxy.moc"
