// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/rowpredicates.h"

#include "models/items/entitytraits.h"

#include <algorithm>

namespace rolescope {

namespace {

bool isGrantedWithin(const Inventory& inventory, const std::vector<AssignmentHandle>& assignments, ScopeHandle scope)
{
    return std::any_of(assignments.begin(), assignments.end(), [&](AssignmentHandle assignment) {
        return inventory.isAtOrBelow(inventory.assignment(assignment).scope, scope);
    });
}

bool isWithin(const Inventory& inventory, EntityRef entity, ScopeHandle scope)
{
    switch (entity.kind) {
    case EntityKind::Principal:
        return isGrantedWithin(inventory, inventory.assignmentsOf(entity.as<EntityKind::Principal>()), scope);
    case EntityKind::Role:
        return isGrantedWithin(inventory, inventory.assignmentsOf(entity.as<EntityKind::Role>()), scope);
    default:
        break;
    }
    const ScopeHandle own = scopeOf(inventory, entity);
    return own.isValid() && inventory.isAtOrBelow(own, scope);
}

} // namespace

RowPredicate standsWithin(ScopeHandle scope)
{
    return [scope](const Inventory& inventory, EntityRef entity) {
        return !scope.isValid() || !inventory.contains(scope) || isWithin(inventory, entity, scope);
    };
}

RowPredicate mattersAt(ScopeHandle scope)
{
    return [scope](const Inventory& inventory, EntityRef entity) {
        if (!scope.isValid() || !inventory.contains(scope))
            return true;
        const ScopeHandle own = scopeOf(inventory, entity);
        return own.isValid() && (inventory.isAtOrBelow(own, scope) || inventory.isAtOrBelow(scope, own));
    };
}

} // namespace rolescope
