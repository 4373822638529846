// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plans carried out in the simulator, over HTTP and with a journal on the disk.

#include "app/simulator/demotenant.h"
#include "app/simulator/synthetictenant.h"
#include "models/plan/planner.h"
#include "tests/app/azure/demoplan.h"
#include "tests/app/azure/workbench.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using rolescope::test::FollowedRun;
using rolescope::test::Picture;
using rolescope::test::withFaults;
using rolescope::test::Workbench;
namespace demo = rolescope::test::demo;

namespace {

QByteArray shown(const FollowedRun& run)
{
    QByteArray text = "state " + QByteArray::number(static_cast<int>(run.result.state));
    if (run.result.error)
        text += "; " + test::describe(*run.result.error);
    for (const StepReport& report : run.reports) {
        if (report.error)
            text += "\n  step " + QByteArray::number(report.step) + ": " + test::describe(*report.error);
    }
    return text;
}

/// A journal that stops taking words, as a full disk would.
class FullDisk final : public OperationJournal
{
public:
    FullDisk(std::shared_ptr<OperationJournal> disk, int room) : m_disk(std::move(disk)), m_room(room) { }

    Result<QString> begin(const Operation& operation) override { return m_disk->begin(operation); }
    Result<void> claim(const QString& id) override { return m_disk->claim(id); }
    Result<void> writeStep(const QString& id, const StepReport& report) override
    {
        if (m_room-- > 0)
            return m_disk->writeStep(id, report);
        return failure(ErrorKind::Io, u"The disk is full."_s);
    }
    Result<void> close(const QString& id, OperationState state, const QDateTime& at) override
    {
        return m_disk->close(id, state, at);
    }
    Result<Operation> find(const QString& id) const override { return m_disk->find(id); }
    Result<std::vector<Operation>> all() const override { return m_disk->all(); }

private:
    const std::shared_ptr<OperationJournal> m_disk;
    int m_room;
};

/// All that `before` had is there but for what the plan takes away itself.
QStringList lostBesides(const Picture& before, const Picture& after, const QStringList& meant)
{
    QStringList lost = before.lostIn(after);
    lost.removeIf([&meant](const QString& one) { return meant.contains(one); });
    return lost;
}

const QStringList meantToGo{u"vm-api-01: id-shop-orders"_s};

} // namespace

#define VERIFY_STATE(run, wanted)                                                                                      \
    do {                                                                                                               \
        const FollowedRun& verified = (run);                                                                           \
        QVERIFY2(verified.result.state == (wanted), shown(verified).constData());                                      \
    } while (false)

class TestPlanRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesEverythingAndTakesItBack();
    void changesNothingTheSecondTime();
    void tellsTheInventoryWhatItRead();
    void survivesOneFault_data();
    void survivesOneFault();
    void staysOpenBehindAnObstacle_data();
    void staysOpenBehindAnObstacle();
    void goesOnAfterItsProgramEnded_data();
    void goesOnAfterItsProgramEnded();
    void waitsForTheDirectory();
    void takesWhatAnotherNameGives();
    void writesNothingThatIsNotKept_data();
    void writesNothingThatIsNotKept();
    void stopsAndGoesOn();
    void refusesAnIdentityMadeAnew();
    void refusesUndoingTwice();
    void refusesOperationsOfOtherSources();
    void letsTwoChangeOneHost();
    void managesManyHosts();
};

void TestPlanRun::doesEverythingAndTakesItBack()
{
    Workbench bench(simulator::demoTenant());
    const Picture before = bench.picture();
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Done);
    QCOMPARE(run.ends, 1);
    QCOMPARE(run.result.done, 7);
    const Picture after = bench.picture();
    QCOMPARE(lostBesides(before, after, meantToGo), QStringList());
    for (const QString& host : {demo::webHost(), demo::sharedHost(), demo::scaleSet()})
        QVERIFY2(after.has(host, demo::newIdentity()), qPrintable(host));
    QCOMPARE(after.hosts.at(armid::folded(demo::bareHost())).size(), std::size_t(1));
    QCOMPARE(after.assignments.size(), before.assignments.size() + 2);

    const auto undo = bench.plans().undoPlan(run.result.operationId);
    RS_VERIFY_OK(undo);
    const FollowedRun undone = bench.run(*undo, run.result.operationId);
    VERIFY_STATE(undone, OperationState::Done);
    QVERIFY(bench.picture() == before);
    QCOMPARE(bench.journal().find(run.result.operationId)->state, OperationState::Undone);
    QCOMPARE(bench.journal().find(undone.result.operationId)->undoes, run.result.operationId);
}

