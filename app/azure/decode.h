// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/page.h"

/// Rows of Azure's lists as domain values. Each reader takes the rows of ARM and those of our Resource Graph queries,
/// which differ only in where a few members stand. Missing members, nulls, other types and unknown words become "not
/// told"; a row without what identifies it is skipped with a reason. Free of state: any thread.
namespace rolescope::azure {

void readTenant(const nlohmann::json& row, Page& page);
void readSubscription(const nlohmann::json& row, Page& page);
void readResourceGroup(const nlohmann::json& row, Page& page);
/// A row of getEntities: a management group with its parent, or a subscription of which only `id` and `managementGroup`
/// are filled in.
void readEntity(const nlohmann::json& row, Page& page);
/// A row of Resource Graph's ResourceContainers: as readEntity does for a subscription, and the groups above it.
void readManagementGroupChain(const nlohmann::json& row, Page& page);

void readVirtualMachine(const nlohmann::json& row, Page& page);
void readScaleSet(const nlohmann::json& row, Page& page);
/// Resources of any other type that carry an identity; others are passed over without being counted.
void readOtherHost(const nlohmann::json& row, Page& page);
void readUserAssignedIdentity(const nlohmann::json& row, Page& page);
/// The identity block that ARM puts into resources, in all its spellings.
IdentityBlock identityBlockOf(const nlohmann::json& identity);

void readRoleAssignment(const nlohmann::json& row, Page& page);
void readRoleDefinition(const nlohmann::json& row, Page& page);
void readDenyAssignment(const nlohmann::json& row, Page& page);

/// A directory object of Microsoft Graph.
void readPrincipal(const nlohmann::json& row, Page& page);

} // namespace rolescope::azure
