// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/values.h"
#include "models/plan/plan.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>

/// The one place that decides what is written into a resource's identity block. A PATCH that names the wrong `type`
/// drops identities that nobody asked to drop, so it is always made from the block as it was just read.
/// Source: Compute REST API, VirtualMachineIdentity; "Configure managed identities for an Azure VM using REST".
namespace rolescope {

/// `current` with the change carried out: everything else is kept.
IdentityBlock changedBlock(const IdentityBlock& current, const ChangeHost& change);

/// The body of the PATCH that turns `current` into changedBlock: {"identity": {"type": …, "userAssignedIdentities":
/// …}} with only the keys that change, and those that stay
/// where `type` gains or loses the system-assigned identity. Nothing where it is so already.
std::optional<nlohmann::json> identityPatch(const IdentityBlock& current, const ChangeHost& change);

/// What the change does to `current`, as an outcome: what is newly attached, detached, enabled and disabled.
StepOutcome outcomeOf(const IdentityBlock& current, const ChangeHost& change);

} // namespace rolescope
