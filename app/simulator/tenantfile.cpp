// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/tenantfile.h"

#include "app/simulator/builtinroles.h"
#include "app/simulator/ids.h"
#include "app/simulator/jsonmembers.h"

#include <QCoreApplication>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QSet>
#include <QUuid>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr int maxManagementGroupDepth = 6; // Azure's own limit, the root not counted
const auto everyone = "00000000-0000-0000-0000-000000000000"_L1;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TenantFile)
};

using Need = JsonMembers::Need;

/// Fills a Tenant member after member and checks what refers to what.
class TenantReader
{
public:
    explicit TenantReader(Mistake& mistake) : m_mistake(mistake) { }
    Tenant read(JsonMembers& document);

private:
    void readManagementGroups(JsonMembers& document);
    void checkManagementGroups();
    void readSubscriptions(JsonMembers& document);
    void readGroups(JsonMembers& document);
    void readIdentities(JsonMembers& document);
    void readResources(JsonMembers& document);
    IdentityBlock readIdentityBlock(JsonMembers& resource, const QString& id, const QString& name);
    void readUsers(JsonMembers& document);
    void readApplications(JsonMembers& document);
    void readDirectoryGroups(JsonMembers& document);
    void readMembers(const QHash<QString, QStringList>& members, const QHash<QString, QString>& places);
    void readRoles(JsonMembers& document);
    void readAssignments(JsonMembers& document);
    void readAssignment(JsonMembers& members);
    QString principalType(JsonMembers& members, const QString& principalId);
    void readDenials(JsonMembers& document);
    void readLocks(JsonMembers& document);
    void readCallers(JsonMembers& document);
    PermissionSet readPermissions(JsonMembers& members);

    /// An ARM id of a resource in a known group; complains otherwise.
    IdParts resourceParts(JsonMembers& members, const QString& id);
    /// A scope whose management group, or subscription and group, are known; complains otherwise.
    QString scope(JsonMembers& members);
    bool managementGroupKnown(QStringView name) const;
    void addPrincipal(JsonMembers& members, const Principal& principal);
    void addManaged(JsonMembers& members, const QString& principalId, const QString& clientId, const QString& name,
                    bool isExplicit, const QString& id);
    /// Complains when the key was seen before among the objects of a kind.
    void once(JsonMembers& members, QLatin1StringView key, const QString& kind, const QString& value);

    Mistake& m_mistake;
    Tenant m_tenant;
    QSet<QString> m_seen; ///< kind + value
    QSet<QString> m_scopes; ///< keys of subscriptions and groups
    QHash<QString, size_t> m_principals; ///< object id → index
    QHash<QString, QString> m_roles; ///< GUID or lower-case name → GUID
};

Tenant TenantReader::read(JsonMembers& document)
{
    if (document.number("rolescopeTenant"_L1) != formatVersion)
        document.complain("rolescopeTenant"_L1, Text::tr("must be %1, the version of this format").arg(formatVersion));
    m_tenant.id = document.guid("id"_L1);
    m_tenant.displayName = document.text("displayName"_L1);
    m_tenant.defaultDomain = document.text("defaultDomain"_L1);
    readManagementGroups(document);
    readSubscriptions(document);
    readGroups(document);
    readUsers(document);
    readApplications(document);
    readIdentities(document);
    readResources(document);
    readDirectoryGroups(document);
    readRoles(document);
    readAssignments(document);
    readDenials(document);
    readLocks(document);
    readCallers(document);
    document.finish();
    return std::move(m_tenant);
}

void TenantReader::once(JsonMembers& members, QLatin1StringView key, const QString& kind, const QString& value)
{
    const QString seen = kind + u' ' + value.toLower();
    if (m_seen.contains(seen))
        members.complain(key, Text::tr("“%1” stands here a second time").arg(value));
    m_seen.insert(seen);
}

void TenantReader::readManagementGroups(JsonMembers& document)
{
    for (JsonMembers& members : document.list("managementGroups"_L1, Need::Required)) {
        ManagementGroup group;
        group.name = members.text("name"_L1);
        group.displayName = members.text("displayName"_L1, Need::Optional);
        group.parent = members.text("parent"_L1, Need::Optional);
        once(members, "name"_L1, u"managementGroup"_s, group.name);
        if (group.parent.isEmpty() && group.name.compare(m_tenant.id, Qt::CaseInsensitive) != 0)
            members.complain("name"_L1, Text::tr("must be the tenant's id, for it is the root group (no parent)"));
        if (group.displayName.isEmpty())
            group.displayName = group.name;
        members.finish();
        m_tenant.managementGroups.push_back(std::move(group));
    }
    checkManagementGroups();
}

