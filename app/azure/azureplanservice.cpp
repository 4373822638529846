// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azureplanservice.h"

#include "app/azure/azureclient.h"
#include "app/azure/azureplanrun.h"
#include "app/azure/azurepreflight.h"
#include "models/plan/planner.h"

#include <algorithm>

namespace rolescope::azure {

namespace {

std::vector<StepReport> allWaiting(const Plan& plan)
{
    std::vector<StepReport> reports(plan.steps.size());
    for (std::size_t i = 0; i < reports.size(); ++i)
        reports[i].step = static_cast<int>(i);
    return reports;
}

} // namespace

AzurePlanService::AzurePlanService(std::shared_ptr<AzureClient> client, std::shared_ptr<Credential> credential,
                                   QString source, std::shared_ptr<OperationJournal> journal)
    : m_client(std::move(client))
    , m_credential(std::move(credential))
    , m_source(std::move(source))
    , m_journal(std::move(journal))
{ }

AzurePlanService::~AzurePlanService() = default;

std::unique_ptr<PreflightJob> AzurePlanService::preflight(const Plan& plan)
{
    return std::make_unique<AzurePreflight>(m_client, preflightQuestions(plan));
}

Result<std::unique_ptr<PlanRun>> AzurePlanService::run(const Plan& plan, const QString& undoes)
{
    if (!undoes.isEmpty()) {
        const auto undoable
            = ofThisSource(undoes).and_then([this](const Operation& first) { return checkUndoable(first); });
        if (!undoable)
            return tl::unexpected(undoable.error());
    }
    Operation operation;
    operation.plan = plan;
    operation.account = m_credential->accountName();
    operation.source = m_source;
    operation.startedAt = QDateTime::currentDateTimeUtc();
    operation.state = OperationState::Running;
    operation.steps = allWaiting(plan);
    operation.undoes = undoes;
    const Result<QString> id = m_journal->begin(operation);
    if (!id)
        return tl::unexpected(id.error());
    operation.id = *id;
    return started(std::move(operation));
}

Result<std::unique_ptr<PlanRun>> AzurePlanService::resume(const QString& operationId)
{
    const Result<void> claimed
        = ofThisSource(operationId).and_then([&](const Operation&) { return m_journal->claim(operationId); });
    if (!claimed)
        return tl::unexpected(claimed.error());
    // Read again: until it was ours, somebody else may have gone on with it.
    Result<Operation> operation = m_journal->find(operationId);
    if (!operation)
        return tl::unexpected(operation.error());
    return started(std::move(*operation));
}

std::unique_ptr<PlanRun> AzurePlanService::started(Operation operation)
{
    auto run = std::make_unique<AzurePlanRun>(m_client, m_journal, std::move(operation));
    connect(run.get(), &PlanRun::finished, this, &PlanService::historyChanged);
    Q_EMIT historyChanged();
    return run;
}

Result<Plan> AzurePlanService::undoPlan(const QString& operationId) const
{
    const Result<Operation> operation = ofThisSource(operationId);
    if (!operation)
        return tl::unexpected(operation.error());
    if (const Result<void> undoable = checkUndoable(*operation); !undoable)
        return tl::unexpected(undoable.error());
    std::vector<std::optional<StepOutcome>> outcomes;
    for (const StepReport& report : operation->steps)
        outcomes.push_back(report.outcome);
    return planUndo(operation->plan, outcomes);
}

Result<void> AzurePlanService::checkUndoable(const Operation& operation) const
{
    if (operation.state == OperationState::Undone)
        return failure(ErrorKind::Conflict, tr("Operation %1 is undone already.").arg(operation.id));
    if (operation.state == OperationState::Running)
        return failure(ErrorKind::Conflict, tr("Operation %1 is still running.").arg(operation.id),
                       tr("Wait until it has ended, or stop it."));
    const Result<std::vector<Operation>> all = m_journal->all();
    if (!all)
        return tl::unexpected(all.error());
    const auto undoing = std::ranges::find_if(*all, [&operation](const Operation& other) {
        return other.undoes == operation.id
            && (other.state == OperationState::Running || other.state == OperationState::Open);
    });
    if (undoing == all->end())
        return {};
    return failure(ErrorKind::Conflict,
                   tr("Operation %1 is taking back operation %2 already.").arg(undoing->id, operation.id),
                   tr("Go on with that one."));
}

Result<Operation> AzurePlanService::ofThisSource(const QString& operationId) const
{
    Result<Operation> operation = m_journal->find(operationId);
    if (!operation || operation->source == m_source)
        return operation;
    return failure(ErrorKind::Conflict,
                   tr("Operation %1 was run against %2, not against %3.").arg(operationId, operation->source, m_source),
                   tr("Open that source first."));
}

Result<void> AzurePlanService::abandon(const QString& operationId)
{
    // Claimed first, so that nobody goes on with it meanwhile.
    Result<void> closed = m_journal->claim(operationId).and_then([&] {
        return m_journal->close(operationId, OperationState::Abandoned, QDateTime::currentDateTimeUtc());
    });
    if (closed)
        Q_EMIT historyChanged();
    return closed;
}

Result<std::vector<Operation>> AzurePlanService::history() const
{
    return m_journal->all();
}

} // namespace rolescope::azure
