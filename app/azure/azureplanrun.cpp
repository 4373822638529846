// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azureplanrun.h"

#include "app/azure/apiversions.h"
#include "app/azure/azureclient.h"
#include "app/azure/identitysteps.h"
#include "app/azure/planreplies.h"
#include "app/azure/stepjobs.h"
#include "models/domain/armid.h"

#include <algorithm>

namespace rolescope::azure {

namespace {

bool isOver(StepState state)
{
    return state == StepState::Done || state == StepState::Satisfied;
}

bool isUnderWay(StepState state)
{
    return state == StepState::Running || state == StepState::Retrying;
}

StepState stateAfter(const StepEnd& end)
{
    if (end.error)
        return end.error->kind == ErrorKind::Cancelled ? StepState::Skipped : StepState::Failed;
    return end.outcome && end.outcome->changed ? StepState::Done : StepState::Satisfied;
}

} // namespace

AzurePlanRun::AzurePlanRun(std::shared_ptr<AzureClient> client, std::shared_ptr<OperationJournal> journal,
                           Operation operation)
    : m_client(std::move(client)), m_journal(std::move(journal)), m_operation(std::move(operation))
{
    m_throttle.setSingleShot(true);
    connect(&m_throttle, &QTimer::timeout, this, &AzurePlanRun::endThrottle);
    connect(&m_client->transport, &Transport::throttled, this,
            [this](const QString&, const QDateTime& until) { showThrottle(until); });
    QMetaObject::invokeMethod(this, &AzurePlanRun::start, Qt::QueuedConnection);
}

AzurePlanRun::~AzurePlanRun()
{
    if (m_concluded)
        return;
    // What is under way in Azure goes on there: the journal tells what it may come to.
    m_running.clear();
    if (!m_journal->close(m_operation.id, OperationState::Open, QDateTime()))
        qWarning("The journal could not be written.");
}

void AzurePlanRun::start()
{
    if (m_concluded) // stopped before it began
        return;
    for (StepReport& report : m_operation.steps) {
        if (isOver(report.state))
            continue;
        report.state = StepState::Waiting;
        report.error.reset();
        if (const auto* deletion = std::get_if<DeleteIdentity>(&stepAt(report.step).action))
            checkMeant(report.step, *deletion);
    }
    advance();
}

void AzurePlanRun::checkMeant(int step, const DeleteIdentity& action)
{
    Request request;
    request.url = armUrl(m_client->transport.cloud(), action.identity.id, apiversions::managedIdentity);
    const auto& check = m_checks[step] = m_client->transport.send(std::move(request));
    connect(check.get(), &RequestJob::finished, this, [this, step, action](const Result<Response>& reply) {
        // Whatever else may have happened shows when its turn comes.
        const Result<UserAssignedIdentity> found = reply.and_then(identityOf);
        const auto refused = found ? DeleteIdentityStep::refusal(action, *found) : std::nullopt;
        m_checks.erase(step);
        if (refused) {
            halt(*refused);
            this->end(step, {refused, std::nullopt});
        } else {
            advance();
        }
    });
}

void AzurePlanRun::stop()
{
    halt(makeError(ErrorKind::Cancelled, tr("The run was stopped."),
                   tr("What is done stays done. Go on with it or undo it from the history.")));
    m_checks.clear();
    // A step that ends is taken off the list.
    std::vector<StepJob*> jobs;
    for (const auto& [step, job] : m_running)
        jobs.push_back(job.get());
    for (StepJob* job : jobs)
        job->stopWaiting();
    advance();
}

void AzurePlanRun::halt(const Error& error)
{
    m_halted = true;
    if (!m_error)
        m_error = error;
}

void AzurePlanRun::advance()
{
    if (m_concluded || !m_checks.empty())
        return;
    skipBlocked();
    for (const StepReport& report : m_operation.steps) {
        if (m_halted || m_running.size() >= mostAtOnce)
            break;
        if (isReady(report))
            begin(report.step);
    }
    if (m_running.empty())
        conclude();
}

bool AzurePlanRun::isReady(const StepReport& report) const
{
    const std::vector<int>& after = stepAt(report.step).after;
    return report.state == StepState::Waiting && std::ranges::all_of(after, [this](int step) {
               return isOver(m_operation.steps[static_cast<std::size_t>(step)].state);
           });
}

bool AzurePlanRun::isBlocked(const StepReport& report) const
{
    const std::vector<int>& after = stepAt(report.step).after;
    return report.state == StepState::Waiting && std::ranges::any_of(after, [this](int step) {
               const StepState state = m_operation.steps[static_cast<std::size_t>(step)].state;
               return state == StepState::Failed || state == StepState::Skipped;
           });
}

void AzurePlanRun::skipBlocked()
{
    // Steps build on earlier ones only, so one pass finds all.
    for (const StepReport& report : m_operation.steps) {
        if (!isBlocked(report))
            continue;
        StepReport skipped = report;
        skipped.state = StepState::Skipped;
        change(std::move(skipped));
    }
}

QString AzurePlanRun::principalFor(const StepAction& action) const
{
    const auto* assign = std::get_if<AssignRole>(&action);
    if (!assign)
        return {};
    for (const StepReport& report : m_operation.steps) {
        const StepAction& maker = stepAt(report.step).action;
        const bool makes = assign->principal.systemAssigned ? std::holds_alternative<ChangeHost>(maker)
                                                            : std::holds_alternative<CreateIdentity>(maker);
        if (makes && isOver(report.state) && report.outcome
            && armid::same(targetOf(maker), assign->principal.identityId))
            return report.outcome->principalId;
    }
    return {};
}

void AzurePlanRun::begin(int step)
{
    StepReport report = reportOf(step);
    StepContext context;
    context.announce = [this, step](const StepOutcome& intended) { return keepIntent(step, intended); };
    context.principalId = principalFor(stepAt(step).action);
    context.intended = report.outcome;
    auto job = makeStepJob(stepAt(step).action, m_client->transport, std::move(context));
    connect(job.get(), &StepJob::retrying, this,
            [this, step](const QString& reason, const QDateTime& until) { wait(step, reason, until); });
    connect(job.get(), &StepJob::continued, this, [this, step] {
        StepReport going = reportOf(step);
        going.state = StepState::Running;
        change(std::move(going));
    });
    connect(job.get(), &StepJob::readBack, this, &PlanRun::readBack);
    connect(job.get(), &StepJob::finished, this, [this, step](const StepEnd& ended) { end(step, ended); });
    m_running[step] = std::move(job);
    report.state = StepState::Running;
    change(std::move(report));
}

Result<void> AzurePlanRun::keepIntent(int step, const StepOutcome& intended)
{
    StepReport& report = reportOf(step);
    report.outcome = intended;
    Result<void> kept = m_journal->writeStep(m_operation.id, report);
    if (!kept)
        halt(kept.error());
    return kept;
}

void AzurePlanRun::wait(int step, const QString& reason, const QDateTime& until)
{
    StepReport report = reportOf(step);
    report.state = StepState::Retrying;
    report.reason = reason;
    report.until = until;
    change(std::move(report));
}

void AzurePlanRun::showThrottle(const QDateTime& until)
{
    std::vector<int> steps;
    for (const auto& [step, job] : m_running) {
        if (reportOf(step).state == StepState::Running)
            steps.push_back(step);
    }
    for (const int step : steps)
        wait(step, tr("Azure asks to wait."), until);
    m_throttle.start(
        std::chrono::milliseconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(until)) + 1));
}

