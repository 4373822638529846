// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/effectiveaccess.h"

#include "models/access/actioncondition.h"

#include <algorithm>
#include <tuple>

namespace rolescope {

namespace {

Verdict verdictOf(const std::vector<GrantProof>& grants, const std::vector<DenyProof>& denies)
{
    const auto forbids = [](const DenyProof& deny) { return !deny.conditional; };
    if (std::any_of(denies.begin(), denies.end(), forbids))
        return Verdict::Denied;
    if (grants.empty())
        return Verdict::NotGranted;
    return denies.empty() ? grants.front().verdict : Verdict::Conditional;
}

bool tellsOfAccess(ReadKind kind)
{
    return kind == ReadKind::RoleAssignments || kind == ReadKind::RoleDefinitions || kind == ReadKind::DenyAssignments
        || kind == ReadKind::ManagementGroups;
}

void sortByName(const Inventory& inventory, std::vector<AccessHolder>& holders)
{
    QHash<PrincipalHandle, QString> names;
    for (const AccessHolder& holder : holders)
        names.insert(holder.principal, inventory.displayName(holder.principal).toCaseFolded());
    const auto key = [&](const AccessHolder& holder) {
        const auto mostFirst = -static_cast<int>(holder.answer.verdict);
        return std::tuple(mostFirst, names.value(holder.principal), inventory.armId(holder.principal));
    };
    std::sort(holders.begin(), holders.end(),
              [&](const AccessHolder& a, const AccessHolder& b) { return key(a) < key(b); });
}

} // namespace

PrincipalSet::PrincipalSet(const Inventory& inventory, const QStringList& objectIds)
{
    for (const QString& id : objectIds)
        add(inventory, id);
}

PrincipalSet::PrincipalSet(const Inventory& inventory, PrincipalHandle principal)
{
    if (principal.isValid())
        add(inventory, inventory.text(inventory.principal(principal).id));
}

PrincipalSet::PrincipalSet(const Inventory& inventory, IdentityHandle identity)
    : PrincipalSet(inventory, identity.isValid() ? inventory.identity(identity).principal : PrincipalHandle())
{ }

void PrincipalSet::add(const Inventory& inventory, const QString& objectId)
{
    const QString id = objectId.trimmed().toLower();
    if (id.isEmpty() || m_ids.contains(id))
        return;
    m_ids.append(id);
    if (const PrincipalHandle known = inventory.findPrincipal(id); known.isValid())
        m_known.push_back(known);
}

bool PrincipalSet::containsAnyOf(const QStringList& objectIds) const
{
    return std::any_of(objectIds.begin(), objectIds.end(),
                       [this](const QString& id) { return m_ids.contains(id, Qt::CaseInsensitive); });
}

EffectiveAccess::EffectiveAccess(const Inventory& inventory) : m_inventory(inventory)
{
    for (int row = 0; row < inventory.rowCount(Table::Roles); ++row) {
        const auto role = inventory.at(Table::Roles, row).as<EntityKind::Role>();
        if (inventory.assignmentCount(role) > 0)
            m_permissions.insert(role, inventory.roleDefinition(role).permissions);
    }
    for (int row = 0; row < inventory.rowCount(Table::Denies); ++row) {
        const auto handle = inventory.at(Table::Denies, row).as<EntityKind::Deny>();
        const DenyRow& deny = inventory.deny(handle);
        m_denies[deny.scope].push_back({handle, inventory.denyAssignment(handle), deny.everyone});
    }
}

/// What roles say to the action is found out once for each role, and which deny assignments touch it once for all.
class EffectiveAccess::Question
{
public:
    Question(const EffectiveAccess& access, QStringView action, Plane plane, ScopeHandle scope)
        : m_access(access), m_action(action), m_plane(plane), m_scope(scope)
    {
        for (ScopeHandle at = scope; at.isValid(); at = access.m_inventory.scope(at).parent)
            collectDenies(at);
        std::stable_sort(m_denies.begin(), m_denies.end(), [](const TouchingDeny& a, const TouchingDeny& b) {
            return a.proof.conditional < b.proof.conditional;
        });
    }

    /// `counting`: the assignments of these principals that count at the scope, the nearest first.
    AccessAnswer answer(const PrincipalSet& principals, const std::vector<AssignmentHandle>& counting)
    {
        AccessAnswer answer;
        for (const AssignmentHandle assignment : counting)
            weigh(assignment, answer);
        std::stable_sort(answer.grants.begin(), answer.grants.end(),
                         [](const GrantProof& a, const GrantProof& b) { return a.verdict > b.verdict; });
        for (const TouchingDeny& each : m_denies) {
            if (names(each, principals))
                answer.denies.push_back(each.proof);
        }
        answer.verdict = verdictOf(answer.grants, answer.denies);
        return answer;
    }

private:
    /// A deny assignment that forbids the action at the scope to those that it names.
    struct TouchingDeny
    {
        const Deny* deny;
        DenyProof proof;
    };

    void collectDenies(ScopeHandle at)
    {
        const auto there = m_access.m_denies.constFind(at);
        if (there == m_access.m_denies.constEnd())
            return;
        for (const Deny& deny : *there) {
            if (at != m_scope && !deny.value.appliesToChildScopes)
                continue;
            const PermissionMatch match = permissionset::permitsSomeOf(deny.value.permissions, m_action, m_plane);
            if (match.verdict == Verdict::NotGranted)
                continue;
            const Truth holds = conditionHolds(deny.value.condition, m_action);
            if (holds == Truth::No)
                continue;
            const bool conditional = match.verdict == Verdict::Conditional || holds == Truth::Unknown;
            m_denies.push_back({&deny, {deny.handle, conditional, at != m_scope, match}});
        }
    }

