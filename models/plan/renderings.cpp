// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/renderings.h"

#include "models/domain/quoting.h"
#include "models/inventory/inventoryvalues.h"
#include "models/plan/identitychange.h"
#include "models/plan/renderparts.h"

#include <algorithm>

namespace rolescope {

namespace renderparts {

using namespace Qt::Literals::StringLiterals;

QString heading(const Plan& plan, std::size_t step)
{
    return QString::number(step + 1) + ". "_L1 + commentText(describeStep(plan.steps[step].action));
}

bool isScaleSet(const QString& hostId)
{
    return armid::typeOf(hostId).compare("Microsoft.Compute/virtualMachineScaleSets"_L1, Qt::CaseInsensitive) == 0;
}

const PlanStep* creationOf(const Plan& plan, const QString& identityId)
{
    const auto found = std::ranges::find_if(plan.steps, [&](const PlanStep& step) {
        const auto* creation = std::get_if<CreateIdentity>(&step.action);
        return creation && armid::same(creation->identityId, identityId);
    });
    return found == plan.steps.end() ? nullptr : &*found;
}

bool isUnknown(const PlannedPrincipal& principal)
{
    return principal.principalId.isEmpty();
}

bool isPrincipalAwaited(const Plan& plan, const QString& identityId)
{
    return std::ranges::any_of(plan.steps, [&](const PlanStep& step) {
        const auto* grant = std::get_if<AssignRole>(&step.action);
        return grant && !step.satisfied && isUnknown(grant->principal)
            && armid::same(grant->principal.identityId, identityId);
    });
}

AssignmentHandle assignmentOf(const AssignRole& grant, const Inventory& inventory)
{
    const PrincipalHandle principal = inventory.findPrincipal(grant.principal.principalId);
    const RoleHandle role = inventory.findRole(grant.roleGuid);
    const ScopeHandle scope = inventory.findScope(grant.scope);
    if (!principal.isValid() || !role.isValid() || !scope.isValid())
        return {};
    const auto assignments = inventory.assignmentsOf(principal);
    const auto found = std::ranges::find_if(assignments, [&](AssignmentHandle each) {
        const AssignmentRow& row = inventory.assignment(each);
        return row.role == role && row.scope == scope && inventory.text(row.condition) == grant.condition;
    });
    return found == assignments.end() ? AssignmentHandle() : *found;
}

IdentityBlock HostBlocks::current(const QString& hostId) const
{
    if (const auto changed = m_blocks.constFind(armid::folded(hostId)); changed != m_blocks.constEnd())
        return *changed;
    const HostHandle host = m_inventory.findHost(hostId);
    return host.isValid() ? inventoryvalues::host(m_inventory, host).identity : IdentityBlock();
}

IdentityBlock HostBlocks::change(const ChangeHost& step)
{
    const IdentityBlock block = changedBlock(current(step.hostId), step);
    m_blocks.insert(armid::folded(step.hostId), block);
    return block;
}

} // namespace renderparts

QString renderPlan(const Plan& plan, const Inventory& inventory, PlanLanguage language)
{
    switch (language) {
    case PlanLanguage::Text:
        return renderparts::text(plan, inventory);
    case PlanLanguage::Json:
        return renderparts::json(plan, inventory);
    case PlanLanguage::AzureCli:
        return renderparts::azureCli(plan, inventory);
    case PlanLanguage::Terraform:
        return renderparts::terraform(plan, inventory);
    case PlanLanguage::Bicep:
        return renderparts::bicep(plan, inventory);
    case PlanLanguage::Rest:
        return renderparts::rest(plan, inventory);
    }
    return {};
}

} // namespace rolescope
