// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/inventorysweep.h"

#include "models/inventory/inventorywriter.h"

#include <QHash>
#include <QSet>

namespace rolescope {

namespace {

/// The covered scopes of one kind of thing, to be asked for many scopes.
class Covered
{
public:
    Covered(const Inventory::Data& data, const Coverage& coverage, ReadKind kind) : d(data)
    {
        for (const CoveredScope& covered : coverage) {
            if (covered.kind != kind)
                continue;
            const ScopeHandle scope = d.findScope(covered.scope);
            if (scope.isValid())
                (covered.exact ? m_exact : m_below).insert(scope.value);
        }
    }

    bool isEmpty() const { return m_exact.isEmpty() && m_below.isEmpty(); }
    bool holds(ScopeHandle scope) const
    {
        if (m_exact.contains(scope.value))
            return true;
        for (quint32 above = scope.value; above != noSlot; above = d.scopes[above].row.parent.value) {
            if (m_below.contains(above))
                return true;
        }
        return false;
    }

private:
    const Inventory::Data& d;
    QSet<quint32> m_exact;
    QSet<quint32> m_below;
};

class Sweeper
{
public:
    Sweeper(Inventory::Data& data, const Coverage& coverage, InventoryChanges& changes)
        : d(data), m_coverage(coverage), m_changes(changes), m_writer(data, changes)
    { }

    void run()
    {
        if (m_coverage.empty())
            return;
        sweepAssignments();
        sweepDenies();
        sweepHosts(HostKind::VirtualMachine, ReadKind::VirtualMachines);
        sweepHosts(HostKind::ScaleSet, ReadKind::ScaleSets);
        sweepHosts(HostKind::Other, ReadKind::OtherHosts);
        sweepIdentities();
        sweepRoles();
        sweepPrincipals();
        demoteContainers(ScopeKind::ResourceGroup, ReadKind::ResourceGroups);
        demoteContainers(ScopeKind::Subscription, ReadKind::Subscriptions);
        demoteContainers(ScopeKind::ManagementGroup, ReadKind::ManagementGroups);
        pruneScopes();
    }

private:
    template <typename Slot, typename Visit> void forEachUntouched(const Slots<Slot>& slots, Visit&& visit) const
    {
        slots.visitOlder(d.generation, visit);
    }

    void sweepAssignments()
    {
        const Covered covered(d, m_coverage, ReadKind::RoleAssignments);
        const QSet<quint32> singly = assignmentsCoveredSingly();
        if (covered.isEmpty() && singly.isEmpty())
            return;
        forEachUntouched(d.assignments, [&](quint32 i) {
            if (!singly.contains(i) && !covered.holds(d.assignments[i].row.scope))
                return;
            m_writer.unlinkAssignment(i);
            m_changes.removedFrom(Table::Assignments).push_back(i);
        });
    }

    /// Those that the coverage names by their own ids.
    QSet<quint32> assignmentsCoveredSingly() const
    {
        QSet<quint32> found;
        for (const CoveredScope& covered : m_coverage) {
            if (covered.kind != ReadKind::RoleAssignments)
                continue;
            if (const quint32 assignment = d.findAssignment(covered.scope); assignment != noSlot)
                found.insert(assignment);
        }
        return found;
    }

    void sweepDenies()
    {
        const Covered covered(d, m_coverage, ReadKind::DenyAssignments);
        forEachUntouched(d.denies, [&](quint32 i) {
            if (!covered.holds(d.denies[i].row.scope))
                return;
            --d.scopes.edit(d.denies[i].row.scope.value).denies;
            m_changes.removedFrom(Table::Denies).push_back(i);
        });
    }

    void sweepHosts(HostKind kind, ReadKind read)
    {
        const Covered covered(d, m_coverage, read);
        if (covered.isEmpty())
            return;
        forEachUntouched(d.hosts, [&](quint32 i) {
            const HostRow& row = d.hosts[i].row;
            if (row.kind != kind || !covered.holds(row.scope))
                return;
            const quint32 scope = row.scope.value;
            m_writer.clearIdentities({i});
            auto& scopeSlot = d.scopes.edit(scope);
            scopeSlot.host = noSlot;
            scopeSlot.row.placeholder = true;
            m_writer.indexScopeName(scope);
            m_changes.removedFrom(tableOf(kind)).push_back(i);
        });
    }

