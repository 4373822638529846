// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/authorizationapi.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/resourcelist.h"
#include "app/simulator/roleassignmentlimit.h"
#include "app/simulator/roleassignmentsapi.h"
#include "app/simulator/state.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

QString action(QLatin1StringView rest)
{
    return u"Microsoft.Authorization/"_s + rest;
}

/// Whether a role can be assigned at the scope or, when asked for, below it.
bool isAssignable(const State& state, const RoleDefinition& role, const QString& scope, bool andBelow)
{
    if (!role.custom || role.assignableScopes.isEmpty())
        return true;
    const QStringList chain = state.scopeChain(scope);
    return std::any_of(role.assignableScopes.begin(), role.assignableScopes.end(), [&](const QString& assignable) {
        return chain.contains(keyOf(assignable)) || (andBelow && state.scopeChain(assignable).contains(keyOf(scope)));
    });
}

Reply roleDefinitionList(const Context& context, const ArmRequest& request)
{
    State& state = context.state;
    const QString filter = request.http.parameter(u"$filter");
    const QString name = equalsValue(filter, u"roleName");
    const QString type = equalsValue(filter, u"type");
    // At the tenant every custom role counts as below.
    const bool andBelow = filter.contains("atScopeAndBelow()"_L1, Qt::CaseInsensitive) || request.scope == "/"_L1;
    PageWriter page(request.http, context.options.pageSize);
    for (auto it = state.roles().upper_bound(page.after()); it != state.roles().end(); ++it) {
        const RoleDefinition& role = it->second;
        const QLatin1StringView roleType = role.custom ? "CustomRole"_L1 : "BuiltInRole"_L1;
        if ((!name.isEmpty() && name.compare(role.name, Qt::CaseInsensitive) != 0)
            || (!type.isEmpty() && type.compare(roleType, Qt::CaseInsensitive) != 0)
            || !isAssignable(state, role, request.scope, andBelow))
            continue;
        if (!page.admit(it->first))
            break;
        armjson::write(page.out(), state, role, request.subscription);
    }
    return page.finish();
}

Reply roleDefinitions(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    // Anybody may read role definitions at the tenant; below, the scope must be readable.
    if (request.scope != "/"_L1) {
        if (auto refused = checkRead(context, request, action("roleDefinitions/read"_L1), request.scope))
            return *refused;
    }
    if (request.rest.size() == 1)
        return roleDefinitionList(context, request);
    const RoleDefinition* role = context.state.role(request.rest.at(1));
    if (!role)
        return Reply::error(404, u"RoleDefinitionDoesNotExist"_s,
                            u"The specified role definition with ID '%1' does not exist."_s.arg(request.rest.at(1)));
    return Reply::json(armjson::object(context.state, *role, request.subscription));
}

/// Rows at, above and (inside subscriptions) below the asked scope.
bool concerns(const QStringList& chain, const ArmRequest& request, const QString& scope, bool atScopeOnly)
{
    const QString key = keyOf(scope);
    return chain.contains(key)
        || (!atScopeOnly && !request.subscription.isEmpty() && isAtOrBelow(key, keyOf(request.scope)));
}

Reply denyAssignments(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    if (auto refused = checkRead(context, request, action("denyAssignments/read"_L1), request.scope))
        return *refused;
    const State& state = context.state;
    const QString filter = request.http.parameter(u"$filter");
    const bool atScope = filter.contains("atScope()"_L1, Qt::CaseInsensitive);
    const QString principal = equalsValue(filter, u"principalId");
    const QString name = equalsValue(filter, u"denyAssignmentName");
    const QString one = request.rest.value(1);
    const QStringList chain = state.scopeChain(request.scope);
    JsonTree rows;
    rows.beginObject();
    rows.openArray(u"value");
    for (const DenyAssignment& denial : state.denials()) {
        if (!concerns(chain, request, denial.scope, atScope)
            || (!principal.isEmpty() && !denial.principals.contains(principal, Qt::CaseInsensitive))
            || (!name.isEmpty() && name.compare(denial.name, Qt::CaseInsensitive) != 0))
            continue;
        if (!one.isEmpty() && one.compare(denial.guid, Qt::CaseInsensitive) == 0)
            return Reply::json(armjson::object(state, denial));
        armjson::write(rows, state, denial);
    }
    rows.endArray();
    rows.endObject();
    if (!one.isEmpty())
        return Reply::error(404, u"DenyAssignmentNotFound"_s, u"The deny assignment '%1' is not found."_s.arg(one));
    return Reply::json(rows.object());
}

