// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on an Azure that misbehaves: throttles, fails, refuses, is slow, or is gone.

#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/demotenant.h"
#include "app/simulator/serverthread.h"
#include "app/simulator/tenantspec.h"
#include "models/items/gapsmodel.h"
#include "models/ports/readonlyplans.h"
#include "tests/end-to-end/drivenwindow.h"
#include "ui/common/banner.h"
#include "ui/common/emptystate.h"
#include "ui/explore/inspector.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"
#include "ui/shell/syncstatus.h"

#include <QAction>
#include <QApplication>
#include <QMessageBox>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QSet>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

namespace {

/// What the composition makes of "sim:URL", with a say in how long the client waits before it tries again.
std::unique_ptr<InventorySource> sourceAt(const QUrl& origin, double delayFactor)
{
    struct Account
    {
        explicit Account(const QUrl& url) : credential(url, network) { }

        QNetworkAccessManager network;
        auth::SimulatorCredential credential;
    };
    const auto account = std::make_shared<Account>(origin);
    azure::TransportOptions options;
    options.delayFactor = delayFactor;
    return std::make_unique<azure::AzureSource>(azure::Cloud::forSimulator(origin),
                                                std::shared_ptr<Credential>(account, &account->credential),
                                                origin.authority(), options);
}

simulator::Tenant demoWithout(const QString& machine)
{
    simulator::Tenant tenant = simulator::demoTenant();
    std::erase_if(tenant.resources, [&](const simulator::Resource& each) { return each.name == machine; });
    return tenant;
}

} // namespace

class TestWindowFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void passingFaultsLeaveNoTrace_data();
    void passingFaultsLeaveNoTrace();
    void pausesAreTold();
    void whatIsRefusedIsListed_data();
    void whatIsRefusedIsListed();
    void serverGoneKeepsWhatWasRead();
    void gapsOutliveAFailedSync();
    void startsWithoutServer();
    void cancelKeepsTheWindowUsable();
    void cancelsALargeTenant();
    void closesWhileReading();
    void whatIsGoneIsNoLongerSelected();

private:
    /// Listens on the port of the server before, if there was one.
    void serve(const QString& faults, simulator::Tenant tenant = simulator::demoTenant());
    void open(double delayFactor = 0.01);
    void verifyReadsWhole();
    TablePage* machines() const { return m_driven->page(u"virtualMachines"); }
    TablePage* assignments() const { return m_driven->page(u"roleAssignments"); }
    TablePage* gaps() const { return m_driven->page(u"gaps"); }
    int rowsOf(Table table) const { return m_driven->inventory().rowCount(table); }
    QPushButton* bannerButton(int number) const;
    bool offersSync() const;

    QTemporaryDir m_home;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<simulator::ServerThread> m_server;
    QUrl m_origin;
    std::unique_ptr<DrivenWindow> m_driven;
};

