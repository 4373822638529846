// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace rolescope {

/// Where in the tree of scopes an ARM id stands.
enum class ScopeKind : quint8 { Tenant, ManagementGroup, Subscription, ResourceGroup, Resource };

/// Reading Azure Resource Manager ids, for instance
/// `/subscriptions/{guid}/resourceGroups/{group}/providers/Microsoft.Compute/virtualMachines/{name}`.
/// All comparisons are case-insensitive by whole segments, as Azure's are; the tenant's root scope is "/".
/// Nothing here fails: an id that is no ARM id gives empty parts and kind Resource.
namespace armid {

/// The form to compare and to key by: lower case, single slashes, no slash at the end ("/" stays "/").
QString folded(QStringView id);
bool same(QStringView a, QStringView b);

ScopeKind kindOf(QStringView id);
/// The last segment: the resource's, group's, subscription's or management group's own name ("/" gives "/").
QString nameOf(QStringView id);
/// Lower-cased GUID of the subscription that the id lies in; empty above subscriptions.
QString subscriptionOf(QStringView id);
/// Name as written; empty above resource groups and for resources outside of groups.
QString resourceGroupOf(QStringView id);
/// "Microsoft.Compute/virtualMachines", for child resources
/// "Microsoft.Storage/storageAccounts/blobServices/containers"; "Microsoft.Resources/subscriptions" and the like for
/// containers; empty for "/".
QString typeOf(QStringView id);
/// The scope directly above as far as the id itself tells: a resource gives its parent resource or group, a group its
/// subscription; a subscription, a management group and "/" give an empty string, since their parents are not in the
/// id.
QString parentOf(QStringView id);
/// True where `id` is `ancestor` or lies below it as far as the ids tell. "/" holds everything.
bool isAtOrBelow(QStringView id, QStringView ancestor);

/// Lower-cased GUID at the end of a role definition id, with or without a subscription before it.
QString roleGuidOf(QStringView roleDefinitionId);

/// Where a role definition is addressed from for an assignment at `scope`: below the scope's subscription, above
/// subscriptions from the tenant.
QString roleDefinitionIdAt(QStringView scope, QStringView roleGuid);

QString subscriptionScope(QStringView subscriptionGuid); ///< "/subscriptions/{guid}"
QString managementGroupScope(QStringView name); ///< "/providers/Microsoft.Management/managementGroups/{name}"
QString resourceGroupScope(QStringView subscriptionGuid, QStringView group);

} // namespace armid
} // namespace rolescope
