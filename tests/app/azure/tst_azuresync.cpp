// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azuresource.h"
#include "tests/app/azure/collected.h"
#include "tests/app/azure/tinyazure.h"
#include "tests/support/fakecredential.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace rolescope;
using namespace rolescope::azure;
using rolescope::test::Collected;
using rolescope::test::FakeCredential;
using rolescope::test::ScriptedReply;
using rolescope::test::SeenRequest;
using rolescope::test::TinyAzure;

namespace {

TransportOptions quick()
{
    TransportOptions options;
    options.delayFactor = 0.01;
    return options;
}

AzureSource sourceFor(const TinyAzure& azure)
{
    return AzureSource(Cloud::forSimulator(azure.server.origin()), std::make_shared<FakeCredential>(), u"Tiny"_s,
                       quick());
}

QString rootOf(const QString& subscription)
{
    return u"/subscriptions/"_s + subscription;
}

constexpr ReadKind perSubscription[]{ReadKind::VirtualMachines, ReadKind::ScaleSets,      ReadKind::Identities,
                                     ReadKind::OtherHosts,      ReadKind::ResourceGroups, ReadKind::RoleAssignments,
                                     ReadKind::DenyAssignments};

} // namespace

class AzureSyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything_data();
    void readsEverything();
    void asksResourceGraphAsItShould();
    void readsPagesOfResourceGraph();
    void truncatedResultIsAskedAgain();
    void refusedListIsAGap();
    void refusedDirectoryIsOneGap();
    void absentPrincipalOfTwoDirectoriesIsNotDeleted();
    void refusedEntitiesLeadToChains();
    void refusedChainsAreAGap();
    void refusedTenantsAreAGap();
    void skippedRowsAreAGap();
    void manyRolesAreReadAsAList();
    void unknownRoleIsAGap();
    void queriesHoldAtMost300Subscriptions();
    void nothingReadableIsAnError_data();
    void nothingReadableIsAnError();
    void lostSignInEndsSoon();
    void throttlingIsShown();
    void slicesAreSmall();
    void cancelEndsOnce_data();
    void cancelEndsOnce();
    void destructionIsSilent();
    void syncMayOutliveItsSource();
};

void AzureSyncTest::readsEverything_data()
{
    QTest::addColumn<bool>("refuseResourceGraph");
    QTest::newRow("through Resource Graph") << false;
    QTest::newRow("through ARM lists") << true;
}

void AzureSyncTest::readsEverything()
{
    QFETCH(const bool, refuseResourceGraph);
    TinyAzure azure;
    azure.refuseResourceGraph = refuseResourceGraph;
    AzureSource source = sourceFor(azure);
    QCOMPARE(source.label(), u"Tiny"_s);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY2(!got.outcome.error, got.outcome.error ? test::describe(*got.outcome.error).constData() : "");
    QVERIFY2(got.all.gaps.empty(), got.all.gaps.empty() ? "" : test::describe(got.all.gaps.front().error).constData());
    QCOMPARE(got.outcome.gaps, 0);

    QCOMPARE(got.all.tenants.size(), 1U);
    QCOMPARE(got.all.managementGroups.size(), 2U);
    QCOMPARE(got.all.subscriptions.size(), 2U);
    QCOMPARE(got.all.subscriptions.front().managementGroup, u"prod"_s);
    QCOMPARE(got.all.resourceGroups.size(), 2U);
    QCOMPARE(got.all.hosts.size(), 4U); // two machines, a scale set, a web site
    QCOMPARE(std::ranges::count(got.all.hosts, u"Standard_B2s"_s, &Host::size), 2);
    QCOMPARE(got.all.identities.size(), 2U);
    QCOMPARE(got.all.assignments.size(), 3U); // the inherited one once
    QCOMPARE(got.all.denyAssignments.size(), 1U);
    QCOMPARE(got.all.roles.size(), 2U); // the custom one and the needed one
    QCOMPARE(got.all.principals.size(), 2U);
    QCOMPARE(got.principal(u"p-alice"_s)->displayName, u"Name of p-alice"_s);
    QVERIFY(!got.principal(u"p-alice"_s)->deleted);
    QVERIFY(got.principal(u"p-gone"_s)->deleted);
    QCOMPARE(got.outcome.items, 1 + 2 + 2 + 2 + 4 + 2 + 3 + 1 + 2 + 2);

    for (const ReadKind kind : perSubscription) {
        QVERIFY(got.covers(kind, rootOf(u"s1"_s)));
        QVERIFY(got.covers(kind, rootOf(u"s2"_s)));
    }
    for (const ReadKind kind : {ReadKind::Tenants, ReadKind::ManagementGroups, ReadKind::Subscriptions,
                                ReadKind::RoleDefinitions, ReadKind::PrincipalNames})
        QVERIFY(got.covers(kind, u"/"_s));
    QVERIFY(got.covers(ReadKind::RoleAssignments, u"/"_s, true));
    QVERIFY(got.covers(ReadKind::RoleAssignments, u"/providers/Microsoft.Management/managementGroups/prod"_s, true));
    QVERIFY(got.covers(ReadKind::RoleAssignments, u"/providers/Microsoft.Management/managementGroups/t1"_s, true));

    QCOMPARE(got.ends, 1);
    QVERIFY(azure.server.mostOpen() <= 6);
}