void TestWindowFaults::initTestCase()
{
    QCoreApplication::setApplicationName(u"rolescope"_s);
    QCoreApplication::setOrganizationName(u"Rolescope"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
}

void TestWindowFaults::init()
{
    failOnWarnings();
    m_settings = std::make_unique<QSettings>();
    m_settings->clear();
}

void TestWindowFaults::cleanup()
{
    m_driven.reset();
    m_server.reset();
    m_origin.clear();
    m_settings.reset();
}

void TestWindowFaults::serve(const QString& faults, simulator::Tenant tenant)
{
    QString error;
    simulator::ServerOptions options;
    const auto parsed = simulator::Faults::parse(faults, &error);
    QVERIFY2(parsed, qPrintable(error));
    options.faults = *parsed;
    m_server.reset(); // before the other takes its port
    m_server = std::make_unique<simulator::ServerThread>(std::move(tenant), options);
    m_server->start(static_cast<quint16>(m_origin.port(0)));
    QVERIFY2(m_server->waitForReady(&error), qPrintable(error));
    m_origin = m_server->url();
}

void TestWindowFaults::open(double delayFactor)
{
    m_driven = std::make_unique<DrivenWindow>(
        TenantAccess{sourceAt(m_origin, delayFactor),
                     std::make_unique<ReadOnlyPlans>(u"Only reading is tested here."_s)},
        *m_settings);
}

QPushButton* TestWindowFaults::bannerButton(int number) const
{
    return m_driven->banner()->findChild<QPushButton*>(u"bannerAction%1"_s.arg(number));
}

/// The window says that nothing is being read, and offers to read.
bool TestWindowFaults::offersSync() const
{
    const auto* const cancel = m_driven->window().findChild<QAction*>(u"cancelSyncAction"_s);
    const auto* const cancelButton = m_driven->status()->findChild<QToolButton*>(u"cancelSyncButton"_s);
    return m_driven->toolButton(u"syncAction"_s)->isEnabled() && !cancel->isEnabled() && !cancelButton->isVisible();
}

/// The whole of the demo is shown, and nothing complains.
void TestWindowFaults::verifyReadsWhole()
{
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY2(!m_driven->banner()->isVisible(), qPrintable(m_driven->banner()->text()));
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QCOMPARE(assignments()->countsText(), u"64 of 64"_s);
    QCOMPARE(gaps()->countsText(), u"0 of 0"_s);
    QCOMPARE(m_driven->tabs()->tabText(5), u"Could not read"_s);
    QCOMPARE(m_driven->status()->text(), u"Synced just now"_s);
    QVERIFY(offersSync());
}

void TestWindowFaults::passingFaultsLeaveNoTrace_data()
{
    QTest::addColumn<QString>("faults");
    QTest::newRow("throttled") << u"throttle:every=4,retry-after=1"_s;
    QTest::newRow("out of order") << u"error:first=3,status=503"_s;
    QTest::newRow("a gateway's page of HTML") << u"error:first=3,status=502"_s;
    QTest::newRow("connections cut at the start") << u"cut:first=3"_s;
    QTest::newRow("connections cut in the middle") << u"cut:first=3,path=microsoft.resourcegraph"_s;
    QTest::newRow("token used up") << u"expired:uses=25;forbid=resourcegraph"_s;
    QTest::newRow("no Resource Graph") << u"forbid=resourcegraph"_s;
}

void TestWindowFaults::passingFaultsLeaveNoTrace()
{
    QFETCH(const QString, faults);
    serve(faults);
    open();
    verifyReadsWhole();
}

void TestWindowFaults::pausesAreTold()
{
    serve(u"throttle:first=1,retry-after=1"_s);
    open(1.0);
    QTRY_VERIFY2(m_driven->status()->text().contains(u"asked for a pause"_s), qPrintable(m_driven->status()->text()));
    QVERIFY(!m_driven->toolButton(u"syncAction"_s)->isEnabled());
    verifyReadsWhole();
}

void TestWindowFaults::whatIsRefusedIsListed_data()
{
    QTest::addColumn<QString>("faults");
    QTest::addColumn<QString>("machineCount");
    QTest::addColumn<QString>("assignmentCount");
    QTest::addColumn<QStringList>("what");
    QTest::addColumn<QStringList>("where");
    const QString platform = u"/subscriptions/85e6cb3d-c031-4e0f-a92e-fabae0830f1b"_s;
    const QStringList everywhere{u"Fabrikam Development"_s, u"Fabrikam Shared Platform"_s,
                                 u"Fabrikam Shop Production"_s};
    // Five machines and ten assignments stand in it; two more at the management group that only it belongs to.
    QTest::newRow("one subscription")
        << u"forbid=resourcegraph;forbid="_s + platform << u"20 of 20"_s << u"52 of 52"_s
        << QStringList{u"Deny assignments"_s,         u"Other resources with an identity"_s,
                       u"Resource groups"_s,          u"Role assignments"_s,
                       u"Role definitions"_s,         u"Scale sets"_s,
                       u"User-assigned identities"_s, u"Virtual machines"_s}
        << QStringList{u"Fabrikam Shared Platform"_s};
    QTest::newRow("everything about roles")
        << u"forbid=resourcegraph;forbid=authorization"_s << u"25 of 25"_s << u"0 of 0"_s
        << QStringList{u"Deny assignments"_s, u"Role assignments"_s, u"Role definitions"_s} << everywhere;
    QTest::newRow("role assignments, failing for good")
        << u"forbid=resourcegraph;error:status=500,path=roleassignments"_s << u"25 of 25"_s << u"0 of 0"_s
        << QStringList{u"Role assignments"_s} << everywhere;
    QTest::newRow("the directory") << u"forbid=graph"_s << u"25 of 25"_s << u"64 of 64"_s
                                   << QStringList{u"Names of principals"_s} << QStringList{u"Fabrikam Outdoor"_s};
}

void TestWindowFaults::whatIsRefusedIsListed()
{
    QFETCH(const QString, faults);
    QFETCH(const QString, machineCount);
    QFETCH(const QString, assignmentCount);
    QFETCH(const QStringList, what);
    QFETCH(const QStringList, where);
    serve(faults);
    open();
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY(!m_driven->sync().lastError());
    QVERIFY(offersSync());
    QCOMPARE(machines()->countsText(), machineCount);
    QCOMPARE(assignments()->countsText(), assignmentCount);

    // Each kind at each place, with the reason, what it hides and what would help.
    const auto* const rows = gaps()->proxy();
    QSet<QString> kinds;
    QSet<QString> places;
    for (int row = 0; row < rows->rowCount(); ++row) {
        kinds.insert(rows->index(row, GapsModel::What).data().toString());
        places.insert(rows->index(row, GapsModel::Where).data().toString());
        for (const int column : {GapsModel::Why, GapsModel::Hides, GapsModel::WouldHelp, GapsModel::Code})
            QVERIFY(!rows->index(row, column).data().toString().isEmpty());
    }
    QCOMPARE(kinds, QSet<QString>(what.begin(), what.end()));
    QCOMPARE(places, QSet<QString>(where.begin(), where.end()));
    const auto count = static_cast<int>(what.size() * where.size());
    QCOMPARE(rows->rowCount(), count);
    QCOMPARE(m_driven->tabs()->tabText(5), u"Could not read (%1)"_s.arg(count));

    // A banner tells so, stops nobody, leads there, and goes away.
    QVERIFY(m_driven->banner()->isVisible());
    QCOMPARE(m_driven->banner()->severity(), Severity::Warning);
    QVERIFY2(m_driven->banner()->text().startsWith(QString::number(count)), qPrintable(m_driven->banner()->text()));
    QVERIFY(!QApplication::activeModalWidget());
    m_driven->clickBox(m_driven->box(u"vm-build-01"_s));
    QCOMPARE(m_driven->inspectorName(), u"vm-build-01"_s);
    m_driven->click(bannerButton(0));
    QCOMPARE(m_driven->tabs()->currentIndex(), 5);
    QVERIFY(gaps()->view()->isVisible());
    m_driven->click(m_driven->banner()->findChild<QToolButton*>(u"bannerClose"_s));
    QVERIFY(!m_driven->banner()->isVisible());
}

void TestWindowFaults::serverGoneKeepsWhatWasRead()
{
    serve(QString());
    open();
    verifyReadsWhole();
    m_driven->clickBox(m_driven->box(u"id-dev-common"_s));

    const QDateTime lastRead = m_driven->sync().lastFinished();
    m_server.reset();
    m_driven->press(Qt::Key_F5);
    QVERIFY(!offersSync());
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY(m_driven->banner()->isVisible());
    QCOMPARE(m_driven->banner()->severity(), Severity::Danger);
    QVERIFY2(m_driven->banner()->text().contains(m_origin.host()), qPrintable(m_driven->banner()->text()));
    QVERIFY(!QApplication::activeModalWidget());
    QVERIFY(offersSync());
    QCOMPARE(m_driven->sync().lastFinished(), lastRead); // what is shown is no younger

    // What was read stays, and can be used.
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QCOMPARE(assignments()->countsText(), u"64 of 64"_s);
    QCOMPARE(m_driven->inspectorName(), u"id-dev-common"_s);
    QCOMPARE(m_driven->selectedBoxes(), QStringList{u"id-dev-common"_s});
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), DrivenWindow::row(machines(), u"vm-db-01"_s));
    QCOMPARE(m_driven->inspectorName(), u"vm-db-01"_s);

    // The details can be asked for, and are left by Escape.
    m_driven->click(bannerButton(1));
    auto* const details = m_driven->window().findChild<QMessageBox*>();
    QVERIFY(details && details->isVisible());
    QVERIFY(!details->informativeText().isEmpty());
    QTest::keyClick(details->windowHandle(), Qt::Key_Escape);
    QTRY_VERIFY(!m_driven->window().findChild<QMessageBox*>());

    serve(QString());
    m_driven->click(m_driven->toolButton(u"syncAction"_s));
    QVERIFY(!m_driven->banner()->isVisible()); // it was about the sync before
    verifyReadsWhole();
    QCOMPARE(m_driven->inspectorName(), u"vm-db-01"_s);
}

