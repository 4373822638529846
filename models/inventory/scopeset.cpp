// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/scopeset.h"

#include <algorithm>

namespace rolescope {

namespace {

/// The assignments of a principal or a role: does any hold in the set?
bool anyReaches(const ScopeSet& set, const Inventory& inventory, const std::vector<AssignmentHandle>& assignments)
{
    return std::any_of(assignments.begin(), assignments.end(), [&](AssignmentHandle assignment) {
        return set.reaches(inventory, inventory.assignment(assignment).scope);
    });
}

bool concernsIdentity(const ScopeSet& set, const Inventory& inventory, IdentityHandle identity)
{
    if (set.contains(inventory, inventory.identity(identity).scope))
        return true;
    const std::vector<HostHandle> hosts = inventory.hostsOf(identity);
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](HostHandle host) { return set.contains(inventory, inventory.host(host).scope); });
}

} // namespace

ScopeSet ScopeSet::only(const Inventory& inventory, const std::vector<ScopeHandle>& scopes)
{
    ScopeSet result;
    result.set(inventory, inventory.root(), false);
    for (const ScopeHandle scope : scopes)
        result.mark(inventory, scope, true);
    result.settle(inventory);
    return result;
}

bool ScopeSet::contains(const Inventory& inventory, ScopeHandle scope) const
{
    if (m_marks.empty())
        return true;
    for (; scope.isValid(); scope = inventory.scope(scope).parent) {
        if (const Mark* const mark = markAt(scope))
            return mark->in;
    }
    return true;
}

bool ScopeSet::reaches(const Inventory& inventory, ScopeHandle scope) const
{
    // What is out and has a mark below has something below that is in: marks never repeat what holds above them.
    return contains(inventory, scope) || hasMixed(scope);
}

ScopeSet::State ScopeSet::state(const Inventory& inventory, ScopeHandle scope) const
{
    if (hasMixed(scope))
        return State::Partly;
    return contains(inventory, scope) ? State::In : State::Out;
}

void ScopeSet::set(const Inventory& inventory, ScopeHandle scope, bool in)
{
    mark(inventory, scope, in);
    for (ScopeHandle above = inventory.scope(scope).parent; above.isValid() && childrenAgree(inventory, above, in);
         above = inventory.scope(above).parent)
        mark(inventory, above, in);
    settle(inventory);
}

void ScopeSet::forget(const Inventory& inventory, ScopeHandle scope)
{
    std::erase_if(m_marks, [&](const Mark& mark) { return inventory.isAtOrBelow(mark.scope, scope); });
    settle(inventory);
}

void ScopeSet::settle(const Inventory& inventory)
{
    std::erase_if(m_marks, [&](const Mark& mark) { return !inventory.contains(mark.scope); });
    const ScopeSet before = *this;
    std::erase_if(m_marks, [&](const Mark& mark) {
        return before.contains(inventory, inventory.scope(mark.scope).parent) == mark.in;
    });
    m_mixed.clear();
    for (const Mark& mark : m_marks) {
        for (ScopeHandle above = inventory.scope(mark.scope).parent; above.isValid();
             above = inventory.scope(above).parent)
            m_mixed.push_back(above);
    }
    std::sort(m_mixed.begin(), m_mixed.end());
    m_mixed.erase(std::unique(m_mixed.begin(), m_mixed.end()), m_mixed.end());
}

const ScopeSet::Mark* ScopeSet::markAt(ScopeHandle scope) const
{
    const auto found = std::lower_bound(m_marks.begin(), m_marks.end(), scope,
                                        [](const Mark& mark, ScopeHandle handle) { return mark.scope < handle; });
    return found != m_marks.end() && found->scope == scope ? &*found : nullptr;
}

bool ScopeSet::hasMixed(ScopeHandle scope) const
{
    return std::binary_search(m_mixed.begin(), m_mixed.end(), scope);
}

bool ScopeSet::childrenAgree(const Inventory& inventory, ScopeHandle scope, bool in) const
{
    const State wanted = in ? State::In : State::Out;
    const int children = inventory.childCount(scope);
    for (int row = 0; row < children; ++row) {
        if (state(inventory, inventory.childAt(scope, row)) != wanted)
            return false;
    }
    return true;
}

/// One mark in place of all that were at `scope` or below it.
void ScopeSet::mark(const Inventory& inventory, ScopeHandle scope, bool in)
{
    std::erase_if(m_marks, [&](const Mark& each) { return inventory.isAtOrBelow(each.scope, scope); });
    const Mark made{scope, in};
    m_marks.insert(std::upper_bound(m_marks.begin(), m_marks.end(), made), made);
    settle(inventory);
}

bool concerns(const ScopeSet& set, const Inventory& inventory, EntityRef entity)
{
    if (set.isEverything())
        return true;
    switch (entity.kind) {
    case EntityKind::Scope:
        return set.contains(inventory, entity.as<EntityKind::Scope>());
    case EntityKind::Host:
        return set.contains(inventory, inventory.host(entity.as<EntityKind::Host>()).scope);
    case EntityKind::Identity:
        return concernsIdentity(set, inventory, entity.as<EntityKind::Identity>());
    case EntityKind::Assignment:
        return set.reaches(inventory, inventory.assignment(entity.as<EntityKind::Assignment>()).scope);
    case EntityKind::Deny:
        return set.reaches(inventory, inventory.deny(entity.as<EntityKind::Deny>()).scope);
    case EntityKind::Role:
        return anyReaches(set, inventory, inventory.assignmentsOf(entity.as<EntityKind::Role>()));
    case EntityKind::Principal:
        return anyReaches(set, inventory, inventory.assignmentsOf(entity.as<EntityKind::Principal>()));
    case EntityKind::None:
        break;
    }
    return true;
}

} // namespace rolescope
