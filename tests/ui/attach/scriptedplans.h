// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plan/planner.h"
#include "models/ports/planservice.h"

#include <QPointer>

#include <algorithm>

namespace rolescope::test {

class ScriptedPreflight : public PreflightJob
{
public:
    /// Answers that nothing could be asked: what is left is what the inventory knows.
    void answer(const PreflightFacts& facts = {}) { Q_EMIT finished(facts); }
};

/// A run whose every step the test decides.
class ScriptedRun : public PlanRun
{
public:
    void stop() override { stopped = true; }

    void report(int step, StepState state)
    {
        StepReport report;
        report.step = step;
        report.state = state;
        if (state == StepState::Done) {
            report.outcome.emplace();
            report.outcome->changed = true;
        }
        if (state == StepState::Failed)
            report.error.emplace(makeError(ErrorKind::Forbidden, QStringLiteral("Azure refused.")));
        Q_EMIT stepChanged(report);
    }

    void end(const PlanResult& result) { Q_EMIT finished(result); }

    bool stopped = false;
};

/// A journal and runs in memory; whatever Azure would do the test does.
class ScriptedPlans : public PlanService
{
public:
    QString whyReadOnly() const override { return readOnly; }

    std::unique_ptr<PreflightJob> preflight(const Plan&) override
    {
        auto job = std::make_unique<ScriptedPreflight>();
        check = job.get();
        ++checks;
        return job;
    }

    Result<std::unique_ptr<PlanRun>> run(const Plan& plan, const QString& undoes) override
    {
        if (broken)
            return failure(ErrorKind::Io, QStringLiteral("The journal cannot be written."));
        ran.push_back(plan);
        undone = undoes;
        return started();
    }

    Result<std::unique_ptr<PlanRun>> resume(const QString& operationId) override
    {
        resumed << operationId;
        return started();
    }

    Result<Plan> undoPlan(const QString& operationId) const override
    {
        for (const Operation& operation : operations) {
            if (operation.id == operationId)
                return Plan{QStringLiteral("Undo ") + operation.plan.title, operation.plan.steps};
        }
        return failure(ErrorKind::NotFound, QStringLiteral("There is no such operation."));
    }

    Result<void> abandon(const QString& operationId) override
    {
        for (Operation& operation : operations) {
            if (operation.id == operationId)
                operation.state = OperationState::Abandoned;
        }
        Q_EMIT historyChanged();
        return {};
    }

    Result<std::vector<Operation>> history() const override
    {
        if (broken)
            return failure(ErrorKind::Io, QStringLiteral("The journal cannot be read."));
        return operations;
    }

    /// A new one, as the newest.
    void journal(const QString& id, OperationState state, const Plan& plan = {})
    {
        Operation operation;
        operation.id = id;
        operation.plan = plan;
        operation.plan.title = QStringLiteral("Operation ") + id;
        operation.source = QStringLiteral("Scripted");
        operation.account = QStringLiteral("ada@contoso.example");
        operation.startedAt = QDateTime::fromMSecsSinceEpoch(1769868300000, Qt::UTC);
        operation.state = state;
        operation.steps.resize(plan.steps.size());
        for (size_t i = 0; i < operation.steps.size(); ++i)
            operation.steps[i].step = static_cast<int>(i);
        operations.insert(operations.begin(), operation);
        Q_EMIT historyChanged();
    }

    QString readOnly;
    bool broken = false;
    QPointer<ScriptedPreflight> check;
    int checks = 0;
    QPointer<ScriptedRun> current; ///< the last run handed out
    std::vector<Plan> ran;
    QStringList resumed;
    QString undone;
    std::vector<Operation> operations;

private:
    std::unique_ptr<PlanRun> started()
    {
        auto run = std::make_unique<ScriptedRun>();
        current = run.get();
        return run;
    }
};

} // namespace rolescope::test