    void sweepIdentities()
    {
        const Covered covered(d, m_coverage, ReadKind::Identities);
        forEachUntouched(d.identities, [&](quint32 i) {
            const IdentityRow& row = d.identities[i].row;
            if (row.systemAssigned || !(row.placeholder || covered.holds(row.scope)))
                return;
            // A host may still name it: then it is shown as what Azure would call a stale reference.
            if (d.hostCount(i) > 0)
                setPlaceholder(i);
            else
                removeIdentity(i);
        });
    }

    void setPlaceholder(quint32 identity)
    {
        if (d.identities[identity].row.placeholder)
            return;
        d.identities.edit(identity).row.placeholder = true;
        d.scopes.edit(d.identities[identity].row.scope.value).row.placeholder = true;
        m_changes.changedIn(Table::Identities).push_back(identity);
    }

    void removeIdentity(quint32 identity)
    {
        m_writer.link({identity}, {});
        const quint32 scope = d.identities[identity].row.scope.value;
        auto& scopeSlot = d.scopes.edit(scope);
        scopeSlot.identity = noSlot;
        scopeSlot.row.placeholder = true;
        m_writer.indexScopeName(scope);
        m_changes.removedFrom(Table::Identities).push_back(identity);
    }

    void sweepRoles()
    {
        const bool covered = !Covered(d, m_coverage, ReadKind::RoleDefinitions).isEmpty();
        for (quint32 i = 0; i < d.roles.size(); ++i) {
            const auto& slot = d.roles[i];
            const bool unseen = covered && d.roles.generation(i) != d.generation;
            if (d.roles.isAlive(i) && slot.assignments == 0 && (slot.row.placeholder || unseen))
                m_changes.removedFrom(Table::Roles).push_back(i);
        }
    }

    void sweepPrincipals()
    {
        forEachUntouched(d.principals, [&](quint32 i) {
            if (!d.isNamed(i))
                m_changes.removedFrom(Table::Principals).push_back(i);
        });
    }

    /// A container that was not seen again is only a name from now on; it goes if nothing stands on it.
    void demoteContainers(ScopeKind kind, ReadKind read)
    {
        const Covered covered(d, m_coverage, read);
        if (covered.isEmpty())
            return;
        forEachUntouched(d.scopes, [&](quint32 i) {
            const ScopeRow& row = d.scopes[i].row;
            if (row.kind != kind || row.placeholder || !covered.holds({i}))
                return;
            d.scopes.edit(i).row.placeholder = true;
            m_changes.changedScopes.push_back(i);
        });
    }

    void pruneScopes()
    {
        QHash<quint32, qsizetype> goneChildren;
        const auto nothingStandsOn = [&](quint32 scope) {
            const auto& slot = d.scopes[scope];
            return slot.row.placeholder && slot.host == noSlot && slot.identity == noSlot
                && slot.firstAssignment == noSlot && slot.denies == 0
                && (slot.children == noSlot || d.childrenOf(scope).size() == goneChildren.value(scope));
        };
        QSet<quint32> gone;
        forEachUntouched(d.scopes, [&](quint32 i) {
            for (quint32 scope = i; scope != 0 && nothingStandsOn(scope) && !gone.contains(scope);
                 scope = d.scopes[scope].row.parent.value) {
                gone.insert(scope);
                ++goneChildren[d.scopes[scope].row.parent.value];
                m_changes.removedScopes.push_back(scope);
            }
        });
    }

    Inventory::Data& d;
    const Coverage& m_coverage;
    InventoryChanges& m_changes;
    InventoryWriter m_writer;
};

} // namespace

void sweep(Inventory::Data& data, const Coverage& coverage, InventoryChanges& changes)
{
    Sweeper(data, coverage, changes).run();
}

} // namespace rolescope
