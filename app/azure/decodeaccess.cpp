// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<Permission> permissionsOf(const Json& properties)
{
    std::vector<Permission> result;
    const Json& permissions = member(properties, "permissions");
    if (!permissions.is_array())
        return result;
    for (const Json& element : permissions)
        result.push_back(permissionOf(element));
    return result;
}

/// properties.scope, else what stands before the extension's own part of the id.
QString scopeOf(const Json& properties, const QString& id)
{
    QString told = textAt(properties, "scope");
    if (!told.isEmpty())
        return told;
    const qsizetype own = id.lastIndexOf("/providers/Microsoft.Authorization/"_L1, -1, Qt::CaseInsensitive);
    return own == 0 ? u"/"_s : id.left(own);
}

QStringList principalIdsOf(const Json& principals)
{
    QStringList ids;
    if (!principals.is_array())
        return ids;
    for (const Json& principal : principals) {
        if (const QString id = keyOf(member(principal, "id")); !id.isEmpty())
            ids.append(id);
    }
    return ids;
}

} // namespace

void readRoleAssignment(const Json& row, Page& page)
{
    RoleAssignment assignment;
    assignment.id = armIdOf(row, page);
    if (assignment.id.isEmpty())
        return;
    const Json& properties = member(row, "properties");
    assignment.scope = scopeOf(properties, assignment.id);
    assignment.roleGuid = roleGuidOf(member(properties, "roleDefinitionId"));
    assignment.principalId = keyOf(member(properties, "principalId"));
    assignment.principalKind = principalKindOf(textAt(properties, "principalType"));
    assignment.condition = textAt(properties, "condition");
    assignment.description = textAt(properties, "description");
    assignment.createdOn = QDateTime::fromString(textAt(properties, "createdOn"), Qt::ISODateWithMs).toUTC();
    if (assignment.roleGuid.isEmpty())
        page.skip(AzureRows::tr("A role assignment names no role."));
    else if (assignment.principalId.isEmpty())
        page.skip(AzureRows::tr("A role assignment names nobody."));
    else if (assignment.scope.isEmpty())
        page.skip(AzureRows::tr("A role assignment has no scope."));
    else
        page.values.assignments.push_back(std::move(assignment));
}

void readRoleDefinition(const Json& row, Page& page)
{
    const Json& properties = member(row, "properties");
    RoleDefinition role;
    role.guid = roleGuidOf(member(row, "id"));
    if (role.guid.isEmpty())
        role.guid = keyOf(member(row, "name"));
    if (role.guid.isEmpty()) {
        page.skip(AzureRows::tr("A role has no id."));
        return;
    }
    role.name = textAt(properties, "roleName");
    role.description = textAt(properties, "description");
    role.custom = textAt(properties, "type").compare("CustomRole"_L1, Qt::CaseInsensitive) == 0;
    role.permissions = permissionsOf(properties);
    role.assignableScopes = texts(member(properties, "assignableScopes"));
    page.values.roles.push_back(std::move(role));
}

void readDenyAssignment(const Json& row, Page& page)
{
    DenyAssignment deny;
    deny.id = armIdOf(row, page);
    if (deny.id.isEmpty())
        return;
    const Json& properties = member(row, "properties");
    deny.name = textAt(properties, "denyAssignmentName");
    deny.scope = scopeOf(properties, deny.id);
    deny.permissions = permissionsOf(properties);
    deny.principalIds = principalIdsOf(member(properties, "principals"));
    deny.excludedPrincipalIds = principalIdsOf(member(properties, "excludePrincipals"));
    deny.appliesToChildScopes = !flagAt(properties, "doNotApplyToChildScopes", false);
    deny.systemProtected = flagAt(properties, "isSystemProtected", false);
    deny.condition = textAt(properties, "condition");
    page.values.denyAssignments.push_back(std::move(deny));
}

} // namespace rolescope::azure
