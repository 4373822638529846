// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/demotenant.h"
#include "app/simulator/synthetictenant.h"
#include "models/domain/armid.h"
#include "tests/app/azure/collected.h"
#include "tests/app/azure/simulated.h"
#include "tests/support/printers.h"

#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using namespace rolescope::azure;
using rolescope::test::Collected;
using rolescope::test::Simulated;
using rolescope::test::withFaults;

namespace {

std::set<QString> foldedIds(const std::vector<Host>& hosts, HostKind kind)
{
    std::set<QString> ids;
    for (const Host& host : hosts) {
        if (host.kind == kind)
            ids.insert(armid::folded(host.id));
    }
    return ids;
}

bool isType(const simulator::Resource& resource, QLatin1StringView type)
{
    return resource.type.compare(type, Qt::CaseInsensitive) == 0;
}

bool hasIdentity(const simulator::Resource& resource)
{
    return !resource.identity.principalId.isEmpty() || !resource.identity.userAssigned.isEmpty();
}

/// What the tenant holds, to be compared with what was read.
void compareWithTenant(const Collected& got, const simulator::Tenant& tenant)
{
    const auto resources
        = [&tenant](auto fits) { return static_cast<std::size_t>(std::ranges::count_if(tenant.resources, fits)); };
    const auto isMachine = [](const auto& r) { return isType(r, "Microsoft.Compute/virtualMachines"_L1); };
    const auto isSet = [](const auto& r) { return isType(r, "Microsoft.Compute/virtualMachineScaleSets"_L1); };
    const auto isOther = [&](const auto& r) { return !isMachine(r) && !isSet(r) && hasIdentity(r); };
    QCOMPARE(got.all.subscriptions.size(), tenant.subscriptions.size());
    QCOMPARE(got.all.managementGroups.size(), tenant.managementGroups.size());
    QCOMPARE(got.all.resourceGroups.size(), tenant.groups.size());
    QCOMPARE(foldedIds(got.all.hosts, HostKind::VirtualMachine).size(), resources(isMachine));
    QCOMPARE(foldedIds(got.all.hosts, HostKind::ScaleSet).size(), resources(isSet));
    QCOMPARE(foldedIds(got.all.hosts, HostKind::Other).size(), resources(isOther));
    QCOMPARE(got.all.identities.size(), tenant.identities.size());
    std::set<QString> assignments;
    for (const RoleAssignment& assignment : got.all.assignments)
        assignments.insert(armid::nameOf(assignment.id).toLower());
    QCOMPARE(assignments.size(), got.all.assignments.size()); // each one once
    QCOMPARE(assignments.size(), tenant.assignments.size());
}

} // namespace

/// The client against the simulator: two programs that share no code have to agree.
class AzureSimulatorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDemoTenant();
    void resourceGraphAndListsTellTheSame();
    void readsASyntheticTenant();
    void survivesMisbehaviour_data();
    void survivesMisbehaviour();
};

void AzureSimulatorTest::readsTheDemoTenant()
{
    const simulator::Tenant tenant = simulator::demoTenant();
    Simulated simulated(tenant);
    QVERIFY2(simulated.error.isEmpty(), qPrintable(simulated.error));
    AzureSource source = simulated.source();
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY2(!got.outcome.error, got.outcome.error ? test::describe(*got.outcome.error).constData() : "");
    for (const ReadGap& gap : got.all.gaps)
        qInfo().noquote() << "gap:" << static_cast<int>(gap.kind) << gap.scope << test::describe(gap.error);
    QCOMPARE(got.outcome.gaps, 0);
    compareWithTenant(got, tenant);
    QCOMPARE(got.all.denyAssignments.size(), tenant.denials.size());

    std::set<QString> used;
    for (const RoleAssignment& assignment : got.all.assignments)
        used.insert(assignment.roleGuid);
    for (const RoleDefinition& role : got.all.roles) {
        QVERIFY(!role.name.isEmpty());
        QVERIFY(!role.permissions.empty());
        used.erase(role.guid);
    }
    QVERIFY2(used.empty(), qPrintable(used.empty() ? QString() : *used.begin()));
    QVERIFY(std::ranges::any_of(got.all.roles, &RoleDefinition::custom));
    QVERIFY(std::ranges::any_of(got.all.principals, &Principal::deleted)); // the orphan of the demo
    QVERIFY(std::ranges::any_of(got.all.principals, [](const Principal& p) { return !p.resourceId.isEmpty(); }));
    QVERIFY(std::ranges::any_of(got.all.assignments, [](const RoleAssignment& a) { return !a.condition.isEmpty(); }));
    QVERIFY(std::ranges::any_of(got.all.hosts, [](const Host& h) { return h.power == PowerState::Running; }));
    QVERIFY(std::ranges::none_of(got.all.subscriptions, &QString::isEmpty, &Subscription::managementGroup));
    QVERIFY(!simulated.credential->accountName().isEmpty());
}

