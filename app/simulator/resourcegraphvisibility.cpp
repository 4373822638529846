// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcegraphvisibility.h"

#include "app/simulator/access.h"
#include "app/simulator/ids.h"
#include "app/simulator/resourcegraphscope.h"
#include "app/simulator/state.h"

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto readAssignments = u"Microsoft.Authorization/roleAssignments/read"_s;
const auto readRoles = u"Microsoft.Authorization/roleDefinitions/read"_s;

/// "/subscriptions/s/resourcegroups/g" has four slashes.
bool isBelowGroup(const QString& key)
{
    return key.count(u'/') > 4;
}

void append(std::vector<const RoleAssignment*>& found, const State::AssignmentsByGuid& assignments)
{
    for (const auto& [guid, assignment] : assignments)
        found.push_back(&assignment);
}

} // namespace

Visibility::Visibility(State& state, const QString& caller) : m_state(state), m_caller(caller)
{
    for (const QString& subject : state.access().subjects(caller)) {
        for (const RoleAssignment* assignment : state.assignmentsOf(subject)) {
            if (const QString key = keyOf(assignment->scope); isBelowGroup(key))
                m_special.insert(key);
        }
    }
    for (const DenyAssignment& denial : state.denials()) {
        if (const QString key = keyOf(denial.scope); isBelowGroup(key))
            m_special.insert(key);
    }
}

bool Visibility::sees(const QString& key, const QString& type, const QString& subscription, const QString& group)
{
    // A child resource inherits from a parent that may be special.
    const bool isChild = type.count(u'/') > 1;
    if (isChild || m_special.contains(key))
        return m_state.access().mayRead(m_caller, type, key);
    if (group != m_group || subscription != m_subscription) {
        m_group = group;
        m_subscription = subscription;
        m_byType.clear();
    }
    const auto known = m_byType.constFind(type);
    if (known != m_byType.constEnd())
        return *known;
    return *m_byType.insert(type, m_state.access().mayRead(m_caller, type, key));
}

std::vector<const RoleAssignment*> visibleAssignments(State& state, const QString& caller, const GraphScope& scope)
{
    Access& access = state.access();
    const auto mayReadAt = [&](const QString& key) { return access.may(caller, readAssignments, key); };
    // What lies above a given scope shows to those who may read assignments at that scope.
    const bool mayReadGiven = std::any_of(scope.given.begin(), scope.given.end(), mayReadAt);
    const auto isWanted = [&](const QString& key) {
        if (scope.given.count(key) > 0)
            return mayReadAt(key);
        if (scope.above.count(key) > 0)
            return scope.wantsAbove && mayReadGiven;
        return scope.wantsBelow && mayReadAt(key);
    };
    std::vector<const RoleAssignment*> found;
    std::set<QString> single = scope.given;
    for (const std::set<QString>* more : {&scope.above, &scope.managementGroups, &scope.subscriptions})
        single.insert(more->begin(), more->end());
    for (const QString& key : single) {
        const auto at = state.assignments().find(key);
        if (at != state.assignments().end() && isWanted(key))
            append(found, at->second);
    }
    if (!scope.wantsBelow)
        return found;
    for (const QString& subscription : scope.subscriptions) {
        const auto [first, last] = State::below(state.assignments(), subscription);
        for (auto it = first; it != last; ++it) {
            if (mayReadAt(it->first))
                append(found, it->second);
        }
    }
    return found;
}

std::vector<const RoleDefinition*> visibleRoles(State& state, const QString& caller)
{
    std::vector<const RoleDefinition*> found;
    for (const auto& [guid, role] : state.roles()) {
        const QStringList& scopes = role.assignableScopes;
        if (!role.custom || std::any_of(scopes.begin(), scopes.end(), [&](const QString& scope) {
                return state.access().may(caller, readRoles, scope);
            }))
            found.push_back(&role);
    }
    return found;
}

} // namespace rolescope::simulator
