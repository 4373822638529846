// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Reads a simulated tenant from JSON; resources/demo/tenant.json is the worked example.
///
/// The document is one object. "rolescopeTenant" is the version of the format and must be 1; "id" is the tenant's GUID,
/// "displayName" and "defaultDomain" are texts; the rest are arrays of objects, all optional but the first two and
/// callers:
///   managementGroups   name, displayName?, parent? (name; absent for the root group, whose name is the tenant's id)
///   subscriptions      id (GUID), displayName, state? ("Enabled"), managementGroup (name), tags?
///   resourceGroups     id (ARM id), location, tags?
///   identities         id (ARM id), location, principalId, clientId, isolationScope?, federatedCredentials?, tags?
///   resources          id (ARM id), location, identity? {principalId?, clientId?, userAssigned? [ARM ids]}, uniqueId?,
///                      size?, osType?, power?, scaleSet?, properties? (any object), tags?
///   users              id, displayName, userPrincipalName
///   groups             id, displayName, members? [object ids of users, groups, applications and managed identities]
///   servicePrincipals  id, displayName, appId: applications; those of managed identities are made from the identities
///   roles              custom ones: id, name, description?, assignableScopes, permissions [{actions?, notActions?, …}]
///   roleAssignments    name (GUID), scope, role (name or GUID), principalId, principalType? (needed for a principal
///   that
///                      is not in the directory), condition?, description?, createdOn?, createdBy?
///   denyAssignments    name (GUID), displayName, description?, scope, permissions {…}, principals,
///   excludedPrincipals?,
///                      doNotApplyToChildScopes?
///   locks              scope, name, level ("CanNotDelete" or "ReadOnly"), notes?
///   callers            object ids: who may sign in; the first is the user that signs in by default
/// A principal of an assignment may be absent from the directory and an attached identity may not exist: such mistakes
/// are what the program looks for. Any other dangling reference, a duplicate and an unknown member are errors.
namespace rolescope::simulator {

/// Tenant files may be this large at most, in bytes.
inline constexpr qint64 maxTenantFile = 64 * 1024 * 1024;

/// `name` stands for the document in messages. On failure nothing, and one line in *error that tells the place of the
/// mistake ("resources[3].identity.principalId"; line and column where it is not JSON at all).
std::optional<Tenant> parseTenant(const QByteArray& json, const QString& name, QString* error);

/// Reads a file; errors as parseTenant(), and those of opening it.
std::optional<Tenant> loadTenant(const QString& path, QString* error);

} // namespace rolescope::simulator