void TestPlanRun::changesNothingTheSecondTime()
{
    Workbench bench(simulator::demoTenant());
    VERIFY_STATE(bench.run(demo::everything()), OperationState::Done);
    const Picture after = bench.picture();
    const FollowedRun second = bench.run(demo::everything());
    VERIFY_STATE(second, OperationState::Done);
    QCOMPARE(second.result.satisfied, 7);
    QVERIFY(bench.picture() == after);
    const auto undo = bench.plans().undoPlan(second.result.operationId);
    RS_VERIFY_OK(undo);
    QVERIFY(undo->steps.empty());
}

void TestPlanRun::tellsTheInventoryWhatItRead()
{
    Workbench bench(simulator::demoTenant());
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Done);
    QCOMPARE(run.values.identities.size(), std::size_t(1));
    QCOMPARE(run.values.assignments.size(), std::size_t(2));
    QCOMPARE(run.values.hosts.size(), std::size_t(4));
    for (const Host& host : run.values.hosts) {
        const bool machine = host.kind == HostKind::VirtualMachine;
        const CoveredScope itself{machine ? ReadKind::VirtualMachines : ReadKind::ScaleSets, host.id, true};
        QVERIFY2(std::ranges::any_of(run.coverage,
                                     [&itself](const CoveredScope& covered) {
                                         return covered.kind == itself.kind && covered.exact
                                             && armid::same(covered.scope, itself.scope);
                                     }),
                 qPrintable(host.id));
        QVERIFY(!machine || host.power != PowerState::Unknown);
        QVERIFY(!host.size.isEmpty());
    }
    const FollowedRun undone = bench.run(*bench.plans().undoPlan(run.result.operationId), run.result.operationId);
    VERIFY_STATE(undone, OperationState::Done);
    QVERIFY(std::ranges::count(undone.coverage, ReadKind::RoleAssignments, &CoveredScope::kind) == 2);
    QVERIFY(std::ranges::count(undone.coverage, ReadKind::Identities, &CoveredScope::kind) == 1);
    QVERIFY(undone.values.identities.empty());
}

void TestPlanRun::survivesOneFault_data()
{
    QTest::addColumn<QString>("faults");
    struct Place
    {
        const char* name;
        QLatin1StringView path;
        int requests; ///< so many of them are struck, one after the other, each in a run of its own
    };
    const Place places[]{{"creating the identity", "/id-new"_L1, 3},
                         {"giving it a role", "/roleassignments/"_L1, 3},
                         {"changing a machine", "/vm-web-01"_L1, 3},
                         {"changing a scale set", "/vmss-shop-workers"_L1, 2},
                         {"waiting for Azure", "/locations/"_L1, 2}};
    const QStringList faults{u"throttle:retry-after=1"_s, u"error:status=500"_s, u"cut:"_s, u"malformed:"_s};
    for (const Place& place : places) {
        for (const QString& fault : faults) {
            for (int turn = 1; turn <= place.requests; ++turn) {
                const QString spec = fault + (fault.endsWith(u':') ? QString() : u","_s)
                    + u"path=%1,every=%2,first=1"_s.arg(place.path).arg(turn);
                QTest::addRow("%s: %s", place.name, qPrintable(spec)) << spec;
            }
        }
    }
    QTest::newRow("token used up") << u"expired:uses=9"_s;
    for (int turn = 1; turn <= 4; ++turn)
        QTest::addRow("half applied, the %d. change", turn) << u"half-applied:every=%1,first=1"_s.arg(turn);
}

