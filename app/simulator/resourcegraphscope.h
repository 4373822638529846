// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <set>

namespace rolescope::simulator {

class State;

/// What a Resource Graph request is about: `subscriptions`, `managementGroups` and `authorizationScopeFilter`, resolved
/// against the hierarchy. All members hold keys (ids in lower case).
struct GraphScope
{
    /// Neither list: the whole tenant. Unknown ids are left out, as Azure does.
    GraphScope(const State& state, const QStringList& subscriptionGuids, const QStringList& managementGroupNames,
               const QString& authorizationScopeFilter);

    std::set<QString> given; ///< the scopes that were named; "/" for the whole tenant
    std::set<QString> subscriptions; ///< at or below
    std::set<QString> managementGroups; ///< at or below
    std::set<QString> above; ///< management groups and "/", strictly above a given scope
    bool wantsBelow = true; ///< of role assignments
    bool wantsAbove = false;
};

/// "AtScopeAndBelow" and so on, in any case; empty counts as the default.
bool isAuthorizationScopeFilter(const QString& text);

} // namespace rolescope::simulator
