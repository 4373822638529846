// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/preflight.h"

#include "models/domain/namelist.h"
#include "models/plan/preflightparts.h"

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace preflightparts {

namespace {

/// Azure Resource Manager checks this one on each identity that a PATCH names (error LinkedAuthorizationFailed).
constexpr auto assignIdentity = "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_L1;

struct Rights
{
    const QSet<QString>& created;

    std::vector<NeededRight> operator()(const CreateIdentity& step) const
    {
        return {{"Microsoft.ManagedIdentity/userAssignedIdentities/write"_L1, armid::parentOf(step.identityId)}};
    }

    std::vector<NeededRight> operator()(const AssignRole& step) const
    {
        return {{"Microsoft.Authorization/roleAssignments/write"_L1, step.scope}};
    }

    std::vector<NeededRight> operator()(const ChangeHost& step) const
    {
        const bool isSet = armid::typeOf(step.hostId).endsWith("virtualMachineScaleSets"_L1, Qt::CaseInsensitive);
        std::vector<NeededRight> rights{{isSet ? "Microsoft.Compute/virtualMachineScaleSets/write"_L1
                                               : "Microsoft.Compute/virtualMachines/write"_L1,
                                         step.hostId}};
        for (const QString& id : step.attach) {
            const bool isNew = created.contains(armid::folded(id));
            rights.push_back({assignIdentity, isNew ? armid::parentOf(id) : id});
        }
        return rights;
    }

    std::vector<NeededRight> operator()(const RevokeRole& step) const
    {
        return {{"Microsoft.Authorization/roleAssignments/delete"_L1, step.assignment.scope}};
    }

    std::vector<NeededRight> operator()(const DeleteIdentity& step) const
    {
        return {{"Microsoft.ManagedIdentity/userAssignedIdentities/delete"_L1, step.identity.id}};
    }
};

/// Collects ids, each once whatever its case.
class UniqueIds
{
public:
    void add(const QString& id)
    {
        if (!id.isEmpty() && !m_seen.contains(armid::folded(id))) {
            m_seen.insert(armid::folded(id));
            m_ids << id;
        }
    }
    const QStringList& ids() const { return m_ids; }

private:
    QSet<QString> m_seen;
    QStringList m_ids;
};

} // namespace

std::vector<std::vector<NeededRight>> neededRights(const Plan& plan)
{
    const QSet<QString> created = createdIdentities(plan);
    std::vector<std::vector<NeededRight>> rights;
    rights.reserve(plan.steps.size());
    for (const PlanStep& step : plan.steps)
        rights.push_back(step.satisfied ? std::vector<NeededRight>() : std::visit(Rights{created}, step.action));
    return rights;
}

QString lockScopeOf(const QString& target)
{
    const QString subscription = armid::subscriptionOf(target);
    if (subscription.isEmpty())
        return {};
    const QString group = armid::resourceGroupOf(target);
    return group.isEmpty() ? armid::subscriptionScope(subscription) : armid::resourceGroupScope(subscription, group);
}

QString lockedTargetOf(const StepAction& action)
{
    if (const auto* revocation = std::get_if<RevokeRole>(&action))
        return revocation->assignment.scope;
    return targetOf(action);
}

QSet<QString> createdIdentities(const Plan& plan)
{
    QSet<QString> created;
    forEachOpen<CreateIdentity>(
        plan, [&](int /*step*/, const CreateIdentity& action) { created.insert(armid::folded(action.identityId)); });
    return created;
}

QStringList neededIdentities(const StepAction& action, const QSet<QString>& created)
{
    QStringList ids;
    if (const auto* change = std::get_if<ChangeHost>(&action))
        ids = change->attach;
    if (const auto* grant = std::get_if<AssignRole>(&action);
        grant && !grant->principal.systemAssigned && !grant->principal.identityId.isEmpty())
        ids << grant->principal.identityId;
    ids.removeIf([&](const QString& id) { return created.contains(armid::folded(id)); });
    return ids;
}

QString scopeName(const Inventory& inventory, const QString& id)
{
    const ScopeHandle scope = inventory.findScope(id);
    return scope.isValid() ? inventory.displayName(scope) : armid::nameOf(id);
}

void Grouping::add(const QString& key, int step, const QString& id, const QString& name)
{
    if (!m_index.contains(key)) {
        m_index.insert(key, m_groups.size());
        m_groups.push_back({key, step, {}, {}, {}});
    }
    Group& group = m_groups[m_index[key]];
    if (const QString folded = armid::folded(id); !group.seen.contains(folded)) {
        group.seen.insert(folded);
        group.ids << id;
        group.names << name;
    }
}

QString Grouping::listed(const Group& group)
{
    return nameList(group.names, group.names.size());
}

} // namespace preflightparts

PreflightQuestions preflightQuestions(const Plan& plan)
{
    using namespace preflightparts;
    UniqueIds permissionScopes;
    UniqueIds lockScopes;
    UniqueIds hosts;
    UniqueIds identities;
    UniqueIds subscriptions;
    const QSet<QString> created = createdIdentities(plan);
    const auto rights = neededRights(plan);
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const PlanStep& step = plan.steps[i];
        if (step.satisfied)
            continue;
        for (const NeededRight& right : rights[i])
            permissionScopes.add(right.scope);
        const QString target = lockedTargetOf(step.action);
        lockScopes.add(lockScopeOf(target));
        if (const QString subscription = armid::subscriptionOf(target); !subscription.isEmpty())
            subscriptions.add(armid::subscriptionScope(subscription));
        if (const auto* change = std::get_if<ChangeHost>(&step.action))
            hosts.add(change->hostId);
        if (std::holds_alternative<CreateIdentity>(step.action) || std::holds_alternative<DeleteIdentity>(step.action))
            identities.add(target);
        for (const QString& id : neededIdentities(step.action, created))
            identities.add(id);
    }
    return {permissionScopes.ids(), lockScopes.ids(), hosts.ids(), identities.ids(), subscriptions.ids()};
}

std::vector<PreflightFinding> preflight(const Plan& plan, const Inventory& inventory, const PreflightFacts& facts)
{
    using namespace preflightparts;
    const auto parts = {findRights, findLocks,  findSubscriptions, findHosts,       findIdentities,
                        findGrants, findLimits, findLosses,        findIrreversible};
    const Case given{plan, inventory, facts};
    Findings findings;
    for (const auto& part : parts)
        part(given, findings);
    std::ranges::stable_sort(findings, {},
                             [](const PreflightFinding& finding) { return std::pair(finding.severity, finding.step); });
    return findings;
}

bool isClear(const std::vector<PreflightFinding>& findings)
{
    return std::ranges::none_of(
        findings, [](const PreflightFinding& finding) { return finding.severity == FindingSeverity::Blocking; });
}

} // namespace rolescope
