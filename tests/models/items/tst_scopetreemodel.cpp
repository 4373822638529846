// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/scopetreemodel.h"
#include "tests/models/items/mutations.h"
#include "tests/models/items/tenanttext.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The tree as indented lines "name [machines]".
void print(const QAbstractItemModel& model, const QModelIndex& parent, int depth, QStringList& lines)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const QString machines = index.siblingAtColumn(ScopeTreeModel::Machines).data().toString();
        lines << QString(depth * 2, u' ') + index.data().toString()
                + (machines.isEmpty() ? QString() : u" "_s + machines);
        print(model, index, depth + 1, lines);
    }
}

QStringList printed(const QAbstractItemModel& model)
{
    QStringList lines;
    print(model, {}, 0, lines);
    return lines;
}

int countedMachines(const Inventory& inventory, ScopeHandle scope)
{
    int count = 0;
    for (int row = 0; row < inventory.rowCount(Table::VirtualMachines); ++row) {
        const HostHandle host = inventory.at(Table::VirtualMachines, row).as<EntityKind::Host>();
        count += inventory.isAtOrBelow(inventory.host(host).scope, scope) ? 1 : 0;
    }
    return count;
}

/// Parents, rows and counts fit together everywhere.
void verify(const ScopeTreeModel& model, const Inventory& inventory, const QModelIndex& parent, const char* step)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QVERIFY2(index.isValid() && model.parent(index) == parent, step);
        const ScopeHandle scope = model.scopeAt(index);
        QVERIFY2(model.indexOf(scope) == index, step);
        const QByteArray where = step + QByteArray(", ") + inventory.armId(scope).toUtf8();
        QVERIFY2(model.machinesBelow(scope) == countedMachines(inventory, scope), where.constData());
        verify(model, inventory, index, step);
    }
}

} // namespace

class TestScopeTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheTree()
    {
        InventoryStore store;
        ScopeTreeModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 1);
        store.apply(test::tenant(u"mg platform\n"
                                 "sub prod under=platform title=Production\n"
                                 "group prod/rg-web\n"
                                 "uai prod/rg-web/id-web\n"
                                 "vm prod/rg-web/vm-1 id=prod/rg-web/id-web\n"
                                 "scaleset prod/rg-web/vmss-1\n"
                                 "app prod/rg-web/app-1 system\n"));
        QStringList lines = printed(model);
        QVERIFY(!lines.isEmpty());
        lines.removeFirst(); // what the tenant is called is the inventory's affair
        lines.sort();
        QStringList expected{u"  platform 2"_s,   u"    Production 2"_s, u"      rg-web 2"_s, u"        app-1"_s,
                             u"        id-web"_s, u"        vm-1"_s,     u"        vmss-1"_s};
        expected.sort();
        QCOMPARE(lines, expected);
    }

    void staysWholeThroughEveryChange()
    {
        InventoryStore store;
        ScopeTreeModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        store.apply(test::tenant(test::company()));
        verify(model, store.inventory(), {}, "company");
        test::mutate(store, [&](const char* step) { verify(model, store.inventory(), {}, step); });
        ScopeTreeModel anew(store);
        QCOMPARE(printed(model), printed(anew));
    }

    void countsWhatWasThereBefore()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const ScopeTreeModel model(store);
        QCOMPARE(model.machinesBelow(store.inventory().root()), 4);
        QCOMPARE(model.machinesBelow(store.inventory().findScope(u"/subscriptions/dev")), 1);
    }

    void persistentIndexesFollowAMove()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        ScopeTreeModel model(store);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QPersistentModelIndex subscription(model.indexOf(store.inventory().findScope(u"/subscriptions/prod")));
        const QPersistentModelIndex machine(
            model.indexOfEntity(test::machine(store.inventory(), u"prod/rg-web/vm-web-1"_s)));
        QCOMPARE(subscription.parent().data().toString(), u"online"_s);
        QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
        store.apply(test::tenant(u"sub prod under=platform title=Production"));
        QCOMPARE(moves.count(), 1);
        QVERIFY(subscription.isValid());
        QCOMPARE(subscription.parent().data().toString(), u"platform"_s);
        QCOMPARE(machine.data().toString(), u"vm-web-1"_s);
        QCOMPARE(model.machinesBelow(store.inventory().find(u"online").as<EntityKind::Scope>()), 0);
    }

    void tellsWhenCountsChange()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        ScopeTreeModel model(store);
        const QModelIndex root = model.index(0, ScopeTreeModel::Machines);
        QCOMPARE(root.data().toString(), u"4"_s);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        store.apply(test::machines(u"vm-new"_s, 1, 10));
        QCOMPARE(root.data().toString(), u"14"_s);
        const bool told = std::any_of(changes.begin(), changes.end(),
                                      [&](const QList<QVariant>& change) { return change[0].toModelIndex() == root; });
        QVERIFY(told);
    }

    void givesWhatAScopeIs()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Inventory& inventory = store.inventory();
        const ScopeTreeModel model(store);
        const HostHandle machine = test::machine(inventory, u"prod/rg-web/vm-web-1"_s);
        const auto entityAt = [&](EntityRef entity) {
            return model.indexOfEntity(entity).data(ItemRole::EntityRole).value<EntityRef>();
        };
        QCOMPARE(entityAt(machine), EntityRef(machine));
        QCOMPARE(entityAt(inventory.host(machine).systemIdentity), EntityRef(machine));
        QCOMPARE(entityAt(inventory.find(u"id-web")), inventory.find(u"id-web"));
        QCOMPARE(entityAt(inventory.find(u"rg-data")), inventory.find(u"rg-data"));
        QCOMPARE(model.indexOfEntity(inventory.find(u"rg-data")).data(ItemRole::DecorationRole).value<Decoration>(),
                 Decoration::ResourceGroup);
        QCOMPARE(model.indexOfEntity(inventory.find(u"vmss-web")).data(ItemRole::DecorationRole).value<Decoration>(),
                 Decoration::ScaleSet);
        QVERIFY(!model.indexOfEntity(inventory.find(u"Reader")).isValid());
        QVERIFY(!model.indexOfEntity({}).isValid());
        QVERIFY(!model.indexOf({}).isValid());
    }

    void boxesTickWithWhatIsBelow()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        ScopeChoice choice(store);
        ScopeTreeModel model(store, &choice);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto at
            = [&](QStringView name) { return model.indexOf(store.inventory().find(name).as<EntityKind::Scope>()); };
        const auto state = [&](QStringView name) { return at(name).data(Qt::CheckStateRole).toInt(); };
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QVERIFY(model.setData(at(u"rg-web"), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(state(u"rg-web"), int(Qt::Unchecked));
        QCOMPARE(state(u"rg-data"), int(Qt::Checked));
        QCOMPARE(state(u"online"), int(Qt::PartiallyChecked));
        QVERIFY(!at(u"rg-web").siblingAtColumn(ScopeTreeModel::Machines).data(Qt::CheckStateRole).isValid());
        test::mutate(store, [&](const char* step) {
            if (!choice.isNarrowed())
                choice.set(store.inventory().root(), false);
            QVERIFY2(model.index(0, 0).data(Qt::CheckStateRole).isValid(), step);
        });
        const ScopeTreeModel plain(store);
        QVERIFY(!plain.index(0, 0).data(Qt::CheckStateRole).isValid());
    }

    void ticksOfWhatIsGoneAreForgotten()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        ScopeChoice choice(store);
        QSignalSpy changes(&choice, &ScopeChoice::changed);
        choice.setOnly(store.inventory().find(u"rg-dev").as<EntityKind::Scope>());
        QCOMPARE(choice.scopes().marks().size(), size_t(2));
        store.beginRefresh();
        store.finishRefresh(test::everything());
        QCOMPARE(choice.scopes().marks().size(), size_t(1)); // nothing is ticked: only the tenant's own mark is left
        QCOMPARE(changes.count(), 2);
        store.clear();
        QVERIFY(!choice.isNarrowed());
    }
};

QTEST_GUILESS_MAIN(TestScopeTreeModel)
#include "tst_scopetreemodel.moc"