Reply permissions(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    if (auto refused = checkRead(context, request, action("permissions/read"_L1), request.scope))
        return *refused;
    QJsonArray rows;
    for (const RoleDefinition* role : context.state.access().rolesAt(request.http.caller, request.scope)) {
        for (const PermissionSet& element : role->permissions)
            rows.append(QJsonObject{{u"actions"_s, QJsonArray::fromStringList(element.actions)},
                                    {u"notActions"_s, QJsonArray::fromStringList(element.notActions)},
                                    {u"dataActions"_s, QJsonArray::fromStringList(element.dataActions)},
                                    {u"notDataActions"_s, QJsonArray::fromStringList(element.notDataActions)}});
    }
    return Reply::json({{u"value"_s, rows}});
}

Reply lockList(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkRead(context, request, action("locks/read"_L1), request.scope))
        return *refused;
    const QStringList chain = context.state.scopeChain(request.scope);
    const bool atScope = request.http.parameter(u"$filter").contains("atScope()"_L1, Qt::CaseInsensitive);
    JsonTree rows;
    rows.beginObject();
    rows.openArray(u"value");
    for (const Lock& lock : context.state.locks()) {
        if (concerns(chain, request, lock.scope, atScope))
            armjson::write(rows, context.state, lock);
    }
    rows.endArray();
    rows.endObject();
    return Reply::json(rows.object());
}

