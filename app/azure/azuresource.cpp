// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azuresource.h"

#include "app/azure/azureclient.h"
#include "app/azure/azureplanservice.h"
#include "app/azure/azuresyncjob.h"

namespace rolescope::azure {

AzureSource::AzureSource(Cloud cloud, std::shared_ptr<Credential> credential, QString label,
                         const TransportOptions& options)
    : m_label(std::move(label))
    , m_credential(std::move(credential))
    , m_client(std::make_shared<AzureClient>(std::move(cloud), m_credential, options))
{ }

AzureSource::~AzureSource() = default;

std::unique_ptr<SyncJob> AzureSource::sync()
{
    return std::make_unique<AzureSyncJob>(m_client);
}

std::unique_ptr<PlanService> AzureSource::plans(std::shared_ptr<OperationJournal> journal) const
{
    return std::make_unique<AzurePlanService>(m_client, m_credential, m_label, std::move(journal));
}

} // namespace rolescope::azure
