// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/tenantreader.h"
#include "models/ports/tenantaccess.h"

#include <QObject>

#include <functional>
#include <memory>
#include <variant>

namespace rolescope::cli {

/// Carries out the commands that change a tenant: reads it, makes the plan, prints it, looks for what stands in its
/// way, asks, and runs it. The plan goes to `out`; findings, the question, steps and errors go to `err`.
class PlanRunner : public QObject
{
    Q_OBJECT

public:
    using TenantFactory = std::function<Result<TenantAccess>(const SourceSpec&)>;
    using Task = std::variant<AttachCommand, DetachCommand, UndoCommand, ResumeCommand>;

    /// `console` must outlive this.
    PlanRunner(TenantFactory openTenant, Console& console, QObject* parent = nullptr);
    ~PlanRunner() override;

    /// Starts the one task of this runner; returns at once. Destroying the runner ends it; what has been started is
    /// kept open in the journal.
    void run(const Task& task);

Q_SIGNALS:
    /// The one terminal signal, with an ExitCode; never from within run().
    void finished(int exitCode);

private:
    void open();
    void makePlan(const std::optional<Error>& error);
    Result<Plan> plan();
    Result<Plan> undoing();
    /// The operation that was named, or the newest of this source that `fits`.
    Result<QString> operation(const QString& named, const std::function<bool(const Operation&)>& fits) const;
    void present();
    void judge(const PreflightFacts& facts);
    void confirm(const QString& question, const std::function<Result<std::unique_ptr<PlanRun>>()>& start);
    void resume();
    void follow(std::unique_ptr<PlanRun> run);
    void showStep(const StepReport& report);
    void conclude(const PlanResult& result);
    QString sourceOption() const;
    void fail(const Error& error);
    void end(int exitCode);

    TenantFactory m_openTenant;
    Console& m_console;
    Task m_task;
    SourceSpec m_from;
    PlanOptions m_options;
    InventoryStore m_store;
    TenantAccess m_tenant;
    std::unique_ptr<TenantReader> m_reader;
    std::unique_ptr<PreflightJob> m_preflight;
    std::unique_ptr<PlanRun> m_run;
    Plan m_plan;
    QString m_undoes; ///< the operation that the plan takes back
};

} // namespace rolescope::cli