void TenantReader::checkManagementGroups()
{
    QHash<QString, QString> parents;
    for (const ManagementGroup& group : m_tenant.managementGroups)
        parents.insert(group.name.toLower(), group.parent.toLower());
    for (size_t i = 0; i < m_tenant.managementGroups.size(); ++i) {
        const QString place = u"managementGroups[%1].parent"_s.arg(i);
        QString name = m_tenant.managementGroups[i].name.toLower();
        for (int depth = 0; !parents.value(name).isEmpty(); ++depth) {
            name = parents.value(name);
            if (!parents.contains(name))
                m_mistake.set(place, Text::tr("there is no management group “%1”").arg(name));
            if (depth < maxManagementGroupDepth)
                continue;
            m_mistake.set(place, Text::tr("leads deeper than %1 levels, or in a circle").arg(maxManagementGroupDepth));
            return;
        }
    }
}

bool TenantReader::managementGroupKnown(QStringView name) const
{
    return std::any_of(m_tenant.managementGroups.begin(), m_tenant.managementGroups.end(),
                       [name](const auto& group) { return name.compare(group.name, Qt::CaseInsensitive) == 0; });
}

void TenantReader::readSubscriptions(JsonMembers& document)
{
    for (JsonMembers& members : document.list("subscriptions"_L1, Need::Required)) {
        Subscription subscription;
        subscription.id = members.guid("id"_L1);
        subscription.displayName = members.text("displayName"_L1);
        subscription.state = members.text("state"_L1, Need::Optional);
        subscription.managementGroup = members.text("managementGroup"_L1);
        subscription.tags = members.tags("tags"_L1);
        once(members, "id"_L1, u"subscription"_s, subscription.id);
        if (subscription.state.isEmpty())
            subscription.state = u"Enabled"_s;
        if (!managementGroupKnown(subscription.managementGroup))
            members.complain("managementGroup"_L1,
                             Text::tr("there is no management group “%1”").arg(subscription.managementGroup));
        members.finish();
        m_scopes.insert(keyOf(armId(subscription)));
        m_tenant.subscriptions.push_back(std::move(subscription));
    }
}

void TenantReader::readGroups(JsonMembers& document)
{
    for (JsonMembers& members : document.list("resourceGroups"_L1)) {
        const QString id = members.text("id"_L1);
        const IdParts parts = splitId(id);
        ResourceGroup group;
        group.subscription = parts.subscription.toLower();
        group.name = parts.group;
        group.location = members.text("location"_L1);
        group.tags = members.tags("tags"_L1);
        if (keyOf(armId(group)) != keyOf(id))
            members.complain("id"_L1, Text::tr("“%1” is not the id of a resource group").arg(id));
        else if (!m_scopes.contains(keyOf(subscriptionId(group.subscription))))
            members.complain("id"_L1, Text::tr("there is no subscription “%1”").arg(group.subscription));
        once(members, "id"_L1, u"group"_s, id);
        members.finish();
        m_scopes.insert(keyOf(armId(group)));
        m_tenant.groups.push_back(std::move(group));
    }
}

IdParts TenantReader::resourceParts(JsonMembers& members, const QString& id)
{
    IdParts parts = splitId(id);
    parts.subscription = parts.subscription.toLower();
    if (keyOf(resourceId(parts.subscription, parts.group, parts.type, parts.name)) != keyOf(id) || parts.name.isEmpty())
        members.complain("id"_L1, Text::tr("“%1” is not the id of a resource in a group").arg(id.left(200)));
    else if (!m_scopes.contains(keyOf(groupId(parts.subscription, parts.group))))
        members.complain("id"_L1, Text::tr("there is no resource group “%1” in that subscription").arg(parts.group));
    once(members, "id"_L1, u"resource"_s, id);
    return parts;
}

void TenantReader::addPrincipal(JsonMembers& members, const Principal& principal)
{
    once(members, "id"_L1, u"principal"_s, principal.id);
    m_principals.insert(principal.id, m_tenant.principals.size());
    m_tenant.principals.push_back(principal);
}

void TenantReader::addManaged(JsonMembers& members, const QString& principalId, const QString& clientId,
                              const QString& name, bool isExplicit, const QString& id)
{
    Principal principal;
    principal.kind = PrincipalKind::ServicePrincipal;
    principal.id = principalId;
    principal.displayName = name;
    principal.appId = clientId;
    principal.servicePrincipalType = u"ManagedIdentity"_s;
    principal.alternativeNames = {isExplicit ? u"isExplicit=True"_s : u"isExplicit=False"_s, id};
    addPrincipal(members, principal);
}

