// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/findings.h"
#include "app/azure/synccontext.h"
#include "app/azure/syncstep.h"
#include "models/ports/inventorysource.h"

#include <memory>
#include <vector>

namespace rolescope::azure {

class ContainersStep;
class KindStep;
class NamesStep;
struct AzureClient;

/// Reads a whole tenant in steps:
///
///   containers (directories, subscriptions, management groups)
///   → all kinds that lie in subscriptions, side by side
///   → definitions of the roles in use, and names of principals, side by side; full calls for names go out earlier
///
/// Pages are decoded on the client's pool; batches are handed out in small slices from the event loop.
class AzureSyncJob final : public SyncJob
{
    Q_OBJECT

public:
    explicit AzureSyncJob(std::shared_ptr<AzureClient> client);
    ~AzureSyncJob() override;

    void cancel() override;

private:
    void start();
    void endContainers();
    void endKind();
    void startLastSteps();
    void endLastStep();
    void coverAssignmentsAbove();
    void dropSteps();
    void finishWhenDrained();
    void finish(const std::optional<Error>& error);
    void run(std::unique_ptr<SyncStep> step, void (AzureSyncJob::*then)());

    const std::shared_ptr<AzureClient> m_client;
    SyncContext m_context;
    Findings m_findings;
    std::vector<std::unique_ptr<SyncStep>> m_steps;
    ContainersStep* m_containers = nullptr; ///< these are among m_steps
    std::vector<KindStep*> m_kinds;
    std::unique_ptr<NamesStep> m_names; ///< until it joins the others as one of the last steps
    int m_open = 0;
    bool m_allRead = false;
    bool m_cancelled = false;
    bool m_finished = false;
};

} // namespace rolescope::azure
