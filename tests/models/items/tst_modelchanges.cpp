// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/denyassignmentsmodel.h"
#include "models/items/gapsmodel.h"
#include "models/items/identitiesmodel.h"
#include "models/items/otherhostsmodel.h"
#include "models/items/permissionsmodel.h"
#include "models/items/principalsmodel.h"
#include "models/items/roleassignmentsmodel.h"
#include "models/items/roledefinitionsmodel.h"
#include "models/items/scopetreemodel.h"
#include "models/items/sortfilterproxy.h"
#include "models/items/virtualmachinesmodel.h"
#include "tests/models/items/mutations.h"
#include "tests/models/items/tenanttext.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QTest>

#include <set>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Every flat model over one store, each with a sorted and filtered proxy on top, all under the tester.
struct EveryTable
{
    explicit EveryTable(const InventoryStore& store)
    {
        models.push_back(std::make_unique<VirtualMachinesModel>(store));
        models.push_back(std::make_unique<OtherHostsModel>(store));
        models.push_back(std::make_unique<IdentitiesModel>(store));
        models.push_back(std::make_unique<RoleAssignmentsModel>(store));
        models.push_back(std::make_unique<RoleDefinitionsModel>(store));
        models.push_back(std::make_unique<PrincipalsModel>(store));
        models.push_back(std::make_unique<DenyAssignmentsModel>(store));
        models.push_back(std::make_unique<GapsModel>(store));
        auto permissions = std::make_unique<PermissionsModel>(store);
        permissions->setRole(store.inventory().findRole(u"Vaults"));
        models.push_back(std::move(permissions));
        for (const auto& model : models)
            watch(*model);
    }

    void watch(TableModel& model)
    {
        using Mode = QAbstractItemModelTester::FailureReportingMode;
        testers.push_back(std::make_unique<QAbstractItemModelTester>(&model, Mode::QtTest));
        proxies.push_back(std::make_unique<SortFilterProxy>());
        SortFilterProxy& proxy = *proxies.back();
        testers.push_back(std::make_unique<QAbstractItemModelTester>(&proxy, Mode::QtTest));
        proxy.setSourceModel(&model);
        proxy.sort(0, Qt::DescendingOrder);
    }

    bool isSettled() const
    {
        return std::all_of(proxies.begin(), proxies.end(), [](const auto& proxy) { return proxy->isSettled(); });
    }

    std::vector<std::unique_ptr<TableModel>> models;
    std::vector<std::unique_ptr<SortFilterProxy>> proxies;
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
};

/// Reads every role of every cell, as views do.
void readAll(const QAbstractItemModel& model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex index = model.index(row, column);
            for (const int role :
                 {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(ItemRole::SortRole), int(ItemRole::EntityRole),
                  int(ItemRole::DecorationRole), int(ItemRole::SeverityRole), int(ItemRole::NumericRole)})
                static_cast<void>(index.data(role));
        }
    }
}

QStringList namesIn(const QAbstractItemModel& model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    return names;
}

} // namespace

class TestModelChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesEveryChange_data()
    {
        QTest::addColumn<int>("largestArrangedAtOnce");
        QTest::addColumn<QString>("filter");
        QTest::newRow("at once") << 1000 << QString();
        QTest::newRow("at once, filtered") << 1000 << u"e"_s;
        QTest::newRow("in a worker") << 0 << QString();
        QTest::newRow("in a worker, filtered") << 0 << u"e"_s;
    }

    void survivesEveryChange()
    {
        QFETCH(int, largestArrangedAtOnce);
        QFETCH(QString, filter);
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        EveryTable tables(store);
        for (const auto& proxy : tables.proxies) {
            proxy->setLargestArrangedAtOnce(largestArrangedAtOnce);
            proxy->setFilterText(filter);
        }
        test::mutate(store, [&](const char* step) {
            for (const auto& model : tables.models)
                readAll(*model);
            for (const auto& proxy : tables.proxies)
                readAll(*proxy); // before they are arranged anew
            QTRY_VERIFY2(tables.isSettled(), step);
            for (size_t i = 0; i < tables.models.size(); ++i)
                verifyProxy(*tables.models[i], *tables.proxies[i], step);
        });
        QVERIFY(tables.models.front()->rowCount() > 0);
    }

    void readsCellsOfAllColumns()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const EveryTable tables(store);
        for (const auto& model : tables.models) {
            QVERIFY2(model->rowCount() > 0, model->metaObject()->className());
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString title = model->headerData(column, Qt::Horizontal).toString();
                const QString tip = model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
                QVERIFY2(!title.isEmpty(), model->metaObject()->className());
                QVERIFY2(tip.endsWith(u'.'), qPrintable(title));
                QVERIFY2(!tip.contains(u'!'), qPrintable(title));
                QVERIFY2(!model->index(0, column).data(Qt::DecorationRole).isValid(), qPrintable(title));
                QVERIFY2(!model->index(0, column).data(Qt::ForegroundRole).isValid(), qPrintable(title));
            }
            QVERIFY(!model->headerData(model->columnCount(), Qt::Horizontal).isValid());
            QVERIFY(!model->headerData(0, Qt::Vertical).isValid());
            QCOMPARE(model->rowCount(model->index(0, 0)), 0);
        }
    }

    void selectionSurvivesARefresh()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        store.apply(test::machines(u"vm-many"_s, 1, 400));
        VirtualMachinesModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        proxy.sort(VirtualMachinesModel::Name, Qt::AscendingOrder);
        QTRY_VERIFY(proxy.isSettled());
        QItemSelectionModel selection(&proxy);

        const QStringList wanted{u"vm-many-7"_s, u"vm-many-100"_s, u"vm-many-333"_s};
        for (const QString& name : wanted) {
            const QModelIndex index = proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/"_s + name));
            QVERIFY(index.isValid());
            selection.select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        const QPersistentModelIndex gone(proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/vm-many-50"_s)));
        const QPersistentModelIndex stays(
            proxy.indexOf(test::machine(store.inventory(), u"prod/rg-web/vm-many-399"_s), 3));

        // 5 %: ten are gone, ten are new
        store.beginRefresh();
        store.apply(test::tenant(test::company()));
        store.apply(test::machines(u"vm-many"_s, 1, 45));
        store.apply(test::machines(u"vm-many"_s, 56, 400));
        store.apply(test::machines(u"vm-added"_s, 1, 10));
        store.finishRefresh(test::everything());
        QTRY_VERIFY(proxy.isSettled());

        QCOMPARE(proxy.rowCount(), 4 + 390 + 10);
        QVERIFY(!gone.isValid());
        QVERIFY(stays.isValid());
        QCOMPARE(stays.sibling(stays.row(), 0).data().toString(), u"vm-many-399"_s);
        QCOMPARE(stays.column(), 3);
        QStringList selected;
        for (const QModelIndex& index : selection.selectedRows())
            selected << index.data().toString();
        selected.sort();
        QStringList sorted = wanted;
        sorted.sort();
        QCOMPARE(selected, sorted);
    }

private:
    /// The proxy holds what the model holds, once each, and maps both ways.
    static void verifyProxy(const TableModel& model, const SortFilterProxy& proxy, const char* step)
    {
        readAll(proxy);
        std::set<int> sourceRows;
        for (int row = 0; row < proxy.rowCount(); ++row) {
            const QModelIndex source = proxy.mapToSource(proxy.index(row, 0));
            QVERIFY2(source.isValid(), step);
            QVERIFY2(proxy.mapFromSource(source) == proxy.index(row, 0), step);
            sourceRows.insert(source.row());
        }
        QCOMPARE(static_cast<int>(sourceRows.size()), proxy.rowCount());
        if (proxy.filterText().isEmpty())
            QCOMPARE(proxy.rowCount(), model.rowCount());
        SortFilterProxy anew; // from scratch: what all the changes must have led to
        anew.setFilterText(proxy.filterText());
        anew.sort(proxy.sortColumn(), proxy.sortOrder());
        anew.setSourceModel(const_cast<TableModel*>(&model));
        QCOMPARE(namesIn(proxy), namesIn(anew));
    }
};

QTEST_GUILESS_MAIN(TestModelChanges)
#include "tst_modelchanges.moc"
