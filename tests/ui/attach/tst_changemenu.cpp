// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/changemenu.h"

#include "tests/ui/explore/sampletenant.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;

class TestChangeMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { sample::fill(m_store); }

    void offers_data()
    {
        const Inventory& inventory = m_store.inventory();
        QTest::addColumn<EntityRef>("entity");
        QTest::addColumn<bool>("attach");
        QTest::addColumn<QStringList>("removals");
        QTest::newRow("machine with both")
            << EntityRef(inventory.findHost(sample::machine(1))) << true
            << QStringList{u"Detach id-web…"_s, u"Disable the system-assigned identity of vm-web-01…"_s};
        QTest::newRow("machine without") << EntityRef(inventory.findHost(sample::machine(9))) << true << QStringList();
        QTest::newRow("system-assigned") << EntityRef(inventory.findIdentity(sample::machine(1))) << true
                                         << QStringList{u"Disable the system-assigned identity of vm-web-01…"_s};
        QTest::newRow("unused identity") << inventory.find(u"id-unused"_s) << true
                                         << QStringList{u"Delete identity…"_s};
        QTest::newRow("role") << inventory.find(u"Reader"_s) << false << QStringList();
        QTest::newRow("nothing") << EntityRef() << false << QStringList();
    }

    void offers()
    {
        QFETCH(EntityRef, entity);
        const ChangeOffers offers = offersFor(m_store.inventory(), entity);
        QTEST(offers.attach, "attach");
        QTEST(texts(offers), "removals");
        for (const ChangeOffer& offer : offers.removals) {
            const Result<Plan> plan = planOf(offer, m_store.inventory());
            QVERIFY2(plan, plan ? "" : qPrintable(plan.error().what));
            QVERIFY(!plan->isSatisfied());
        }
    }

    void aSharedIdentityIsDetachedFromOneOrAll()
    {
        const QStringList all = texts(offersFor(m_store.inventory(), m_store.inventory().find(u"id-web"_s)));
        QCOMPARE(all.size(), 8); // six machines, all of them, and deletion
        QCOMPARE(all.front(), u"Detach from vm-web-01…"_s);
        QVERIFY2(all[6].startsWith(u"Detach from all 6"_s), qPrintable(all[6]));
    }

    void onlyRolesOfIdentitiesAreTakenAway()
    {
        const Inventory& inventory = m_store.inventory();
        for (int row = 0; row < inventory.rowCount(Table::Assignments); ++row) {
            const auto assignment = inventory.at(Table::Assignments, row).as<EntityKind::Assignment>();
            const PrincipalRow& principal = inventory.principal(inventory.assignment(assignment).principal);
            const bool person = principal.kind == PrincipalKind::User;
            QCOMPARE(offersFor(inventory, assignment).removals.empty(), person);
        }
    }

private:
    static QStringList texts(const ChangeOffers& offers)
    {
        QStringList texts;
        for (const ChangeOffer& offer : offers.removals)
            texts << offer.text;
        return texts;
    }

    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestChangeMenu)
#include "tst_changemenu.moc"
