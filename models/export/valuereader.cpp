// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/armid.h"
#include "models/export/fieldreader.h"
#include "models/export/valuejson.h"
#include "models/export/valuewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace rolescope::valuejson {

using namespace Qt::Literals::StringLiterals;

namespace {

QString managementGroupName(const QString& id)
{
    return id.isEmpty() ? QString() : armid::nameOf(id);
}

std::vector<Permission> readPermissions(FieldReader& fields)
{
    std::vector<Permission> permissions;
    const ReadJson* list = fields.array("permissions");
    if (!list)
        return permissions;
    for (const ReadJson& json : *list) {
        FieldReader item(json);
        permissions.push_back({item.texts("actions"), item.texts("notActions"), item.texts("dataActions"),
                               item.texts("notDataActions"), item.text("condition")});
        fields.note(item.problem());
    }
    return permissions;
}

IdentityBlock readIdentity(const ReadJson& json, FieldReader& outer)
{
    FieldReader fields(json);
    IdentityBlock identity;
    identity.systemAssigned = fields.text("type").contains("SystemAssigned"_L1, Qt::CaseInsensitive);
    identity.principalId = fields.text("principalId");
    identity.tenantId = fields.text("tenantId");
    if (const ReadJson* attached = fields.object("userAssignedIdentities")) {
        for (const auto& [id, value] : attached->items()) {
            FieldReader one(value);
            if (!id.starts_with('/'))
                fields.note(
                    QCoreApplication::translate("rolescope::ValueReader", "\"%1\" holds a name that is no ARM id")
                        .arg(u"userAssignedIdentities"_s));
            identity.userAssigned.push_back(
                {QString::fromStdString(id), one.text("principalId"), one.text("clientId")});
            fields.note(one.problem());
        }
    }
    outer.note(fields.problem());
    return identity;
}

Host readHost(FieldReader& fields, HostKind fallback)
{
    Host host;
    host.kind = fields.value<HostKind>("kind", hostKinds, fallback);
    host.id = fields.requiredResourceId("id");
    host.type = fields.text("type");
    host.location = fields.text("location");
    host.size = fields.text("size");
    host.osType = fields.text("osType");
    host.power = fields.value<PowerState>("powerState", powerStates, PowerState::Unknown);
    host.scaleSetId = fields.text("scaleSetId");
    host.etag = fields.text("etag");
    host.tags = fields.tags("tags");
    if (const ReadJson* identity = fields.object("identity"))
        host.identity = readIdentity(*identity, fields);
    return host;
}

RoleAssignment readAssignment(FieldReader& fields)
{
    RoleAssignment assignment;
    assignment.id = fields.requiredResourceId("id");
    assignment.scope = fields.requiredScopeId("scope");
    assignment.roleGuid = armid::roleGuidOf(fields.requiredResourceId("roleDefinitionId"));
    assignment.principalId = fields.requiredText("principalId").toLower();
    assignment.principalKind = fields.value<PrincipalKind>("principalType", principalKinds, PrincipalKind::Unknown);
    assignment.condition = fields.text("condition");
    assignment.description = fields.text("description");
    assignment.createdOn = fields.moment("createdOn");
    return assignment;
}

DenyAssignment readDeny(FieldReader& fields)
{
    DenyAssignment deny;
    deny.id = fields.requiredResourceId("id");
    deny.name = fields.text("name");
    deny.scope = fields.requiredScopeId("scope");
    deny.permissions = readPermissions(fields);
    deny.principalIds = fields.texts("principals");
    deny.excludedPrincipalIds = fields.texts("excludedPrincipals");
    deny.appliesToChildScopes = fields.flag("appliesToChildScopes", true);
    deny.systemProtected = fields.flag("systemProtected");
    deny.condition = fields.text("condition");
    return deny;
}

Error readError(const ReadJson& json, FieldReader& outer)
{
    FieldReader fields(json);
    Error error;
    error.kind = fields.value<ErrorKind>("kind", errorKinds, ErrorKind::BadReply);
    error.what = fields.text("what");
    error.advice = fields.text("advice");
    error.code = fields.text("code");
    error.detail = fields.text("detail");
    error.httpStatus = fields.number("httpStatus");
    error.correlationId = fields.text("correlationId");
    outer.note(fields.problem());
    return error;
}

ReadGap readGap(FieldReader& fields)
{
    ReadGap gap;
    gap.kind = fields.requiredValue<ReadKind>("kind", readKinds, ReadKind::VirtualMachines);
    gap.scope = fields.text("scope");
    if (const ReadJson* error = fields.object("error"))
        gap.error = readError(*error, fields);
    gap.hides = fields.text("hides");
    gap.wouldHelp = fields.text("wouldHelp");
    return gap;
}

/// What is written as an ARM id and kept as its last segment.
QString lastSegment(FieldReader& fields, const char* name)
{
    const QString id = fields.requiredResourceId(name);
    return id.isEmpty() ? QString() : armid::nameOf(id);
}

void readTenant(FieldReader& fields, SyncBatch& batch)
{
    batch.tenants.push_back(
        {lastSegment(fields, "id").toLower(), fields.text("displayName"), fields.text("defaultDomain")});
}

void readManagementGroup(FieldReader& fields, SyncBatch& batch)
{
    batch.managementGroups.push_back(
        {lastSegment(fields, "id"), fields.text("displayName"), managementGroupName(fields.text("parent"))});
}

void readSubscription(FieldReader& fields, SyncBatch& batch)
{
    batch.subscriptions.push_back({lastSegment(fields, "id").toLower(), fields.text("displayName"),
                                   fields.text("tenantId"), fields.text("state"),
                                   managementGroupName(fields.text("managementGroup")), fields.tags("tags")});
}

void readIdentityResource(FieldReader& fields, SyncBatch& batch)
{
    batch.identities.push_back({fields.requiredResourceId("id"), fields.text("location"), fields.text("principalId"),
                                fields.text("clientId"), fields.text("tenantId"), fields.tags("tags")});
}

void readPrincipal(FieldReader& fields, SyncBatch& batch)
{
    batch.principals.push_back({fields.requiredText("id").toLower(),
                                fields.value<PrincipalKind>("type", principalKinds, PrincipalKind::Unknown),
                                fields.text("displayName"), fields.text("appId"), fields.text("userPrincipalName"),
                                fields.text("resourceId"), fields.flag("deleted")});
}

void readRole(FieldReader& fields, SyncBatch& batch)
{
    batch.roles.push_back({lastSegment(fields, "id").toLower(), fields.text("name"), fields.text("description"),
                           fields.text("type") == "CustomRole"_L1, readPermissions(fields),
                           fields.texts("assignableScopes")});
}

struct Section
{
    const char* name;
    void (*read)(FieldReader& fields, SyncBatch& batch);
};

constexpr std::array sections{
    Section{section::tenants, readTenant},
    Section{section::managementGroups, readManagementGroup},
    Section{section::subscriptions, readSubscription},
    Section{section::resourceGroups,
            [](FieldReader& fields, SyncBatch& batch) {
                batch.resourceGroups.push_back(
                    {fields.requiredResourceId("id"), fields.text("location"), fields.tags("tags")});
            }},
    Section{section::virtualMachines,
            [](FieldReader& fields, SyncBatch& batch) {
                batch.hosts.push_back(readHost(fields, HostKind::VirtualMachine));
            }},
    Section{section::otherHosts,
            [](FieldReader& fields, SyncBatch& batch) { batch.hosts.push_back(readHost(fields, HostKind::Other)); }},
    Section{section::identities, readIdentityResource},
    Section{section::principals, readPrincipal},
    Section{section::roleDefinitions, readRole},
    Section{section::roleAssignments,
            [](FieldReader& fields, SyncBatch& batch) { batch.assignments.push_back(readAssignment(fields)); }},
    Section{section::denyAssignments,
            [](FieldReader& fields, SyncBatch& batch) { batch.denyAssignments.push_back(readDeny(fields)); }},
    Section{section::couldNotRead,
            [](FieldReader& fields, SyncBatch& batch) { batch.gaps.push_back(readGap(fields)); }},
};

const Section* sectionNamed(const std::string& name)
{
    const auto found
        = std::find_if(sections.begin(), sections.end(), [&name](const Section& one) { return name == one.name; });
    return found == sections.end() ? nullptr : &*found;
}

} // namespace

bool isSection(const std::string& name)
{
    return sectionNamed(name) != nullptr;
}

QString readEntry(const std::string& sectionName, const ReadJson& entry, SyncBatch& batch)
{
    FieldReader fields(entry);
    sectionNamed(sectionName)->read(fields, batch);
    return fields.problem();
}

} // namespace rolescope::valuejson
