// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/plan/planner.h"

#include <variant>
#include <vector>

namespace rolescope {

/// Takes a role away by the assignment's id.
struct RevocationRequest
{
    QStringList assignmentIds;
    bool operator==(const RevocationRequest&) const = default;
};

/// Deletes a user-assigned identity.
struct DeletionRequest
{
    QString identityId;
    bool operator==(const DeletionRequest&) const = default;
};

/// One thing that a person can ask to take away. Which there are is a value, so that menus are mere pictures of it.
struct ChangeOffer
{
    QString text; ///< "Detach id-web…"
    QString verb; ///< on the button that does it: "Detach"
    std::variant<DetachRequest, RevocationRequest, DeletionRequest> request;
};

struct ChangeOffers
{
    bool attach = false; ///< an attachment can start from here
    std::vector<ChangeOffer> removals;
};

/// What can be asked for a thing of the inventory; nothing for what no plan can change.
ChangeOffers offersFor(const Inventory& inventory, EntityRef entity);

/// The plan behind an offer.
Result<Plan> planOf(const ChangeOffer& offer, const Inventory& inventory);

} // namespace rolescope
