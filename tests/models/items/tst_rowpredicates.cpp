// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorystore.h"
#include "models/items/rowpredicates.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestRowPredicates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tenant(test::company())); }

    void tellsWhatStandsWithin_data()
    {
        QTest::addColumn<QString>("scope");
        QTest::addColumn<QString>("thing");
        QTest::addColumn<bool>("within");
        const QString prod = u"/subscriptions/prod"_s;
        const QString dev = u"/subscriptions/dev"_s;
        QTest::newRow("machine inside") << prod << u"vm-web-2"_s << true;
        QTest::newRow("machine outside") << dev << u"vm-web-2"_s << false;
        QTest::newRow("identity inside") << dev << u"id-idle"_s << true;
        QTest::newRow("identity outside") << prod << u"id-idle"_s << false;
        QTest::newRow("scope itself") << prod << u"Production"_s << true;
        QTest::newRow("principal granted there") << dev << u"bob"_s << true;
        QTest::newRow("principal granted above") << dev << u"alice"_s << false;
        QTest::newRow("role granted there") << prod << u"Owner"_s << true;
        QTest::newRow("role granted elsewhere") << dev << u"Owner"_s << false;
        QTest::newRow("the tenant holds all") << u"/"_s << u"vm-web-2"_s << true;
    }

    void tellsWhatStandsWithin()
    {
        QFETCH(QString, scope);
        QFETCH(QString, thing);
        const Inventory& inventory = m_store.inventory();
        const EntityRef entity = inventory.find(thing);
        QVERIFY(entity.isValid());
        QTEST(standsWithin(inventory.findScope(scope))(inventory, entity), "within");
    }

    void letsAllThroughWithoutALivingScope()
    {
        InventoryStore store;
        store.apply(test::tenant(test::company()));
        const RowPredicate within
            = standsWithin(store.inventory().findScope(u"/subscriptions/dev/resourceGroups/rg-dev"));
        const RowPredicate matters
            = mattersAt(store.inventory().findScope(u"/subscriptions/dev/resourceGroups/rg-dev"));
        const Inventory empty;
        QVERIFY(within(empty, empty.root()));
        QVERIFY(matters(empty, empty.root()));
        QVERIFY(standsWithin({})(m_store.inventory(), m_store.inventory().find(u"vm-web-2")));
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestRowPredicates)
#include "tst_rowpredicates.moc"