    static bool names(const TouchingDeny& each, const PrincipalSet& principals)
    {
        const DenyAssignment& deny = each.deny->value;
        return (each.deny->everyone || principals.containsAnyOf(deny.principalIds))
            && !principals.containsAnyOf(deny.excludedPrincipalIds);
    }

    void weigh(AssignmentHandle handle, AccessAnswer& answer)
    {
        const Inventory& inventory = m_access.m_inventory;
        const AssignmentRow& assignment = inventory.assignment(handle);
        if (inventory.role(assignment.role).placeholder)
            answer.unread.push_back(handle);
        const PermissionMatch& match = matchOf(assignment.role);
        if (match.verdict == Verdict::NotGranted)
            return;
        const Truth holds = holdsFor(assignment.condition);
        if (holds == Truth::No)
            return;
        const bool conditional = match.verdict == Verdict::Conditional || holds == Truth::Unknown;
        answer.grants.push_back(
            {handle, conditional ? Verdict::Conditional : Verdict::Allowed, assignment.scope != m_scope, match});
    }

    /// Thousands of assignments may share a condition.
    Truth holdsFor(TextHandle condition)
    {
        if (condition == TextHandle())
            return Truth::Yes;
        const auto known = m_conditions.constFind(condition.value);
        if (known != m_conditions.constEnd())
            return *known;
        return *m_conditions.insert(condition.value, conditionHolds(m_access.m_inventory.text(condition), m_action));
    }

    const PermissionMatch& matchOf(RoleHandle role)
    {
        const auto known = m_matches.constFind(role);
        if (known != m_matches.constEnd())
            return *known;
        return *m_matches.insert(role, permissionset::permits(m_access.m_permissions.value(role), m_action, m_plane));
    }

    const EffectiveAccess& m_access;
    QStringView m_action;
    Plane m_plane;
    ScopeHandle m_scope;
    std::vector<TouchingDeny> m_denies; ///< those under no condition first, then the nearest
    QHash<RoleHandle, PermissionMatch> m_matches;
    QHash<quint32, Truth> m_conditions; ///< by text
};

AccessAnswer EffectiveAccess::mayDo(const PrincipalSet& principals, QStringView action, Plane plane,
                                    ScopeHandle scope) const
{
    return Question(*this, action, plane, scope).answer(principals, assignmentsThatCount(principals, scope));
}

std::vector<AccessHolder> EffectiveAccess::whoMay(QStringView action, Plane plane, ScopeHandle scope) const
{
    std::vector<PrincipalHandle> candidates;
    QHash<PrincipalHandle, std::vector<AssignmentHandle>> counting;
    for (const ScopeHandle at : m_inventory.chainAbove(scope)) {
        for (const AssignmentHandle assignment : m_inventory.assignmentsAt(at)) {
            if (m_inventory.isOrphaned(assignment))
                continue;
            const PrincipalHandle principal = m_inventory.assignment(assignment).principal;
            auto& held = counting[principal];
            if (held.empty())
                candidates.push_back(principal);
            held.push_back(assignment);
        }
    }
    Question question(*this, action, plane, scope);
    std::vector<AccessHolder> holders;
    for (const PrincipalHandle principal : candidates) {
        AccessAnswer answer = question.answer(PrincipalSet(m_inventory, principal), counting[principal]);
        if (!answer.grants.empty())
            holders.push_back({principal, std::move(answer)});
    }
    sortByName(m_inventory, holders);
    return holders;
}

std::vector<AssignmentHandle> EffectiveAccess::assignmentsThatCount(const PrincipalSet& principals,
                                                                    ScopeHandle scope) const
{
    const std::vector<ScopeHandle> chain = m_inventory.chainAbove(scope);
    std::vector<std::pair<std::ptrdiff_t, AssignmentHandle>> counting; // with how far above it was made
    for (const PrincipalHandle principal : principals.known()) {
        for (const AssignmentHandle assignment : m_inventory.assignmentsOf(principal)) {
            const auto at = std::find(chain.begin(), chain.end(), m_inventory.assignment(assignment).scope);
            if (at != chain.end())
                counting.emplace_back(at - chain.begin(), assignment);
        }
    }
    std::stable_sort(counting.begin(), counting.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<AssignmentHandle> nearestFirst;
    nearestFirst.reserve(counting.size());
    for (const auto& [distance, assignment] : counting)
        nearestFirst.push_back(assignment);
    return nearestFirst;
}

std::vector<ReadGap> EffectiveAccess::gapsThatMatter(ScopeHandle scope) const
{
    const QString id = m_inventory.armId(scope);
    std::vector<ReadGap> matter;
    for (const ReadGap& gap : m_inventory.gaps()) {
        if (!tellsOfAccess(gap.kind))
            continue;
        const ScopeHandle asked = m_inventory.findScope(gap.scope);
        if (asked.isValid() ? m_inventory.isAtOrBelow(scope, asked) : armid::isAtOrBelow(id, gap.scope))
            matter.push_back(gap);
    }
    return matter;
}

} // namespace rolescope