void TestPlanRun::survivesOneFault()
{
    QFETCH(QString, faults);
    simulator::ServerOptions options = withFaults(faults);
    options.operationPolls = 1;
    Workbench bench(simulator::demoTenant(), options);
    const Picture before = bench.picture();
    const FollowedRun first = bench.run(demo::everything());
    QCOMPARE(lostBesides(before, bench.picture(), meantToGo), QStringList());
    if (first.result.state != OperationState::Done) {
        VERIFY_STATE(first, OperationState::Open);
        QVERIFY(first.result.error.has_value());
        QCOMPARE(bench.journal().find(first.result.operationId)->state, OperationState::Open);
    }
    const FollowedRun done = bench.resumeUntilDone(first);
    VERIFY_STATE(done, OperationState::Done);
    const Picture after = bench.picture();
    QCOMPARE(lostBesides(before, after, meantToGo), QStringList());
    QVERIFY(after.has(demo::webHost(), demo::newIdentity()));
    QVERIFY(after.has(demo::scaleSet(), demo::newIdentity()));
    // Whatever got lost on the way: it is known who did what, so everything can be taken back.
    const auto undo = bench.plans().undoPlan(done.result.operationId);
    RS_VERIFY_OK(undo);
    const FollowedRun undone = bench.resumeUntilDone(bench.run(*undo, done.result.operationId));
    VERIFY_STATE(undone, OperationState::Done);
    QVERIFY(bench.picture() == before);
}

void TestPlanRun::staysOpenBehindAnObstacle_data()
{
    QTest::addColumn<QString>("faults");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("done"); ///< steps that nothing stands in the way of
    const QString group = armid::parentOf(demo::webHost()).toLower();
    QTest::newRow("second factor") << u"mfa"_s << ErrorKind::SignInNeeded << 0;
    QTest::newRow("locked group") << u"locked:scope="_s + group << ErrorKind::Conflict << 1;
    QTest::newRow("policy on the machines") << u"policy:scope="_s + group << ErrorKind::Forbidden << 1;
    QTest::newRow("no right on a machine") << u"forbid="_s + demo::webHost().toLower() << ErrorKind::Forbidden << 6;
    QTest::newRow("no right on identities") << u"forbid=identity"_s << ErrorKind::Forbidden << 2;
    // Half of what was asked for is all of it where a machine was to lose one identity or to get its own.
    QTest::newRow("every machine fails") << u"half-applied"_s << ErrorKind::Conflict << 5;
    QTest::newRow("machines never answer") << u"error:path=/virtualmachines/vm-,status=500"_s << ErrorKind::Server << 3;
}

void TestPlanRun::staysOpenBehindAnObstacle()
{
    QFETCH(QString, faults);
    QFETCH(ErrorKind, kind);
    QFETCH(int, done);
    Workbench bench(simulator::demoTenant(), withFaults(faults));
    const Picture before = bench.picture();
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Open);
    QVERIFY(run.result.error.has_value());
    QVERIFY2(run.result.error->kind == kind, shown(run).constData());
    QVERIFY2(run.result.done >= std::min(done, 1) && run.result.done <= done, shown(run).constData());
    QCOMPARE(run.result.done + run.result.satisfied + run.result.failed + run.result.skipped, 7);
    QCOMPARE(lostBesides(before, bench.picture(), meantToGo), QStringList());
    const auto kept = bench.journal().find(run.result.operationId);
    RS_VERIFY_OK(kept);
    QCOMPARE(kept->state, OperationState::Open);
    QCOMPARE(static_cast<int>(std::ranges::count(kept->steps, StepState::Done, &StepReport::state)), run.result.done);
    const FollowedRun again = bench.resume(run.result.operationId);
    VERIFY_STATE(again, OperationState::Open);
    QCOMPARE(lostBesides(before, bench.picture(), meantToGo), QStringList());
}

