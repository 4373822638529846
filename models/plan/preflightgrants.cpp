// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/roleranking.h"
#include "models/inventory/roleprivilege.h"
#include "models/plan/preflightparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace rolescope::preflightparts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct GrantText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PreflightGrants)
};

/// Fixed by Azure (Microsoft Learn, "Troubleshoot Azure RBAC limits"). Those of a subscription count at it and below,
/// those of a management group only at itself.
constexpr int subscriptionLimit = 4000;
constexpr int managementGroupLimit = 500;

constexpr int nearLimit(int limit)
{
    return limit / 5 * 4;
}

QString roleName(const AssignRole& grant)
{
    return grant.roleName.isEmpty() ? grant.roleGuid : grant.roleName;
}

QString principalName(const PlannedPrincipal& principal)
{
    return principal.identityId.isEmpty() ? principal.principalId : armid::nameOf(principal.identityId);
}

/// Where a scope hangs in the tree although nothing was read there yet: the nearest above it that is known.
ScopeHandle nearestScope(const Inventory& inventory, QString id)
{
    while (!id.isEmpty()) {
        if (const ScopeHandle scope = inventory.findScope(id); scope.isValid())
            return scope;
        id = armid::parentOf(id);
    }
    return {};
}

/// An assignable scope holds itself and what is below it, management groups by the tree.
bool isAssignable(const Inventory& inventory, const QStringList& assignableScopes, const QString& scope)
{
    return std::ranges::any_of(assignableScopes, [&](const QString& assignable) {
        if (armid::isAtOrBelow(scope, assignable))
            return true;
        const ScopeHandle above = inventory.findScope(assignable);
        const ScopeHandle nearest = nearestScope(inventory, scope);
        return above.isValid() && nearest.isValid() && inventory.isAtOrBelow(nearest, above);
    });
}

void findNotAssignable(const Case& given, Findings& findings)
{
    Grouping wrong;
    Grouping unread;
    QHash<QString, QStringList> assignableScopes;
    forEachOpen<AssignRole>(given.plan, [&](int step, const AssignRole& grant) {
        const RoleHandle role = given.inventory.findRole(grant.roleGuid);
        if (!role.isValid() || given.inventory.role(role).placeholder) {
            unread.add({}, step, grant.roleGuid, roleName(grant));
            return;
        }
        if (!assignableScopes.contains(grant.roleGuid))
            assignableScopes.insert(grant.roleGuid, given.inventory.roleDefinition(role).assignableScopes);
        const QStringList& scopes = assignableScopes[grant.roleGuid];
        if (!scopes.isEmpty() && !isAssignable(given.inventory, scopes, grant.scope))
            wrong.add(grant.roleGuid, step, grant.scope, scopeName(given.inventory, grant.scope));
    });
    for (const Grouping::Group& group : wrong.groups()) {
        const auto& grant = std::get<AssignRole>(given.plan.steps[static_cast<std::size_t>(group.step)].action);
        Grouping assignable;
        for (const QString& scope : assignableScopes[group.key])
            assignable.add({}, 0, scope, scopeName(given.inventory, scope));
        findings.push_back(
            {FindingSeverity::Blocking,
             FindingKind::NotAssignable,
             group.step,
             //: %1: role, %2: names of scopes
             GrantText::tr("The role %1 cannot be assigned at %2.").arg(roleName(grant), Grouping::listed(group)),
             GrantText::tr("It can be assigned at %1 and below. Choose such a scope, or have the "
                           "role's assignable scopes widened.")
                 .arg(Grouping::listed(assignable.groups().front())),
             {}});
    }
    for (const Grouping::Group& group : unread.groups())
        findings.push_back({FindingSeverity::Note,
                            FindingKind::NotRead,
                            group.step,
                            GrantText::tr("The definition of the role %1 was not read, so it is not known what it "
                                          "permits and where it can be assigned.")
                                .arg(Grouping::listed(group)),
                            {},
                            {}});
}

/// The grant that gives the principal this role at the scope already: one without a condition before one with.
AssignmentHandle grantAbove(const Inventory& inventory, const AssignRole& grant)
{
    const PrincipalHandle principal = inventory.findPrincipal(grant.principal.principalId);
    const RoleHandle role = inventory.findRole(grant.roleGuid);
    const ScopeHandle scope = nearestScope(inventory, grant.scope);
    AssignmentHandle found;
    if (!principal.isValid() || !role.isValid() || !scope.isValid())
        return found;
    for (const AssignmentHandle each : inventory.assignmentsOf(principal)) {
        const AssignmentRow& row = inventory.assignment(each);
        const bool free = row.condition == TextHandle{};
        if (row.role == role && inventory.isAtOrBelow(scope, row.scope) && (free || !found.isValid()))
            found = each;
    }
    return found;
}