const Lock* findLock(const State& state, const QString& scope, const QString& name)
{
    const auto it = std::find_if(state.locks().begin(), state.locks().end(), [&](const Lock& lock) {
        return keyOf(lock.scope) == keyOf(scope) && lock.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return it == state.locks().end() ? nullptr : &*it;
}

Reply putLock(const Context& context, const ArmRequest& request, const QString& name)
{
    const auto body = request.http.json();
    const QJsonObject properties = body ? body->value("properties"_L1).toObject() : QJsonObject();
    const QString level = properties.value("level"_L1).toString();
    if (level != "CanNotDelete"_L1 && level != "ReadOnly"_L1)
        return refuse::invalidContent(u"level is CanNotDelete or ReadOnly"_s);
    const bool present = findLock(context.state, request.scope, name);
    const Lock lock{request.scope, name, level, properties.value("notes"_L1).toString()};
    context.state.addLock(lock);
    return Reply::json(armjson::object(context.state, lock), present ? 200 : 201);
}

Reply oneLock(const Context& context, const ArmRequest& request)
{
    const QByteArray& method = request.http.method;
    const QString name = request.rest.at(1);
    const QLatin1StringView verb = method == "PUT" ? "locks/write"_L1
        : method == "DELETE"                       ? "locks/delete"_L1
                                                   : "locks/read"_L1;
    // Locks do not stop the writing of locks, so this is a check of permission alone.
    if (auto refused = checkRead(context, request, action(verb), request.scope))
        return *refused;
    if (method == "PUT")
        return putLock(context, request, name);
    if (method == "DELETE")
        return Reply::empty(context.state.removeLock(request.scope, name) ? 200 : 204);
    if (method != "GET")
        return refuse::methodNotAllowed(request.http);
    const Lock* lock = findLock(context.state, request.scope, name);
    return lock ? Reply::json(armjson::object(context.state, *lock))
                : Reply::error(404, u"LockNotFound"_s, u"The lock '%1' could not be found."_s.arg(name));
}

Reply usageMetrics(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkRead(context, request, action("roleAssignmentsUsageMetrics/read"_L1), request.scope))
        return *refused;
    const int limit = assignmentLimit(request.scope);
    const int count = assignmentsCounted(context.state, request.scope);
    return Reply::json({{u"roleAssignmentsLimit"_s, limit},
                        {u"roleAssignmentsCurrentCount"_s, count},
                        {u"roleAssignmentsRemainingCount"_s, std::max(limit - count, 0)}});
}

struct ProviderOperation
{
    QLatin1StringView provider;
    QLatin1StringView type;
    QLatin1StringView name;
    QLatin1StringView description;
    bool data;
};

constexpr std::array providerOperationTable{
    ProviderOperation{"Microsoft.Compute"_L1, "virtualMachines"_L1, "Microsoft.Compute/virtualMachines/read"_L1,
                      "Get the properties of a virtual machine"_L1, false},
    ProviderOperation{"Microsoft.Compute"_L1, "virtualMachines"_L1, "Microsoft.Compute/virtualMachines/write"_L1,
                      "Creates a new virtual machine or updates an existing virtual machine"_L1, false},
    ProviderOperation{"Microsoft.ManagedIdentity"_L1, "userAssignedIdentities"_L1,
                      "Microsoft.ManagedIdentity/userAssignedIdentities/read"_L1,
                      "Gets an existing user assigned identity"_L1, false},
    ProviderOperation{"Microsoft.ManagedIdentity"_L1, "userAssignedIdentities"_L1,
                      "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_L1,
                      "RBAC action for assigning an existing user assigned identity to a resource"_L1, false},
    ProviderOperation{"Microsoft.Storage"_L1, "storageAccounts/blobServices/containers/blobs"_L1,
                      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"_L1,
                      "Returns a blob or a list of blobs"_L1, true},
};

QJsonObject providerOperationsOf(QLatin1StringView provider)
{
    QHash<QString, QJsonArray> byType;
    for (const ProviderOperation& operation : providerOperationTable) {
        if (operation.provider == provider)
            byType[operation.type.toString()].append(QJsonObject{{u"name"_s, operation.name.toString()},
                                                                 {u"displayName"_s, operation.description.toString()},
                                                                 {u"description"_s, operation.description.toString()},
                                                                 {u"isDataAction"_s, operation.data}});
    }
    QJsonArray types;
    for (auto it = byType.constBegin(); it != byType.constEnd(); ++it)
        types.append(QJsonObject{{u"name"_s, it.key()}, {u"displayName"_s, it.key()}, {u"operations"_s, it.value()}});
    return {{u"id"_s, u"/providers/Microsoft.Authorization/providerOperations/"_s + provider},
            {u"name"_s, provider.toString()},
            {u"type"_s, u"Microsoft.Authorization/providerOperations"_s},
            {u"displayName"_s, provider.toString()},
            {u"resourceTypes"_s, types},
            {u"operations"_s, QJsonArray()}};
}

Reply providerOperations(const ArmRequest& request)
{
    constexpr std::array providers{"Microsoft.Compute"_L1, "Microsoft.ManagedIdentity"_L1, "Microsoft.Storage"_L1};
    QJsonArray rows;
    for (QLatin1StringView provider : providers) {
        if (request.restIs(1, provider.toString()))
            return Reply::json(providerOperationsOf(provider));
        rows.append(providerOperationsOf(provider));
    }
    if (request.rest.size() > 1)
        return Reply::error(404, u"ProviderNotFound"_s, u"Provider '%1' was not found."_s.arg(request.rest.at(1)));
    return Reply::json({{u"value"_s, rows}});
}

/// Privileged Identity Management: the tenant has no licence for it, so nothing is eligible and nothing scheduled.
Reply schedules(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkRead(context, request, action("roleAssignments/read"_L1), request.scope))
        return *refused;
    return Reply::json({{u"value"_s, QJsonArray()}});
}

} // namespace

Reply authorization(const Context& context, const ArmRequest& request)
{
    if (request.restIs(0, u"roleAssignments"))
        return roleAssignments(context, request);
    if (request.restIs(0, u"roleDefinitions"))
        return roleDefinitions(context, request);
    if (request.restIs(0, u"denyAssignments"))
        return denyAssignments(context, request);
    if (request.restIs(0, u"permissions"))
        return permissions(context, request);
    if (request.restIs(0, u"locks"))
        return request.rest.size() == 1 ? lockList(context, request) : oneLock(context, request);
    if (request.restIs(0, u"roleAssignmentsUsageMetrics"))
        return usageMetrics(context, request);
    if (request.restIs(0, u"providerOperations"))
        return providerOperations(request);
    if (request.rest.value(0).startsWith("role"_L1, Qt::CaseInsensitive)
        && request.rest.value(0).contains("Schedule"_L1, Qt::CaseInsensitive))
        return schedules(context, request);
    return refuse::routeNotFound(request.http);
}

} // namespace rolescope::simulator
