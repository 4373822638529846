// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/tenant.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

#include <vector>

namespace rolescope::simulator {

class State;

/// An action pattern of a role against an action: case-insensitive, '*' spans segments, and a "/*/" in the pattern also
/// stands for a single slash (Managed Identity Operator's "userAssignedIdentities/*/assign/action" grants
/// "userAssignedIdentities/assign/action").
bool actionMatches(QStringView pattern, QStringView action);

/// Some action pattern matches and no notAction does, within this one element.
bool permits(const PermissionSet& permissions, QStringView action, bool dataAction = false);

/// Azure RBAC: what a principal may do on the simulated tenant. Grants along the scope chain add up over the principal
/// and its transitive groups; a deny assignment that applies wins. Answers are kept until the state changes.
class Access
{
public:
    explicit Access(const State& state);

    /// Whether the principal may do a control-plane (or data) action at a scope (id in any case).
    bool may(const QString& principal, const QString& action, QStringView scope, bool dataAction = false);
    /// may(type + "/read") at a resource; type "Microsoft.Compute/virtualMachines".
    bool mayRead(const QString& principal, const QString& type, QStringView scope);
    /// Whether groups and resources at the scope are readable in general ("…/resourceGroups/read").
    bool mayReadScope(const QString& principal, QStringView scope);
    /// Whether the principal holds any role at the scope or below: such subscriptions and groups show up in lists.
    bool holdsAnythingBelow(const QString& principal, QStringView scope);
    /// Whether a role assignment of this role may be written or deleted at the scope: may() and, where the grant behind
    /// it carries a delegation condition, the role is one that the condition names.
    bool mayDelegate(const QString& principal, const QString& action, QStringView scope, QStringView roleGuid);

    /// The roles that apply to the principal at the scope: those of the assignments at and above it.
    std::vector<const RoleDefinition*> rolesAt(const QString& principal, QStringView scope);
    /// The principal and its transitive groups.
    const QSet<QString>& subjects(const QString& principal);

private:
    struct Decision
    {
        bool granted = false;
        bool denied = false;
    };
    struct Grant
    {
        const RoleDefinition* role;
        const RoleAssignment* assignment;
    };
    /// What the caches hold for one principal.
    struct Holder
    {
        QSet<QString> subjects;
        QHash<QString, std::vector<Grant>> grants; ///< by scope key
        QHash<QString, std::vector<const DenyAssignment*>> denials; ///< by scope key
        QHash<QString, QHash<QString, Decision>> decisions; ///< action → scope key → inherited decision
        QHash<QString, bool> below; ///< scope key → holds a grant there or below
    };

    Holder& holder(const QString& principal);
    void collect(Holder& holder, const QString& principal) const;
    void collectDenials(Holder& holder) const;
    /// The decision at a scope and everything above it; memo'd only where the scope has children worth sharing it.
    Decision decide(Holder& holder, const QString& action, const QString& scopeKey, bool dataAction);
    static void apply(const Holder& holder, const QString& scopeKey, QStringView action, bool dataAction,
                      Decision& decision);

    const State& m_state;
    quint64 m_revision = 0;
    QHash<QString, Holder> m_holders;
};

} // namespace rolescope::simulator
