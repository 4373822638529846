// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/context.h"
#include "app/simulator/tenant.h"

#include <QStringList>

/// Lists of Microsoft Graph: $filter, $select, $top, $count, and pages with @odata.nextLink.
namespace rolescope::simulator::directoryapi {

/// All principals of a kind, ordered by object id. `set` is the segment as asked: "servicePrincipals".
Reply listOfKind(const Context& context, const Request& request, PrincipalKind kind, const QString& set);
/// These principals, ids in order. A cast such as "microsoft.graph.group" (empty: none) leaves the other kinds out, and
/// is an advanced query: it needs the header ConsistencyLevel: eventual and $count=true.
Reply listOfIds(const Context& context, const Request& request, const QStringList& ids, const QString& cast);

} // namespace rolescope::simulator::directoryapi
