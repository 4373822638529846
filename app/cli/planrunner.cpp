// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planrunner.h"

#include "app/cli/output.h"
#include "app/cli/planwishes.h"
#include "models/plan/renderings.h"

#include <QIODevice>

#include <algorithm>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QString severityOf(const PreflightFinding& finding)
{
    switch (finding.severity) {
    case FindingSeverity::Blocking:
        return PlanRunner::tr("Blocked", "a finding that stands in the way of a plan");
    case FindingSeverity::Warning:
        return PlanRunner::tr("Warning");
    case FindingSeverity::Note:
        break;
    }
    return PlanRunner::tr("Note");
}

QString lineOf(const PreflightFinding& finding)
{
    return severityOf(finding) + u": "_s + finding.what
        + (finding.advice.isEmpty() ? QString() : u' ' + finding.advice);
}

/// What became of a step, where that is worth a line.
QString verdictOf(const StepReport& report)
{
    switch (report.state) {
    case StepState::Done:
        return PlanRunner::tr("done", "a step of a plan");
    case StepState::Satisfied:
        return PlanRunner::tr("so already", "a step of a plan");
    case StepState::Failed:
        return PlanRunner::tr("failed", "a step of a plan");
    case StepState::Skipped:
        return PlanRunner::tr("not done", "a step of a plan");
    case StepState::Retrying:
        return PlanRunner::tr("waiting", "a step of a plan");
    case StepState::Waiting:
    case StepState::Running:
        break;
    }
    return {};
}

} // namespace

PlanRunner::PlanRunner(TenantFactory openTenant, Console& console, QObject* parent)
    : QObject(parent), m_openTenant(std::move(openTenant)), m_console(console)
{ }

PlanRunner::~PlanRunner() = default;

void PlanRunner::run(const Task& task)
{
    m_task = task;
    std::visit(
        [this](const auto& command) {
            m_from = command.from;
            m_options = command.options;
        },
        task);
    QMetaObject::invokeMethod(this, &PlanRunner::open, Qt::QueuedConnection);
}

void PlanRunner::open()
{
    Result<TenantAccess> tenant = m_openTenant(m_from);
    if (!tenant)
        return fail(tenant.error());
    m_tenant = std::move(*tenant);
    if (const QString why = m_tenant.plans->whyReadOnly(); !why.isEmpty())
        return fail(makeError(ErrorKind::BadInput, why));
    if (std::holds_alternative<ResumeCommand>(m_task))
        return resume();
    m_reader = std::make_unique<TenantReader>(*m_tenant.source, m_store, m_console);
    connect(m_reader.get(), &TenantReader::finished, this, &PlanRunner::makePlan);
}

void PlanRunner::makePlan(const std::optional<Error>& error)
{
    if (error)
        return fail(*error);
    Result<Plan> made = plan();
    if (!made)
        return fail(made.error());
    m_plan = std::move(*made);
    present();
}

Result<Plan> PlanRunner::plan()
{
    if (const auto* attach = std::get_if<AttachCommand>(&m_task))
        return planOf(*attach, m_store.inventory());
    if (const auto* detach = std::get_if<DetachCommand>(&m_task))
        return planOf(*detach, m_store.inventory());
    return undoing();
}

Result<Plan> PlanRunner::undoing()
{
    const Result<QString> first = operation(std::get<UndoCommand>(m_task).operation, [](const Operation& candidate) {
        return candidate.undoes.isEmpty()
            && (candidate.state == OperationState::Done || candidate.state == OperationState::Open);
    });
    if (!first)
        return tl::unexpected(first.error());
    m_undoes = *first;
    return m_tenant.plans->undoPlan(m_undoes);
}

Result<QString> PlanRunner::operation(const QString& named, const std::function<bool(const Operation&)>& fits) const
{
    if (!named.isEmpty())
        return named;
    const Result<std::vector<Operation>> history = m_tenant.plans->history();
    if (!history)
        return tl::unexpected(history.error());
    const QString label = m_tenant.source->label();
    const auto found = std::ranges::find_if(
        *history, [&](const Operation& candidate) { return candidate.source == label && fits(candidate); });
    if (found != history->end())
        return found->id;
    return failure(ErrorKind::NotFound, tr("The history has no such operation of %1.").arg(label),
                   tr("See rolescope history; --from says which source is meant."));
}

void PlanRunner::present()
{
    const QByteArray text = renderPlan(m_plan, m_store.inventory(), m_options.as).toUtf8();
    const Result<void> written = Output(u"-"_s, m_console.out()).write([&text](QIODevice& device) -> Result<void> {
        if (device.write(text) == text.size())
            return {};
        return failure(ErrorKind::Io, tr("Writing failed: %1.").arg(device.errorString()));
    });
    if (!written)
        return fail(written.error());
    m_preflight = m_tenant.plans->preflight(m_plan);
    connect(m_preflight.get(), &PreflightJob::finished, this, &PlanRunner::judge);
}

