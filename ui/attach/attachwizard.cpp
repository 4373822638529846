// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/attachwizard.h"

#include "ui/attach/attachdraft.h"
#include "ui/attach/identitypage.h"
#include "ui/attach/machinespage.h"
#include "ui/attach/planreview.h"
#include "ui/attach/rolespage.h"

namespace rolescope {

AttachWizard::AttachWizard(const Parts& parts, const std::vector<EntityRef>& chosen, QWidget* parent)
    : PlanWizard(parts, parent), m_draft(new AttachDraft(parts.store, this))
{
    setObjectName(QStringLiteral("attachWizard"));
    for (const EntityRef entity : chosen)
        m_draft->prefill(entity);
    setPage(MachinesPageId, new MachinesPage(*m_draft, this));
    setPage(IdentityPageId, new IdentityPage(*m_draft, this));
    setPage(RolesPageId, new RolesPage(*m_draft, this));
    addReview([this] { return m_draft->plan(); }, tr("&Attach", "carry out the plan"));
    m_reviewPage->setMayReplaceRoles(true);
    connect(m_reviewPage, &ReviewPage::roleSuggested, this, &AttachWizard::replaceRole);
    finishSetup(tr("Attach identity"));
}

/// Takes a smaller role for the one that a step would grant, and reviews again.
void AttachWizard::replaceRole(int step, const QString& roleGuid)
{
    const std::vector<PlanStep>& steps = review().plan().steps;
    const auto* const assign = step >= 0 && static_cast<size_t>(step) < steps.size()
        ? std::get_if<AssignRole>(&steps[static_cast<size_t>(step)].action)
        : nullptr;
    if (!assign)
        return;
    const QString scope = assign->scope;
    const QString before = assign->roleGuid;
    for (int i = 0; i < static_cast<int>(m_draft->grants().size()); ++i) {
        PlannedGrant grant = m_draft->grants()[static_cast<size_t>(i)];
        if (grant.roleGuid != before || !armid::same(grant.scope, scope))
            continue;
        m_draft->removeGrant(i);
        grant.roleGuid = roleGuid;
        m_draft->addGrant(grant);
        break;
    }
    m_reviewPage->makePlan();
}

} // namespace rolescope
