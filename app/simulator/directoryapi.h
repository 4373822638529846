// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"

/// Microsoft Graph v1.0: the part of the directory that says who the principals are.
namespace rolescope::simulator::directoryapi {

/// Everything below /v1.0:
///   GET  me
///   GET  users, groups, servicePrincipals [?$filter&$select&$top&$count]; users/{id or UPN}, groups/{id},
///        servicePrincipals/{id}, servicePrincipals(appId='…')
///   GET  groups/{id}/members, groups/{id}/transitiveMembers, {users|groups|servicePrincipals}/{id}/memberOf and
///        …/transitiveMemberOf, each also with a cast such as /microsoft.graph.servicePrincipal
///   POST {users|groups|servicePrincipals|directoryObjects}/{id}/getMemberGroups, directoryObjects/getByIds, $batch
/// Any caller with a token may read: in Entra every member may read the directory.
Reply handle(const Context& context, const Request& request);

/// Microsoft Graph's envelope: {"error":{"code","message","innerError":{"date","request-id","client-request-id"}}}.
Reply error(const Request& request, int status, const QString& code, const QString& message);

} // namespace rolescope::simulator::directoryapi
