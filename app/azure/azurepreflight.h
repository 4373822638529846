// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/json.h"
#include "app/azure/requestjob.h"
#include "app/azure/rowlist.h"
#include "models/ports/planservice.h"

#include <functional>
#include <memory>
#include <vector>

namespace rolescope::azure {

struct AzureClient;

/// Asks all questions of a plan at once; the transport lets through as many as the host takes.
class AzurePreflight final : public PreflightJob
{
    Q_OBJECT

public:
    AzurePreflight(std::shared_ptr<AzureClient> client, const PreflightQuestions& questions);
    ~AzurePreflight() override;

private:
    using TakeReply = std::function<void(const Result<Json>& object)>;
    using TakeRows = std::function<void(const Result<std::vector<Json>>& rows)>;

    void askPermissions(const QString& scope);
    void askLocks(const QString& scope);
    void askHost(const QString& id);
    void askIdentity(const QString& id);
    void askSubscription(const QString& scope);
    void askObject(const QString& path, QLatin1StringView version, TakeReply take);
    void askList(const QString& path, QLatin1StringView version, TakeRows take);
    void settle();

    const std::shared_ptr<AzureClient> m_client;
    PreflightFacts m_facts;
    std::vector<std::unique_ptr<RequestJob>> m_requests;
    std::vector<std::unique_ptr<RowList>> m_lists;
    int m_open = 0; ///< questions without an answer
};

} // namespace rolescope::azure