void TestWindowFaults::gapsOutliveAFailedSync()
{
    serve(u"forbid=graph"_s);
    open();
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(gaps()->countsText(), u"1 of 1"_s);

    // What is shown is still the old reading, with its gap.
    m_server.reset();
    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QVERIFY(DrivenWindow::row(gaps(), u"Names of principals"_s).isValid());
    QVERIFY(m_driven->tabs()->tabText(5) != u"Could not read"_s);

    serve(QString());
    m_driven->press(Qt::Key_F5);
    verifyReadsWhole();
}

void TestWindowFaults::startsWithoutServer()
{
    serve(QString());
    m_server.reset();
    open();
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY(m_driven->banner()->isVisible());
    QVERIFY(offersSync());
    QCOMPARE(machines()->countsText(), u"0 of 0"_s);
    QVERIFY(m_driven->openTab(6));
    const QString sentence = gaps()->findChild<EmptyState*>()->sentence();
    QVERIFY2(!sentence.contains(u"Nothing is missing"_s), qPrintable(sentence));

    serve(QString());
    m_driven->click(bannerButton(0)); // Sync again
    verifyReadsWhole();
}

void TestWindowFaults::cancelKeepsTheWindowUsable()
{
    // The machines of one subscription do not come, all else does.
    serve(u"forbid=resourcegraph;slow:ms=600000,first=1,path=microsoft.compute/virtualmachines"_s);
    open();
    QTRY_VERIFY(rowsOf(Table::VirtualMachines) > 0 && rowsOf(Table::Assignments) == 64);
    auto* const cancel = m_driven->status()->findChild<QToolButton*>(u"cancelSyncButton"_s);
    QVERIFY(cancel->isVisible());
    QVERIFY(!m_driven->toolButton(u"syncAction"_s)->isEnabled());
    m_driven->click(cancel);
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY(offersSync());
    QVERIFY2(m_driven->banner()->text().contains(u"cancelled"_s), qPrintable(m_driven->banner()->text()));
    QCOMPARE(m_driven->banner()->severity(), Severity::Note);

    const int read = rowsOf(Table::VirtualMachines);
    QVERIFY(read < 25);
    QCOMPARE(machines()->countsText(), u"%1 of %1"_s.arg(read));
    QVERIFY(m_driven->openTab(2));
    m_driven->clickCell(machines()->view(), machines()->proxy()->index(0, 0));
    const QString chosen = machines()->proxy()->index(0, 0).data().toString();
    QCOMPARE(m_driven->inspectorName(), chosen);
    QCOMPARE(m_driven->currentInTree(), chosen);

    m_driven->press(Qt::Key_F5);
    verifyReadsWhole();
    QCOMPARE(m_driven->inspectorName(), chosen);

    // A refresh that is cancelled takes nothing away.
    serve(u"forbid=resourcegraph;slow:ms=600000,path=microsoft.compute/virtualmachines"_s);
    m_driven->press(Qt::Key_F5);
    QTRY_VERIFY(m_driven->sync().progress().items > 64);
    m_driven->click(cancel);
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines()->countsText(), u"25 of 25"_s);
    QCOMPARE(assignments()->countsText(), u"64 of 64"_s);
    QCOMPARE(m_driven->inspectorName(), chosen);
    QVERIFY(offersSync());
}

