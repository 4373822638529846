// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/preflightparts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace rolescope::preflightparts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ObstacleText
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::PreflightObstacles)
};

bool isDeletion(const StepAction& action)
{
    return std::holds_alternative<RevokeRole>(action) || std::holds_alternative<DeleteIdentity>(action);
}

/// The scope that a lock lies on.
QString scopeOf(const ResourceLock& lock)
{
    const qsizetype end = lock.id.lastIndexOf("/providers/Microsoft.Authorization/locks/"_L1, -1, Qt::CaseInsensitive);
    return end < 0 ? QString() : lock.id.left(end);
}

/// A lock counts on its scope and below. ReadOnly stops every writing, CanNotDelete deletions, and those of role
/// assignments are such (Microsoft Learn, "Lock your resources to protect your infrastructure").
bool stops(const ResourceLock& lock, const StepAction& action, const QString& target)
{
    const QString scope = scopeOf(lock);
    if (scope.isEmpty() || !armid::isAtOrBelow(target, scope))
        return false;
    return lock.level.compare("ReadOnly"_L1, Qt::CaseInsensitive) == 0
        || (lock.level.compare("CanNotDelete"_L1, Qt::CaseInsensitive) == 0 && isDeletion(action));
}

QString nameOf(const Case& given, const QString& id)
{
    return scopeName(given.inventory, id);
}

PreflightFinding lockFinding(const Case& given, const ResourceLock& lock, const Grouping::Group& group)
{
    const bool readOnly = lock.level.compare("ReadOnly"_L1, Qt::CaseInsensitive) == 0;
    const QString place = nameOf(given, scopeOf(lock));
    //: %1: name of a lock, %2: scope that it lies on, %3: names of what it covers
    QString what = (readOnly ? ObstacleText::tr("The lock %1 on %2 lets nobody change anything there: %3.")
                             : ObstacleText::tr("The lock %1 on %2 lets nobody delete anything there: %3."))
                       .arg(armid::nameOf(lock.id), place, Grouping::listed(group));
    if (!lock.notes.isEmpty())
        what += u' ' + ObstacleText::tr("It says: %1", "%1: what somebody wrote beside a lock").arg(lock.notes);
    return {FindingSeverity::Blocking,
            FindingKind::Locked,
            group.step,
            what,
            ObstacleText::tr("Ask the owner of %1 to take the lock away while the change is made.").arg(place),
            {}};
}

/// A subscription in one of these is only read. Source: Microsoft Learn, "Azure subscription states".
bool isWritable(const QString& state)
{
    return state != "Disabled"_L1 && state != "Deleted"_L1 && state != "Expired"_L1;
}

/// States in which a machine takes no change now but will: Microsoft.Compute names the doing.
bool isBusy(const QString& state)
{
    constexpr std::array settled{"Succeeded"_L1, "Failed"_L1, "Canceled"_L1, ""_L1};
    return std::ranges::none_of(settled,
                                [&](QLatin1StringView each) { return state.compare(each, Qt::CaseInsensitive) == 0; });
}

