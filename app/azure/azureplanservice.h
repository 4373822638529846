// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/credential.h"
#include "models/ports/operationjournal.h"

#include <memory>

namespace rolescope::azure {

struct AzureClient;

/// Carries out plans in Azure, or in a simulator. Shares connections and throttle with the source that reads the same
/// tenant. Jobs and runs may outlive it.
class AzurePlanService final : public PlanService
{
    Q_OBJECT

public:
    /// `source` is the label of the source: operations of other sources are told of, but not run, here.
    AzurePlanService(std::shared_ptr<AzureClient> client, std::shared_ptr<Credential> credential, QString source,
                     std::shared_ptr<OperationJournal> journal);
    ~AzurePlanService() override;

    QString whyReadOnly() const override { return {}; }
    std::unique_ptr<PreflightJob> preflight(const Plan& plan) override;
    Result<std::unique_ptr<PlanRun>> run(const Plan& plan, const QString& undoes) override;
    Result<std::unique_ptr<PlanRun>> resume(const QString& operationId) override;
    Result<Plan> undoPlan(const QString& operationId) const override;
    Result<void> abandon(const QString& operationId) override;
    Result<std::vector<Operation>> history() const override;

private:
    Result<Operation> ofThisSource(const QString& operationId) const;
    /// That the operation can be taken back, and that nobody does so already.
    Result<void> checkUndoable(const Operation& operation) const;
    std::unique_ptr<PlanRun> started(Operation operation);

    const std::shared_ptr<AzureClient> m_client;
    const std::shared_ptr<Credential> m_credential;
    const QString m_source;
    const std::shared_ptr<OperationJournal> m_journal;
};

} // namespace rolescope::azure
