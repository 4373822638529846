// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcegraphscope.h"

#include "app/simulator/ids.h"
#include "app/simulator/state.h"

#include <algorithm>
#include <array>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Filter
{
    QLatin1StringView name;
    bool below;
    bool above;
};

constexpr std::array filters{Filter{"AtScopeAndBelow"_L1, true, false}, Filter{"AtScopeAndAbove"_L1, false, true},
                             Filter{"AtScopeExact"_L1, false, false}, Filter{"AtScopeAboveAndBelow"_L1, true, true}};

const Filter* filterNamed(const QString& text)
{
    if (text.isEmpty())
        return filters.data();
    const auto* it = std::find_if(filters.begin(), filters.end(), [&text](const Filter& filter) {
        return text.compare(filter.name, Qt::CaseInsensitive) == 0;
    });
    return it == filters.end() ? nullptr : it;
}

} // namespace

bool isAuthorizationScopeFilter(const QString& text)
{
    return filterNamed(text) != nullptr;
}

GraphScope::GraphScope(const State& state, const QStringList& subscriptionGuids,
                       const QStringList& managementGroupNames, const QString& authorizationScopeFilter)
{
    const Filter* filter = filterNamed(authorizationScopeFilter);
    wantsBelow = !filter || filter->below;
    wantsAbove = filter && filter->above;
    for (const QString& guid : subscriptionGuids) {
        if (state.subscription(guid))
            given.insert(keyOf(subscriptionId(guid)));
    }
    for (const QString& name : managementGroupNames) {
        if (state.managementGroup(name))
            given.insert(keyOf(managementGroupId(name)));
    }
    if (subscriptionGuids.isEmpty() && managementGroupNames.isEmpty())
        given.insert(u"/"_s);
    // An object is in the scope when something that was given stands in its chain of parents.
    const auto isBelow = [this](const QStringList& chain) {
        return std::any_of(chain.begin(), chain.end(), [this](const QString& key) { return given.count(key) > 0; });
    };
    for (const auto& [key, subscription] : state.subscriptions()) {
        if (isBelow(state.scopeChain(key)))
            subscriptions.insert(key);
    }
    for (const auto& [key, group] : state.managementGroups()) {
        if (isBelow(state.scopeChain(key)))
            managementGroups.insert(key);
    }
    for (const QString& key : given) {
        const QStringList chain = state.scopeChain(key);
        above.insert(chain.begin() + 1, chain.end());
    }
}

} // namespace rolescope::simulator
