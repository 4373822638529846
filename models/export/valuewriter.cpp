// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/armid.h"
#include "models/export/valuejson.h"
#include "models/export/valuewords.h"

namespace rolescope::valuejson {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView roleIdPrefix = "/providers/Microsoft.Authorization/roleDefinitions/"_L1;
constexpr QLatin1StringView tenantIdPrefix = "/tenants/"_L1;

std::string utf8(const QString& text)
{
    return text.toStdString();
}

void put(WrittenJson& json, const char* name, const QString& value)
{
    if (!value.isEmpty())
        json[name] = utf8(value);
}

void put(WrittenJson& json, const char* name, const QStringList& values)
{
    if (values.isEmpty())
        return;
    WrittenJson list = WrittenJson::array();
    for (const QString& value : values)
        list.push_back(utf8(value));
    json[name] = std::move(list);
}

void put(WrittenJson& json, const char* name, const Tags& tags)
{
    if (tags.isEmpty())
        return;
    WrittenJson object = WrittenJson::object();
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        object[utf8(tag.key())] = utf8(tag.value());
    json[name] = std::move(object);
}

QString managementGroupId(const QString& name)
{
    return name.isEmpty() ? QString() : armid::managementGroupScope(name);
}

WrittenJson writePermissions(const std::vector<Permission>& permissions)
{
    WrittenJson list = WrittenJson::array();
    for (const Permission& permission : permissions) {
        WrittenJson json = WrittenJson::object();
        put(json, "actions", permission.actions);
        put(json, "notActions", permission.notActions);
        put(json, "dataActions", permission.dataActions);
        put(json, "notDataActions", permission.notDataActions);
        put(json, "condition", permission.condition);
        list.push_back(std::move(json));
    }
    return list;
}

/// In the shape of Azure's own identity block.
WrittenJson writeIdentity(const IdentityBlock& identity)
{
    WrittenJson json = WrittenJson::object();
    json["type"] = !identity.systemAssigned ? "UserAssigned"
        : identity.userAssigned.empty()     ? "SystemAssigned"
                                            : "SystemAssigned, UserAssigned";
    put(json, "principalId", identity.principalId);
    put(json, "tenantId", identity.tenantId);
    if (identity.userAssigned.empty())
        return json;
    WrittenJson attached = WrittenJson::object();
    for (const AttachedIdentity& one : identity.userAssigned) {
        WrittenJson value = WrittenJson::object();
        put(value, "principalId", one.principalId);
        put(value, "clientId", one.clientId);
        attached[utf8(one.id)] = std::move(value);
    }
    json["userAssignedIdentities"] = std::move(attached);
    return json;
}

} // namespace

WrittenJson write(const Tenant& tenant)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", tenantIdPrefix + tenant.id);
    put(json, "displayName", tenant.displayName);
    put(json, "defaultDomain", tenant.defaultDomain);
    return json;
}

WrittenJson write(const ManagementGroup& group)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", managementGroupId(group.name));
    put(json, "displayName", group.displayName);
    put(json, "parent", managementGroupId(group.parentName));
    return json;
}

WrittenJson write(const Subscription& subscription)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", armid::subscriptionScope(subscription.id));
    put(json, "displayName", subscription.displayName);
    put(json, "tenantId", subscription.tenantId);
    put(json, "state", subscription.state);
    put(json, "managementGroup", managementGroupId(subscription.managementGroup));
    put(json, "tags", subscription.tags);
    return json;
}

WrittenJson write(const ResourceGroup& group)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", group.id);
    put(json, "location", group.location);
    put(json, "tags", group.tags);
    return json;
}

