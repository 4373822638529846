// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/planprogress.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isFinal(StepState state)
{
    return state == StepState::Done || state == StepState::Satisfied || state == StepState::Failed
        || state == StepState::Skipped;
}

std::vector<StepReport> waitingSteps(const Plan& plan)
{
    std::vector<StepReport> steps(plan.steps.size());
    for (size_t i = 0; i < steps.size(); ++i)
        steps[i].step = static_cast<int>(i);
    return steps;
}

} // namespace

PlanProgress::PlanProgress(PlanService& service, QObject* parent) : QObject(parent), m_service(service)
{ }

PlanProgress::~PlanProgress() = default;

void PlanProgress::run(const Plan& plan, const QString& undoes)
{
    Q_ASSERT(!isRunning());
    begin(plan);
    follow(m_service.run(plan, undoes));
}

void PlanProgress::resume(const Operation& operation)
{
    Q_ASSERT(!isRunning());
    begin(operation.plan);
    for (const StepReport& report : operation.steps) {
        if (report.step >= 0 && static_cast<size_t>(report.step) < m_steps.size()
            && (report.state == StepState::Done || report.state == StepState::Satisfied))
            m_steps[static_cast<size_t>(report.step)] = report;
    }
    m_result.operationId = operation.id;
    follow(m_service.resume(operation.id));
}

void PlanProgress::resume()
{
    Q_ASSERT(canResume());
    Operation operation;
    operation.id = m_result.operationId;
    operation.plan = m_plan;
    operation.steps = m_steps;
    resume(operation);
}

void PlanProgress::begin(const Plan& plan)
{
    m_plan = plan;
    m_steps = waitingSteps(plan);
    m_result = {};
    Q_EMIT planChanged();
}

void PlanProgress::follow(Result<std::unique_ptr<PlanRun>> run)
{
    if (!run) {
        PlanResult result;
        result.operationId = m_result.operationId;
        result.skipped = static_cast<int>(m_steps.size());
        result.error = run.error();
        finish(result);
        return;
    }
    m_run = std::move(*run);
    connect(m_run.get(), &PlanRun::stepChanged, this, &PlanProgress::take);
    connect(m_run.get(), &PlanRun::readBack, this, &PlanProgress::readBack);
    connect(m_run.get(), &PlanRun::finished, this, &PlanProgress::finish);
    m_phase = Phase::Running;
    Q_EMIT phaseChanged();
}

void PlanProgress::stop()
{
    if (m_phase != Phase::Running)
        return;
    m_phase = Phase::Stopping;
    Q_EMIT phaseChanged();
    m_run->stop();
}

void PlanProgress::take(const StepReport& report)
{
    if (report.step < 0 || static_cast<size_t>(report.step) >= m_steps.size())
        return;
    m_steps[static_cast<size_t>(report.step)] = report;
    Q_EMIT stepChanged(report.step);
}

void PlanProgress::finish(const PlanResult& result)
{
    m_result = result;
    m_phase = Phase::Ended;
    if (m_run) // still inside its own signal: let go of it, but destroy it later
        m_run.release()->deleteLater();
    Q_EMIT phaseChanged();
}

int PlanProgress::finishedSteps() const
{
    return static_cast<int>(std::ranges::count_if(m_steps, [](const StepReport& each) { return isFinal(each.state); }));
}

bool PlanProgress::canResume() const
{
    return m_phase == Phase::Ended && m_result.state == OperationState::Open && !m_result.operationId.isEmpty();
}

bool PlanProgress::canUndo() const
{
    const bool wrote = m_result.done > 0 || std::ranges::count(m_steps, StepState::Done, &StepReport::state) > 0;
    return m_phase == Phase::Ended && !m_result.operationId.isEmpty() && wrote;
}

QString PlanProgress::headline() const
{
    switch (m_phase) {
    case Phase::Idle:
        return {};
    case Phase::Running:
        return tr("Step %1 of %2").arg(qMin(finishedSteps() + 1, static_cast<int>(m_steps.size()))).arg(m_steps.size());
    case Phase::Stopping:
        return tr("Stopping after what is under way…");
    case Phase::Ended:
        break;
    }
    if (isDone())
        return tr("Done, and seen to be so in Azure");
    const bool cancelled = m_result.error && m_result.error->kind == ErrorKind::Cancelled;
    return cancelled ? tr("Stopped") : tr("Not everything could be done");
}

QString PlanProgress::summary() const
{
    if (m_phase != Phase::Ended)
        return {};
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text;
    };
    add(m_result.done, tr("%n done", "steps of a plan", m_result.done));
    add(m_result.satisfied, tr("%n so already", "steps of a plan", m_result.satisfied));
    add(m_result.failed, tr("%n failed", "steps of a plan", m_result.failed));
    add(m_result.skipped, tr("%n not done", "steps of a plan", m_result.skipped));
    QString text = parts.join(tr(", ", "between the parts of a list"));
    if (!text.isEmpty())
        text += u'.';
    if (m_result.error) {
        text += u' ' + m_result.error->what;
        if (!m_result.error->advice.isEmpty())
            text += u' ' + m_result.error->advice;
    }
    return text.trimmed();
}

} // namespace rolescope