void TenantReader::readIdentities(JsonMembers& document)
{
    for (JsonMembers& members : document.list("identities"_L1)) {
        const IdParts parts = resourceParts(members, members.text("id"_L1));
        UserAssignedIdentity identity;
        identity.subscription = parts.subscription;
        identity.group = parts.group;
        identity.name = parts.name;
        identity.location = members.text("location"_L1);
        identity.tags = members.tags("tags"_L1);
        identity.principalId = members.guid("principalId"_L1);
        identity.clientId = members.guid("clientId"_L1);
        identity.isolationScope = members.text("isolationScope"_L1, Need::Optional);
        const QJsonObject credentials = members.object("federatedCredentials"_L1);
        for (auto it = credentials.begin(); it != credentials.end(); ++it)
            identity.federatedCredentials.insert(it.key(), it.value().toObject());
        if (parts.type.compare("Microsoft.ManagedIdentity/userAssignedIdentities"_L1, Qt::CaseInsensitive) != 0)
            members.complain("id"_L1, Text::tr("is not the id of a user-assigned identity"));
        addManaged(members, identity.principalId, identity.clientId, identity.name, true, armId(identity));
        members.finish();
        m_tenant.identities.push_back(std::move(identity));
    }
}

IdentityBlock TenantReader::readIdentityBlock(JsonMembers& resource, const QString& id, const QString& name)
{
    IdentityBlock block;
    std::optional<JsonMembers> members = resource.child("identity"_L1);
    if (!members)
        return block;
    block.principalId = members->guid("principalId"_L1, Need::Optional);
    block.userAssigned = members->texts("userAssigned"_L1);
    QString clientId = members->guid("clientId"_L1, Need::Optional);
    members->finish();
    if (block.principalId.isEmpty())
        return block;
    // Few people know the client id of a system-assigned identity: a steady one is made of the object id.
    if (clientId.isEmpty())
        clientId = QUuid::createUuidV5(QUuid(block.principalId), u"client"_s).toString(QUuid::WithoutBraces);
    addManaged(*members, block.principalId, clientId, name, false, id);
    return block;
}

void TenantReader::readResources(JsonMembers& document)
{
    for (JsonMembers& members : document.list("resources"_L1)) {
        const QString id = members.text("id"_L1);
        const IdParts parts = resourceParts(members, id);
        Resource resource;
        resource.subscription = parts.subscription;
        resource.group = parts.group;
        resource.type = parts.type;
        resource.name = parts.name;
        resource.location = members.text("location"_L1);
        resource.tags = members.tags("tags"_L1);
        resource.identity = readIdentityBlock(members, id, parts.name);
        resource.uniqueId = members.guid("uniqueId"_L1, Need::Optional);
        resource.size = members.text("size"_L1, Need::Optional);
        resource.osType = members.text("osType"_L1, Need::Optional);
        resource.power = members.text("power"_L1, Need::Optional);
        resource.scaleSet = members.text("scaleSet"_L1, Need::Optional);
        resource.properties = members.object("properties"_L1);
        members.finish();
        m_tenant.resources.push_back(std::move(resource));
    }
}

void TenantReader::readUsers(JsonMembers& document)
{
    for (JsonMembers& members : document.list("users"_L1)) {
        Principal user;
        user.kind = PrincipalKind::User;
        user.id = members.guid("id"_L1);
        user.displayName = members.text("displayName"_L1);
        user.userPrincipalName = members.text("userPrincipalName"_L1);
        members.finish();
        addPrincipal(members, user);
    }
}

void TenantReader::readApplications(JsonMembers& document)
{
    for (JsonMembers& members : document.list("servicePrincipals"_L1)) {
        Principal application;
        application.kind = PrincipalKind::ServicePrincipal;
        application.id = members.guid("id"_L1);
        application.displayName = members.text("displayName"_L1);
        application.appId = members.guid("appId"_L1);
        application.servicePrincipalType = u"Application"_s;
        members.finish();
        addPrincipal(members, application);
    }
}

void TenantReader::readDirectoryGroups(JsonMembers& document)
{
    QHash<QString, QStringList> members;
    QHash<QString, QString> places;
    for (JsonMembers& item : document.list("groups"_L1)) {
        Principal group;
        group.kind = PrincipalKind::Group;
        group.id = item.guid("id"_L1);
        group.displayName = item.text("displayName"_L1);
        members.insert(group.id, item.guids("members"_L1));
        places.insert(group.id, item.placeOf("members"_L1));
        item.finish();
        addPrincipal(item, group);
    }
    readMembers(members, places);
}

