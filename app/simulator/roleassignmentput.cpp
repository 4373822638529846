// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/roleassignmentput.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/roleassignmentlimit.h"
#include "app/simulator/state.h"

#include <QUuid>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto writeAction = u"Microsoft.Authorization/roleAssignments/write"_s;
constexpr qsizetype longestCondition = 8 * 1024; // Azure's limits, in characters
constexpr qsizetype longestDescription = 2 * 1024;

bool sameGrant(const RoleAssignment& a, const RoleAssignment& b)
{
    return keyOf(a.scope) == keyOf(b.scope) && keyOf(a.roleGuid) == keyOf(b.roleGuid)
        && keyOf(a.principalId) == keyOf(b.principalId);
}

Reply alreadyExists(const RoleAssignment& present)
{
    return Reply::error(409, u"RoleAssignmentExists"_s,
                        u"The role assignment already exists. The ID of the existing role assignment is %1."_s.arg(
                            QString(present.guid).remove(u'-')));
}

/// Reads the body's properties into a role assignment; a refusal when something is missing or too long.
std::optional<Reply> read(const ArmRequest& request, RoleAssignment& assignment)
{
    const auto body = request.http.json();
    if (!body)
        return refuse::invalidContent(u"the body is no JSON object"_s);
    const QJsonObject properties = body->value("properties"_L1).toObject();
    assignment.scope = request.scope;
    assignment.roleGuid = properties.value("roleDefinitionId"_L1).toString().section(u'/', -1);
    assignment.principalId = properties.value("principalId"_L1).toString();
    assignment.principalType = properties.value("principalType"_L1).toString();
    assignment.condition = properties.value("condition"_L1).toString();
    assignment.description = properties.value("description"_L1).toString();
    if (assignment.roleGuid.isEmpty() || assignment.principalId.isEmpty())
        return refuse::invalidContent(u"roleDefinitionId and principalId are required"_s);
    if (QUuid::fromString(assignment.principalId).isNull())
        return Reply::error(
            400, u"InvalidPrincipalId"_s,
            u"The principal ID '%1' is not valid. Principal ID must be a GUID."_s.arg(assignment.principalId));
    if (assignment.condition.size() > longestCondition || assignment.description.size() > longestDescription)
        return refuse::invalidContent(u"the condition or the description is too long"_s);
    if (!assignment.condition.isEmpty() && properties.value("conditionVersion"_L1).toString() != "2.0"_L1)
        return Reply::error(400, u"InvalidConditionVersion"_s, u"conditionVersion must be 2.0."_s);
    return std::nullopt;
}

std::optional<Reply> checkRole(const State& state, const RoleAssignment& assignment)
{
    const RoleDefinition* role = state.role(assignment.roleGuid);
    if (!role)
        return Reply::error(400, u"RoleDefinitionDoesNotExist"_s,
                            u"The specified role definition with ID '%1' does not exist."_s.arg(assignment.roleGuid));
    const QStringList chain = state.scopeChain(assignment.scope);
    const auto assignable = [&chain](const QString& scope) { return scope == "/"_L1 || chain.contains(keyOf(scope)); };
    if (role->custom && std::none_of(role->assignableScopes.begin(), role->assignableScopes.end(), assignable))
        return Reply::error(
            400, u"RoleDefinitionNotAssignable"_s,
            u"The role '%1' cannot be assigned at '%2': it is not below one of its assignable scopes."_s.arg(
                role->name, assignment.scope));
    return std::nullopt;
}

Reply principalNotFound(const State& state, const QString& principal)
{
    return Reply::error(
        400, u"PrincipalNotFound"_s,
        u"Principal %1 does not exist in the directory %2. Check that you have the correct principal ID. "
        "If you are creating this principal and then immediately assigning a role, this error might be "
        "related to a replication delay. In this case, set the role assignment principalType property to "
        "a value, such as ServicePrincipal, User, or Group. See "
        "https://aka.ms/docs-principaltype"_s.arg(QString(principal).remove(u'-'), state.tenantId()));
}

std::optional<Reply> checkPrincipal(const Context& context, RoleAssignment& assignment)
{
    const Principal* principal = context.state.principal(assignment.principalId);
    if (!principal || context.options.faults.hidesPrincipal(assignment.principalId))
        return principalNotFound(context.state, assignment.principalId);
    const bool replicating = principal->knownFrom.isValid() && principal->knownFrom > QDateTime::currentDateTimeUtc();
    // A given principalType is what tells Azure not to look the principal up.
    if (replicating && assignment.principalType.isEmpty())
        return principalNotFound(context.state, assignment.principalId);
    const QString actual = armjson::principalTypeName(principal->kind);
    if (!assignment.principalType.isEmpty() && assignment.principalType.compare(actual, Qt::CaseInsensitive) != 0)
        return Reply::error(400, u"UnmatchedPrincipalType"_s,
                            u"The PrincipalId '%1' has type '%2', which is different from specified PrincipalType "
                            "'%3'."_s.arg(assignment.principalId, actual, assignment.principalType));
    assignment.principalType = actual;
    return std::nullopt;
}

/// The answer when an assignment of this GUID is there already.
Reply updatePresent(const Context& context, const ArmRequest& request, const RoleAssignment& present,
                    const RoleAssignment& wanted)
{
    if (!sameGrant(present, wanted))
        return Reply::error(400, u"RoleAssignmentUpdateNotPermitted"_s,
                            u"Tenant ID, application ID, principal ID, and scope are not allowed to be updated."_s);
    if (present.condition == wanted.condition && present.description == wanted.description)
        return alreadyExists(present);
    RoleAssignment updated = present;
    updated.condition = wanted.condition;
    updated.description = wanted.description;
    context.state.addAssignment(updated);
    return Reply::json(armjson::object(context.state, updated, request.subscription), 200);
}

} // namespace

Reply putRoleAssignment(const Context& context, const ArmRequest& request, const QString& guid)
{
    State& state = context.state;
    if (QUuid::fromString(guid).isNull())
        return Reply::error(
            400, u"InvalidRoleAssignmentId"_s,
            u"The role assignment ID '%1' is not valid. The role assignment ID must be a GUID."_s.arg(guid));
    RoleAssignment assignment;
    assignment.guid = guid;
    if (auto refused = checkWrite(context, request, writeAction, request.scope))
        return *refused;
    if (auto refused = read(request, assignment))
        return *refused;
    if (!state.scopeExists(request.scope))
        return refuse::resourceNotFound(splitId(request.scope).type, splitId(request.scope).name, request.group);
    if (!state.access().mayDelegate(request.http.caller, writeAction, request.scope, assignment.roleGuid))
        return refuse::authorization(context, request, writeAction, request.scope);
    if (auto refused = checkRole(state, assignment))
        return *refused;
    if (auto refused = checkPrincipal(context, assignment))
        return *refused;
    if (const RoleAssignment* present = state.assignment(guid))
        return updatePresent(context, request, *present, assignment);
    for (const RoleAssignment* other : state.assignmentsOf(assignment.principalId)) {
        if (sameGrant(*other, assignment))
            return alreadyExists(*other);
    }
    if (assignmentsCounted(state, request.scope) >= assignmentLimit(request.scope))
        return Reply::error(
            400, u"RoleAssignmentLimitExceeded"_s,
            u"The role assignment limit for the subscription has been reached. No more role assignments "
            "can be created for this scope."_s);
    assignment.createdOn = QDateTime::currentDateTimeUtc();
    assignment.createdBy = request.http.caller;
    state.addAssignment(assignment);
    return Reply::json(armjson::object(state, assignment, request.subscription), 201);
}

} // namespace rolescope::simulator