void TestPlanRun::goesOnAfterItsProgramEnded_data()
{
    QTest::addColumn<int>("reports");
    for (const int reports : {1, 2, 4, 6, 8, 10, 12})
        QTest::addRow("after %d reports", reports) << reports;
}

/// The run is gone in the middle, as with its program: what it had begun in Azure goes on there.
void TestPlanRun::goesOnAfterItsProgramEnded()
{
    QFETCH(int, reports);
    Workbench bench(simulator::demoTenant());
    const Picture before = bench.picture();
    auto started = bench.plans().run(demo::everything(), {});
    RS_VERIFY_OK(started);
    int seen = 0;
    QString id = bench.journal().all()->front().id;
    connect(started->get(), &PlanRun::stepChanged, this, [&seen] { ++seen; });
    QVERIFY(QTest::qWaitFor([&seen, reports] { return seen >= reports; }, 30'000));
    started->reset();
    QCOMPARE(bench.journal().find(id)->state, OperationState::Open);
    QCOMPARE(lostBesides(before, bench.picture(), meantToGo), QStringList());

    const FollowedRun done = bench.resumeUntilDone(bench.resume(id));
    VERIFY_STATE(done, OperationState::Done);
    const Picture after = bench.picture();
    QVERIFY(after.has(demo::webHost(), demo::newIdentity()));
    const auto undo = bench.plans().undoPlan(id);
    RS_VERIFY_OK(undo);
    VERIFY_STATE(bench.run(*undo, id), OperationState::Done);
    QVERIFY(bench.picture() == before);
}

void TestPlanRun::waitsForTheDirectory()
{
    Workbench bench(simulator::demoTenant(), withFaults(u"principal-not-found:tries=3"_s));
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Done);
    const auto waiting = std::ranges::find_if(
        run.reports, [](const StepReport& report) { return report.step == 1 && report.state == StepState::Retrying; });
    QVERIFY(waiting != run.reports.end());
    QVERIFY(!waiting->reason.isEmpty());
    QVERIFY(waiting->until.isValid());
}

void TestPlanRun::takesWhatAnotherNameGives()
{
    const simulator::Tenant tenant = simulator::demoTenant();
    const QString identity = demo::identity(u"id-shop-web"_s);
    const auto known = std::ranges::find_if(
        tenant.identities, [](const simulator::UserAssignedIdentity& one) { return one.name == u"id-shop-web"_s; });
    QVERIFY(known != tenant.identities.end());
    const auto present = std::ranges::find_if(tenant.assignments, [&](const simulator::RoleAssignment& one) {
        return one.principalId == known->principalId && one.condition.isEmpty();
    });
    QVERIFY(present != tenant.assignments.end());
    AssignRole wish;
    wish.principal = {{}, identity, false};
    wish.roleGuid = present->roleGuid.toLower();
    wish.scope = present->scope;
    Plan plan;
    plan.steps.push_back({wish, {}, false});

    Workbench bench(tenant);
    const Picture before = bench.picture();
    const FollowedRun run = bench.run(plan);
    VERIFY_STATE(run, OperationState::Done);
    QCOMPARE(run.result.satisfied, 1);
    QCOMPARE(armid::nameOf(run.reports.back().outcome->assignmentId), present->guid);
    QVERIFY(bench.picture() == before);
    QVERIFY(bench.plans().undoPlan(run.result.operationId)->steps.empty());
}

void TestPlanRun::writesNothingThatIsNotKept_data()
{
    QTest::addColumn<int>("room");
    for (int room = 0; room <= 4; ++room)
        QTest::addRow("room for %d words", room) << room;
}

void TestPlanRun::writesNothingThatIsNotKept()
{
    QFETCH(int, room);
    const QTemporaryDir folder;
    const auto disk = std::make_shared<storage::SqliteJournal>(folder.filePath(u"operations.sqlite"_s));
    Workbench bench(simulator::demoTenant(), {}, std::make_shared<FullDisk>(disk, room));
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Open);
    QCOMPARE(run.result.error->kind, ErrorKind::Io);
    const Picture after = bench.picture();
    const bool created = std::ranges::any_of(
        after.identities, [](const QString& one) { return one.startsWith(armid::folded(demo::newIdentity())); });
    const bool enabled = !after.hosts.at(armid::folded(demo::bareHost())).empty();
    const auto kept = disk->find(run.result.operationId);
    RS_VERIFY_OK(kept);
    // Whatever was changed, the journal at least tells that it was about to be.
    QVERIFY(!created || kept->steps[0].outcome);
    QVERIFY(!enabled || kept->steps[5].outcome);
    QVERIFY(room > 0 || (!created && !enabled));
}

