// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"
#include "models/domain/result.h"
#include "models/plan/plan.h"
#include "models/plan/preflight.h"

#include <QDateTime>
#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

/// Carrying out plans: preflight, run, and what was done before. Everything lives on the GUI thread.
namespace rolescope {

enum class StepState : quint8 {
    Waiting,
    Running,
    Retrying, ///< waits before it asks again: see StepReport::reason and until
    Done,
    Satisfied, ///< it was so already; nothing was written
    Failed,
    Skipped, ///< a step that it builds on failed, or the run was stopped before it
};

/// Where one step stands now.
struct StepReport
{
    int step = 0; ///< index into the plan's steps
    StepState state = StepState::Waiting;
    QString reason; ///< of Retrying: why, translated
    QDateTime until; ///< of Retrying: when it asks again, UTC
    std::optional<Error> error; ///< of Failed
    /// Of Done and Satisfied; of Failed what was changed all the same. In the journal also of Running: what the step
    /// was about to do, which may have happened or not.
    std::optional<StepOutcome> outcome;
};

enum class OperationState : quint8 {
    Running, ///< in this process, or in another one that lives
    Open, ///< stopped amid its steps: by a failure, by the person, or because the program ended
    Done, ///< every step is done or was so already, and was seen to be so
    Undone, ///< taken back by another operation
    Abandoned ///< left as it is by the person's decision
};

/// One run of a plan as the journal tells it, in this session or in an earlier one.
struct Operation
{
    QString id; ///< short and stable, for the command line: "7"
    Plan plan;
    QString account; ///< who ran it; may be empty
    QString source; ///< label of the source that it was run against
    QDateTime startedAt; ///< UTC
    QDateTime endedAt; ///< UTC; invalid while it is open
    OperationState state = OperationState::Open;
    std::vector<StepReport> steps; ///< one for each step of the plan
    QString undoes; ///< id of the operation that this one takes back; empty for none
};

struct PlanResult
{
    OperationState state = OperationState::Open;
    QString operationId;
    int done = 0; ///< steps that wrote something
    int satisfied = 0;
    int failed = 0;
    int skipped = 0;
    /// The first failure, or Cancelled after stop(); nothing when the state is Done.
    std::optional<Error> error;
};

/// One run of a plan. Destroying it stops after what is under way in Azure; the journal keeps the operation open.
class PlanRun : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts no further step; ends with finished() once those under way have ended.
    virtual void stop() = 0;

Q_SIGNALS:
    void stepChanged(const rolescope::StepReport& report);
    /// What was read back from Azure after a step: to be merged into the inventory as a refresh of this coverage.
    void readBack(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);
    /// The one terminal signal.
    void finished(const rolescope::PlanResult& result);
};

/// Asks Azure the questions of a plan. Destroying it cancels.
class PreflightJob : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// The one terminal signal. What could not be asked stands in the facts as an Error.
    void finished(const rolescope::PreflightFacts& facts);
};

/// Carries out plans against one source and keeps the journal of them.
class PlanService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Why plans cannot be run at all (an inventory file is only read), as a sentence; empty where they can.
    virtual QString whyReadOnly() const = 0;

    /// Starts on the next turn of the event loop, like all jobs here.
    virtual std::unique_ptr<PreflightJob> preflight(const Plan& plan) = 0;
    /// Journals the plan, then runs it. `undoes` names the operation that it takes back.
    /// Errors: the journal cannot be written, so nothing was done.
    virtual Result<std::unique_ptr<PlanRun>> run(const Plan& plan, const QString& undoes = {}) = 0;
    /// Goes on with an open operation: each step looks at Azure first. Errors: NotFound, Conflict when it is not open.
    virtual Result<std::unique_ptr<PlanRun>> resume(const QString& operationId) = 0;
    /// What would take an operation back, made from its outcomes. Errors: NotFound; Conflict where it is undone
    /// already.
    virtual Result<Plan> undoPlan(const QString& operationId) const = 0;
    /// Leaves an open operation as it is and closes it.
    virtual Result<void> abandon(const QString& operationId) = 0;

    /// Newest first. Errors: the journal cannot be read.
    virtual Result<std::vector<Operation>> history() const = 0;

Q_SIGNALS:
    void historyChanged();
};

} // namespace rolescope