void AzurePlanRun::endThrottle()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const StepReport& report : m_operation.steps) {
        if (report.state != StepState::Retrying || report.until > now)
            continue;
        StepReport going = report;
        going.state = StepState::Running;
        change(std::move(going));
    }
}

void AzurePlanRun::end(int step, const StepEnd& end)
{
    StepReport report = reportOf(step);
    report.outcome = end.outcome;
    report.error = end.error;
    report.state = stateAfter(end);
    if (const auto node = m_running.extract(step); !node.empty())
        node.mapped().release()->deleteLater(); // it is what told this
    if (end.error && !m_error)
        m_error = end.error;
    // Nothing else would go better without a sign-in.
    if (end.error && end.error->kind == ErrorKind::SignInNeeded)
        halt(*end.error);
    if (const Result<void> kept = m_journal->writeStep(m_operation.id, report); !kept)
        halt(kept.error());
    change(std::move(report));
    advance();
}

void AzurePlanRun::change(StepReport report)
{
    if (!isUnderWay(report.state) || report.state == StepState::Running) {
        report.reason.clear();
        report.until = {};
    }
    StepReport& kept = reportOf(report.step);
    kept = std::move(report);
    Q_EMIT stepChanged(kept);
}

int AzurePlanRun::count(StepState state) const
{
    return static_cast<int>(std::ranges::count(m_operation.steps, state, &StepReport::state));
}

void AzurePlanRun::conclude()
{
    m_concluded = true;
    m_throttle.stop();
    for (const StepReport& report : m_operation.steps) {
        if (report.state != StepState::Waiting)
            continue;
        StepReport skipped = report;
        skipped.state = StepState::Skipped;
        change(std::move(skipped));
    }
    PlanResult result;
    result.operationId = m_operation.id;
    result.done = count(StepState::Done);
    result.satisfied = count(StepState::Satisfied);
    result.failed = count(StepState::Failed);
    result.skipped = count(StepState::Skipped);
    const bool whole = result.failed == 0 && result.skipped == 0;
    result.state = whole ? OperationState::Done : OperationState::Open;
    if (!whole)
        result.error = m_error;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Result<void> kept = m_journal->close(m_operation.id, result.state, now);
    if (kept && whole && !m_operation.undoes.isEmpty())
        kept = m_journal->close(m_operation.undoes, OperationState::Undone, now);
    if (!kept) {
        result.state = OperationState::Open;
        result.error = kept.error();
    }
    Q_EMIT finished(result);
}

} // namespace rolescope::azure
