// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

void readPrincipal(const Json& row, Page& page)
{
    Principal principal;
    principal.id = keyOf(member(row, "id"));
    if (principal.id.isEmpty()) {
        page.skip(AzureRows::tr("A directory object has no id."));
        return;
    }
    // "#microsoft.graph.servicePrincipal"
    const QString type = textAt(row, "@odata.type");
    principal.kind = principalKindOf(type.mid(type.lastIndexOf(u'.') + 1));
    principal.displayName = textAt(row, "displayName");
    principal.appId = keyOf(member(row, "appId"));
    principal.userPrincipalName = textAt(row, "userPrincipalName");
    // Of a managed identity: ["isExplicit=True", "/subscriptions/…"], the identity or the resource behind it.
    for (const QString& name : texts(member(row, "alternativeNames"))) {
        if (name.startsWith(u'/'))
            principal.resourceId = name;
    }
    page.values.principals.push_back(std::move(principal));
}

} // namespace rolescope::azure