WrittenJson write(const Host& host)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", host.id);
    put(json, "name", armid::nameOf(host.id));
    json["kind"] = nameOf<HostKind>(host.kind, hostKinds);
    put(json, "type", host.type);
    put(json, "location", host.location);
    put(json, "size", host.size);
    put(json, "osType", host.osType);
    if (host.power != PowerState::Unknown)
        json["powerState"] = nameOf<PowerState>(host.power, powerStates);
    put(json, "scaleSetId", host.scaleSetId);
    put(json, "etag", host.etag);
    if (host.identity.systemAssigned || !host.identity.userAssigned.empty())
        json["identity"] = writeIdentity(host.identity);
    put(json, "tags", host.tags);
    return json;
}

WrittenJson write(const UserAssignedIdentity& identity)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", identity.id);
    put(json, "name", armid::nameOf(identity.id));
    put(json, "location", identity.location);
    put(json, "principalId", identity.principalId);
    put(json, "clientId", identity.clientId);
    put(json, "tenantId", identity.tenantId);
    put(json, "tags", identity.tags);
    return json;
}

WrittenJson write(const Principal& principal)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", principal.id);
    json["type"] = nameOf<PrincipalKind>(principal.kind, principalKinds);
    put(json, "displayName", principal.displayName);
    put(json, "userPrincipalName", principal.userPrincipalName);
    put(json, "appId", principal.appId);
    put(json, "resourceId", principal.resourceId);
    if (principal.deleted)
        json["deleted"] = true;
    return json;
}

WrittenJson write(const RoleDefinition& role)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", roleIdPrefix + role.guid);
    put(json, "name", role.name);
    json["type"] = role.custom ? "CustomRole" : "BuiltInRole";
    put(json, "description", role.description);
    json["permissions"] = writePermissions(role.permissions);
    put(json, "assignableScopes", role.assignableScopes);
    return json;
}

WrittenJson write(const RoleAssignment& assignment)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", assignment.id);
    put(json, "scope", assignment.scope);
    put(json, "roleDefinitionId", roleIdPrefix + assignment.roleGuid);
    put(json, "principalId", assignment.principalId);
    json["principalType"] = nameOf<PrincipalKind>(assignment.principalKind, principalKinds);
    put(json, "condition", assignment.condition);
    put(json, "description", assignment.description);
    if (assignment.createdOn.isValid())
        put(json, "createdOn", assignment.createdOn.toUTC().toString(Qt::ISODateWithMs));
    return json;
}

WrittenJson write(const DenyAssignment& deny)
{
    WrittenJson json = WrittenJson::object();
    put(json, "id", deny.id);
    put(json, "name", deny.name);
    put(json, "scope", deny.scope);
    json["permissions"] = writePermissions(deny.permissions);
    put(json, "principals", deny.principalIds);
    put(json, "excludedPrincipals", deny.excludedPrincipalIds);
    json["appliesToChildScopes"] = deny.appliesToChildScopes;
    json["systemProtected"] = deny.systemProtected;
    put(json, "condition", deny.condition);
    return json;
}

WrittenJson write(const ReadGap& gap)
{
    WrittenJson json = WrittenJson::object();
    json["kind"] = nameOf<ReadKind>(gap.kind, readKinds);
    put(json, "scope", gap.scope);
    WrittenJson error = WrittenJson::object();
    error["kind"] = nameOf<ErrorKind>(gap.error.kind, errorKinds);
    put(error, "what", gap.error.what);
    put(error, "advice", gap.error.advice);
    put(error, "code", gap.error.code);
    put(error, "detail", gap.error.detail);
    if (gap.error.httpStatus != 0)
        error["httpStatus"] = gap.error.httpStatus;
    put(error, "correlationId", gap.error.correlationId);
    json["error"] = std::move(error);
    put(json, "hides", gap.hides);
    put(json, "wouldHelp", gap.wouldHelp);
    return json;
}

const char* wordFor(PowerState state)
{
    return nameOf<PowerState>(state, powerStates);
}

const char* wordFor(PrincipalKind kind)
{
    return nameOf<PrincipalKind>(kind, principalKinds);
}

} // namespace rolescope::valuejson