void PlanRunner::judge(const PreflightFacts& facts)
{
    const std::vector<PreflightFinding> findings = rolescope::preflight(m_plan, m_store.inventory(), facts);
    for (const PreflightFinding& finding : findings)
        m_console.say(lineOf(finding));
    if (!isClear(findings)) {
        m_console.say(tr("Nothing was changed."));
        return end(Failed);
    }
    if (m_options.dryRun)
        return end(Done);
    if (m_plan.isSatisfied()) {
        m_console.say(tr("It is so already: nothing is to be done."));
        return end(Done);
    }
    confirm(tr("Carry out these steps: %1?", "%1: a number").arg(m_plan.steps.size()),
            [this] { return m_tenant.plans->run(m_plan, m_undoes); });
}

void PlanRunner::resume()
{
    const auto isOpen = [](const Operation& candidate) { return candidate.state == OperationState::Open; };
    const Result<QString> id = operation(std::get<ResumeCommand>(m_task).operation, isOpen);
    if (!id)
        return fail(id.error());
    const Result<std::vector<Operation>> history = m_tenant.plans->history();
    if (!history)
        return fail(history.error());
    const auto found = std::ranges::find(*history, *id, &Operation::id);
    if (found != history->end())
        m_plan = found->plan;
    confirm(tr("Go on with operation %1: %2?", "%1: its number, %2: its title").arg(*id, m_plan.title),
            [this, &id] { return m_tenant.plans->resume(*id); });
}

void PlanRunner::confirm(const QString& question, const std::function<Result<std::unique_ptr<PlanRun>>()>& start)
{
    const std::optional<bool> answer = m_options.yes ? std::optional(true) : m_console.confirm(question);
    if (!answer) {
        m_console.complain(makeError(ErrorKind::BadInput,
                                     tr("Nothing was changed: there is no terminal to ask whether it may be done."),
                                     tr("Give --yes to write without being asked.")));
        return end(BadUsage);
    }
    if (!*answer) {
        m_console.say(tr("Nothing was changed."));
        return end(Failed);
    }
    Result<std::unique_ptr<PlanRun>> run = start();
    if (!run)
        return fail(run.error());
    follow(std::move(*run));
}

void PlanRunner::follow(std::unique_ptr<PlanRun> run)
{
    m_run = std::move(run);
    connect(m_run.get(), &PlanRun::stepChanged, this, &PlanRunner::showStep);
    connect(m_run.get(), &PlanRun::finished, this, &PlanRunner::conclude);
}

void PlanRunner::showStep(const StepReport& report)
{
    const QString what = describeStep(m_plan.steps[static_cast<std::size_t>(report.step)].action);
    const QString number = u"[%1/%2] "_s.arg(report.step + 1).arg(m_plan.steps.size());
    const QString verdict = verdictOf(report);
    if (verdict.isEmpty())
        return m_console.progress(number + what);
    QString line = number + what + u": "_s + verdict;
    if (report.state == StepState::Retrying) {
        const qint64 seconds = std::max<qint64>(0, QDateTime::currentDateTimeUtc().secsTo(report.until));
        line += u" · "_s + tr("%1 s", "seconds").arg(seconds) + u" · "_s + report.reason;
    }
    m_console.say(line);
    if (report.error)
        m_console.complain(*report.error);
}

void PlanRunner::conclude(const PlanResult& result)
{
    m_console.say(tr("Done: %1. So already: %2. Failed: %3. Not done: %4.", "numbers of steps")
                      .arg(result.done)
                      .arg(result.satisfied)
                      .arg(result.failed)
                      .arg(result.skipped));
    const QString id = result.operationId + sourceOption();
    const bool lasts = m_from.kind == SourceSpec::Kind::Azure || m_from.kind == SourceSpec::Kind::Simulator;
    if (result.state == OperationState::Done) {
        if (lasts && m_undoes.isEmpty() && result.done > 0)
            m_console.say(tr("To take it back: rolescope undo %1").arg(id));
        return end(Done);
    }
    if (lasts)
        m_console.say(
            tr("To go on with it: rolescope resume %1. To take back what is done: rolescope undo %1").arg(id));
    if (!result.error)
        return end(Failed);
    fail(*result.error);
}

QString PlanRunner::sourceOption() const
{
    if (m_from.kind == SourceSpec::Kind::Azure)
        return u" --from azure"_s;
    return m_from.kind == SourceSpec::Kind::Simulator ? u" --from sim:"_s + m_from.url.toString() : QString();
}

void PlanRunner::fail(const Error& error)
{
    m_console.complain(error);
    end(exitCodeFor(error.kind));
}

void PlanRunner::end(int exitCode)
{
    QMetaObject::invokeMethod(
        this, [this, exitCode] { Q_EMIT finished(exitCode); }, Qt::QueuedConnection);
}

} // namespace rolescope::cli