void AzureSyncTest::asksResourceGraphAsItShould()
{
    TinyAzure azure;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    const auto machines = azure.queries(u"virtualmachines'"_s);
    QVERIFY(!machines.empty());
    const QJsonObject options = machines.front().value(u"options"_s).toObject();
    QCOMPARE(options.value(u"$top"_s).toInt(), 1000);
    QCOMPARE(options.value(u"resultFormat"_s).toString(), u"objectArray"_s);
    QVERIFY(!options.contains(u"authorizationScopeFilter"_s));
    const auto assignments = azure.queries(u"roleassignments"_s);
    QCOMPARE(assignments.size(), 1U);
    QCOMPARE(assignments.front().value(u"options"_s).toObject().value(u"authorizationScopeFilter"_s).toString(),
             u"AtScopeAboveAndBelow"_s);
    for (const SeenRequest& request : azure.server.seen())
        QVERIFY2(request.target.contains("api-version="_ba) || request.target.startsWith("/v1.0/"_ba), request.target);
    QCOMPARE(azure.server.count("GET /subscriptions/s1/providers/Microsoft.Compute/virtualMachines"_ba), 0);
}

void AzureSyncTest::readsPagesOfResourceGraph()
{
    TinyAzure azure;
    azure.machinesInFirst = 25;
    azure.pageSize = 10;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(got.all.gaps.empty());
    QCOMPARE(got.all.hosts.size(), 25U + 1 + 2);
}

void AzureSyncTest::truncatedResultIsAskedAgain()
{
    TinyAzure azure;
    azure.truncate = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(got.all.gaps.empty());
    QCOMPARE(got.all.hosts.size(), 4U);
    QCOMPARE(azure.server.count("GET /subscriptions/s1/providers/Microsoft.Compute/virtualMachines"_ba), 1);
}

void AzureSyncTest::refusedListIsAGap()
{
    TinyAzure azure;
    azure.refuseResourceGraph = true;
    azure.refusedPaths = {u"/subscriptions/s2/providers/Microsoft.Compute/virtualMachines"_s};
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(!got.outcome.error);
    QCOMPARE(got.all.gaps.size(), 1U);
    const ReadGap* gap = got.gap(ReadKind::VirtualMachines);
    QVERIFY(gap);
    QCOMPARE(gap->scope, rootOf(u"s2"_s));
    QCOMPARE(gap->error.kind, ErrorKind::Forbidden);
    QVERIFY(!gap->hides.isEmpty());
    QVERIFY(gap->wouldHelp.contains(u"Reader"_s));
    QCOMPARE(got.outcome.gaps, 1);
    QVERIFY(got.covers(ReadKind::VirtualMachines, rootOf(u"s1"_s)));
    QVERIFY(!got.covers(ReadKind::VirtualMachines, rootOf(u"s2"_s)));
    QCOMPARE(got.all.identities.size(), 2U);
}

void AzureSyncTest::refusedDirectoryIsOneGap()
{
    TinyAzure azure;
    azure.refuseGraph = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(!got.outcome.error);
    QCOMPARE(got.all.gaps.size(), 1U);
    QVERIFY(got.gap(ReadKind::PrincipalNames));
    QCOMPARE(got.gap(ReadKind::PrincipalNames)->error.code, u"Authorization_RequestDenied"_s);
    QVERIFY(got.all.principals.empty());
    QVERIFY(!got.covers(ReadKind::PrincipalNames, u"/"_s));
}

void AzureSyncTest::absentPrincipalOfTwoDirectoriesIsNotDeleted()
{
    TinyAzure azure;
    azure.foreignSubscriptions = {u"s2"_s};
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(!got.principal(u"p-gone"_s));
    QVERIFY(got.principal(u"p-alice"_s));
    QVERIFY(got.gap(ReadKind::PrincipalNames));
}