void TestPlanRun::stopsAndGoesOn()
{
    Workbench bench(simulator::demoTenant());
    const Picture before = bench.picture();
    auto started = bench.plans().run(demo::everything(), {});
    RS_VERIFY_OK(started);
    PlanRun* const run = started->get();
    connect(run, &PlanRun::stepChanged, run, [run](const StepReport& report) {
        if (report.state == StepState::Done)
            run->stop();
    });
    const FollowedRun stopped = Workbench::follow(std::move(*started));
    VERIFY_STATE(stopped, OperationState::Open);
    QCOMPARE(stopped.ends, 1);
    QCOMPARE(stopped.result.error->kind, ErrorKind::Cancelled);
    QVERIFY(stopped.result.done >= 1);
    QVERIFY(stopped.result.skipped >= 1);
    const FollowedRun done = bench.resume(stopped.result.operationId);
    VERIFY_STATE(done, OperationState::Done);
    const auto undo = bench.plans().undoPlan(done.result.operationId);
    RS_VERIFY_OK(undo);
    VERIFY_STATE(bench.run(*undo, done.result.operationId), OperationState::Done);
    QVERIFY(bench.picture() == before);
}

void TestPlanRun::refusesAnIdentityMadeAnew()
{
    Workbench bench(simulator::demoTenant());
    const FollowedRun run = bench.run(demo::everything());
    VERIFY_STATE(run, OperationState::Done);
    const auto undo = bench.plans().undoPlan(run.result.operationId);
    RS_VERIFY_OK(undo);
    QCOMPARE(bench.send("DELETE"_ba, demo::newIdentity(), "2023-01-31"_ba), 200);
    QCOMPARE(bench.send("PUT"_ba, demo::newIdentity(), "2023-01-31"_ba, R"({"location":"westeurope"})"_ba), 201);
    const Picture changed = bench.picture();
    const FollowedRun refused = bench.run(*undo, run.result.operationId);
    VERIFY_STATE(refused, OperationState::Open);
    QCOMPARE(refused.result.done, 0);
    QCOMPARE(refused.result.error->kind, ErrorKind::Conflict);
    QVERIFY2(refused.result.error->what.contains(u"id-new"_s), shown(refused).constData());
    QVERIFY(bench.picture() == changed);
}

void TestPlanRun::refusesUndoingTwice()
{
    Workbench bench(simulator::demoTenant());
    const FollowedRun run = bench.run(demo::attach(demo::webHost(), demo::identity(u"id-shop-orders"_s)));
    VERIFY_STATE(run, OperationState::Done);
    const QString id = run.result.operationId;
    const auto undo = bench.plans().undoPlan(id);
    RS_VERIFY_OK(undo);
    auto undoing = bench.plans().run(*undo, id);
    RS_VERIFY_OK(undoing);
    const auto meanwhile = bench.plans().undoPlan(id);
    QVERIFY(!meanwhile);
    QCOMPARE(meanwhile.error().kind, ErrorKind::Conflict);
    VERIFY_STATE(Workbench::follow(std::move(*undoing)), OperationState::Done);
    const auto afterwards = bench.plans().undoPlan(id);
    QVERIFY(!afterwards);
    QCOMPARE(afterwards.error().kind, ErrorKind::Conflict);
    QCOMPARE(bench.run(*undo, id).result.error->kind, ErrorKind::Conflict);
    QVERIFY(!bench.plans().resume(id));
}

