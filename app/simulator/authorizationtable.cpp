// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/authorizationtable.h"

#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/resourcegraphscope.h"
#include "app/simulator/resourcegraphvisibility.h"
#include "app/simulator/state.h"

#include <QJsonObject>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;
using kql::Value;

namespace {

QString roleId(const QString& guid)
{
    return u"/providers/Microsoft.Authorization/RoleDefinitions/"_s + guid;
}

} // namespace

AuthorizationTable::AuthorizationTable(State& state, const QString& caller, const GraphScope& scope)
    : GraphTable(state), m_assignments(visibleAssignments(state, caller, scope)), m_roles(visibleRoles(state, caller))
{ }

Value AuthorizationTable::column(quint32 row, Slot slot) const
{
    return row < m_assignments.size() ? assignmentColumn(*m_assignments[row], slot)
                                      : roleColumn(*m_roles[row - m_assignments.size()], slot);
}

Value AuthorizationTable::assignmentColumn(const RoleAssignment& assignment, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armjson::roleAssignmentId(assignment));
    case Name:
        return Value(assignment.guid);
    case Type:
        return Value(u"microsoft.authorization/roleassignments"_s);
    case ResourceGroupName:
        return Value(splitId(assignment.scope).group.toLower());
    case SubscriptionId:
        return Value(splitId(assignment.scope).subscription);
    case Properties:
        break;
    default:
        return {};
    }
    QJsonObject properties = armjson::object(m_state, assignment, QString()).value("properties"_L1).toObject();
    properties.insert(u"roleDefinitionId"_s, roleId(assignment.roleGuid));
    return Value(QJsonValue(properties));
}

Value AuthorizationTable::roleColumn(const RoleDefinition& role, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(roleId(role.guid));
    case Name:
        return Value(role.guid);
    case Type:
        return Value(u"microsoft.authorization/roledefinitions"_s);
    case Properties:
        return Value(QJsonValue(armjson::object(m_state, role, QString()).value("properties"_L1)));
    default:
        return {};
    }
}

Value AuthorizationTable::fast(quint32 row, Slot slot) const
{
    if (row >= m_assignments.size())
        return slow(row, slot);
    const RoleAssignment& assignment = *m_assignments[row];
    switch (slot) {
    case PrincipalId:
        return Value(assignment.principalId);
    case PrincipalType:
        return Value(assignment.principalType);
    case RoleDefinitionId:
        return Value(roleId(assignment.roleGuid));
    case Scope:
        return Value(assignment.scope);
    case Condition:
        return textOrNull(assignment.condition);
    case Description:
        return textOrNull(assignment.description);
    default:
        return slow(row, slot);
    }
}

} // namespace rolescope::simulator
