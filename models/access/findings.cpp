// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/findings.h"

#include "models/access/permissionset.h"

#include <QHash>

#include <algorithm>
#include <array>

namespace rolescope::findings {

namespace {

/// Tenant, management group or subscription.
bool isWide(const Inventory& inventory, ScopeHandle scope)
{
    return inventory.scope(scope).kind <= ScopeKind::Subscription;
}

/// Finds one kind after the other, each in one walk over rows.
class Finder
{
public:
    explicit Finder(const Inventory& inventory) : m_inventory(inventory) { }

    std::vector<Finding> run()
    {
        for (int row = 0; row < m_inventory.rowCount(Table::Identities); ++row)
            lookAt(m_inventory.at(Table::Identities, row).as<EntityKind::Identity>());
        for (int row = 0; row < m_inventory.rowCount(Table::Assignments); ++row)
            lookAt(m_inventory.at(Table::Assignments, row).as<EntityKind::Assignment>());
        for (int row = 0; row < m_inventory.rowCount(Table::Principals); ++row)
            lookForRedundant(m_inventory.at(Table::Principals, row).as<EntityKind::Principal>());
        lookAtLimits();
        std::stable_sort(m_findings.begin(), m_findings.end(), [](const Finding& a, const Finding& b) {
            return std::pair(b.severity, a.kind) < std::pair(a.severity, b.kind);
        });
        return std::move(m_findings);
    }

private:
    void lookAt(IdentityHandle identity)
    {
        const IdentityRow& row = m_inventory.identity(identity);
        if (!row.systemAssigned && row.placeholder)
            noteMissing(identity);
        else if (!row.systemAssigned && m_inventory.hostCount(identity) == 0)
            noteUnused(identity);
        if (m_inventory.assignmentCount(identity) > 0)
            lookForPrivileges(identity);
    }

    void noteMissing(IdentityHandle identity)
    {
        const std::vector<HostHandle> hosts = m_inventory.hostsOf(identity);
        if (hosts.empty())
            return;
        Finding finding{
            Finding::Kind::MissingIdentity, Finding::Severity::Warning, {identity}, int(hosts.size()), false};
        finding.entities.insert(finding.entities.end(), hosts.begin(), hosts.end());
        finding.uncertain = isOutOfSight(m_inventory.identity(identity).scope);
        m_findings.push_back(std::move(finding));
    }

    void noteUnused(IdentityHandle identity)
    {
        const std::vector<AssignmentHandle> grants = m_inventory.assignmentsOf(identity);
        const auto severity = grants.empty() ? Finding::Severity::Note : Finding::Severity::Warning;
        Finding finding{Finding::Kind::UnusedIdentity, severity, {identity}, 0, false};
        finding.entities.insert(finding.entities.end(), grants.begin(), grants.end());
        finding.uncertain = hasGap({ReadKind::VirtualMachines, ReadKind::ScaleSets, ReadKind::OtherHosts});
        m_findings.push_back(std::move(finding));
    }

    void lookForPrivileges(IdentityHandle identity)
    {
        std::vector<AssignmentHandle> privileged = m_inventory.assignmentsOf(identity);
        std::erase_if(privileged, [this](AssignmentHandle grant) {
            return !m_inventory.role(m_inventory.assignment(grant).role).privileged;
        });
        const int hosts = m_inventory.hostCount(identity);
        if (hosts > 1 && !privileged.empty())
            noteShared(identity, hosts, std::move(privileged));
        else
            noteWide(identity, privileged);
    }

    void noteShared(IdentityHandle identity, int hosts, std::vector<AssignmentHandle> privileged)
    {
        std::stable_sort(privileged.begin(), privileged.end(),
                         [this](AssignmentHandle a, AssignmentHandle b) { return scopeOf(a).kind < scopeOf(b).kind; });
        const bool wide = isWide(m_inventory, m_inventory.assignment(privileged.front()).scope);
        const auto severity = wide ? Finding::Severity::Danger : Finding::Severity::Warning;
        Finding finding{Finding::Kind::PrivilegedSharedIdentity, severity, {identity}, hosts, false};
        finding.entities.insert(finding.entities.end(), privileged.begin(), privileged.end());
        m_findings.push_back(std::move(finding));
    }

    void noteWide(IdentityHandle identity, const std::vector<AssignmentHandle>& privileged)
    {
        for (const AssignmentHandle grant : privileged) {
            if (isWide(m_inventory, m_inventory.assignment(grant).scope))
                m_findings.push_back(
                    {Finding::Kind::PrivilegedIdentity, Finding::Severity::Danger, {grant, identity}, 0, false});
        }
    }

    void lookAt(AssignmentHandle assignment)
    {
        if (m_inventory.isOrphaned(assignment))
            m_findings.push_back(
                {Finding::Kind::OrphanedAssignment, Finding::Severity::Warning, {assignment}, 0, false});
        if (m_inventory.assignment(assignment).condition != TextHandle())
            m_findings.push_back(
                {Finding::Kind::ConditionalAssignment, Finding::Severity::Note, {assignment}, 0, false});
        countAssignment(m_inventory.assignment(assignment).scope);
    }

