// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azuresyncjob.h"

#include "app/azure/azureclient.h"
#include "app/azure/containersstep.h"
#include "app/azure/kindstep.h"
#include "app/azure/namesstep.h"
#include "app/azure/rolesstep.h"

#include <QPointer>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

AzureSyncJob::AzureSyncJob(std::shared_ptr<AzureClient> client) : m_client(std::move(client)), m_context(*m_client)
{
    connect(&m_context, &SyncContext::batchRead, this, &SyncJob::batchRead);
    connect(&m_context, &SyncContext::progressed, this, &SyncJob::progressed);
    connect(&m_context, &SyncContext::drained, this, &AzureSyncJob::finishWhenDrained);
    QMetaObject::invokeMethod(this, &AzureSyncJob::start, Qt::QueuedConnection);
}

AzureSyncJob::~AzureSyncJob()
{
    dropSteps();
}

void AzureSyncJob::dropSteps()
{
    m_steps.clear();
    m_names.reset();
}

void AzureSyncJob::cancel()
{
    if (m_cancelled || m_finished)
        return;
    m_cancelled = true;
    m_context.stop();
    // Later, since a step of ours may be what led here.
    QMetaObject::invokeMethod(
        this,
        [this] {
            dropSteps();
            finish(makeError(ErrorKind::Cancelled, tr("Reading was cancelled."),
                             tr("What was read before stays shown. Refresh to read the rest.")));
        },
        Qt::QueuedConnection);
}

void AzureSyncJob::run(std::unique_ptr<SyncStep> step, void (AzureSyncJob::*then)())
{
    ++m_open;
    // Queued: a step may be done before it has returned from start(), and must not be told so in the middle of it.
    connect(step.get(), &SyncStep::finished, this, then, Qt::QueuedConnection);
    m_steps.push_back(std::move(step));
}

void AzureSyncJob::start()
{
    if (m_cancelled)
        return;
    auto containers = std::make_unique<ContainersStep>(m_context, m_findings);
    m_containers = containers.get();
    run(std::move(containers), &AzureSyncJob::endContainers);
    m_containers->start();
}

void AzureSyncJob::endContainers()
{
    if (m_cancelled)
        return;
    --m_open;
    if (m_containers->failure()) {
        finish(m_containers->failure());
        return;
    }
    const auto plans = readPlans();
    m_context.expectSubscriptions(static_cast<int>(m_findings.subscriptions.size()), static_cast<int>(plans.size()));
    m_names = std::make_unique<NamesStep>(m_context, m_findings);
    for (const ReadPlan& plan : plans) {
        auto step = std::make_unique<KindStep>(m_context, m_findings, plan);
        connect(step.get(), &KindStep::noted, m_names.get(), &NamesStep::readAhead);
        m_kinds.push_back(step.get());
        run(std::move(step), &AzureSyncJob::endKind);
    }
    for (KindStep* kind : m_kinds)
        kind->start();
}

void AzureSyncJob::endKind()
{
    if (!m_cancelled && --m_open == 0)
        startLastSteps();
}

void AzureSyncJob::startLastSteps()
{
    bool customRolesWhole = false;
    for (const KindStep* kind : m_kinds) {
        if (kind->kind() == ReadKind::RoleDefinitions)
            customRolesWhole = kind->isWhole();
        if (kind->kind() == ReadKind::RoleAssignments && kind->isWhole())
            coverAssignmentsAbove();
    }
    const std::size_t first = m_steps.size();
    run(std::make_unique<RolesStep>(m_context, m_findings, customRolesWhole), &AzureSyncJob::endLastStep);
    run(std::move(m_names), &AzureSyncJob::endLastStep);
    for (std::size_t i = first; i < m_steps.size(); ++i)
        m_steps[i]->start();
}

void AzureSyncJob::endLastStep()
{
    if (m_cancelled || --m_open > 0)
        return;
    m_allRead = true;
    finishWhenDrained();
}

void AzureSyncJob::coverAssignmentsAbove()
{
    // Every list of a subscription's assignments holds what it inherits; what stands only at groups without a
    // subscription was not asked for.
    if (m_findings.subscriptions.empty())
        return;
    m_context.cover(ReadKind::RoleAssignments, u"/"_s, true);
    for (const QString& group : m_findings.groupsAboveSubscriptions())
        m_context.cover(ReadKind::RoleAssignments, armid::managementGroupScope(group), true);
}

void AzureSyncJob::finishWhenDrained()
{
    if (m_allRead && m_context.isDrained())
        finish(std::nullopt);
}

void AzureSyncJob::finish(const std::optional<Error>& error)
{
    if (m_finished)
        return;
    m_finished = true;
    SyncOutcome outcome = m_context.outcome();
    outcome.error = error;
    if (error)
        outcome.coverage.clear();
    m_context.stop();
    const QPointer<AzureSyncJob> alive(this);
    m_context.announce(); // the last counts, whenever the previous ones were told
    if (alive)
        Q_EMIT finished(outcome);
}

} // namespace rolescope::azure
