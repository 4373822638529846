// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/cloud.h"
#include "app/azure/retry.h"
#include "models/ports/credential.h"
#include "models/ports/inventorysource.h"
#include "models/ports/operationjournal.h"

#include <memory>

namespace rolescope::azure {

struct AzureClient;

/// A tenant of Azure, or of a simulator, read over HTTP. Lives on the GUI thread; syncs may outlive it.
class AzureSource final : public InventorySource
{
public:
    AzureSource(Cloud cloud, std::shared_ptr<Credential> credential, QString label,
                const TransportOptions& options = {});
    ~AzureSource() override;

    QString label() const override { return m_label; }
    QString accountName() const override { return m_credential->accountName(); }
    std::unique_ptr<SyncJob> sync() override;
    /// What changes the same tenant, over the same connections; may outlive this.
    std::unique_ptr<PlanService> plans(std::shared_ptr<OperationJournal> journal) const;

private:
    const QString m_label;
    const std::shared_ptr<Credential> m_credential;
    const std::shared_ptr<AzureClient> m_client;
};

} // namespace rolescope::azure
