// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/roleassignmentsmodel.h"
#include "models/items/rowpredicates.h"
#include "models/items/sortfilterproxy.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QSignalSpy>
#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using Grants = RoleAssignmentsModel;

Q_DECLARE_METATYPE(rolescope::RoleAssignmentsModel::Column)

namespace {

/// The row of the grant with that name at the end of its id.
QModelIndex grant(const Grants& model, const QString& name, int column)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, Grants::Id).data().toString().endsWith(u'/' + name))
            return model.index(row, column);
    }
    return {};
}

} // namespace

class TestRoleAssignmentsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tenant(test::company())); }

    void saysWhatWasGranted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Grants::Column>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("identity") << u"g1"_s << Grants::Principal << u"id-web"_s;
        QTest::newRow("its kind") << u"g1"_s << Grants::PrincipalType << u"User-assigned identity"_s;
        QTest::newRow("machine's own") << u"g4"_s << Grants::PrincipalType << u"System-assigned identity"_s;
        QTest::newRow("user") << u"g6"_s << Grants::PrincipalType << u"User"_s;
        QTest::newRow("role") << u"g2"_s << Grants::Role << u"Vaults"_s;
        QTest::newRow("scope") << u"g2"_s << Grants::Scope << u"kv-prod"_s;
        QTest::newRow("subscription") << u"g3"_s << Grants::Scope << u"Production"_s;
        QTest::newRow("scope kind") << u"g2"_s << Grants::ScopeType << u"Key vault"_s;
        QTest::newRow("reach") << u"g3"_s << Grants::AppliesTo << u"This subscription and below"_s;
        QTest::newRow("reach of the tenant") << u"g6"_s << Grants::AppliesTo << u"The whole tenant"_s;
        QTest::newRow("no context") << u"g1"_s << Grants::InheritedFrom << u"—"_s;
        QTest::newRow("condition") << u"g2"_s << Grants::Condition << u"@Resource[x]StringEquals'y'"_s;
        QTest::newRow("conditional") << u"g2"_s << Grants::State << u"Conditional"_s;
        QTest::newRow("privileged") << u"g3"_s << Grants::State << u"Privileged"_s;
        QTest::newRow("orphaned") << u"g5"_s << Grants::State << u"Orphaned"_s;
        QTest::newRow("plain") << u"g4"_s << Grants::State << QString();
        QTest::newRow("created") << u"g1"_s << Grants::Created << u"2026-01-31 14:05"_s;
        QTest::newRow("created, not told") << u"g2"_s << Grants::Created << QString();
        QTest::newRow("path") << u"g3"_s << Grants::ScopePath << u"/subscriptions/prod"_s;
    }

    void saysWhatWasGranted()
    {
        QFETCH(QString, name);
        QFETCH(Grants::Column, column);
        const Grants model(m_store);
        QVERIFY(grant(model, name, column).isValid());
        QTEST(grant(model, name, column).data().toString(), "text");
    }

    void marksWhatAsksForAttention_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Severity>("severity");
        QTest::newRow("owner of a subscription") << u"g3"_s << Severity::Danger;
        QTest::newRow("orphaned") << u"g5"_s << Severity::Warning;
        QTest::newRow("conditional") << u"g2"_s << Severity::Note;
        QTest::newRow("plain") << u"g4"_s << Severity::None;
    }

    void marksWhatAsksForAttention()
    {
        QFETCH(QString, name);
        const Grants model(m_store);
        QTEST(grant(model, name, Grants::State).data(ItemRole::SeverityRole).value<Severity>(), "severity");
    }

    void marksThings()
    {
        const Grants model(m_store);
        QCOMPARE(test::decoration(grant(model, u"g4"_s, Grants::Principal)), Decoration::SystemIdentity);
        QCOMPARE(test::decoration(grant(model, u"g6"_s, Grants::Principal)), Decoration::User);
        QCOMPARE(test::decoration(grant(model, u"g3"_s, Grants::Role)), Decoration::PrivilegedRole);
        QCOMPARE(test::decoration(grant(model, u"g1"_s, Grants::Scope)), Decoration::ManagementGroup);
        QCOMPARE(test::decoration(grant(model, u"g1"_s, Grants::State)), Decoration::None);
    }

    void sortsTimesAsNumbers()
    {
        const Grants model(m_store);
        const QModelIndex created = grant(model, u"g1"_s, Grants::Created);
        QCOMPARE(created.data(ItemRole::SortRole), QVariant(qlonglong(1769868300000)));
        QVERIFY(!created.data(ItemRole::NumericRole).toBool());
        QVERIFY(!grant(model, u"g2"_s, Grants::Created).data(ItemRole::SortRole).isValid());
    }

    void tellsInheritanceForAContext()
    {
        Grants model(m_store);
        QSignalSpy changes(&model, &Grants::dataChanged);
        model.setContextScope(m_store.inventory().findScope(u"/subscriptions/prod/resourceGroups/rg-web"));
        QCOMPARE(changes.count(), 1);
        QCOMPARE(changes[0][0].toModelIndex().column(), int(Grants::InheritedFrom));
        QCOMPARE(grant(model, u"g1"_s, Grants::InheritedFrom).data(), u"Inherited from Management group platform"_s);
        QCOMPARE(grant(model, u"g4"_s, Grants::InheritedFrom).data(), u"Direct"_s);
        QCOMPARE(grant(model, u"g5"_s, Grants::InheritedFrom).data(), u"Does not apply here"_s);
        model.setContextScope({});
        QCOMPARE(grant(model, u"g4"_s, Grants::InheritedFrom).data(), u"—"_s);
    }

    void forgetsAContextThatGoes()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        Grants model(store);
        model.setContextScope(store.inventory().findScope(u"/subscriptions/dev/resourceGroups/rg-dev"));
        QVERIFY(model.contextScope().isValid());
        store.beginRefresh();
        store.apply(test::tenant(u"sub prod title=Production\ngrant g6 alice Reader at=/"));
        store.finishRefresh(test::everything());
        QVERIFY(!model.contextScope().isValid());
        QCOMPARE(grant(model, u"g6"_s, Grants::InheritedFrom).data(), u"—"_s);

        model.setContextScope(store.inventory().root());
        store.clear();
        QVERIFY(!model.contextScope().isValid());
    }

    void filtersByScope()
    {
        Grants model(m_store);
        SortFilterProxy proxy;
        proxy.setSourceModel(&model);
        const auto shown = [&] {
            QStringList names;
            for (int row = 0; row < proxy.rowCount(); ++row)
                names << proxy.index(row, Grants::Id).data().toString().section(u'/', -1);
            names.sort();
            return names.join(u' ');
        };
        const ScopeHandle group = m_store.inventory().findScope(u"/subscriptions/prod/resourceGroups/rg-data");
        proxy.setPredicate(standsWithin(group));
        QTRY_VERIFY(proxy.isSettled());
        QCOMPARE(shown(), u"g2"_s);
        proxy.setPredicate(mattersAt(group));
        QTRY_VERIFY(proxy.isSettled());
        QCOMPARE(shown(), u"g1 g2 g3 g6"_s);
        proxy.setPredicate(standsWithin({}));
        QTRY_VERIFY(proxy.isSettled());
        QCOMPARE(proxy.rowCount(), 6);
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestRoleAssignmentsModel)
#include "tst_roleassignmentsmodel.moc"
