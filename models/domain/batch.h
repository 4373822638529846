// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"

#include <QMetaType>

namespace rolescope {

/// A handful of values as they were read, in any order and any mixture; references may point to things that come later.
/// Sync sources hand out batches of bounded size (SyncBatch::preferredRows) so that applying one never blocks a frame.
struct SyncBatch
{
    static constexpr int preferredRows = 150;

    std::vector<Tenant> tenants;
    std::vector<ManagementGroup> managementGroups;
    std::vector<Subscription> subscriptions;
    std::vector<ResourceGroup> resourceGroups;
    std::vector<Host> hosts;
    std::vector<UserAssignedIdentity> identities;
    std::vector<Principal> principals;
    std::vector<RoleDefinition> roles;
    std::vector<RoleAssignment> assignments;
    std::vector<DenyAssignment> denyAssignments;
    std::vector<ReadGap> gaps;

    bool isEmpty() const
    {
        return tenants.empty() && managementGroups.empty() && subscriptions.empty() && resourceGroups.empty()
            && hosts.empty() && identities.empty() && principals.empty() && roles.empty() && assignments.empty()
            && denyAssignments.empty() && gaps.empty();
    }
};

/// "Everything of this kind at (and, unless exact, below) this scope was read": what a finished refresh may take for
/// gone. A role assignment may also be covered alone, by its own id.
struct CoveredScope
{
    ReadKind kind = ReadKind::VirtualMachines;
    QString scope;
    bool exact = false;

    bool operator==(const CoveredScope&) const = default;
};

using Coverage = std::vector<CoveredScope>;

} // namespace rolescope

Q_DECLARE_METATYPE(rolescope::SyncBatch)
