// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/access.h"

#include "app/simulator/ids.h"
#include "app/simulator/state.h"

#include <QVarLengthArray>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto everyone = "00000000-0000-0000-0000-000000000000"_L1;

bool sameCharacter(QChar a, QChar b)
{
    return a == b || a.toLower() == b.toLower();
}

bool anyMatches(const QStringList& patterns, QStringView action)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [action](const QString& pattern) { return actionMatches(pattern, action); });
}

/// Conditions of delegation restrict role assignment writes; those on data actions say nothing of the control plane.
bool restrictsDelegation(const RoleAssignment& assignment)
{
    return assignment.condition.contains("microsoft.authorization/roleassignments"_L1, Qt::CaseInsensitive);
}

bool conditionNames(const QString& condition, QStringView roleGuid)
{
    QString plain = condition.toLower();
    QString wanted = roleGuid.toString().toLower();
    // GUIDs in real conditions appear with and without dashes.
    return plain.remove(u'-').contains(wanted.remove(u'-'));
}

} // namespace

bool actionMatches(QStringView pattern, QStringView action)
{
    // All pattern positions that the action's characters so far can have led to: no backtracking, however many stars.
    const qsizetype end = pattern.size();
    QVarLengthArray<bool, 128> reached(end + 1, false);
    const auto reach = [&](QVarLengthArray<bool, 128>& set, qsizetype position) {
        set[position] = true;
        while (position < end && pattern.at(position) == u'*') {
            const bool wholeSegment = position > 0 && pattern.at(position - 1) == u'/' && position + 1 < end
                && pattern.at(position + 1) == u'/';
            if (wholeSegment)
                set[position + 2] = true;
            set[++position] = true;
        }
    };
    reach(reached, 0);
    for (QChar character : action) {
        QVarLengthArray<bool, 128> next(end + 1, false);
        for (qsizetype position = 0; position < end; ++position) {
            if (!reached[position])
                continue;
            if (pattern.at(position) == u'*') {
                // A star that has begun stands for a segment: it cannot be left out any more.
                next[position] = true;
                reach(next, position + 1);
            } else if (sameCharacter(pattern.at(position), character)) {
                reach(next, position + 1);
            }
        }
        reached = std::move(next);
    }
    return reached[end];
}

bool permits(const PermissionSet& permissions, QStringView action, bool dataAction)
{
    return dataAction ? anyMatches(permissions.dataActions, action) && !anyMatches(permissions.notDataActions, action)
                      : anyMatches(permissions.actions, action) && !anyMatches(permissions.notActions, action);
}

Access::Access(const State& state) : m_state(state)
{ }

Access::Holder& Access::holder(const QString& principal)
{
    if (m_revision != m_state.revision()) {
        m_holders.clear();
        m_revision = m_state.revision();
    }
    const QString key = keyOf(principal);
    auto it = m_holders.find(key);
    if (it == m_holders.end()) {
        it = m_holders.insert(key, Holder());
        collect(*it, key);
    }
    return *it;
}

void Access::collect(Holder& holder, const QString& principal) const
{
    holder.subjects = m_state.transitiveGroups(principal);
    holder.subjects.insert(principal);
    for (const QString& subject : std::as_const(holder.subjects)) {
        for (const RoleAssignment* assignment : m_state.assignmentsOf(subject)) {
            if (const RoleDefinition* role = m_state.role(assignment->roleGuid))
                holder.grants[keyOf(assignment->scope)].push_back({role, assignment});
        }
    }
    collectDenials(holder);
}

void Access::collectDenials(Holder& holder) const
{
    const auto names = [&holder](const QStringList& principals) {
        return std::any_of(principals.begin(), principals.end(),
                           [&holder](const QString& id) { return holder.subjects.contains(keyOf(id)); });
    };
    for (const DenyAssignment& denial : m_state.denials()) {
        const bool applies = denial.principals.contains(everyone) || names(denial.principals);
        if (applies && !names(denial.excludedPrincipals))
            holder.denials[keyOf(denial.scope)].push_back(&denial);
    }
}

