// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/focus.h"

#include "models/inventory/inventorystore.h"
#include "tests/models/export/fulltenant.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;

namespace {

const auto group = u"/subscriptions/11111111-aaaa-4aaa-8aaa-000000000001/resourceGroups/rg-shop"_s;
const auto machine = group + u"/providers/Microsoft.Compute/virtualMachines/vm-user"_s;

} // namespace

class TestFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        SyncBatch batch = test::fullTenant();
        // A machine of the same name in another group.
        Host twin = batch.hosts[1];
        twin.id = QString(twin.id).replace(u"rg-shop"_s, u"rg-other"_s);
        twin.identity = {};
        batch.hosts.push_back(twin);
        test::refresh(m_store, {batch});
    }

    void finds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("id");
        QTest::newRow("ARM id") << machine << machine;
        QTest::newRow("ARM id in another case") << machine.toUpper() << machine;
        QTest::newRow("name") << u"vm-user"_s << machine;
        QTest::newRow("name in another case") << u"VM-User"_s << machine;
        QTest::newRow("resource group") << group << group;
        QTest::newRow("object id") << u"33333333-cccc-4ccc-8ccc-000000000004"_s
                                   << u"33333333-cccc-4ccc-8ccc-000000000004"_s;
    }

    void finds()
    {
        QFETCH(QString, typed);
        const auto found = resolveFocus(m_store.inventory(), typed);
        QVERIFY(found);
        QTEST(m_store.inventory().armId(*found), "id");
    }

    void saysWhatIsNear_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("said"); // a part of what or advice
        QTest::newRow("mistyped") << u"vm-usr"_s << u"vm-user"_s;
        QTest::newRow("beginning") << u"vm-sever"_s << u"vm-several"_s;
        QTest::newRow("mistyped id") << machine + u"x"_s << u"Near to it: vm-user"_s;
        QTest::newRow("nothing like it") << u"zzz"_s << u"See rolescope list"_s;
        QTest::newRow("blank") << u" "_s << u"See rolescope list"_s;
        QTest::newRow("endless") << QString(100'000, u'z') << u"See rolescope list"_s;
    }

    void saysWhatIsNear()
    {
        QFETCH(QString, typed);
        QFETCH(QString, said);
        const auto found = resolveFocus(m_store.inventory(), typed);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::NotFound);
        const QString text = found.error().what + u' ' + found.error().advice;
        QVERIFY2(text.contains(said), qPrintable(text));
        QVERIFY(text.size() < 1000);
    }

    /// vm-system is two machines and the identity of one of them.
    void asksWhichOne()
    {
        const auto found = resolveFocus(m_store.inventory(), u"vm-system"_s);
        QVERIFY(!found);
        QVERIFY2(found.error().advice.contains(u"rg-shop"_s) && found.error().advice.contains(u"rg-other"_s),
                 qPrintable(found.error().advice));
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestFocus)
#include "tst_focus.moc"