void TestWindowFaults::cancelsALargeTenant()
{
    auto tenant = simulator::tenantFromSpec(u"synthetic:vms=3000,seed=3"_s, nullptr);
    QVERIFY(tenant);
    serve(u"slow:ms=100"_s, *std::move(tenant));
    open();
    QTRY_VERIFY(rowsOf(Table::VirtualMachines) > 500);
    QVERIFY(m_driven->sync().isRunning());
    m_driven->click(m_driven->status()->findChild<QToolButton*>(u"cancelSyncButton"_s));
    QVERIFY(m_driven->waitUntilQuiet());
    QVERIFY(offersSync());
    const int read = rowsOf(Table::VirtualMachines);
    QVERIFY(read < 3000);
    QCOMPARE(machines()->proxy()->allCount(), read);
    QCOMPARE(m_driven->tree()->model()->index(0, 1).data().toString(), QString::number(read));

    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines()->countsText(), u"3,000 of 3,000"_s);
}

void TestWindowFaults::closesWhileReading()
{
    serve(u"slow:ms=600000,path=microsoft.resourcegraph"_s);
    open();
    QTRY_VERIFY(m_driven->sync().progress().requests > 0);
    m_driven->press(Qt::Key_Q, Qt::ControlModifier);
    QVERIFY(!m_driven->window().isVisible());
    QTRY_VERIFY(!m_driven->sync().isRunning());
    m_driven.reset();
}

void TestWindowFaults::whatIsGoneIsNoLongerSelected()
{
    serve(QString());
    open();
    verifyReadsWhole();
    m_driven->clickBox(m_driven->box(u"vm-build-01"_s));
    QCOMPARE(m_driven->inspectorName(), u"vm-build-01"_s);

    serve(QString(), demoWithout(u"vm-build-01"_s));
    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines()->countsText(), u"24 of 24"_s);
    QVERIFY(!m_driven->selected().isValid());
    QCOMPARE(m_driven->inspectorName(), QString());
    QCOMPARE(m_driven->currentInTree(), QString());
    QVERIFY(m_driven->selectedBoxes().isEmpty());
}

QTEST_MAIN(TestWindowFaults)
#include "tst_windowfaults.moc"