    void lookForRedundant(PrincipalHandle principal)
    {
        const std::vector<AssignmentHandle> grants = m_inventory.assignmentsOf(principal);
        if (grants.size() < 2 || m_inventory.principal(principal).deleted)
            return;
        QHash<ScopeHandle, std::vector<AssignmentHandle>> unconditional;
        for (const AssignmentHandle grant : grants) {
            if (m_inventory.assignment(grant).condition == TextHandle())
                unconditional[m_inventory.assignment(grant).scope].push_back(grant);
        }
        for (const AssignmentHandle grant : grants) {
            if (const AssignmentHandle other = widerThan(grant, unconditional); other.isValid())
                m_findings.push_back(
                    {Finding::Kind::RedundantAssignment, Finding::Severity::Note, {grant, other}, 0, false});
        }
    }

    /// An assignment at the scope or above that permits all that this one does.
    AssignmentHandle widerThan(AssignmentHandle grant,
                               const QHash<ScopeHandle, std::vector<AssignmentHandle>>& unconditional)
    {
        const AssignmentRow& narrow = m_inventory.assignment(grant);
        for (ScopeHandle at = narrow.scope; at.isValid(); at = m_inventory.scope(at).parent) {
            const auto there = unconditional.constFind(at);
            if (there == unconditional.constEnd())
                continue;
            for (const AssignmentHandle other : *there) {
                const RoleHandle role = m_inventory.assignment(other).role;
                // At the same scope two roles that permit the same would each be redundant for the other.
                const bool wider = covers(role, narrow.role) && (at != narrow.scope || !covers(narrow.role, role));
                if (other != grant && wider)
                    return other;
            }
        }
        return {};
    }

    bool covers(RoleHandle wide, RoleHandle narrow)
    {
        if (wide == narrow)
            return true;
        if (m_inventory.role(wide).placeholder || m_inventory.role(narrow).placeholder)
            return false;
        const std::pair key(wide.value, narrow.value);
        const auto known = m_covers.constFind(key);
        if (known != m_covers.constEnd())
            return *known;
        return *m_covers.insert(key, permissionset::covers(permissionsOf(wide), permissionsOf(narrow)));
    }

    const std::vector<Permission>& permissionsOf(RoleHandle role)
    {
        const auto known = m_permissions.constFind(role);
        return known != m_permissions.constEnd()
            ? *known
            : *m_permissions.insert(role, m_inventory.roleDefinition(role).permissions);
    }

    /// Azure counts what is at a subscription and below it, and what is at a management group itself.
    void countAssignment(ScopeHandle scope)
    {
        while (scope.isValid() && m_inventory.scope(scope).kind > ScopeKind::Subscription)
            scope = m_inventory.scope(scope).parent;
        if (!scope.isValid() || m_inventory.scope(scope).kind == ScopeKind::Tenant)
            return;
        if (++m_counts[scope] == 1)
            m_counted.push_back(scope);
    }

    void lookAtLimits()
    {
        for (const ScopeHandle scope : m_counted) {
            const int count = m_counts.value(scope);
            const int limit = m_inventory.scope(scope).kind == ScopeKind::Subscription ? assignmentsPerSubscription
                                                                                       : assignmentsPerManagementGroup;
            if (count * 5 < limit * 4)
                continue;
            const auto severity = count * 20 < limit * 19 ? Finding::Severity::Warning : Finding::Severity::Danger;
            m_findings.push_back({Finding::Kind::AssignmentLimit, severity, {scope}, count, false});
        }
    }

    const ScopeRow& scopeOf(AssignmentHandle assignment) const
    {
        return m_inventory.scope(m_inventory.assignment(assignment).scope);
    }

    bool hasGap(std::initializer_list<ReadKind> kinds) const
    {
        const std::vector<ReadGap>& gaps = m_inventory.gaps();
        return std::any_of(gaps.begin(), gaps.end(), [&](const ReadGap& gap) {
            return gap.kind == ReadKind::Subscriptions
                || std::find(kinds.begin(), kinds.end(), gap.kind) != kinds.end();
        });
    }

    /// Whether what is at the scope may be there and yet not have been read.
    bool isOutOfSight(ScopeHandle scope) const
    {
        ScopeHandle subscription = scope;
        while (subscription.isValid() && m_inventory.scope(subscription).kind != ScopeKind::Subscription)
            subscription = m_inventory.scope(subscription).parent;
        return !subscription.isValid() || m_inventory.scope(subscription).placeholder
            || hasGap({ReadKind::Identities, ReadKind::ResourceGroups});
    }

    const Inventory& m_inventory;
    std::vector<Finding> m_findings;
    QHash<RoleHandle, std::vector<Permission>> m_permissions;
    QHash<std::pair<quint32, quint32>, bool> m_covers;
    QHash<ScopeHandle, int> m_counts;
    std::vector<ScopeHandle> m_counted; ///< in the order of their first assignments
};

} // namespace

std::vector<Finding> all(const Inventory& inventory)
{
    return Finder(inventory).run();
}

} // namespace rolescope::findings
