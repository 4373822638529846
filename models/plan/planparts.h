// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/plan/planner.h"

/// The steps of plans from what the inventory knows; private to the planner.
namespace rolescope::planparts {

PlannedPrincipal userPrincipal(IdentityHandle identity, const Inventory& inventory);
/// Of the host's system-assigned identity, whether it has one already or not.
PlannedPrincipal systemPrincipal(const QString& hostId, const Inventory& inventory);

AssignRole assignment(const PlannedGrant& grant, const PlannedPrincipal& principal, const Inventory& inventory);
/// The principal holds exactly this role there, under the same condition.
bool isGranted(const AssignRole& step, const Inventory& inventory);
/// The host is as the change wants it.
bool isSo(const ChangeHost& change, const Inventory& inventory);

RevokeRole revocation(AssignmentHandle assignment, const Inventory& inventory);
/// Of all that the identity holds; nothing for an invalid handle.
std::vector<RevokeRole> revocations(IdentityHandle identity, const Inventory& inventory);

} // namespace rolescope::planparts
