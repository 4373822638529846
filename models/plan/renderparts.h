// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/plan/plan.h"

#include <QHash>

/// What the renderings of plans have in common; private to them.
namespace rolescope::renderparts {

QString text(const Plan& plan, const Inventory& inventory);
QString json(const Plan& plan, const Inventory& inventory);
QString azureCli(const Plan& plan, const Inventory& inventory);
QString terraform(const Plan& plan, const Inventory& inventory);
QString bicep(const Plan& plan, const Inventory& inventory);
QString rest(const Plan& plan, const Inventory& inventory);

/// "3. vm-web: attach id-web", harmless on one line of a comment.
QString heading(const Plan& plan, std::size_t step);

bool isScaleSet(const QString& hostId);

/// The step that creates this identity, whether it is still to be done or not; nothing where none does.
const PlanStep* creationOf(const Plan& plan, const QString& identityId);
/// The principal must be learned while the plan runs.
bool isUnknown(const PlannedPrincipal& principal);
/// Some step that is to be done gives a role to this identity while its principal id is not known.
bool isPrincipalAwaited(const Plan& plan, const QString& identityId);

/// The assignment that a satisfied step speaks of; invalid where the inventory knows none.
AssignmentHandle assignmentOf(const AssignRole& grant, const Inventory& inventory);

/// The identity blocks of the plan's hosts, step after step.
class HostBlocks
{
public:
    explicit HostBlocks(const Inventory& inventory) : m_inventory(inventory) { }

    /// As it is when the next step's turn comes.
    IdentityBlock current(const QString& hostId) const;
    /// Takes the change over and gives the block that it leads to.
    IdentityBlock change(const ChangeHost& step);

private:
    const Inventory& m_inventory;
    QHash<QString, IdentityBlock> m_blocks; ///< by folded id; those that a step changed
};

} // namespace rolescope::renderparts
