// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planner.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct UndoText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PlanUndo)
};

struct Inverse
{
    const StepOutcome& outcome;

    std::optional<StepAction> operator()(const CreateIdentity& step) const
    {
        return DeleteIdentity{{step.identityId, step.location, outcome.principalId, outcome.clientId, {}, step.tags}};
    }

    std::optional<StepAction> operator()(const AssignRole& step) const
    {
        RevokeRole inverse;
        inverse.assignment.id = outcome.assignmentId;
        inverse.assignment.scope = step.scope;
        inverse.assignment.roleGuid = step.roleGuid;
        inverse.assignment.principalId
            = step.principal.principalId.isEmpty() ? outcome.principalId : step.principal.principalId;
        inverse.assignment.principalKind = PrincipalKind::ServicePrincipal;
        inverse.assignment.condition = step.condition;
        inverse.assignment.description = step.description;
        inverse.roleName = step.roleName;
        inverse.principalName = armid::nameOf(step.principal.identityId);
        inverse.scopeName = step.scopeName;
        return inverse;
    }

    /// A system-assigned identity that was disabled is gone for good: enabling it again gives another principal.
    std::optional<StepAction> operator()(const ChangeHost& step) const
    {
        ChangeHost inverse{step.hostId, outcome.detached, outcome.attached, false, outcome.systemEnabled};
        if (inverse.attach.isEmpty() && inverse.detach.isEmpty() && !inverse.disableSystem)
            return std::nullopt;
        return inverse;
    }

    std::optional<StepAction> operator()(const RevokeRole& step) const
    {
        AssignRole inverse;
        inverse.principal.principalId = step.assignment.principalId;
        inverse.roleGuid = step.assignment.roleGuid;
        inverse.roleName = step.roleName;
        inverse.scope = step.assignment.scope;
        inverse.condition = step.assignment.condition;
        inverse.description = step.assignment.description;
        inverse.name = armid::nameOf(step.assignment.id);
        inverse.scopeName = step.scopeName;
        return inverse;
    }

    std::optional<StepAction> operator()(const DeleteIdentity&) const { return std::nullopt; }
};

struct Irreversible
{
    QString operator()(const CreateIdentity&) const { return {}; }
    QString operator()(const AssignRole&) const { return {}; }
    QString operator()(const RevokeRole&) const { return {}; }

    QString operator()(const ChangeHost& step) const
    {
        if (!step.disableSystem)
            return {};
        return UndoText::tr("Disabling a system-assigned identity cannot be undone: enabled again, %1 gets another "
                            "principal id, which holds no roles.")
            .arg(armid::nameOf(step.hostId));
    }

    QString operator()(const DeleteIdentity& step) const
    {
        return UndoText::tr("Deleting %1 cannot be undone: an identity made anew under the same name has another "
                            "principal id, which holds no roles and is attached nowhere.")
            .arg(armid::nameOf(step.identity.id));
    }
};

/// The places in the undo plan of what must be taken back before step `index` is: all that was built on it.
std::vector<int> builtOn(const Plan& plan, std::size_t index, const std::vector<int>& placeInUndo)
{
    std::vector<bool> depends(plan.steps.size(), false);
    std::vector<int> places;
    for (std::size_t later = index + 1; later < plan.steps.size(); ++later) {
        depends[later] = std::ranges::any_of(plan.steps[later].after, [&](int before) {
            return static_cast<std::size_t>(before) == index || depends[static_cast<std::size_t>(before)];
        });
        if (depends[later] && placeInUndo[later] >= 0)
            places.push_back(placeInUndo[later]);
    }
    std::ranges::sort(places);
    return places;
}

} // namespace

Plan planUndo(const Plan& plan, const std::vector<std::optional<StepOutcome>>& outcomes)
{
    Plan undo{UndoText::tr("Undo: %1", "%1: what was done, a sentence without a full stop").arg(plan.title), {}};
    std::vector<int> placeInUndo(plan.steps.size(), -1);
    for (std::size_t index = plan.steps.size(); index-- > 0;) {
        if (index >= outcomes.size() || !outcomes[index] || !outcomes[index]->changed)
            continue;
        auto inverse = std::visit(Inverse{*outcomes[index]}, plan.steps[index].action);
        if (!inverse)
            continue;
        placeInUndo[index] = static_cast<int>(undo.steps.size());
        undo.steps.push_back({std::move(*inverse), builtOn(plan, index, placeInUndo), false});
    }
    return undo;
}

QString whyIrreversible(const StepAction& action)
{
    return std::visit(Irreversible{}, action);
}

} // namespace rolescope