void TenantReader::readMembers(const QHash<QString, QStringList>& members, const QHash<QString, QString>& places)
{
    for (const Principal& group : std::vector<Principal>(m_tenant.principals)) {
        for (const QString& member : members.value(group.id)) {
            const auto it = m_principals.constFind(member);
            if (it == m_principals.constEnd())
                m_mistake.set(places.value(group.id),
                              Text::tr("there is no principal “%1” to be a member").arg(member));
            else
                m_tenant.principals[*it].memberOf.append(group.id);
        }
    }
}

PermissionSet TenantReader::readPermissions(JsonMembers& members)
{
    PermissionSet set;
    set.actions = members.texts("actions"_L1);
    set.notActions = members.texts("notActions"_L1);
    set.dataActions = members.texts("dataActions"_L1);
    set.notDataActions = members.texts("notDataActions"_L1);
    members.finish();
    return set;
}

void TenantReader::readRoles(JsonMembers& document)
{
    m_tenant.roles = builtInRoles();
    for (const RoleDefinition& role : m_tenant.roles) {
        m_roles.insert(role.guid, role.guid);
        m_roles.insert(role.name.toLower(), role.guid);
    }
    for (JsonMembers& members : document.list("roles"_L1)) {
        RoleDefinition role;
        role.custom = true;
        role.guid = members.guid("id"_L1);
        role.name = members.text("name"_L1);
        role.description = members.text("description"_L1, Need::Optional);
        role.assignableScopes = members.texts("assignableScopes"_L1, Need::Required);
        for (JsonMembers& set : members.list("permissions"_L1, Need::Required))
            role.permissions.push_back(readPermissions(set));
        if (m_roles.contains(role.guid) || m_roles.contains(role.name.toLower()))
            members.complain("name"_L1, Text::tr("there is a role “%1” already").arg(role.name));
        members.finish();
        m_roles.insert(role.guid, role.guid);
        m_roles.insert(role.name.toLower(), role.guid);
        m_tenant.roles.push_back(std::move(role));
    }
}

QString TenantReader::scope(JsonMembers& members)
{
    const QString scope = members.text("scope"_L1);
    const auto managementGroups = "/providers/Microsoft.Management/managementGroups/"_L1;
    if (scope.startsWith(managementGroups, Qt::CaseInsensitive)) {
        if (!managementGroupKnown(QStringView(scope).mid(managementGroups.size())))
            members.complain("scope"_L1, Text::tr("there is no such management group: “%1”").arg(scope));
        return scope;
    }
    const IdParts parts = splitId(scope);
    const QString known
        = parts.group.isEmpty() ? subscriptionId(parts.subscription) : groupId(parts.subscription, parts.group);
    if (scope != "/"_L1 && !m_scopes.contains(keyOf(known)))
        members.complain("scope"_L1, Text::tr("there is no such subscription or resource group: “%1”").arg(scope));
    return scope;
}

QString TenantReader::principalType(JsonMembers& members, const QString& principalId)
{
    const QString written = members.text("principalType"_L1, Need::Optional);
    const auto it = m_principals.constFind(principalId);
    if (it == m_principals.constEnd()) {
        if (written.isEmpty())
            members.complain("principalType"_L1, Text::tr("is missing, and the principal is not in the directory"));
        return written;
    }
    switch (m_tenant.principals[*it].kind) {
    case PrincipalKind::User:
        return u"User"_s;
    case PrincipalKind::Group:
        return u"Group"_s;
    case PrincipalKind::ServicePrincipal:
        break;
    }
    return u"ServicePrincipal"_s;
}

void TenantReader::readAssignment(JsonMembers& members)
{
    RoleAssignment assignment;
    assignment.guid = members.guid("name"_L1);
    assignment.scope = scope(members);
    const QString role = members.text("role"_L1);
    assignment.roleGuid = m_roles.value(role.toLower());
    assignment.principalId = members.guid("principalId"_L1);
    assignment.principalType = principalType(members, assignment.principalId);
    assignment.condition = members.text("condition"_L1, Need::Optional);
    assignment.description = members.text("description"_L1, Need::Optional);
    assignment.createdOn = members.time("createdOn"_L1);
    assignment.createdBy = members.guid("createdBy"_L1, Need::Optional);
    if (assignment.roleGuid.isEmpty())
        members.complain("role"_L1, Text::tr("there is no role “%1”").arg(role));
    once(members, "name"_L1, u"assignment"_s, assignment.guid);
    once(members, "role"_L1, assignment.principalId + u' ' + assignment.scope, assignment.roleGuid);
    members.finish();
    m_tenant.assignments.push_back(std::move(assignment));
}

