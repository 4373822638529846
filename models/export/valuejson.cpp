// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/export/valuejson.h"

#include "models/domain/armid.h"
#include "models/export/fieldreader.h"

#include <algorithm>
#include <array>
#include <span>

namespace rolescope::valuejson {

using namespace Qt::Literals::StringLiterals;

namespace {

template <typename T> using Names = std::span<const std::pair<T, const char*>>;
template <typename T> using Named = std::pair<T, const char*>;

constexpr std::array hostKinds{
    Named<HostKind>{HostKind::VirtualMachine, "virtualMachine"},
    Named<HostKind>{HostKind::ScaleSet, "scaleSet"},
    Named<HostKind>{HostKind::Other, "other"},
};
constexpr std::array powerStates{
    Named<PowerState>{PowerState::Unknown, "unknown"},
    Named<PowerState>{PowerState::Creating, "creating"},
    Named<PowerState>{PowerState::Starting, "starting"},
    Named<PowerState>{PowerState::Running, "running"},
    Named<PowerState>{PowerState::Stopping, "stopping"},
    Named<PowerState>{PowerState::Stopped, "stopped"},
    Named<PowerState>{PowerState::Deallocating, "deallocating"},
    Named<PowerState>{PowerState::Deallocated, "deallocated"},
};
// Azure's own words, as in "principalType".
constexpr std::array principalKinds{
    Named<PrincipalKind>{PrincipalKind::Unknown, "Unknown"},
    Named<PrincipalKind>{PrincipalKind::User, "User"},
    Named<PrincipalKind>{PrincipalKind::Group, "Group"},
    Named<PrincipalKind>{PrincipalKind::ServicePrincipal, "ServicePrincipal"},
    Named<PrincipalKind>{PrincipalKind::ForeignGroup, "ForeignGroup"},
    Named<PrincipalKind>{PrincipalKind::Device, "Device"},
};
constexpr std::array readKinds{
    Named<ReadKind>{ReadKind::Tenants, "tenants"},
    Named<ReadKind>{ReadKind::ManagementGroups, "managementGroups"},
    Named<ReadKind>{ReadKind::Subscriptions, "subscriptions"},
    Named<ReadKind>{ReadKind::ResourceGroups, "resourceGroups"},
    Named<ReadKind>{ReadKind::VirtualMachines, "virtualMachines"},
    Named<ReadKind>{ReadKind::ScaleSets, "scaleSets"},
    Named<ReadKind>{ReadKind::Identities, "identities"},
    Named<ReadKind>{ReadKind::OtherHosts, "otherHosts"},
    Named<ReadKind>{ReadKind::RoleAssignments, "roleAssignments"},
    Named<ReadKind>{ReadKind::RoleDefinitions, "roleDefinitions"},
    Named<ReadKind>{ReadKind::DenyAssignments, "denyAssignments"},
    Named<ReadKind>{ReadKind::PrincipalNames, "principalNames"},
};
constexpr std::array errorKinds{
    Named<ErrorKind>{ErrorKind::Cancelled, "cancelled"}, Named<ErrorKind>{ErrorKind::Network, "network"},
    Named<ErrorKind>{ErrorKind::Timeout, "timeout"},     Named<ErrorKind>{ErrorKind::SignInNeeded, "signInNeeded"},
    Named<ErrorKind>{ErrorKind::Forbidden, "forbidden"}, Named<ErrorKind>{ErrorKind::NotFound, "notFound"},
    Named<ErrorKind>{ErrorKind::Conflict, "conflict"},   Named<ErrorKind>{ErrorKind::Throttled, "throttled"},
    Named<ErrorKind>{ErrorKind::Server, "server"},       Named<ErrorKind>{ErrorKind::BadReply, "badReply"},
    Named<ErrorKind>{ErrorKind::BadInput, "badInput"},   Named<ErrorKind>{ErrorKind::Io, "io"},
};

template <typename T> const char* nameOf(T value, Names<T> names)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [value](const auto& name) { return name.first == value; });
    return found == names.end() ? "" : found->second;
}

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

QString managementGroupName(const QString& id)
{
    return id.isEmpty() ? QString() : armid::nameOf(id);
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
    host.id = fields.requiredText("id");
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
    assignment.id = fields.requiredText("id");
    assignment.scope = fields.requiredText("scope");
    assignment.roleGuid = armid::roleGuidOf(fields.requiredText("roleDefinitionId"));
    assignment.principalId = fields.requiredText("principalId").toLower();
    assignment.principalKind = fields.value<PrincipalKind>("principalType", principalKinds, PrincipalKind::Unknown);
    assignment.condition = fields.text("condition");
    assignment.description = fields.text("description");
    assignment.createdOn = QDateTime::fromString(fields.text("createdOn"), Qt::ISODateWithMs).toUTC();
    return assignment;
}

DenyAssignment readDeny(FieldReader& fields)
{
    DenyAssignment deny;
    deny.id = fields.requiredText("id");
    deny.name = fields.text("name");
    deny.scope = fields.requiredText("scope");
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
    const QString id = fields.requiredText(name);
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
    batch.identities.push_back({fields.requiredText("id"), fields.text("location"), fields.text("principalId"),
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
    Section{
        section::resourceGroups,
        [](FieldReader& fields, SyncBatch& batch) {
            batch.resourceGroups.push_back({fields.requiredText("id"), fields.text("location"), fields.tags("tags")});
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
