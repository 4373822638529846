// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/identitiesmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using Ids = IdentitiesModel;

Q_DECLARE_METATYPE(rolescope::IdentitiesModel::Column)

class TestIdentitiesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_store.apply(test::tenant(test::company()));
        m_store.apply(test::tenant(u"vm prod/rg-web/vm-3 id=prod/rg-web/id-unknown"));
    }

    void saysWhatIdentitiesAre_data()
    {
        QTest::addColumn<QString>("identity");
        QTest::addColumn<Ids::Column>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("user-assigned") << u"id-web"_s << Ids::Kind << u"User-assigned identity"_s;
        QTest::newRow("system-assigned") << u"vm-web-1"_s << Ids::Kind << u"System-assigned identity"_s;
        QTest::newRow("shared") << u"id-web"_s << Ids::UsedBy << u"3"_s;
        QTest::newRow("of one") << u"vm-web-1"_s << Ids::UsedBy << u"1"_s;
        QTest::newRow("of none") << u"id-idle"_s << Ids::UsedBy << u"0"_s;
        QTest::newRow("grants") << u"id-web"_s << Ids::RolesHeld << u"2"_s;
        QTest::newRow("no grants") << u"id-idle"_s << Ids::RolesHeld << u"0"_s;
        QTest::newRow("role") << u"id-backup"_s << Ids::RoleNames << u"Owner"_s;
        QTest::newRow("subscription") << u"id-web"_s << Ids::Subscription << u"Production"_s;
        QTest::newRow("group of the machine") << u"vm-web-1"_s << Ids::ResourceGroup << u"rg-web"_s;
        QTest::newRow("location") << u"id-web"_s << Ids::Location << u"westeurope"_s;
        QTest::newRow("client id") << u"id-web"_s << Ids::ClientId << u"client-of-id-web"_s;
        QTest::newRow("principal id") << u"id-web"_s << Ids::PrincipalId << u"uai:id-web"_s;
        QTest::newRow("in use") << u"id-web"_s << Ids::State << QString();
        QTest::newRow("unused") << u"id-idle"_s << Ids::State << u"Unused"_s;
        QTest::newRow("unknown") << u"id-unknown"_s << Ids::State << u"Not readable or deleted"_s;
    }

    void saysWhatIdentitiesAre()
    {
        QFETCH(QString, identity);
        QFETCH(Ids::Column, column);
        const Ids model(m_store);
        QVERIFY(test::cell(model, identity, 0).isValid());
        QTEST(test::text(model, identity, column), "text");
    }

    void namesEachRoleOnce()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        store.apply(test::tenant(u"grant g10 uai:id-web Reader at=dev"));
        const Ids model(store);
        QStringList names = test::text(model, u"id-web"_s, Ids::RoleNames).split(u", "_s);
        names.sort();
        QCOMPARE(names, QStringList({u"Reader"_s, u"Vaults"_s}));
        QCOMPARE(test::text(model, u"id-web"_s, Ids::RolesHeld), u"3"_s);
    }

    void marksWhatAsksForAttention()
    {
        const Ids model(m_store);
        QCOMPARE(test::severity(model, u"id-backup"_s, Ids::RoleNames), Severity::Danger);
        QCOMPARE(test::severity(model, u"id-idle"_s, Ids::State), Severity::Note);
        QCOMPARE(test::severity(model, u"id-unknown"_s, Ids::State), Severity::Warning);
        QCOMPARE(test::severity(model, u"id-web"_s, Ids::State), Severity::None);
        QCOMPARE(test::decoration(test::cell(model, u"id-web"_s, Ids::Name)), Decoration::UserIdentity);
        QCOMPARE(test::decoration(test::cell(model, u"vm-web-1"_s, Ids::Name)), Decoration::SystemIdentity);
    }

    void tellsWhenUseChanges()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const Ids model(store);
        const QPersistentModelIndex used(test::cell(model, u"id-idle"_s, Ids::UsedBy));
        bool told = false;
        connect(&model, &Ids::dataChanged, this, [&](const QModelIndex& first, const QModelIndex& last) {
            told = told || (first.row() <= used.row() && used.row() <= last.row());
        });
        store.apply(test::tenant(u"vm dev/rg-dev/vm-dev-2 id=dev/rg-dev/id-idle"));
        QVERIFY(told);
        QCOMPARE(used.data().toString(), u"1"_s);
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestIdentitiesModel)
#include "tst_identitiesmodel.moc"