void AzureSyncTest::refusedEntitiesLeadToChains()
{
    TinyAzure azure;
    azure.refuseEntities = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(got.all.managementGroups.size(), 2U);
    QCOMPARE(got.all.subscriptions.front().managementGroup, u"prod"_s);
    // Groups without a subscription below them are not in the chains.
    QCOMPARE(got.all.gaps.size(), 1U);
    QVERIFY(got.gap(ReadKind::ManagementGroups));
    QVERIFY(!got.covers(ReadKind::ManagementGroups, u"/"_s));
}

void AzureSyncTest::refusedChainsAreAGap()
{
    TinyAzure azure;
    azure.refuseEntities = true;
    azure.refuseResourceGraph = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(got.all.gaps.size(), 1U);
    QVERIFY(got.gap(ReadKind::ManagementGroups));
    QCOMPARE(got.all.subscriptions.size(), 2U);
    QVERIFY(got.all.subscriptions.front().managementGroup.isEmpty());
}

void AzureSyncTest::refusedTenantsAreAGap()
{
    TinyAzure azure;
    azure.refuseTenants = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(got.all.gaps.size(), 1U);
    QVERIFY(got.gap(ReadKind::Tenants));
}

void AzureSyncTest::skippedRowsAreAGap()
{
    TinyAzure azure;
    azure.brokenMachine = true;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    const ReadGap* gap = got.gap(ReadKind::VirtualMachines);
    QVERIFY(gap);
    QCOMPARE(gap->error.kind, ErrorKind::BadReply);
    QVERIFY(!gap->error.detail.isEmpty());
    QCOMPARE(got.all.hosts.size(), 4U);
    // Whoever was skipped must not be taken for gone.
    QVERIFY(!got.covers(ReadKind::VirtualMachines, rootOf(u"s1"_s)));
}

void AzureSyncTest::manyRolesAreReadAsAList()
{
    TinyAzure azure;
    for (int i = 0; i < 20; ++i)
        azure.extraRoles.append(u"r-extra-%1"_s.arg(i));
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(azure.server.count("GET /subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions"_ba), 1);
    QCOMPARE(got.all.roles.size(), 22U); // not the unused one
    QVERIFY(std::ranges::count(got.all.roles, u"r-unused"_s, &RoleDefinition::guid) == 0);
    QVERIFY(got.covers(ReadKind::RoleDefinitions, u"/"_s));
}

void AzureSyncTest::unknownRoleIsAGap()
{
    TinyAzure azure;
    azure.refusedPaths = {u"/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/"_s};
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(got.gap(ReadKind::RoleDefinitions));
    QVERIFY(!got.covers(ReadKind::RoleDefinitions, u"/"_s));
}

void AzureSyncTest::queriesHoldAtMost300Subscriptions()
{
    TinyAzure azure(301);
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    const auto assignments = azure.queries(u"roleassignments"_s);
    QCOMPARE(assignments.size(), 2U);
    const auto subscriptionsOf
        = [&](std::size_t query) { return assignments[query].value(u"subscriptions"_s).toArray().size(); };
    // Sent side by side, over two connections: either may arrive first.
    QCOMPARE(std::max(subscriptionsOf(0), subscriptionsOf(1)), 300);
    QCOMPARE(std::min(subscriptionsOf(0), subscriptionsOf(1)), 1);
    QCOMPARE(got.all.assignments.size(), 302U); // one for each, and the inherited one, which both queries tell
    QCOMPARE(got.progress.back().subscriptionsTotal, 301);
    QCOMPARE(got.progress.back().subscriptionsDone, 301);
    QVERIFY(got.outcome.gaps == 0);
}

void AzureSyncTest::nothingReadableIsAnError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("signed out") << 401 << ErrorKind::SignInNeeded;
    QTest::newRow("refused") << 403 << ErrorKind::Forbidden;
    QTest::newRow("broken") << 500 << ErrorKind::Server;
    QTest::newRow("cut off") << 0 << ErrorKind::Network;
}

void AzureSyncTest::nothingReadableIsAnError()
{
    QFETCH(const int, status);
    QFETCH(const ErrorKind, kind);
    TinyAzure azure;
    ScriptedReply reply = ScriptedReply::json("{}"_ba, status ? status : 200);
    reply.cutAfter = status ? -1 : 0;
    azure.server.handleRest([reply](const SeenRequest&) { return reply; });
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(got.outcome.error);
    QCOMPARE(got.outcome.error->kind, kind);
    QVERIFY(got.outcome.coverage.empty());
    QCOMPARE(got.ends, 1);
}