void TestPlanRun::refusesOperationsOfOtherSources()
{
    Workbench bench(simulator::demoTenant());
    Operation foreign;
    foreign.plan = demo::attach(demo::webHost(), demo::identity(u"id-shop-orders"_s));
    foreign.source = u"Azure"_s;
    foreign.startedAt = QDateTime::currentDateTimeUtc();
    const auto id = bench.journal().begin(foreign);
    RS_VERIFY_OK(id);
    RS_VERIFY_OK(bench.journal().close(*id, OperationState::Open, {}));
    QCOMPARE(bench.plans().undoPlan(*id).error().kind, ErrorKind::Conflict);
    QCOMPARE(bench.plans().resume(*id).error().kind, ErrorKind::Conflict);
    QCOMPARE(bench.plans().undoPlan(u"999"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(bench.journal().find(*id)->state, OperationState::Open);
    RS_VERIFY_OK(bench.plans().abandon(*id));
    QCOMPARE(bench.journal().find(*id)->state, OperationState::Abandoned);
}

void TestPlanRun::letsTwoChangeOneHost()
{
    Workbench bench(simulator::demoTenant());
    const Picture before = bench.picture();
    const auto other = bench.anotherService();
    const QString orders = demo::identity(u"id-shop-orders"_s);
    const QString deploy = demo::identity(u"id-shop-deploy"_s);
    auto one = bench.plans().run(demo::attach(demo::webHost(), orders), {});
    auto two = other->run(demo::attach(demo::webHost(), deploy), {});
    RS_VERIFY_OK(one);
    RS_VERIFY_OK(two);
    bool waited = false;
    int ends = 0;
    for (PlanRun* run : {one->get(), two->get()}) {
        connect(run, &PlanRun::stepChanged, this,
                [&waited](const StepReport& report) { waited |= report.state == StepState::Retrying; });
        connect(run, &PlanRun::finished, this, [&ends](const PlanResult& result) {
            if (result.state == OperationState::Done)
                ++ends;
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(ends, 2, 30'000);
    QVERIFY(waited); // one of them came second
    const Picture after = bench.picture();
    QCOMPARE(before.lostIn(after), QStringList());
    QVERIFY(after.has(demo::webHost(), orders));
    QVERIFY(after.has(demo::webHost(), deploy));
}

void TestPlanRun::managesManyHosts()
{
    simulator::ServerOptions options = withFaults(u"half-applied:every=20"_s);
    options.operationPolls = 0;
    simulator::Tenant tenant = simulator::syntheticTenant(500, 1);
    tenant.denials.clear(); // nothing but the fault stands in the way
    Workbench bench(tenant, options);
    const Picture before = bench.picture();
    const QString identity = before.identities.begin()->section(u' ', 0, 0);
    Plan plan;
    plan.title = u"Many"_s;
    int lacking = 0;
    for (const auto& [host, identities] : before.hosts) {
        if (armid::typeOf(host).compare("microsoft.compute/virtualmachines"_L1, Qt::CaseInsensitive) != 0)
            continue;
        plan.steps.push_back({ChangeHost{host, {identity}, {}, false, false}, {}, false});
        lacking += identities.contains(identity) ? 0 : 1;
    }
    QCOMPARE(plan.steps.size(), std::size_t(500));
    FollowedRun run = bench.run(plan);
    VERIFY_STATE(run, OperationState::Open);
    QCOMPARE(run.result.failed, lacking / 20);
    QCOMPARE(run.result.done, lacking - lacking / 20);
    QCOMPARE(run.result.satisfied, 500 - lacking);
    QCOMPARE(before.lostIn(bench.picture()), QStringList());
    run = bench.resumeUntilDone(run);
    VERIFY_STATE(run, OperationState::Done);
    const Picture after = bench.picture();
    QCOMPARE(before.lostIn(after), QStringList());
    QVERIFY(std::ranges::all_of(plan.steps,
                                [&](const PlanStep& step) { return after.has(targetOf(step.action), identity); }));
}

QTEST_GUILESS_MAIN(TestPlanRun)
#include "tst_planrun.moc"
