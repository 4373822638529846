// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/principalsmodel.h"
#include "tests/models/items/modelcells.h"
#include "tests/models/items/tenanttext.h"

#include <QTest>

using namespace rolescope;
using namespace Qt::Literals::StringLiterals;
using Principals = PrincipalsModel;

Q_DECLARE_METATYPE(rolescope::PrincipalsModel::Column)

class TestPrincipalsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_store.apply(test::tenant(test::company())); }

    void saysWhoIsThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Principals::Column>("column");
        QTest::addColumn<QString>("text");
        QTest::newRow("user") << u"alice"_s << Principals::Kind << u"User"_s;
        QTest::newRow("grants") << u"alice"_s << Principals::RolesHeld << u"1"_s;
        QTest::newRow("living") << u"alice"_s << Principals::State << QString();
        QTest::newRow("deleted") << u"bob"_s << Principals::State << u"Deleted"_s;
        QTest::newRow("managed identity") << u"id-web"_s << Principals::Kind << u"User-assigned identity"_s;
        QTest::newRow("object id") << u"id-web"_s << Principals::ObjectId << u"uai:id-web"_s;
    }

    void saysWhoIsThere()
    {
        QFETCH(QString, name);
        QFETCH(Principals::Column, column);
        const Principals model(m_store);
        QVERIFY(test::cell(model, name, 0).isValid());
        QTEST(test::text(model, name, column), "text");
    }

    void marksWhoTheyAre()
    {
        const Principals model(m_store);
        QCOMPARE(test::decoration(test::cell(model, u"alice"_s, 0)), Decoration::User);
        QCOMPARE(test::decoration(test::cell(model, u"id-web"_s, 0)), Decoration::UserIdentity);
        QCOMPARE(test::severity(model, u"bob"_s, Principals::State), Severity::Warning);
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestPrincipalsModel)
#include "tst_principalsmodel.moc"
