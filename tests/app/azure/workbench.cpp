// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/azure/workbench.h"

#include "models/domain/armid.h"

#include <QDir>
#include <QFileInfo>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patience = 60'000; // milliseconds

simulator::ServerOptions soon(simulator::ServerOptions options)
{
    options.operationMs = 200;
    return options;
}

template <typename T> void append(std::vector<T>& to, const std::vector<T>& from)
{
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

QStringList Picture::lostIn(const Picture& later) const
{
    QStringList lost;
    for (const auto& [host, held] : hosts) {
        const auto found = later.hosts.find(host);
        for (const QString& identity : held) {
            if (found == later.hosts.end() || !found->second.contains(identity))
                lost.append(armid::nameOf(host) + u": "_s + armid::nameOf(identity));
        }
    }
    return lost;
}

bool Picture::has(const QString& hostId, const QString& identityId) const
{
    const auto found = hosts.find(armid::folded(hostId));
    return found != hosts.end() && found->second.contains(armid::folded(identityId));
}

bool FollowedRun::told(StepState state) const
{
    return std::ranges::any_of(reports, [state](const StepReport& report) { return report.state == state; });
}

QString Workbench::journalPlace()
{
    const QFileInfo memory(u"/dev/shm"_s);
    return (memory.isWritable() ? memory.filePath() : QDir::tempPath()) + "/rolescope-XXXXXX"_L1;
}

Workbench::Workbench(simulator::Tenant tenant, simulator::ServerOptions options)
    : Workbench(std::move(tenant), std::move(options), nullptr)
{ }

Workbench::Workbench(simulator::Tenant tenant, simulator::ServerOptions options,
                     std::shared_ptr<OperationJournal> journal)
    : m_simulated(std::move(tenant), soon(std::move(options)))
    , m_source(m_simulated.source())
    , m_journal(journal ? std::move(journal) : std::make_shared<storage::SqliteJournal>(journalPath()))
    , m_plans(m_source.plans(m_journal))
{ }

std::unique_ptr<PlanService> Workbench::anotherService()
{
    return m_simulated.source().plans(std::make_shared<storage::SqliteJournal>(journalPath()));
}

Picture Workbench::picture()
{
    Collected read;
    if (!read.run(m_source) || read.outcome.error)
        qFatal("The tenant could not be read.");
    Picture picture;
    for (const Host& host : read.all.hosts) {
        auto& identities = picture.hosts[armid::folded(host.id)];
        for (const AttachedIdentity& attached : host.identity.userAssigned)
            identities.insert(armid::folded(attached.id));
        if (host.identity.systemAssigned)
            identities.insert(host.identity.principalId);
    }
    for (const UserAssignedIdentity& identity : read.all.identities)
        picture.identities.insert(armid::folded(identity.id) + u' ' + identity.principalId);
    for (const RoleAssignment& assignment : read.all.assignments)
        picture.assignments.insert(armid::folded(assignment.scope) + u' ' + assignment.roleGuid + u' '
                                   + assignment.principalId);
    return picture;
}

FollowedRun Workbench::follow(std::unique_ptr<PlanRun> run)
{
    FollowedRun followed;
    QObject::connect(run.get(), &PlanRun::stepChanged, run.get(),
                     [&followed](const StepReport& report) { followed.reports.push_back(report); });
    QObject::connect(run.get(), &PlanRun::readBack, run.get(),
                     [&followed](const SyncBatch& values, const Coverage& coverage) {
                         append(followed.values.hosts, values.hosts);
                         append(followed.values.identities, values.identities);
                         append(followed.values.assignments, values.assignments);
                         append(followed.coverage, coverage);
                     });
    QObject::connect(run.get(), &PlanRun::finished, run.get(), [&followed](const PlanResult& result) {
        followed.result = result;
        ++followed.ends;
    });
    QSignalSpy finished(run.get(), &PlanRun::finished);
    if (!finished.wait(patience))
        qFatal("The run did not end.");
    return followed;
}

FollowedRun Workbench::run(const Plan& plan, const QString& undoes)
{
    auto started = m_plans->run(plan, undoes);
    if (!started) {
        FollowedRun refused;
        refused.result.error = started.error();
        return refused;
    }
    return follow(std::move(*started));
}

FollowedRun Workbench::resume(const QString& operationId)
{
    auto started = m_plans->resume(operationId);
    if (!started) {
        FollowedRun refused;
        refused.result.error = started.error();
        return refused;
    }
    return follow(std::move(*started));
}

FollowedRun Workbench::resumeUntilDone(FollowedRun run, int times)
{
    for (int i = 0; i < times && run.result.state == OperationState::Open && !run.result.operationId.isEmpty(); ++i)
        run = resume(run.result.operationId);
    return run;
}

int Workbench::send(const QByteArray& verb, const QString& path, const QByteArray& apiVersion, const QByteArray& body)
{
    Result<AccessToken> token = failure(ErrorKind::Timeout, u"No token came."_s);
    QObject context;
    m_simulated.credential->fetchToken(u"https://management.azure.com/"_s, &context,
                                       [&token](const Result<AccessToken>& fetched) { token = fetched; });
    if (!QTest::qWaitFor([&token] { return token.has_value(); }, patience))
        qFatal("No token came.");
    QUrl url = m_simulated.thread.url();
    url.setPath(path);
    url.setQuery(u"api-version="_s + QString::fromLatin1(apiVersion));
    QNetworkRequest request(url);
    request.setRawHeader("Authorization"_ba, "Bearer "_ba + token->value.toUtf8());
    request.setRawHeader("Content-Type"_ba, "application/json"_ba);
    const std::unique_ptr<QNetworkReply> reply(m_simulated.network.sendCustomRequest(request, verb, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!finished.wait(patience))
        qFatal("No answer came.");
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace rolescope::test