void AzureSimulatorTest::resourceGraphAndListsTellTheSame()
{
    const simulator::Tenant tenant = simulator::demoTenant();
    Simulated simulated(tenant);
    AzureSource byQuery = simulated.source();
    Collected queried;
    QVERIFY(queried.run(byQuery));

    simulator::ServerOptions options = withFaults(u"forbid=resourcegraph"_s);
    options.pageSize = 7;
    Simulated closed(tenant, options);
    AzureSource byList = closed.source();
    Collected listed;
    QVERIFY(listed.run(byList));
    QCOMPARE(foldedIds(listed.all.hosts, HostKind::VirtualMachine),
             foldedIds(queried.all.hosts, HostKind::VirtualMachine));
    compareWithTenant(listed, tenant);
}

void AzureSimulatorTest::readsASyntheticTenant()
{
    const simulator::Tenant tenant = simulator::syntheticTenant(3000, 1);
    Simulated simulated(tenant);
    AzureSource source = simulated.source();
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY2(!got.outcome.error, got.outcome.error ? test::describe(*got.outcome.error).constData() : "");
    QCOMPARE(got.outcome.gaps, 0);
    compareWithTenant(got, tenant);
}

void AzureSimulatorTest::survivesMisbehaviour_data()
{
    using Kinds = QList<ReadKind>;
    QTest::addColumn<QString>("faults");
    QTest::addColumn<bool>("whole"); // everything comes through in spite of it
    QTest::addColumn<Kinds>("gaps"); // these at least
    QTest::newRow("throttling") << u"throttle:every=5,retry-after=1"_s << true << Kinds{};
    QTest::newRow("503 now and then") << u"error:every=4"_s << true << Kinds{};
    QTest::newRow("502 with HTML") << u"error:every=5,status=502"_s << true << Kinds{};
    QTest::newRow("cut connections") << u"cut:every=4"_s << true << Kinds{};
    QTest::newRow("slow") << u"slow:every=3,ms=30"_s << true << Kinds{};
    QTest::newRow("tokens that expire") << u"expired:uses=20"_s << true << Kinds{};
    QTest::newRow("no Resource Graph, tiny pages") << u"forbid=resourcegraph"_s << true << Kinds{};
    QTest::newRow("a broken query is asked again as lists") << u"malformed:path=ResourceGraph"_s << true << Kinds{};
    QTest::newRow("a huge answer to it, too") << u"huge:path=ResourceGraph,mb=17"_s << true << Kinds{};
    QTest::newRow("no directory") << u"forbid=graph"_s << false << Kinds{ReadKind::PrincipalNames};
    QTest::newRow("no management groups") << u"forbid=management"_s << false << Kinds{ReadKind::ManagementGroups};
    QTest::newRow("broken JSON of one list")
        << u"malformed:path=denyAssignments"_s << false << Kinds{ReadKind::DenyAssignments};
    QTest::newRow("a link to another host")
        << u"forbid=resourcegraph;wrong-host:path=virtualMachines"_s << false << Kinds{};
    QTest::newRow("an endless list") << u"endless:path=denyAssignments"_s << false << Kinds{ReadKind::DenyAssignments};
}

void AzureSimulatorTest::survivesMisbehaviour()
{
    QFETCH(const QString, faults);
    QFETCH(const bool, whole);
    QFETCH(const QList<ReadKind>, gaps);
    const simulator::Tenant tenant = simulator::demoTenant();
    simulator::ServerOptions options = withFaults(faults);
    options.pageSize = 9;
    Simulated simulated(tenant, options);
    AzureSource source = simulated.source();
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(got.ends, 1);
    QVERIFY2(!got.outcome.error, got.outcome.error ? test::describe(*got.outcome.error).constData() : "");
    QCOMPARE(got.outcome.gaps, static_cast<int>(got.all.gaps.size()));
    if (whole) {
        QVERIFY2(got.all.gaps.empty(),
                 got.all.gaps.empty() ? "" : test::describe(got.all.gaps.front().error).constData());
        compareWithTenant(got, tenant);
    }
    for (const ReadKind kind : gaps)
        QVERIFY(got.gap(kind));
    for (const ReadGap& gap : got.all.gaps) {
        QVERIFY(!gap.error.what.isEmpty());
        QVERIFY(!gap.hides.isEmpty());
    }
}

QTEST_GUILESS_MAIN(AzureSimulatorTest)

#include "tst_azuresimulator.moc"
