// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plan/preflight.h"

#include <QHash>
#include <QSet>

/// The parts that preflight is made of; private to it. Each looks at the steps that are still to be done.
namespace rolescope::preflightparts {

/// What is judged.
struct Case
{
    const Plan& plan;
    const Inventory& inventory;
    const PreflightFacts& facts;
};

using Findings = std::vector<PreflightFinding>;

void findRights(const Case& given, Findings& findings);
void findLocks(const Case& given, Findings& findings);
void findSubscriptions(const Case& given, Findings& findings);
void findHosts(const Case& given, Findings& findings); ///< gone, busy
void findIdentities(const Case& given, Findings& findings); ///< gone, taken, of another region
void findGrants(const Case& given, Findings& findings); ///< not assignable, given already, privileged
void findLimits(const Case& given, Findings& findings);
void findLosses(const Case& given, Findings& findings);
void findIrreversible(const Case& given, Findings& findings);

/// A right that a step needs.
struct NeededRight
{
    QLatin1StringView action;
    QString scope;

    bool operator==(const NeededRight&) const = default;
};

/// What the caller must be permitted to do for each step; nothing for steps that are so already. Identities that the
/// plan creates are asked about at their resource group.
std::vector<std::vector<NeededRight>> neededRights(const Plan& plan);

/// The scope whose locks tell of everything that may lie on `target`: its resource group or subscription; empty above
/// those, where there are no locks.
QString lockScopeOf(const QString& target);
/// What a lock would have to cover to stand in the step's way.
QString lockedTargetOf(const StepAction& action);

/// Folded ids of the identities that the plan will create.
QSet<QString> createdIdentities(const Plan& plan);
/// User-assigned identities that a step needs to be there, and that the plan does not create.
QStringList neededIdentities(const StepAction& action, const QSet<QString>& created);

/// What people call a scope: its display name, else the last segment of the id.
QString scopeName(const Inventory& inventory, const QString& id);

/// Puts together what differs only in the thing that it is said of, so that 500 machines make one finding.
class Grouping
{
public:
    struct Group
    {
        QString key;
        int step = 0; ///< the first
        QStringList ids; ///< each once, in the order of their coming
        QStringList names; ///< of these
        QSet<QString> seen; ///< ids, folded

        bool isOne() const { return ids.size() == 1; }
        int count() const { return static_cast<int>(ids.size()); }
    };

    void add(const QString& key, int step, const QString& id, const QString& name);
    const std::vector<Group>& groups() const { return m_groups; } ///< in the order of their coming
    static QString listed(const Group& group); ///< "vm-1, vm-2, vm-3 and 4 more"

private:
    std::vector<Group> m_groups;
    QHash<QString, std::size_t> m_index;
};

/// Calls `visit(index, action)` for the steps of one kind that are still to be done.
template <typename Action, typename Visit> void forEachOpen(const Plan& plan, Visit visit)
{
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const auto* action = std::get_if<Action>(&plan.steps[i].action);
        if (action && !plan.steps[i].satisfied)
            visit(static_cast<int>(i), *action);
    }
}

} // namespace rolescope::preflightparts