void AzureSyncTest::lostSignInEndsSoon()
{
    TinyAzure azure(40);
    azure.refuseResourceGraph = true;
    azure.server.reply("GET /subscriptions/s5/resourcegroups"_ba, ScriptedReply::json("{}"_ba, 401));
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(!got.outcome.error);
    // Every kind says once that the rest was not read.
    QVERIFY2(got.all.gaps.size() <= 12, QByteArray::number(got.all.gaps.size()));
    QVERIFY(got.gap(ReadKind::VirtualMachines));
    QCOMPARE(got.gap(ReadKind::VirtualMachines)->error.kind, ErrorKind::SignInNeeded);
    QVERIFY(azure.server.seen().size() < 200U);
}

void AzureSyncTest::throttlingIsShown()
{
    TinyAzure azure;
    azure.server.reply("GET /subscriptions"_ba, ScriptedReply::json("{}"_ba, 429).with("Retry-After"_ba, "30"_ba));
    azure.server.reply(
        "GET /subscriptions"_ba,
        ScriptedReply::json(R"({"value":[{"subscriptionId":"s1","displayName":"One","tenantId":"t1"}]})"_ba));
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QVERIFY(std::ranges::any_of(got.progress, [](const SyncProgress& told) { return told.waiting.has_value(); }));
    QVERIFY(got.all.gaps.empty());
}

void AzureSyncTest::slicesAreSmall()
{
    TinyAzure azure;
    azure.machinesInFirst = 2300;
    AzureSource source = sourceFor(azure);
    Collected got;
    QVERIFY(got.run(source));
    QCOMPARE(got.all.hosts.size(), 2303U);
    QVERIFY(got.largestBatch <= static_cast<std::size_t>(SyncBatch::preferredRows));
    QVERIFY(got.batches >= 5);
    QVERIFY(!got.progress.empty());
    int items = 0;
    for (const SyncProgress& told : got.progress) {
        QVERIFY(told.items >= items);
        items = told.items;
    }
}

void AzureSyncTest::cancelEndsOnce_data()
{
    QTest::addColumn<int>("afterBatches");
    QTest::newRow("before it began") << 0;
    QTest::newRow("at the first batch") << 1;
    QTest::newRow("in the middle") << 3;
}

void AzureSyncTest::cancelEndsOnce()
{
    QFETCH(const int, afterBatches);
    TinyAzure azure;
    azure.machinesInFirst = 5000;
    AzureSource source = sourceFor(azure);
    const auto job = source.sync();
    Collected got;
    got.watch(*job);
    connect(job.get(), &SyncJob::batchRead, job.get(), [&] {
        if (got.batches == afterBatches)
            job->cancel();
    });
    if (afterBatches == 0)
        job->cancel();
    QTRY_COMPARE(got.ends, 1);
    QVERIFY(got.outcome.error);
    QCOMPARE(got.outcome.error->kind, ErrorKind::Cancelled);
    QVERIFY(got.outcome.coverage.empty());
    QCOMPARE(got.batches, afterBatches);
    job->cancel();
    QTRY_COMPARE(azure.server.open(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(got.ends, 1);
    QCOMPARE(got.batches, afterBatches);
}

void AzureSyncTest::destructionIsSilent()
{
    TinyAzure azure;
    azure.machinesInFirst = 5000;
    AzureSource source = sourceFor(azure);
    auto job = source.sync();
    Collected got;
    got.watch(*job);
    QTRY_VERIFY(got.batches >= 1);
    job.reset();
    const int batches = got.batches;
    QTRY_COMPARE(azure.server.open(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(got.batches, batches);
    QCOMPARE(got.ends, 0);
    // The source is as good as before.
    Collected again;
    QVERIFY(again.run(source));
    QCOMPARE(again.all.hosts.size(), 5003U);
}

void AzureSyncTest::syncMayOutliveItsSource()
{
    TinyAzure azure;
    auto source = std::make_unique<AzureSource>(sourceFor(azure));
    const auto job = source->sync();
    source.reset();
    Collected got;
    got.watch(*job);
    QTRY_COMPARE(got.ends, 1);
    QVERIFY(!got.outcome.error);
}

QTEST_GUILESS_MAIN(AzureSyncTest)

#include "tst_azuresync.moc"