void Access::apply(const Holder& holder, const QString& scopeKey, QStringView action, bool dataAction,
                   Decision& decision)
{
    const auto grants = holder.grants.constFind(scopeKey);
    if (!decision.granted && grants != holder.grants.constEnd()) {
        for (const Grant& grant : *grants) {
            for (const PermissionSet& permissions : grant.role->permissions)
                decision.granted = decision.granted || permits(permissions, action, dataAction);
        }
    }
    const auto denials = holder.denials.constFind(scopeKey);
    if (denials == holder.denials.constEnd())
        return;
    for (const DenyAssignment* denial : *denials) {
        if (!denial->doNotApplyToChildScopes)
            decision.denied = decision.denied || permits(denial->permissions, action, dataAction);
    }
}

Access::Decision Access::decide(Holder& holder, const QString& action, const QString& scopeKey, bool dataAction)
{
    auto& known = holder.decisions[(dataAction ? u"d:"_s : u"a:"_s) + action.toLower()];
    // Climb to the nearest scope whose answer is known, then come down again.
    QStringList path;
    Decision decision;
    for (QString key = scopeKey; !key.isEmpty() && !path.contains(key); key = m_state.parentScope(key)) {
        if (const auto it = known.constFind(key); it != known.constEnd()) {
            decision = *it;
            break;
        }
        path.append(key);
    }
    while (!path.isEmpty()) {
        const QString key = path.takeLast();
        apply(holder, key, action, dataAction, decision);
        // Answers at single resources are not kept: there are too many, and their group's answer is one step away.
        if (key != scopeKey || key.count(u'/') <= 4)
            known.insert(key, decision);
    }
    return decision;
}

bool Access::may(const QString& principal, const QString& action, QStringView scope, bool dataAction)
{
    Holder& held = holder(principal);
    const QString key = keyOf(scope);
    const Decision decision = decide(held, action, key, dataAction);
    if (!decision.granted || decision.denied)
        return false;
    const auto denials = held.denials.constFind(key);
    return denials == held.denials.constEnd()
        || std::none_of(denials->begin(), denials->end(),
                        [&](const DenyAssignment* denial) { return permits(denial->permissions, action, dataAction); });
}

bool Access::mayRead(const QString& principal, const QString& type, QStringView scope)
{
    return may(principal, type + u"/read"_s, scope);
}

bool Access::mayReadScope(const QString& principal, QStringView scope)
{
    return may(principal, u"Microsoft.Resources/subscriptions/resourceGroups/read"_s, scope);
}

bool Access::holdsAnythingBelow(const QString& principal, QStringView scope)
{
    Holder& held = holder(principal);
    if (held.below.isEmpty()) {
        for (auto it = held.grants.constBegin(); it != held.grants.constEnd(); ++it) {
            const QStringList chain = m_state.scopeChain(it.key());
            for (const QString& key : chain)
                held.below.insert(key, true);
        }
    }
    return held.below.value(keyOf(scope), false);
}

bool Access::mayDelegate(const QString& principal, const QString& action, QStringView scope, QStringView roleGuid)
{
    if (!may(principal, action, scope))
        return false;
    const Holder& held = holder(principal);
    for (const QString& key : m_state.scopeChain(scope)) {
        for (const Grant& grant : held.grants.value(key)) {
            const auto& elements = grant.role->permissions;
            const bool grants = std::any_of(elements.begin(), elements.end(),
                                            [&](const PermissionSet& element) { return permits(element, action); });
            if (grants
                && (!restrictsDelegation(*grant.assignment) || conditionNames(grant.assignment->condition, roleGuid)))
                return true;
        }
    }
    return false;
}

std::vector<const RoleDefinition*> Access::rolesAt(const QString& principal, QStringView scope)
{
    const Holder& held = holder(principal);
    std::vector<const RoleDefinition*> roles;
    for (const QString& key : m_state.scopeChain(scope)) {
        for (const Grant& grant : held.grants.value(key))
            roles.push_back(grant.role);
    }
    return roles;
}

const QSet<QString>& Access::subjects(const QString& principal)
{
    return holder(principal).subjects;
}

} // namespace rolescope::simulator
