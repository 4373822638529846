// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azureclient.h"
#include "app/azure/azurepreflight.h"
#include "app/simulator/demotenant.h"
#include "models/domain/armid.h"
#include "tests/app/azure/demoplan.h"
#include "tests/app/azure/simulated.h"
#include "tests/support/printers.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using rolescope::test::Simulated;
using rolescope::test::withFaults;
namespace demo = rolescope::test::demo;

namespace {

PreflightFacts answersTo(const PreflightQuestions& questions, const simulator::ServerOptions& options = {})
{
    const Simulated simulated(simulator::demoTenant(), options);
    const auto client = std::make_shared<azure::AzureClient>(azure::Cloud::forSimulator(simulated.thread.url()),
                                                             simulated.credential, test::hundredfold());
    azure::AzurePreflight job(client, questions);
    PreflightFacts facts;
    QObject::connect(&job, &PreflightJob::finished, &job, [&facts](const PreflightFacts& told) { facts = told; });
    QSignalSpy finished(&job, &PreflightJob::finished);
    if (!finished.wait(30'000))
        qFatal("The preflight did not end.");
    return facts;
}

template <typename T> const Result<T>& at(const std::map<QString, Result<T>>& facts, const QString& id)
{
    return facts.at(armid::folded(id));
}

QString groupOf(const QString& hostId)
{
    return armid::parentOf(hostId);
}

} // namespace

class TestAzurePreflight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksNothing();
    void readsWhatTheCallerMay_data();
    void readsWhatTheCallerMay();
    void readsLocks();
    void readsHosts();
    void readsIdentities();
    void readsSubscriptions();
    void saysWhatItCouldNotAsk();
};

void TestAzurePreflight::asksNothing()
{
    const PreflightFacts facts = answersTo({});
    QVERIFY(facts.permissions.empty() && facts.locks.empty() && facts.hosts.empty() && facts.identities.empty());
}

void TestAzurePreflight::readsWhatTheCallerMay_data()
{
    QTest::addColumn<QString>("scope");
    QTest::newRow("a group") << groupOf(demo::webHost());
    QTest::newRow("a machine") << demo::webHost().toUpper();
    QTest::newRow("the subscription") << armid::subscriptionScope(armid::subscriptionOf(demo::webHost()));
}

void TestAzurePreflight::readsWhatTheCallerMay()
{
    QFETCH(QString, scope);
    simulator::ServerOptions options;
    options.pageSize = 1; // permissions come in pages too
    PreflightQuestions questions;
    questions.permissionScopes = {scope};
    const PreflightFacts facts = answersTo(questions, options);
    const auto& permissions = at(facts.permissions, scope);
    RS_VERIFY_OK(permissions);
    QVERIFY(std::ranges::any_of(*permissions, [](const Permission& one) { return one.actions.contains(u"*"_s); }));
}

void TestAzurePreflight::readsLocks()
{
    const QString locked = groupOf(demo::host(u"rg-shop-data"_s, u"vm-db-01"_s));
    const QString free = groupOf(demo::webHost());
    PreflightQuestions questions;
    questions.lockScopes = {locked, free};
    const PreflightFacts facts = answersTo(questions);
    RS_VERIFY_OK(at(facts.locks, locked));
    QCOMPARE(at(facts.locks, locked)->size(), std::size_t(1));
    const ResourceLock& lock = at(facts.locks, locked)->front();
    QCOMPARE(lock.level, u"CanNotDelete"_s);
    QCOMPARE(lock.notes, u"Orders live here."_s);
    QVERIFY(armid::isAtOrBelow(lock.id, locked));
    RS_VERIFY_OK(at(facts.locks, free));
    QVERIFY(at(facts.locks, free)->empty());
}

void TestAzurePreflight::readsHosts()
{
    const QString none = demo::host(u"rg-shop-web"_s, u"vm-none"_s);
    PreflightQuestions questions;
    questions.hosts = {demo::webHost(), demo::scaleSet(), none};
    const PreflightFacts facts = answersTo(questions);
    const auto& web = at(facts.hosts, demo::webHost());
    RS_VERIFY_OK(web);
    QCOMPARE(web->location, u"westeurope"_s);
    QCOMPARE(web->provisioningState, u"Succeeded"_s);
    QVERIFY(web->identity.systemAssigned);
    QCOMPARE(web->identity.userAssigned.size(), std::size_t(1));
    RS_VERIFY_OK(at(facts.hosts, demo::scaleSet()));
    QVERIFY(!at(facts.hosts, none));
    QCOMPARE(at(facts.hosts, none).error().kind, ErrorKind::NotFound);
}

void TestAzurePreflight::readsIdentities()
{
    PreflightQuestions questions;
    questions.identities = {demo::identity(u"id-shop-web"_s), demo::newIdentity()};
    const PreflightFacts facts = answersTo(questions);
    const auto& known = at(facts.identities, demo::identity(u"id-shop-web"_s));
    RS_VERIFY_OK(known);
    QVERIFY(!known->identity.principalId.isEmpty());
    QVERIFY(!known->regional);
    QVERIFY(!at(facts.identities, demo::newIdentity()));
    QCOMPARE(at(facts.identities, demo::newIdentity()).error().kind, ErrorKind::NotFound);
}

void TestAzurePreflight::readsSubscriptions()
{
    const QString scope = armid::subscriptionScope(armid::subscriptionOf(demo::webHost()));
    PreflightQuestions questions;
    questions.subscriptions = {scope};
    const PreflightFacts facts = answersTo(questions);
    RS_VERIFY_OK(at(facts.subscriptions, scope));
    QCOMPARE(at(facts.subscriptions, scope)->state, u"Enabled"_s);
}

void TestAzurePreflight::saysWhatItCouldNotAsk()
{
    const QString group = groupOf(demo::webHost());
    PreflightQuestions questions;
    questions.permissionScopes = {group};
    questions.lockScopes = {group};
    questions.hosts = {demo::webHost()};
    const PreflightFacts facts = answersTo(questions, withFaults(u"forbid=authorization"_s));
    QCOMPARE(at(facts.permissions, group).error().kind, ErrorKind::Forbidden);
    QCOMPARE(at(facts.locks, group).error().kind, ErrorKind::Forbidden);
    RS_VERIFY_OK(at(facts.hosts, demo::webHost()));
}

QTEST_GUILESS_MAIN(TestAzurePreflight)
#include "tst_azurepreflight.moc"