bool isBeingDeleted(const QString& state)
{
    return state.compare("Deleting"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

void findLocks(const Case& given, Findings& findings)
{
    Grouping groups;
    Grouping unread;
    QHash<QString, ResourceLock> locks;
    QHash<QString, QString> reasons;
    for (std::size_t i = 0; i < given.plan.steps.size(); ++i) {
        const PlanStep& step = given.plan.steps[i];
        const QString target = lockedTargetOf(step.action);
        const auto fact = given.facts.locks.find(armid::folded(lockScopeOf(target)));
        if (step.satisfied || fact == given.facts.locks.end())
            continue;
        if (!fact->second) {
            unread.add(fact->second.error().what, static_cast<int>(i), fact->first, nameOf(given, fact->first));
            continue;
        }
        for (const ResourceLock& lock : *fact->second) {
            if (!stops(lock, step.action, target))
                continue;
            const QString key = armid::folded(lock.id);
            locks.insert(key, lock);
            groups.add(key, static_cast<int>(i), target, nameOf(given, target));
        }
    }
    for (const Grouping::Group& group : groups.groups())
        findings.push_back(lockFinding(given, locks.value(group.key), group));
    for (const Grouping::Group& group : unread.groups())
        findings.push_back({FindingSeverity::Note,
                            FindingKind::NotRead,
                            group.step,
                            ObstacleText::tr("Whether locks lie on %1 is not known.").arg(Grouping::listed(group)),
                            group.key,
                            {}});
}

void findSubscriptions(const Case& given, Findings& findings)
{
    Grouping groups;
    for (std::size_t i = 0; i < given.plan.steps.size(); ++i) {
        const PlanStep& step = given.plan.steps[i];
        const QString id = armid::subscriptionScope(armid::subscriptionOf(lockedTargetOf(step.action)));
        const auto fact = given.facts.subscriptions.find(armid::folded(id));
        if (step.satisfied || fact == given.facts.subscriptions.end() || !fact->second
            || isWritable(fact->second->state))
            continue;
        groups.add(fact->second->state, static_cast<int>(i), id, nameOf(given, id));
    }
    for (const Grouping::Group& group : groups.groups())
        findings.push_back({FindingSeverity::Blocking,
                            FindingKind::SubscriptionNotWritable,
                            group.step,
                            //: %1: names of subscriptions, %2: Azure's word for their state: "Disabled"
                            ObstacleText::tr("Nothing can be changed in the subscription %1: its state is %2.")
                                .arg(Grouping::listed(group), group.key),
                            ObstacleText::tr("Ask the subscription's account administrator to enable it again."),
                            {}});
}

void findHosts(const Case& given, Findings& findings)
{
    Grouping gone;
    Grouping deleted;
    Grouping busy;
    Grouping unread;
    forEachOpen<ChangeHost>(given.plan, [&](int step, const ChangeHost& change) {
        const auto fact = given.facts.hosts.find(armid::folded(change.hostId));
        if (fact == given.facts.hosts.end())
            return;
        const QString name = armid::nameOf(change.hostId);
        if (!fact->second && fact->second.error().kind == ErrorKind::NotFound)
            gone.add({}, step, change.hostId, name);
        else if (!fact->second)
            unread.add(fact->second.error().what, step, change.hostId, name);
        else if (isBeingDeleted(fact->second->provisioningState))
            deleted.add({}, step, change.hostId, name);
        else if (isBusy(fact->second->provisioningState))
            busy.add(fact->second->provisioningState, step, change.hostId, name);
    });
    for (const Grouping::Group& group : gone.groups())
        findings.push_back({FindingSeverity::Blocking,
                            FindingKind::Gone,
                            group.step,
                            group.isOne()
                                ? ObstacleText::tr("%1 is not there any more.").arg(Grouping::listed(group))
                                : ObstacleText::tr("%n machines are not there any more: %1.", nullptr, group.count())
                                      .arg(Grouping::listed(group)),
                            ObstacleText::tr("Sync, and plan again without them."),
                            {}});
    for (const Grouping::Group& group : deleted.groups())
        findings.push_back({FindingSeverity::Blocking,
                            FindingKind::HostBusy,
                            group.step,
                            ObstacleText::tr("Being deleted right now: %1.").arg(Grouping::listed(group)),
                            ObstacleText::tr("Plan again without them."),
                            {}});
    for (const Grouping::Group& group : busy.groups())
        findings.push_back({FindingSeverity::Warning,
                            FindingKind::HostBusy,
                            group.step,
                            //: %1: Azure's word for what a machine does: "Updating", %2: names of machines
                            ObstacleText::tr("Another change is under way (%1), and Azure may refuse a second one: %2.")
                                .arg(group.key, Grouping::listed(group)),
                            ObstacleText::tr("Wait until it is done, then check again."),
                            {}});
    for (const Grouping::Group& group : unread.groups())
        findings.push_back(
            {FindingSeverity::Warning,
             FindingKind::NotRead,
             group.step,
             ObstacleText::tr("How these machines are now could not be read: %1.").arg(Grouping::listed(group)),
             group.key,
             {}});
}

} // namespace rolescope::preflightparts
