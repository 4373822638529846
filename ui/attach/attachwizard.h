// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/planwizard.h"

#include <vector>

namespace rolescope {

class AttachDraft;

/// The way to an identity for virtual machines: Virtual machines → Identity → Roles and scope → Review → Apply. Nothing
/// is written before Review is left by its button. Opened by open(); deletes itself when closed.
class AttachWizard : public PlanWizard
{
    Q_OBJECT

public:
    /// What `chosen` tells is filled in: see AttachDraft::prefill.
    AttachWizard(const Parts& parts, const std::vector<EntityRef>& chosen, QWidget* parent);

    AttachDraft& draft() { return *m_draft; }

private:
    void replaceRole(int step, const QString& roleGuid);

    AttachDraft* m_draft;
};

} // namespace rolescope
