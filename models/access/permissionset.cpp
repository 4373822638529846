// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/access/permissionset.h"

#include "models/access/actioncondition.h"
#include "models/domain/actionpattern.h"

#include <algorithm>

namespace rolescope::permissionset {

namespace {

/// The action of the element that permits everything that `wanted` stands for, null where none does.
const QString* whole(const Permission& element, QStringView wanted, Plane plane)
{
    const QStringList& actions = actionsOf(element, plane);
    const auto action = std::find_if(actions.begin(), actions.end(),
                                     [wanted](const QString& each) { return actionpattern::covers(each, wanted); });
    if (action == actions.end() || actionpattern::anyOverlaps(notActionsOf(element, plane), wanted))
        return nullptr;
    return &*action;
}

/// The action of the element that permits some of what `wanted` stands for, null where none does. Where several
/// notActions take everything off only together, the element is taken to permit some.
const QString* some(const Permission& element, QStringView wanted, Plane plane)
{
    const QStringList& actions = actionsOf(element, plane);
    const QStringList& notActions = notActionsOf(element, plane);
    if (actionpattern::anyCovers(notActions, wanted))
        return nullptr;
    const auto action = std::find_if(actions.begin(), actions.end(), [&](const QString& each) {
        return actionpattern::overlaps(each, wanted) && !actionpattern::anyCovers(notActions, each);
    });
    return action == actions.end() ? nullptr : &*action;
}

Verdict verdictUnder(const QString& condition, QStringView wanted)
{
    switch (conditionHolds(condition, wanted)) {
    case Truth::Yes:
        return Verdict::Allowed;
    case Truth::Unknown:
        return Verdict::Conditional;
    case Truth::No:
        break;
    }
    return Verdict::NotGranted;
}

template <typename Permitting>
PermissionMatch best(std::span<const Permission> permissions, QStringView wanted, Permitting permitting)
{
    PermissionMatch found;
    if (wanted.trimmed().isEmpty())
        return found;
    for (size_t i = 0; i < permissions.size() && found.verdict != Verdict::Allowed; ++i) {
        const Permission& element = permissions[i];
        const QString* pattern = permitting(element);
        const Verdict verdict = pattern ? verdictUnder(element.condition, wanted) : Verdict::NotGranted;
        if (verdict > found.verdict)
            found = {verdict, static_cast<int>(i), *pattern,
                     verdict == Verdict::Conditional ? element.condition : QString()};
    }
    return found;
}

/// Whether one element permits what the action of another does. What the other takes off itself need not be permitted.
bool coversAction(const Permission& wide, const Permission& narrow, const QString& action, Plane plane)
{
    const bool sameCondition = wide.condition.isEmpty() || wide.condition == narrow.condition;
    if (!sameCondition || !actionpattern::anyCovers(actionsOf(wide, plane), action))
        return false;
    const QStringList& taken = notActionsOf(wide, plane);
    return std::all_of(taken.begin(), taken.end(), [&](const QString& notAction) {
        return !actionpattern::overlaps(notAction, action)
            || actionpattern::anyCovers(notActionsOf(narrow, plane), notAction);
    });
}

bool coversElement(std::span<const Permission> wide, const Permission& narrow, Plane plane)
{
    const QStringList& actions = actionsOf(narrow, plane);
    return std::all_of(actions.begin(), actions.end(), [&](const QString& action) {
        return std::any_of(wide.begin(), wide.end(),
                           [&](const Permission& element) { return coversAction(element, narrow, action, plane); });
    });
}

} // namespace

const QStringList& actionsOf(const Permission& permission, Plane plane)
{
    return plane == Plane::Control ? permission.actions : permission.dataActions;
}

const QStringList& notActionsOf(const Permission& permission, Plane plane)
{
    return plane == Plane::Control ? permission.notActions : permission.notDataActions;
}

PermissionMatch permits(std::span<const Permission> permissions, QStringView action, Plane plane)
{
    return best(permissions, action, [&](const Permission& element) { return whole(element, action, plane); });
}

PermissionMatch permitsSomeOf(std::span<const Permission> permissions, QStringView action, Plane plane)
{
    return best(permissions, action, [&](const Permission& element) { return some(element, action, plane); });
}

bool covers(std::span<const Permission> wide, std::span<const Permission> narrow)
{
    return std::all_of(narrow.begin(), narrow.end(), [&](const Permission& element) {
        return coversElement(wide, element, Plane::Control) && coversElement(wide, element, Plane::Data);
    });
}

} // namespace rolescope::permissionset
