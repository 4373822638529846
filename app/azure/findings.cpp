// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/findings.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

void Findings::note(SyncBatch& batch)
{
    std::erase_if(batch.assignments, [this](const RoleAssignment& assignment) {
        if (!armid::subscriptionOf(assignment.scope).isEmpty())
            return false;
        const qsizetype before = inheritedAssignments.size();
        inheritedAssignments.insert(armid::folded(assignment.id));
        return inheritedAssignments.size() == before;
    });
    for (const RoleAssignment& assignment : batch.assignments) {
        roleGuids.insert(assignment.roleGuid);
        notePrincipal(assignment.principalId, assignment.principalKind);
    }
    for (const DenyAssignment& deny : batch.denyAssignments) {
        for (const QStringList& ids : {deny.principalIds, deny.excludedPrincipalIds}) {
            for (const QString& id : ids) {
                if (id != "00000000-0000-0000-0000-000000000000"_L1) // everyone
                    notePrincipal(id, PrincipalKind::Unknown);
            }
        }
    }
    for (const RoleDefinition& role : batch.roles)
        knownRoles.insert(role.guid);
}

void Findings::notePrincipal(const QString& id, PrincipalKind kind)
{
    const auto known = principals.find(id);
    if (known == principals.end()) {
        principals.insert(id, kind);
        unnamedPrincipals.append(id);
    } else if (*known == PrincipalKind::Unknown) {
        *known = kind;
    }
}

QStringList Findings::subscriptionIds() const
{
    QStringList ids;
    ids.reserve(static_cast<qsizetype>(subscriptions.size()));
    for (const Subscription& subscription : subscriptions)
        ids.append(subscription.id);
    return ids;
}

QString Findings::displayNameOf(const QString& subscription) const
{
    const auto found = std::ranges::find(subscriptions, subscription, &Subscription::id);
    return found == subscriptions.end() || found->displayName.isEmpty() ? subscription : found->displayName;
}

bool Findings::isOneDirectory() const
{
    QSet<QString> directories;
    for (const Subscription& subscription : subscriptions)
        directories.insert(subscription.tenantId);
    return directories.size() <= 1;
}

QSet<QString> Findings::groupsAboveSubscriptions() const
{
    QHash<QString, QString> parents;
    for (const ManagementGroup& group : managementGroups)
        parents.insert(group.name.toLower(), group.parentName);
    QSet<QString> above;
    for (const Subscription& subscription : subscriptions) {
        QString name = subscription.managementGroup;
        while (!name.isEmpty() && !above.contains(name)) { // which also ends a circle
            above.insert(name);
            name = parents.value(name.toLower());
        }
    }
    return above;
}

} // namespace rolescope::azure
