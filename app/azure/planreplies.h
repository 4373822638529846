// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "app/azure/json.h"
#include "models/domain/values.h"
#include "models/plan/preflight.h"

/// Answers of Azure as the plans need them. Free of state.
namespace rolescope::azure {

/// "{scope}/providers/{child}"; the tenant's root scope is "/".
QString childOf(const QString& scope, QLatin1StringView child);

ResourceLock lockOf(const Json& row);
HostFacts hostFactsOf(const Json& host);
/// Errors: BadReply where the object is none.
Result<IdentityFacts> identityFactsOf(const Json& object);
Result<Subscription> subscriptionOf(const Json& object);
Result<Host> hostOf(const Response& reply, HostKind kind);
Result<UserAssignedIdentity> identityOf(const Response& reply);
Result<RoleAssignment> assignmentOf(const Json& object);
Result<RoleAssignment> assignmentOf(const Response& reply);

} // namespace rolescope::azure
