// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"

#include <QString>
#include <QStringList>

/// The plain words for things of the inventory, translated, the same in tables, graph, inspector and command line.
/// Pure functions, safe from any thread.
namespace rolescope::texts {

QString hostKind(HostKind kind); ///< "Virtual machine"
QString identityKind(bool systemAssigned); ///< "System-assigned identity"
QString principalKind(PrincipalKind kind); ///< "Service principal"
QString scopeKind(ScopeKind kind); ///< "Resource group"
QString roleKind(const RoleRow& role); ///< "Built-in", "Custom", or "Not read"
QString powerState(PowerState state); ///< "Running"
QString readKind(ReadKind kind); ///< "Role assignments"
QString resourceType(QStringView type); ///< "Storage account" for what is well known, else the type as it is
/// What kind of thing this is: "Virtual machine", "User", "Key vault". Of principals that are managed identities: which
/// kind.
QString kindOf(const Inventory& inventory, EntityRef entity);
QString yesNo(bool yes);

// How many, with the number: "1 virtual machine", "6 virtual machines"
QString virtualMachines(int count);
QString hosts(int count); ///< resources that run as an identity
QString identities(int count);
QString roleAssignments(int count);
QString roles(int count);
QString subscriptions(int count);
QString gaps(int count); ///< "3 things could not be read"
QString shownOf(int shown, int all); ///< "12 of 340", or "340" where all are shown

/// "id-web, id-backup, id-x and 4 more": at most `limit` names out of `total`, of which `names` holds the first ones.
QString nameList(const QStringList& names, qsizetype total, qsizetype limit = 3);
/// One line of at most `limit` characters, white space folded, cut with "…".
QString oneLine(const QString& text, qsizetype limit = 120);

/// How far a grant reaches: "This subscription and below".
QString appliesTo(ScopeKind kind);
/// How a grant comes to matter at `context`: "Direct", "Inherited from Management group Platform", "Granted below, at
/// Key vault kv-prod", or "Does not apply here".
QString inheritedFrom(const Inventory& inventory, AssignmentHandle assignment, ScopeHandle context);
/// "Orphaned, Conditional, Privileged": those that are true, empty where none is.
QString assignmentState(const Inventory& inventory, AssignmentHandle assignment);
QString identityState(const Inventory& inventory, IdentityHandle identity); ///< "", "Unused", "Not readable or deleted"
/// Moments are told in UTC, as Azure's logs tell them: "2026-01-31 14:05". Empty for 0.
QString moment(qint64 millisecondsSinceEpoch);

/// What a role's operation permits: "Read virtual machines" for "Microsoft.Compute/virtualMachines/read".
QString operation(QStringView operation);
QString providerOf(QStringView operation); ///< "Microsoft.Compute", or "All providers" where it begins with "*"

} // namespace rolescope::texts
