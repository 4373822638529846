// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/demotenant.h"
#include "app/simulator/serverthread.h"
#include "models/access/effectiveaccess.h"
#include "models/access/findings.h"
#include "models/inventory/inventorystore.h"
#include "tests/app/azure/collected.h"

#include <QNetworkAccessManager>
#include <QTest>

using namespace rolescope;
using namespace rolescope::azure;
using namespace Qt::Literals::StringLiterals;

/// What the judgement of access says to the demo tenant, as it is read over HTTP.
class TestDemoFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        simulator::ServerThread thread(simulator::demoTenant(), {});
        thread.start();
        QString error;
        QVERIFY2(thread.waitForReady(&error), qPrintable(error));
        QNetworkAccessManager network;
        AzureSource source(Cloud::forSimulator(thread.url()),
                           std::make_shared<auth::SimulatorCredential>(thread.url(), network), u"Simulator"_s, {});
        test::Collected read;
        QVERIFY(read.run(source));
        m_store.apply(read.all);
    }

    void findsTheDemosMistakes_data()
    {
        QTest::addColumn<QString>("sentence");
        QTest::newRow("Owner on a shared identity")
            << u"id-shop-deploy, which 2 resources run as, holds Owner at subscription Fabrikam Shop Production and 1 "
               "more privileged role."_s;
        QTest::newRow("a role that is held already")
            << u"id-shop-deploy needs no Contributor at resource group rg-shop-batch: it already holds Owner at "
               "subscription Fabrikam Shop Production."_s;
        QTest::newRow("an unused identity") << u"Nothing runs as id-dev-legacy. Yet it holds 1 role."_s;
        QTest::newRow("an identity that is gone")
            << u"The identity id-dev-old of vm-dev-ci-02 is not there any more."_s;
        QTest::newRow("an orphan") << u"Contributor at resource group rg-dev-tools is granted to somebody that the "
                                      "directory no longer knows."_s;
        QTest::newRow("a condition") << u"id-ml-train holds Storage Blob Data Reader at stdevdata under a condition."_s;
    }

    void findsTheDemosMistakes()
    {
        QFETCH(QString, sentence);
        QStringList told;
        for (const Finding& finding : findings::all(m_store.inventory()))
            told << findings::sentence(m_store.inventory(), finding);
        QVERIFY2(told.contains(sentence), qPrintable(told.join(u'\n')));
    }

    void judges_data()
    {
        QTest::addColumn<QString>("identity");
        QTest::addColumn<QString>("action");
        QTest::addColumn<Plane>("plane");
        QTest::addColumn<QString>("scope");
        QTest::addColumn<Verdict>("verdict");
        const QString blobs = u"Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"_s;
        const QString secrets = u"Microsoft.KeyVault/vaults/secrets/getSecret/action"_s;
        const QString change = u"Microsoft.Compute/virtualMachines/write"_s;
        QTest::newRow("blobs") << u"id-shop-web"_s << blobs << Plane::Data << u"stshopmedia"_s << Verdict::Allowed;
        QTest::newRow("blobs elsewhere") << u"id-shop-web"_s << blobs << Plane::Data << u"stdevdata"_s
                                         << Verdict::NotGranted;
        QTest::newRow("blobs under a condition")
            << u"id-ml-train"_s << blobs << Plane::Data << u"stdevdata"_s << Verdict::Conditional;
        QTest::newRow("an owner and the data")
            << u"id-shop-deploy"_s << secrets << Plane::Data << u"kv-shop-prod"_s << Verdict::NotGranted;
        QTest::newRow("an owner") << u"id-shop-deploy"_s << change << Plane::Control << u"rg-shop-web"_s
                                  << Verdict::Allowed;
        QTest::newRow("an owner, denied")
            << u"id-shop-deploy"_s << change << Plane::Control << u"rg-payments"_s << Verdict::Denied;
    }

    void judges()
    {
        QFETCH(QString, identity);
        QFETCH(QString, action);
        QFETCH(Plane, plane);
        QFETCH(QString, scope);
        const Inventory& inventory = m_store.inventory();
        const PrincipalSet principals(inventory, inventory.find(identity).as<EntityKind::Identity>());
        const EntityRef found = inventory.find(scope);
        const ScopeHandle at = found.kind == EntityKind::Host ? inventory.host(found.as<EntityKind::Host>()).scope
                                                              : found.as<EntityKind::Scope>();
        QVERIFY(at.isValid());
        const AccessAnswer answer = EffectiveAccess(inventory).mayDo(principals, action, plane, at);
        QTEST(answer.verdict, "verdict");
    }

private:
    InventoryStore m_store;
};

QTEST_GUILESS_MAIN(TestDemoFindings)
#include "tst_demofindings.moc"