void TenantReader::readAssignments(JsonMembers& document)
{
    for (JsonMembers& members : document.list("roleAssignments"_L1))
        readAssignment(members);
}

void TenantReader::readDenials(JsonMembers& document)
{
    for (JsonMembers& members : document.list("denyAssignments"_L1)) {
        DenyAssignment denial;
        denial.guid = members.guid("name"_L1);
        denial.name = members.text("displayName"_L1);
        denial.description = members.text("description"_L1, Need::Optional);
        denial.scope = scope(members);
        if (std::optional<JsonMembers> permissions = members.child("permissions"_L1, Need::Required))
            denial.permissions = readPermissions(*permissions);
        denial.principals = members.guids("principals"_L1, Need::Required);
        denial.excludedPrincipals = members.guids("excludedPrincipals"_L1);
        denial.doNotApplyToChildScopes = members.flag("doNotApplyToChildScopes"_L1);
        for (const QString& principal : std::as_const(denial.principals)) {
            if (principal != everyone && !m_principals.contains(principal))
                members.complain("principals"_L1, Text::tr("there is no principal “%1”").arg(principal));
        }
        once(members, "name"_L1, u"denial"_s, denial.guid);
        members.finish();
        m_tenant.denials.push_back(std::move(denial));
    }
}

void TenantReader::readLocks(JsonMembers& document)
{
    for (JsonMembers& members : document.list("locks"_L1)) {
        Lock lock;
        lock.scope = scope(members);
        lock.name = members.text("name"_L1);
        lock.level = members.text("level"_L1);
        lock.notes = members.text("notes"_L1, Need::Optional);
        if (lock.level != "CanNotDelete"_L1 && lock.level != "ReadOnly"_L1)
            members.complain("level"_L1, Text::tr("must be CanNotDelete or ReadOnly"));
        members.finish();
        m_tenant.locks.push_back(std::move(lock));
    }
}

void TenantReader::readCallers(JsonMembers& document)
{
    const QStringList ids = document.guids("callers"_L1, Need::Required);
    for (const QString& id : ids) {
        const auto it = m_principals.constFind(id);
        const Principal principal = it == m_principals.constEnd() ? Principal() : m_tenant.principals[*it];
        if (it == m_principals.constEnd() || principal.kind == PrincipalKind::Group
            || principal.servicePrincipalType == "ManagedIdentity"_L1)
            document.complain("callers"_L1, Text::tr("“%1” is neither a user nor an application").arg(id));
        m_tenant.callers.push_back({id, principal.userPrincipalName, principal.appId, {}});
    }
    if (m_tenant.callers.empty() || m_tenant.callers.front().userPrincipalName.isEmpty())
        document.complain("callers"_L1, Text::tr("must begin with a user, who signs in by default"));
}

QString syntaxMistake(const QByteArray& json, const QJsonParseError& error)
{
    const QByteArray before = json.left(error.offset);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return Text::tr("line %1, column %2: %3").arg(line).arg(column).arg(error.errorString());
}

} // namespace

std::optional<Tenant> parseTenant(const QByteArray& json, const QString& name, QString* error)
{
    QString unused;
    QString& line = error ? *error : unused;
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError) {
        line = Text::tr("The tenant file %1 is not JSON: %2.").arg(name, syntaxMistake(json, syntax));
        return std::nullopt;
    }
    if (!document.isObject()) {
        line = Text::tr("The tenant file %1 must hold one JSON object.").arg(name);
        return std::nullopt;
    }
    Mistake mistake;
    JsonMembers members(document.object(), {}, mistake);
    Tenant tenant = TenantReader(mistake).read(members);
    if (!mistake.found())
        return tenant;
    line = Text::tr("The tenant file %1 has a mistake at %2: %3.")
               .arg(name, mistake.place.isEmpty() ? Text::tr("the top level") : mistake.place, mistake.what);
    return std::nullopt;
}

std::optional<Tenant> loadTenant(const QString& path, QString* error)
{
    QString unused;
    QString& line = error ? *error : unused;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        line = Text::tr("The tenant file %1 cannot be read: %2.").arg(path, file.errorString());
        return std::nullopt;
    }
    // A device or pipe tells no size: read one byte more than allowed and look.
    const QByteArray json = file.read(maxTenantFile + 1);
    if (json.size() > maxTenantFile) {
        line = Text::tr("The tenant file %1 is larger than %2 MiB.").arg(path).arg(maxTenantFile / 1024 / 1024);
        return std::nullopt;
    }
    return parseTenant(json, path, &line);
}

} // namespace rolescope::simulator
