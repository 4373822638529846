// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/batch.h"

#include <QHash>
#include <QSet>
#include <QString>

namespace rolescope::azure {

/// What later steps of a sync need to know of earlier ones, kept while pages pass by.
struct Findings
{
    std::vector<Subscription> subscriptions;
    std::vector<ManagementGroup> managementGroups;
    QSet<QString> roleGuids; ///< that role assignments name
    QSet<QString> knownRoles; ///< GUIDs of the definitions that were read
    QHash<QString, PrincipalKind> principals; ///< that assignments name
    QStringList unnamedPrincipals; ///< those of them that the directory was not asked about yet
    QSet<QString> inheritedAssignments; ///< folded ids of those above subscriptions, which come with each query

    /// Takes note of a batch and drops from it assignments from above that came before.
    void note(SyncBatch& batch);

    QStringList subscriptionIds() const;
    /// The subscription's name, or its id where it has none.
    QString displayNameOf(const QString& subscription) const;
    /// True where the subscriptions belong to one directory: only then does it know all principals that they name.
    bool isOneDirectory() const;
    /// Names of the management groups that hold one of the subscriptions, as far as they are known.
    QSet<QString> groupsAboveSubscriptions() const;

private:
    void notePrincipal(const QString& id, PrincipalKind kind);
};

} // namespace rolescope::azure