void findGrantedAlready(const Case& given, Findings& findings)
{
    Grouping groups;
    QHash<QString, AssignmentHandle> examples;
    forEachOpen<AssignRole>(given.plan, [&](int step, const AssignRole& grant) {
        const AssignmentHandle above = grantAbove(given.inventory, grant);
        if (!above.isValid())
            return;
        const AssignmentRow& row = given.inventory.assignment(above);
        const QString key = QString::number(row.scope.value) + u' ' + QString::number(row.condition.value) + u' '
            + grant.roleGuid + u' ' + armid::folded(grant.scope);
        examples.insert(key, above);
        const QString& id = grant.principal.principalId;
        groups.add(key, step, id, principalName(grant.principal));
    });
    for (const Grouping::Group& group : groups.groups()) {
        const auto& grant = std::get<AssignRole>(given.plan.steps[static_cast<std::size_t>(group.step)].action);
        const AssignmentRow& row = given.inventory.assignment(examples[group.key]);
        const QString who = Grouping::listed(group);
        const QString where = given.inventory.displayName(row.scope);
        if (row.condition != TextHandle{})
            findings.push_back({FindingSeverity::Note,
                                FindingKind::AlreadyGranted,
                                group.step,
                                //: %1: identity, %2: role, %3: scope
                                GrantText::tr("%1 already has %2 through %3, but only under a condition.")
                                    .arg(who, roleName(grant), where),
                                GrantText::tr("The two add up: what either allows is allowed."),
                                {}});
        else
            findings.push_back({FindingSeverity::Warning,
                                FindingKind::AlreadyGranted,
                                group.step,
                                GrantText::tr("%1 already has %2 through %3.").arg(who, roleName(grant), where),
                                GrantText::tr("Leave this role out: another assignment of it gives nothing more."),
                                {}});
    }
}

std::vector<RoleDefinition> builtInRoles(const Inventory& inventory)
{
    std::vector<RoleDefinition> roles;
    for (int row = 0; row < inventory.rowCount(Table::Roles); ++row) {
        const auto role = inventory.at(Table::Roles, row).as<EntityKind::Role>();
        if (!inventory.role(role).custom && !inventory.role(role).placeholder)
            roles.push_back(inventory.roleDefinition(role));
    }
    return roles;
}

/// On one resource a role is mostly wanted for what can be done to that kind of resource. The plan does not say more,
/// so the smaller role is one that permits all of that; none for wider scopes, where nobody can tell what is wanted.
std::optional<RoleDefinition> smallerRole(const Inventory& inventory, RoleHandle role, const QStringList& scopes)
{
    QStringList types;
    for (const QString& scope : scopes) {
        if (armid::kindOf(scope) != ScopeKind::Resource)
            return std::nullopt;
        types << armid::typeOf(scope).toLower();
    }
    types.removeDuplicates();
    if (!role.isValid() || types.size() != 1)
        return std::nullopt;
    const std::vector<WantedAction> wanted{{types.front() + "/*"_L1, Plane::Control}};
    const auto roles = builtInRoles(inventory);
    for (const RankedRole& ranked : smallerRoles(inventory.roleDefinition(role), roles, wanted)) {
        if (!isPrivileged(roles[ranked.index]) && ranked.verdict == Verdict::Allowed)
            return roles[ranked.index];
    }
    return std::nullopt;
}

void findPrivileged(const Case& given, Findings& findings)
{
    Grouping groups;
    forEachOpen<AssignRole>(given.plan, [&](int step, const AssignRole& grant) {
        const RoleHandle role = given.inventory.findRole(grant.roleGuid);
        RoleDefinition named;
        named.guid = grant.roleGuid;
        const bool privileged = role.isValid() ? given.inventory.role(role).privileged : isPrivileged(named);
        if (privileged)
            groups.add(grant.roleGuid, step, grant.scope, scopeName(given.inventory, grant.scope));
    });
    for (const Grouping::Group& group : groups.groups()) {
        const auto& grant = std::get<AssignRole>(given.plan.steps[static_cast<std::size_t>(group.step)].action);
        const auto smaller = smallerRole(given.inventory, given.inventory.findRole(grant.roleGuid), group.ids);
        const QString type = smaller ? armid::typeOf(group.ids.front()) : QString();
        findings.push_back(
            {FindingSeverity::Warning, FindingKind::PrivilegedRole, group.step,
             //: %1: role, %2: names of scopes
             GrantText::tr("%1 at %2 lets whoever runs code on the machine do more than a workload should need.")
                 .arg(roleName(grant), Grouping::listed(group)),
             //: %1: role, %2: a kind of resource: "Microsoft.KeyVault/vaults"
             smaller ? GrantText::tr("%1 permits all that can be done to %2, and less besides. If the workload only "
                                     "reads or writes data, a role for that is smaller still.")
                           .arg(smaller->name, type)
                     : GrantText::tr("Choose a role for what the workload really does, or a smaller scope."),
             smaller ? smaller->guid : QString()});
    }
}

