// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/findings.h"
#include "app/azure/listread.h"
#include "app/azure/syncstep.h"

#include <memory>
#include <vector>

namespace rolescope::azure {

class SyncContext;

/// Reads what everything else lies in: directories, subscriptions and management groups. Where the groups are refused,
/// or leave subscriptions without a place, Resource Graph's ancestor chains tell as much as they can.
class ContainersStep final : public SyncStep
{
    Q_OBJECT

public:
    ContainersStep(SyncContext& context, Findings& findings);
    ~ContainersStep() override;

    void start() override;
    /// Set where the subscriptions could not be read at all, and so nothing can.
    const std::optional<Error>& failure() const { return m_failure; }

private:
    std::unique_ptr<ListRead> read(std::unique_ptr<PagedList> list, std::vector<Page>& pages,
                                   void (ContainersStep::*then)(const ListEnd&));
    void endTenants(const ListEnd& end);
    void endSubscriptions(const ListEnd& end);
    void endEntities(const ListEnd& end);
    void endChains(const ListEnd& end);
    void endOne();
    void keepSubscriptions();
    void placeSubscriptions(const std::vector<Page>& pages);
    void keepManagementGroups(std::vector<Page>& pages);
    bool hasUnplaced() const;
    void conclude();
    void deliver();

    SyncContext& m_context;
    Findings& m_findings;
    std::unique_ptr<ListRead> m_tenantRead;
    std::unique_ptr<ListRead> m_subscriptionRead;
    std::unique_ptr<ListRead> m_entityRead;
    std::unique_ptr<ListRead> m_chainRead;
    std::vector<Page> m_tenantPages;
    std::vector<Page> m_subscriptionPages;
    std::vector<Page> m_entityPages;
    std::vector<Page> m_chainPages;
    int m_open = 0;
    ListEnd m_entityEnd;
    std::optional<Error> m_failure;
};

} // namespace rolescope::azure
