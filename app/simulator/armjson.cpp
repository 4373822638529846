// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/armjson.h"

#include "app/simulator/ids.h"
#include "app/simulator/state.h"

#include <QStringBuilder>

namespace rolescope::simulator::armjson {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto everyone = "00000000-0000-0000-0000-000000000000"_L1;

void writeTags(JsonOut& out, const Tags& tags)
{
    out.openObject(u"tags");
    for (auto it = tags.constBegin(); it != tags.constEnd(); ++it)
        out.member(it.key(), it.value());
    out.endObject();
}

void writeHead(JsonOut& out, const QString& id, const QString& name, QStringView type, const QString& location)
{
    out.member(u"id", id);
    out.member(u"name", name);
    out.member(u"type", type);
    out.member(u"location", location);
}

void writePermissions(JsonOut& out, const PermissionSet& permissions)
{
    out.beginObject();
    out.member(u"actions", permissions.actions);
    out.member(u"notActions", permissions.notActions);
    out.member(u"dataActions", permissions.dataActions);
    out.member(u"notDataActions", permissions.notDataActions);
    out.endObject();
}

void writeStatus(JsonOut& out, const QString& code, const QString& display)
{
    out.beginObject();
    out.member(u"code", code);
    out.member(u"level", u"Info");
    out.member(u"displayStatus", display);
    out.endObject();
}

void writeMachineProperties(JsonOut& out, const Resource& machine)
{
    out.openObject(u"properties");
    out.member(u"vmId", machine.uniqueId);
    out.openObject(u"hardwareProfile");
    out.member(u"vmSize", machine.size);
    out.endObject();
    out.openObject(u"storageProfile");
    out.openObject(u"osDisk");
    out.member(u"osType", machine.osType);
    out.member(u"name", machine.name + u"_OsDisk"_s);
    out.member(u"createOption", u"FromImage");
    out.endObject();
    out.endObject();
    out.openObject(u"osProfile");
    out.member(u"computerName", machine.name);
    out.endObject();
    if (!machine.scaleSet.isEmpty()) {
        out.openObject(u"virtualMachineScaleSet");
        out.member(u"id", machine.scaleSet);
        out.endObject();
    }
    out.member(u"provisioningState", machine.provisioningState);
    out.endObject();
}

void writeScaleSetProperties(JsonOut& out, const Resource& set)
{
    out.openObject(u"sku");
    out.member(u"name", set.size);
    out.member(u"tier", u"Standard");
    out.member(u"capacity", qint64(set.properties.value("capacity"_L1).toInt(1)));
    out.endObject();
    out.openObject(u"properties");
    out.member(u"uniqueId", set.uniqueId);
    out.member(u"orchestrationMode", set.properties.value("orchestrationMode"_L1).toString(u"Uniform"_s));
    out.openObject(u"virtualMachineProfile");
    out.openObject(u"storageProfile");
    out.openObject(u"osDisk");
    out.member(u"osType", set.osType);
    out.member(u"createOption", u"FromImage");
    out.endObject();
    out.endObject();
    out.endObject();
    out.member(u"provisioningState", set.provisioningState);
    out.endObject();
}

void writeProperties(JsonOut& out, const Resource& resource)
{
    if (isMachine(resource))
        writeMachineProperties(out, resource);
    else if (isScaleSet(resource))
        writeScaleSetProperties(out, resource);
    else
        out.member(u"properties", QJsonValue(resource.properties));
}

void writePrincipals(JsonOut& out, const State& state, QStringView name, const QStringList& ids)
{
    out.openArray(name);
    for (const QString& id : ids) {
        const Principal* principal = state.principal(id);
        out.beginObject();
        out.member(u"id", id);
        out.member(u"type",
                   id == everyone  ? u"SystemDefined"_s
                       : principal ? principalTypeName(principal->kind)
                                   : u"Unknown"_s);
        out.endObject();
    }
    out.endArray();
}

QString time(const QDateTime& when)
{
    return (when.isValid() ? when : QDateTime::fromSecsSinceEpoch(1'700'000'000)).toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

bool isMachine(const Resource& resource)
{
    return resource.type.compare("Microsoft.Compute/virtualMachines"_L1, Qt::CaseInsensitive) == 0;
}

bool isScaleSet(const Resource& resource)
{
    return resource.type.compare("Microsoft.Compute/virtualMachineScaleSets"_L1, Qt::CaseInsensitive) == 0;
}

QString etag(const Resource& resource)
{
    return u"\"%1\""_s.arg(resource.version);
}

QString identityType(const IdentityBlock& identity)
{
    if (identity.principalId.isEmpty())
        return identity.userAssigned.isEmpty() ? u"None"_s : u"UserAssigned"_s;
    return identity.userAssigned.isEmpty() ? u"SystemAssigned"_s : u"SystemAssigned, UserAssigned"_s;
}

QString principalTypeName(PrincipalKind kind)
{
    switch (kind) {
    case PrincipalKind::User:
        return u"User"_s;
    case PrincipalKind::Group:
        return u"Group"_s;
    case PrincipalKind::ServicePrincipal:
        break;
    }
    return u"ServicePrincipal"_s;
}

QString roleDefinitionId(QStringView guid, const QString& askedSubscription)
{
    const QString below = u"/providers/Microsoft.Authorization/roleDefinitions/"_s % guid;
    return askedSubscription.isEmpty() ? below : subscriptionId(askedSubscription) + below;
}

QString roleAssignmentId(const RoleAssignment& assignment)
{
    const QString scope = assignment.scope == "/"_L1 ? QString() : assignment.scope;
    return scope + u"/providers/Microsoft.Authorization/roleAssignments/"_s + assignment.guid;
}

void write(JsonOut& out, const State& state, const Subscription& subscription)
{
    out.beginObject();
    out.member(u"id", armId(subscription));
    out.member(u"authorizationSource", u"RoleBased");
    out.openArray(u"managedByTenants");
    out.endArray();
    out.member(u"subscriptionId", subscription.id);
    out.member(u"tenantId", state.tenantId());
    out.member(u"displayName", subscription.displayName);
    out.member(u"state", subscription.state);
    out.openObject(u"subscriptionPolicies");
    out.member(u"locationPlacementId", u"Public_2014-09-01");
    out.member(u"quotaId", u"PayAsYouGo_2014-09-01");
    out.member(u"spendingLimit", u"Off");
    out.endObject();
    if (!subscription.tags.isEmpty())
        writeTags(out, subscription.tags);
    out.endObject();
}

void write(JsonOut& out, const State&, const ResourceGroup& group)
{
    out.beginObject();
    writeHead(out, armId(group), group.name, u"Microsoft.Resources/resourceGroups", group.location);
    writeTags(out, group.tags);
    out.openObject(u"properties");
    out.member(u"provisioningState", u"Succeeded");
    out.endObject();
    out.endObject();
}

void writeIdentity(JsonOut& out, const State& state, const IdentityBlock& identity)
{
    if (identity.principalId.isEmpty() && identity.userAssigned.isEmpty())
        return;
    out.key(u"identity");
    writeIdentityValue(out, state, identity);
}

void writeIdentityValue(JsonOut& out, const State& state, const IdentityBlock& identity)
{
    out.beginObject();
    out.member(u"type", identityType(identity));
    if (!identity.principalId.isEmpty()) {
        out.member(u"principalId", identity.principalId);
        out.member(u"tenantId", state.tenantId());
    }
    if (!identity.userAssigned.isEmpty()) {
        out.openObject(u"userAssignedIdentities");
        for (const QString& id : identity.userAssigned) {
            out.openObject(id);
            if (const UserAssignedIdentity* assigned = state.identity(id)) {
                out.member(u"principalId", assigned->principalId);
                out.member(u"clientId", assigned->clientId);
            }
            out.endObject();
        }
        out.endObject();
    }
    out.endObject();
}

void write(JsonOut& out, const State& state, const Resource& resource)
{
    out.beginObject();
    writeHead(out, armId(resource), resource.name, resource.type, resource.location);
    writeTags(out, resource.tags);
    writeIdentity(out, state, resource.identity);
    writeProperties(out, resource);
    out.member(u"etag", etag(resource));
    out.endObject();
}

void write(JsonOut& out, const State& state, const UserAssignedIdentity& identity)
{
    out.beginObject();
    writeHead(out, armId(identity), identity.name, u"Microsoft.ManagedIdentity/userAssignedIdentities",
              identity.location);
    writeTags(out, identity.tags);
    out.openObject(u"properties");
    out.member(u"tenantId", state.tenantId());
    out.member(u"principalId", identity.principalId);
    out.member(u"clientId", identity.clientId);
    out.member(u"isolationScope", identity.isolationScope.isEmpty() ? u"None"_s : identity.isolationScope);
    out.endObject();
    out.endObject();
}

void write(JsonOut& out, const State& state, const DenyAssignment& denial)
{
    out.beginObject();
    out.openObject(u"properties");
    out.member(u"denyAssignmentName", denial.name);
    out.member(u"description", denial.description);
    out.openArray(u"permissions");
    writePermissions(out, denial.permissions);
    out.endArray();
    out.member(u"scope", denial.scope);
    out.member(u"doNotApplyToChildScopes", denial.doNotApplyToChildScopes);
    writePrincipals(out, state, u"principals", denial.principals);
    writePrincipals(out, state, u"excludePrincipals", denial.excludedPrincipals);
    out.member(u"isSystemProtected", true);
    out.endObject();
    const QString scope = denial.scope == "/"_L1 ? QString() : denial.scope;
    out.member(u"id", scope + u"/providers/Microsoft.Authorization/denyAssignments/"_s + denial.guid);
    out.member(u"type", u"Microsoft.Authorization/denyAssignments");
    out.member(u"name", denial.guid);
    out.endObject();
}

void write(JsonOut& out, const State&, const Lock& lock)
{
    out.beginObject();
    out.openObject(u"properties");
    out.member(u"level", lock.level);
    if (!lock.notes.isEmpty())
        out.member(u"notes", lock.notes);
    out.endObject();
    out.member(u"id", lock.scope + u"/providers/Microsoft.Authorization/locks/"_s + lock.name);
    out.member(u"type", u"Microsoft.Authorization/locks");
    out.member(u"name", lock.name);
    out.endObject();
}

void write(JsonOut& out, const State&, const RoleAssignment& assignment, const QString& askedSubscription)
{
    const QString created = time(assignment.createdOn);
    out.beginObject();
    out.openObject(u"properties");
    out.member(u"roleDefinitionId", roleDefinitionId(assignment.roleGuid, askedSubscription));
    out.member(u"principalId", assignment.principalId);
    out.member(u"principalType", assignment.principalType);
    out.member(u"scope", assignment.scope);
    const bool conditional = !assignment.condition.isEmpty();
    out.member(u"condition", conditional ? QJsonValue(assignment.condition) : QJsonValue());
    out.member(u"conditionVersion", conditional ? QJsonValue(u"2.0"_s) : QJsonValue());
    out.member(u"createdOn", created);
    out.member(u"updatedOn", created);
    out.member(u"createdBy", assignment.createdBy);
    out.member(u"updatedBy", assignment.createdBy);
    out.member(u"delegatedManagedIdentityResourceId", QJsonValue());
    out.member(u"description", assignment.description.isEmpty() ? QJsonValue() : QJsonValue(assignment.description));
    out.endObject();
    out.member(u"id", roleAssignmentId(assignment));
    out.member(u"type", u"Microsoft.Authorization/roleAssignments");
    out.member(u"name", assignment.guid);
    out.endObject();
}

void write(JsonOut& out, const State&, const RoleDefinition& role, const QString& askedSubscription)
{
    out.beginObject();
    out.openObject(u"properties");
    out.member(u"roleName", role.name);
    out.member(u"type", role.custom ? u"CustomRole" : u"BuiltInRole");
    out.member(u"description", role.description);
    out.member(u"assignableScopes", role.assignableScopes.isEmpty() ? QStringList{u"/"_s} : role.assignableScopes);
    out.openArray(u"permissions");
    for (const PermissionSet& permissions : role.permissions)
        writePermissions(out, permissions);
    out.endArray();
    out.endObject();
    out.member(u"id", roleDefinitionId(role.guid, askedSubscription));
    out.member(u"type", u"Microsoft.Authorization/roleDefinitions");
    out.member(u"name", role.guid);
    out.endObject();
}

void writeGeneric(JsonOut& out, const State& state, const Resource& resource)
{
    out.beginObject();
    writeHead(out, armId(resource), resource.name, resource.type, resource.location);
    writeTags(out, resource.tags);
    writeIdentity(out, state, resource.identity);
    out.member(u"provisioningState", resource.provisioningState);
    out.endObject();
}

void writeGeneric(JsonOut& out, const State&, const UserAssignedIdentity& identity)
{
    out.beginObject();
    writeHead(out, armId(identity), identity.name, u"Microsoft.ManagedIdentity/userAssignedIdentities",
              identity.location);
    writeTags(out, identity.tags);
    out.endObject();
}

void writeInstanceView(JsonOut& out, const Resource& machine)
{
    out.beginObject();
    out.member(u"computerName", machine.name);
    out.member(u"osName", machine.osType);
    out.openArray(u"statuses");
    const QString provisioning = machine.provisioningState.toLower();
    writeStatus(out, u"ProvisioningState/"_s + provisioning, u"Provisioning "_s + provisioning);
    if (!machine.power.isEmpty())
        writeStatus(out, u"PowerState/"_s + machine.power, u"VM "_s + machine.power);
    out.endArray();
    out.endObject();
}

} // namespace rolescope::simulator::armjson
