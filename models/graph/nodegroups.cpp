// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/graph/nodegroups.h"

#include "models/graph/boxtext.h"

#include <QHash>

#include <algorithm>
#include <numeric>
#include <optional>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Where a node stands: roles at the scope that they are held at.
ScopeHandle placeOf(const Inventory& inventory, const AccessGraph::Node& node)
{
    if (const auto host = node.entity.as<EntityKind::Host>(); host.isValid())
        return inventory.host(host).scope;
    if (const auto identity = node.entity.as<EntityKind::Identity>(); identity.isValid())
        return inventory.identity(identity).scope;
    return node.at.isValid() ? node.at : node.entity.as<EntityKind::Scope>();
}

ScopeHandle around(const Inventory& inventory, ScopeHandle scope, ScopeKind kind)
{
    while (scope.isValid() && inventory.scope(scope).kind != kind)
        scope = inventory.scope(scope).parent;
    return scope;
}

TextHandle ownLocation(const Inventory& inventory, EntityRef entity)
{
    if (const auto host = entity.as<EntityKind::Host>(); host.isValid())
        return inventory.host(host).location;
    const auto identity = entity.as<EntityKind::Identity>();
    return identity.isValid() ? inventory.identity(identity).location : TextHandle();
}

/// Identities of machines and what was only named have no location of their own: that of what they lie in counts.
TextHandle locationOf(const Inventory& inventory, const AccessGraph::Node& node)
{
    if (const TextHandle own = ownLocation(inventory, node.entity); own != TextHandle())
        return own;
    const ScopeHandle place = placeOf(inventory, node);
    if (!place.isValid())
        return {};
    if (const HostHandle host = inventory.hostAtScope(place); host.isValid())
        return inventory.host(host).location;
    const ScopeHandle group = around(inventory, place, ScopeKind::ResourceGroup);
    return group.isValid() ? inventory.scope(group).location : TextHandle();
}

QString groupTitle(const Inventory& inventory, ScopeHandle scope, Grouping grouping)
{
    const QString name = singleLine(inventory.displayName(scope));
    if (grouping != Grouping::ResourceGroup)
        return name;
    const ScopeHandle subscription = around(inventory, scope, ScopeKind::Subscription);
    return subscription.isValid() ? name + u" · "_s + singleLine(inventory.displayName(subscription)) : name;
}

/// The group of a node as a number that is the same for all in it; nothing where it is in none.
std::optional<quint32> groupNumber(const Inventory& inventory, const AccessGraph::Node& node, Grouping grouping)
{
    if (grouping == Grouping::Location) {
        const TextHandle location = locationOf(inventory, node);
        return location == TextHandle() ? std::nullopt : std::optional(location.value);
    }
    const ScopeKind kind = grouping == Grouping::Subscription ? ScopeKind::Subscription : ScopeKind::ResourceGroup;
    const ScopeHandle scope = around(inventory, placeOf(inventory, node), kind);
    return scope.isValid() ? std::optional(scope.value) : std::nullopt;
}

NodeGroups::Group groupFor(const Inventory& inventory, quint32 number, Grouping grouping)
{
    if (grouping == Grouping::Location)
        return {singleLine(inventory.text(TextHandle{number})), {}};
    const ScopeHandle scope{number};
    return {groupTitle(inventory, scope, grouping), scope};
}

/// Bands come by name, whatever order their nodes came in.
void sortByTitle(NodeGroups& result)
{
    std::vector<quint32> order(result.groups.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        return result.groups[a].title.compare(result.groups[b].title, Qt::CaseInsensitive) < 0;
    });
    std::vector<NodeGroups::Group> sorted;
    std::vector<quint32> place(order.size());
    for (const quint32 group : order) {
        place[group] = static_cast<quint32>(sorted.size());
        sorted.push_back(std::move(result.groups[group]));
    }
    result.groups = std::move(sorted);
    for (quint32& group : result.groupOf)
        group = group == LayoutInput::noGroup ? group : place[group];
}

} // namespace

NodeGroups NodeGroups::of(const Inventory& inventory, const AccessGraph& graph, Grouping grouping)
{
    NodeGroups result;
    if (grouping == Grouping::None)
        return result;
    QHash<quint32, quint32> known;
    for (const AccessGraph::Node& node : graph.nodes) {
        const std::optional<quint32> number = groupNumber(inventory, node, grouping);
        if (!number) {
            result.groupOf.push_back(LayoutInput::noGroup);
            continue;
        }
        auto found = known.find(*number);
        if (found == known.end()) {
            found = known.insert(*number, static_cast<quint32>(result.groups.size()));
            result.groups.push_back(groupFor(inventory, *number, grouping));
        }
        result.groupOf.push_back(*found);
    }
    sortByTitle(result);
    return result;
}

} // namespace rolescope
