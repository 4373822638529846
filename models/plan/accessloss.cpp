// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/accessloss.h"

#include "models/access/permissionset.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace rolescope {

namespace {

/// What the steps of a plan do to the identities of each host, and to what those hold.
class Removals
{
public:
    explicit Removals(const Inventory& inventory) : m_inventory(inventory) { }

    void add(int step, const ChangeHost& change)
    {
        const HostHandle host = m_inventory.findHost(change.hostId);
        if (!host.isValid())
            return;
        HostChange& changed = touch(host);
        for (const QString& id : change.detach)
            lose(changed, m_inventory.findIdentity(id), step);
        if (change.disableSystem)
            lose(changed, m_inventory.host(host).systemIdentity, step);
        for (const QString& id : change.attach) {
            if (const IdentityHandle identity = m_inventory.findIdentity(id); identity.isValid())
                changed.gained.push_back(identity);
        }
    }

    void add(int step, const RevokeRole& revocation)
    {
        const AssignmentHandle assignment = m_inventory.findAssignment(revocation.assignment.id);
        if (!assignment.isValid())
            return;
        m_revoked.insert(assignment, step);
        const IdentityHandle identity = m_inventory.principal(m_inventory.assignment(assignment).principal).identity;
        for (const HostHandle host : hostsOf(identity))
            touch(host);
    }

    void add(int step, const DeleteIdentity& deletion)
    {
        const IdentityHandle identity = m_inventory.findIdentity(deletion.identity.id);
        for (const HostHandle host : hostsOf(identity))
            lose(touch(host), identity, step);
    }

    void add(int /*step*/, const CreateIdentity& /*action*/) { }
    void add(int /*step*/, const AssignRole& /*action*/) { }

    const std::vector<HostHandle>& hosts() const { return m_order; }

    struct Holding
    {
        AssignmentHandle assignment;
        int lostBy = -1; ///< step; -1: kept
    };

    /// What the host's identities hold now, and which step takes it away.
    std::vector<Holding> holdings(HostHandle host) const
    {
        const HostChange& change = m_changes[host];
        std::vector<Holding> holdings;
        const auto take = [&](IdentityHandle identity, int lostBy) {
            for (const AssignmentHandle assignment : m_inventory.assignmentsOf(identity))
                holdings.push_back({assignment, lostBy >= 0 ? lostBy : m_revoked.value(assignment, -1)});
        };
        for (const IdentityHandle identity : m_inventory.identitiesOf(host))
            take(identity, change.lost.value(identity, -1));
        for (const IdentityHandle identity : change.gained)
            take(identity, -1);
        return holdings;
    }

private:
    struct HostChange
    {
        QHash<IdentityHandle, int> lost; ///< by which step
        std::vector<IdentityHandle> gained;
    };

    HostChange& touch(HostHandle host)
    {
        if (!m_changes.contains(host))
            m_order.push_back(host);
        return m_changes[host];
    }

    std::vector<HostHandle> hostsOf(IdentityHandle identity) const
    {
        return identity.isValid() ? m_inventory.hostsOf(identity) : std::vector<HostHandle>();
    }

    static void lose(HostChange& change, IdentityHandle identity, int step)
    {
        if (identity.isValid() && !change.lost.contains(identity))
            change.lost.insert(identity, step);
    }

    const Inventory& m_inventory;
    std::vector<HostHandle> m_order;
    QHash<HostHandle, HostChange> m_changes;
    QHash<AssignmentHandle, int> m_revoked; ///< by which step
};

/// Whether one grant gives at least what another does.
class Substitutes
{
public:
    explicit Substitutes(const Inventory& inventory) : m_inventory(inventory) { }

    bool stands(AssignmentHandle kept, AssignmentHandle lost)
    {
        const AssignmentRow& keptRow = m_inventory.assignment(kept);
        const AssignmentRow& lostRow = m_inventory.assignment(lost);
        const bool asFree = keptRow.condition == TextHandle{} || keptRow.condition == lostRow.condition;
        return asFree && m_inventory.isAtOrBelow(lostRow.scope, keptRow.scope) && covers(keptRow.role, lostRow.role);
    }

private:
    bool covers(RoleHandle wide, RoleHandle narrow)
    {
        if (wide == narrow)
            return true;
        const auto pair = std::pair(wide, narrow);
        auto known = m_covers.constFind(pair);
        if (known == m_covers.constEnd()) {
            const auto narrowPermissions = m_inventory.roleDefinition(narrow).permissions;
            const bool answer = !narrowPermissions.empty()
                && permissionset::covers(m_inventory.roleDefinition(wide).permissions, narrowPermissions);
            known = m_covers.insert(pair, answer);
        }
        return *known;
    }

    const Inventory& m_inventory;
    QHash<std::pair<RoleHandle, RoleHandle>, bool> m_covers; ///< a thousand hosts mostly ask the same
};

/// Losses that differ only in the host, put together.
class Losses
{
public:
    void add(RoleHandle role, ScopeHandle scope, HostHandle host, int step)
    {
        const auto key = std::pair(role, scope);
        if (!m_index.contains(key)) {
            m_index.insert(key, m_losses.size());
            m_losses.push_back({role, scope, {}, step});
        }
        AccessLoss& loss = m_losses[m_index[key]];
        loss.step = std::min(loss.step, step);
        // Hosts come one after the other, so an equal loss of the same host is the one before.
        if (loss.hosts.empty() || loss.hosts.back() != host)
            loss.hosts.push_back(host);
    }

    std::vector<AccessLoss> take()
    {
        std::ranges::stable_sort(m_losses, {}, &AccessLoss::step);
        return std::move(m_losses);
    }

private:
    std::vector<AccessLoss> m_losses;
    QHash<std::pair<RoleHandle, ScopeHandle>, std::size_t> m_index;
};

} // namespace

std::vector<AccessLoss> accessLosses(const Plan& plan, const Inventory& inventory)
{
    Removals removals(inventory);
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        if (!plan.steps[i].satisfied)
            std::visit([&](const auto& action) { removals.add(static_cast<int>(i), action); }, plan.steps[i].action);
    }

    Substitutes substitutes(inventory);
    Losses losses;
    for (const HostHandle host : removals.hosts()) {
        const auto holdings = removals.holdings(host);
        for (const Removals::Holding& lost : holdings) {
            if (lost.lostBy < 0)
                continue;
            const bool kept = std::ranges::any_of(holdings, [&](const Removals::Holding& other) {
                return other.lostBy < 0 && substitutes.stands(other.assignment, lost.assignment);
            });
            const AssignmentRow& row = inventory.assignment(lost.assignment);
            if (!kept)
                losses.add(row.role, row.scope, host, lost.lostBy);
        }
    }
    return losses.take();
}

} // namespace rolescope
