// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real window on a tenant of which a twentieth changes between two syncs: what a person had in sight stays there.

#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/serverthread.h"
#include "app/simulator/tenantspec.h"
#include "models/ports/readonlyplans.h"
#include "models/ports/tenantaccess.h"
#include "tests/end-to-end/drivenwindow.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"

#include <QNetworkAccessManager>
#include <QScrollBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::test;

namespace {

constexpr int machineCount = 400;
constexpr int changedCount = machineCount / 20;

TenantAccess tenantAt(const QUrl& origin)
{
    struct Account
    {
        explicit Account(const QUrl& url) : credential(url, network) { }

        QNetworkAccessManager network;
        auth::SimulatorCredential credential;
    };
    const auto account = std::make_shared<Account>(origin);
    return {std::make_unique<azure::AzureSource>(azure::Cloud::forSimulator(origin),
                                                 std::shared_ptr<Credential>(account, &account->credential),
                                                 origin.authority(), azure::TransportOptions()),
            std::make_unique<ReadOnlyPlans>(u"Nothing is changed here."_s)};
}

bool isMachine(const simulator::Resource& resource)
{
    return resource.type.compare("Microsoft.Compute/virtualMachines"_L1, Qt::CaseInsensitive) == 0;
}

/// A half of a twentieth of all machines goes, and as many others come.
simulator::Tenant changed(simulator::Tenant tenant, const QString& kept)
{
    int turn = 0;
    std::vector<simulator::Resource> come;
    std::erase_if(tenant.resources, [&](const simulator::Resource& each) {
        if (!isMachine(each) || each.name == kept || ++turn % (machineCount / (changedCount / 2)) != 0)
            return false;
        simulator::Resource other = each;
        other.name = u"new-"_s + each.name;
        other.uniqueId.clear();
        come.push_back(other);
        return true;
    });
    for (simulator::Resource& each : come)
        tenant.resources.push_back(std::move(each));
    return tenant;
}

} // namespace

class TestWindowRefresh : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void changesLeaveEverythingInPlace();

private:
    void serve(simulator::Tenant tenant);
    QStringList order() const;
    QStringList openRows() const;

    QTemporaryDir m_home;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<simulator::ServerThread> m_server;
    QUrl m_origin;
    std::unique_ptr<DrivenWindow> m_driven;
};

