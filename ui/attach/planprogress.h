// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/planservice.h"

#include <memory>
#include <optional>
#include <vector>

namespace rolescope {

/// One run of a plan as a person follows it: where each step stands, what it came to, and what can be done next. Knows
/// no widget. The service must outlive it; destroying it stops the run, and the journal keeps that open.
class PlanProgress : public QObject
{
    Q_OBJECT

public:
    enum class Phase : quint8 { Idle, Running, Stopping, Ended };

    explicit PlanProgress(PlanService& service, QObject* parent = nullptr);
    ~PlanProgress() override;

    /// `undoes` names the operation that the plan takes back. Not while one runs.
    void run(const Plan& plan, const QString& undoes = {});
    /// Goes on with an open operation, this run's own or one of the journal. Not while one runs.
    void resume(const Operation& operation);
    void resume(); ///< the one that has just ended without being done
    /// Starts no further step.
    void stop();

    Phase phase() const { return m_phase; }
    bool isRunning() const { return m_phase == Phase::Running || m_phase == Phase::Stopping; }
    const Plan& plan() const { return m_plan; }
    const std::vector<StepReport>& steps() const { return m_steps; }
    int finishedSteps() const; ///< done, so already, failed or skipped
    QString operationId() const { return m_result.operationId; } ///< empty before the end

    bool isDone() const { return m_phase == Phase::Ended && m_result.state == OperationState::Done; }
    bool canResume() const;
    bool canUndo() const; ///< something was written
    /// What stands at the top: "Step 3 of 8", "Done", "Stopped".
    QString headline() const;
    /// The end in numbers and the first failure in words; empty before the end.
    QString summary() const;

Q_SIGNALS:
    void stepChanged(int step);
    void phaseChanged();
    /// Another plan, with other steps.
    void planChanged();
    void readBack(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);

private:
    void begin(const Plan& plan);
    void follow(Result<std::unique_ptr<PlanRun>> run);
    void take(const StepReport& report);
    void finish(const PlanResult& result);

    PlanService& m_service;
    Plan m_plan;
    std::vector<StepReport> m_steps;
    std::unique_ptr<PlanRun> m_run;
    PlanResult m_result;
    Phase m_phase = Phase::Idle;
};

} // namespace rolescope
