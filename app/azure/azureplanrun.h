// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/requestjob.h"
#include "app/azure/stepjob.h"
#include "models/ports/operationjournal.h"

#include <map>
#include <memory>
#include <vector>

namespace rolescope::azure {

struct AzureClient;

/// Runs the steps of a journalled operation that are not done yet: several at once, each after those that it builds on.
/// A step that fails takes along only what builds on it. An identity that is to be deleted is looked at before anything
/// else, so that a plan that was made for another one changes nothing at all.
class AzurePlanRun final : public PlanRun
{
    Q_OBJECT

public:
    static constexpr int mostAtOnce = 6;

    /// The operation must be claimed in the journal. Starts on the next turn of the event loop.
    AzurePlanRun(std::shared_ptr<AzureClient> client, std::shared_ptr<OperationJournal> journal, Operation operation);
    ~AzurePlanRun() override;

    void stop() override;

private:
    void start();
    void checkMeant(int step, const DeleteIdentity& action);
    void advance();
    bool isReady(const StepReport& report) const;
    bool isBlocked(const StepReport& report) const;
    void skipBlocked();
    void begin(int step);
    Result<void> keepIntent(int step, const StepOutcome& intended);
    QString principalFor(const StepAction& action) const;
    void wait(int step, const QString& reason, const QDateTime& until);
    void showThrottle(const QDateTime& until);
    void endThrottle();
    void end(int step, const StepEnd& end);
    void halt(const Error& error);
    void change(StepReport report);
    void conclude();
    int count(StepState state) const;
    StepReport& reportOf(int step) { return m_operation.steps[static_cast<std::size_t>(step)]; }
    const PlanStep& stepAt(int step) const { return m_operation.plan.steps[static_cast<std::size_t>(step)]; }

    const std::shared_ptr<AzureClient> m_client;
    const std::shared_ptr<OperationJournal> m_journal;
    Operation m_operation;
    std::map<int, std::unique_ptr<RequestJob>> m_checks; ///< by step
    std::map<int, std::unique_ptr<StepJob>> m_running; ///< by step
    std::optional<Error> m_error; ///< the first failure
    bool m_halted = false; ///< no further step starts
    bool m_concluded = false;
    QTimer m_throttle;
};

} // namespace rolescope::azure