/// How many assignments count against the limits of these scopes, by the scopes' handles.
QHash<ScopeHandle, int> countedAt(const Inventory& inventory, const QSet<ScopeHandle>& subscriptions)
{
    QHash<ScopeHandle, int> counts;
    QHash<ScopeHandle, ScopeHandle> known; ///< scope of an assignment → its subscription
    for (int row = 0; row < inventory.rowCount(Table::Assignments); ++row) {
        const ScopeHandle scope
            = inventory.assignment(inventory.at(Table::Assignments, row).as<EntityKind::Assignment>()).scope;
        auto subscription = known.constFind(scope);
        if (subscription == known.constEnd()) {
            const auto chain = inventory.chainAbove(scope);
            const auto found
                = std::ranges::find_if(chain, [&](ScopeHandle each) { return subscriptions.contains(each); });
            subscription = known.insert(scope, found == chain.end() ? ScopeHandle() : *found);
        }
        if (subscription->isValid())
            ++counts[*subscription];
    }
    return counts;
}

struct LimitedScope
{
    ScopeHandle scope;
    int limit = 0;
    int added = 0;
    int step = 0; ///< the first that adds
};

/// The subscriptions and management groups that the plan adds role assignments to.
std::vector<LimitedScope> limitedScopes(const Case& given)
{
    std::vector<LimitedScope> scopes;
    QHash<ScopeHandle, std::size_t> index;
    forEachOpen<AssignRole>(given.plan, [&](int step, const AssignRole& grant) {
        const bool isGroup = armid::kindOf(grant.scope) == ScopeKind::ManagementGroup;
        const QString subscription = armid::subscriptionOf(grant.scope);
        if (!isGroup && subscription.isEmpty())
            return;
        const ScopeHandle scope
            = given.inventory.findScope(isGroup ? grant.scope : armid::subscriptionScope(subscription));
        if (!scope.isValid())
            return;
        if (!index.contains(scope)) {
            index.insert(scope, scopes.size());
            scopes.push_back({scope, isGroup ? managementGroupLimit : subscriptionLimit, 0, step});
        }
        ++scopes[index[scope]].added;
    });
    return scopes;
}

bool wereAssignmentsMissed(const Inventory& inventory)
{
    return std::ranges::any_of(inventory.gaps(),
                               [](const ReadGap& gap) { return gap.kind == ReadKind::RoleAssignments; });
}

} // namespace

void findGrants(const Case& given, Findings& findings)
{
    findNotAssignable(given, findings);
    findGrantedAlready(given, findings);
    findPrivileged(given, findings);
}

void findLimits(const Case& given, Findings& findings)
{
    const auto scopes = limitedScopes(given);
    QSet<ScopeHandle> subscriptions;
    for (const LimitedScope& each : scopes) {
        if (given.inventory.scope(each.scope).kind == ScopeKind::Subscription)
            subscriptions.insert(each.scope);
    }
    const auto counts = subscriptions.isEmpty() ? QHash<ScopeHandle, int>() : countedAt(given.inventory, subscriptions);
    const QString advice = wereAssignmentsMissed(given.inventory)
        ? GrantText::tr("Some role assignments could not be read, so there may be more. Take away those that nobody "
                        "needs, orphaned ones first, or grant to a group.")
        : GrantText::tr("Take away role assignments that nobody needs, orphaned ones first, or grant to a group.");
    for (const LimitedScope& each : scopes) {
        const int now = subscriptions.contains(each.scope)
            ? counts.value(each.scope)
            : static_cast<int>(given.inventory.assignmentsAt(each.scope).size());
        const int then = now + each.added;
        const bool reached = then > each.limit;
        if (!reached && then < nearLimit(each.limit))
            continue;
        const QString name = given.inventory.displayName(each.scope);
        //: %1: subscription or management group, %2: how many it may hold, %3: holds now, %4: how many would come
        const QString what = reached
            ? GrantText::tr("%1 can hold %2 role assignments: it has %3, and %4 more do not fit.")
            : GrantText::tr("%1 can hold %2 role assignments: it has %3, and %4 more bring it near its limit.");
        findings.push_back(
            {reached ? FindingSeverity::Blocking : FindingSeverity::Warning,
             reached ? FindingKind::LimitReached : FindingKind::LimitNear,
             each.step,
             what.arg(name, QString::number(each.limit), QString::number(now), QString::number(each.added)),
             advice,
             {}});
    }
}

} // namespace rolescope::preflightparts