void TestWindowRefresh::initTestCase()
{
    QCoreApplication::setApplicationName(u"rolescope"_s);
    QCoreApplication::setOrganizationName(u"Rolescope"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
}

void TestWindowRefresh::init()
{
    failOnWarnings();
    m_settings = std::make_unique<QSettings>();
    m_settings->clear();
}

void TestWindowRefresh::cleanup()
{
    m_driven.reset();
    m_server.reset();
    m_settings.reset();
}

void TestWindowRefresh::serve(simulator::Tenant tenant)
{
    QString error;
    m_server.reset(); // before the other takes its port
    m_server = std::make_unique<simulator::ServerThread>(std::move(tenant), simulator::ServerOptions());
    m_server->start(static_cast<quint16>(m_origin.port(0)));
    QVERIFY2(m_server->waitForReady(&error), qPrintable(error));
    m_origin = m_server->url();
}

/// The machines of the graph, from the top.
QStringList TestWindowRefresh::order() const
{
    QStringList result;
    for (const Diagram::Box& box : m_driven->canvas()->diagram().boxes) {
        if (box.tier == Tier::Host)
            result << m_driven->inventory().armId(box.entity);
    }
    return result;
}

QStringList TestWindowRefresh::openRows() const
{
    QStringList names;
    const QTreeView* const tree = m_driven->tree();
    for (QModelIndex row = tree->model()->index(0, 0); row.isValid(); row = tree->indexBelow(row)) {
        if (tree->isExpanded(row))
            names << row.data().toString();
    }
    return names;
}

void TestWindowRefresh::changesLeaveEverythingInPlace()
{
    const auto tenant = simulator::tenantFromSpec(u"synthetic:vms=%1,seed=7"_s.arg(machineCount), nullptr);
    QVERIFY(tenant);
    serve(*tenant);
    m_driven = std::make_unique<DrivenWindow>(tenantAt(m_origin), *m_settings);
    QVERIFY(m_driven->waitUntilQuiet());
    TablePage* const machines = m_driven->page(u"virtualMachines");

    // A person scrolls down, selects a machine, and looks at a part of the graph from near.
    QVERIFY(m_driven->openTab(2));
    const QModelIndex chosen = machines->proxy()->index(150, 0);
    const QString name = chosen.data().toString();
    m_driven->clickCell(machines->view(), chosen);
    QCOMPARE(m_driven->selectedName(), name);
    const EntityRef selected = m_driven->selected();
    const auto yOfRow = [&] { return machines->view()->visualRect(DrivenWindow::row(machines, name)).y(); };
    QVERIFY(machines->view()->verticalScrollBar()->value() > 0);
    QVERIFY(m_driven->openTab(1));
    QWidget* const port = m_driven->canvas()->viewport();
    const auto boxInView = [&] {
        const quint32 box = m_driven->canvas()->selectedBoxes().front();
        return m_driven->canvas()->view().toView(m_driven->canvas()->diagram().boxes[box].rect.center());
    };
    QVERIFY(port->rect().contains(boxInView().toPoint()));
    m_driven->wheel(port, boxInView().toPoint(), 240);
    QVERIFY(m_driven->waitUntilQuiet());
    const double scale = m_driven->canvas()->view().scale;
    const QStringList orderBefore = order();
    const QStringList open = openRows();
    QVERIFY(open.size() > 3); // down to the machine
    const int treeScroll = m_driven->tree()->verticalScrollBar()->value();
    const std::vector<quint32> boxes = m_driven->canvas()->selectedBoxes();
    QCOMPARE(boxes.size(), size_t(1));
    const QPointF boxAt = boxInView();
    QVERIFY(port->rect().contains(boxAt.toPoint()));

    serve(changed(*tenant, name));
    m_driven->press(Qt::Key_F5);
    QVERIFY(m_driven->sync().isRunning());
    QVERIFY(m_driven->waitUntilQuiet());
    QCOMPARE(machines->proxy()->allCount(), m_driven->inventory().rowCount(Table::VirtualMachines));

    QCOMPARE(m_driven->selected(), selected);
    QCOMPARE(m_driven->inspectorName(), name);
    QCOMPARE(m_driven->canvas()->view().scale, scale);
    QVERIFY2(QLineF(boxInView(), boxAt).length() < 1, qPrintable(QString::number(QLineF(boxInView(), boxAt).length())));
    // Boxes make room for others, but none changes places with another.
    const QStringList orderNow = order();
    QStringList keptBefore = orderBefore;
    QStringList keptNow = orderNow;
    keptBefore.removeIf([&](const QString& box) { return !orderNow.contains(box); });
    keptNow.removeIf([&](const QString& box) { return !orderBefore.contains(box); });
    QVERIFY(keptBefore.size() > orderBefore.size() * 8 / 10);
    QVERIFY(keptBefore.size() < orderBefore.size()); // some went
    QVERIFY(keptNow.size() < orderNow.size()); // and some came
    QCOMPARE(keptNow, keptBefore);
    QCOMPARE(openRows(), open);
    QVERIFY(std::abs(m_driven->tree()->verticalScrollBar()->value() - treeScroll) <= changedCount);

    QVERIFY(m_driven->openTab(2));
    QCOMPARE(m_driven->currentRow(machines), name);
    QVERIFY(machines->view()->viewport()->rect().contains(QPoint(5, yOfRow() + 5)));
}

QTEST_MAIN(TestWindowRefresh)
#include "tst_windowrefresh.moc"
