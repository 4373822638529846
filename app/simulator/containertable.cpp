// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/containertable.h"

#include "app/simulator/access.h"
#include "app/simulator/ids.h"
#include "app/simulator/resourcegraphscope.h"
#include "app/simulator/state.h"

#include <QJsonArray>
#include <QJsonObject>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;
using kql::Value;

ContainerTable::ContainerTable(State& state, const QString& caller, const GraphScope& scope) : GraphTable(state)
{
    Access& access = state.access();
    const QString readManagementGroups = u"Microsoft.Management/managementGroups/read"_s;
    const QString readSubscriptions = u"Microsoft.Resources/subscriptions/read"_s;
    for (const QString& key : scope.managementGroups) {
        if (access.may(caller, readManagementGroups, key))
            m_rows.push_back({&state.managementGroups().at(key), nullptr, nullptr});
    }
    for (const QString& key : scope.subscriptions) {
        if (access.may(caller, readSubscriptions, key))
            m_rows.push_back({nullptr, &state.subscriptions().at(key), nullptr});
        const auto [first, last] = State::below(state.groups(), key);
        for (auto it = first; it != last; ++it) {
            if (access.mayReadScope(caller, it->first))
                m_rows.push_back({nullptr, nullptr, &it->second});
        }
    }
}

QJsonArray ContainerTable::ancestors(const QString& id) const
{
    QJsonArray chain;
    for (const QString& name : m_state.managementGroupChain(id)) {
        const ManagementGroup* group = m_state.managementGroup(name);
        chain.append(QJsonObject{{u"displayName"_s, group->displayName}, {u"name"_s, group->name}});
    }
    return chain;
}

Value ContainerTable::managementGroupColumn(const ManagementGroup& group, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armId(group));
    case Name:
        return Value(group.name);
    case Type:
        return Value(u"microsoft.management/managementgroups"_s);
    case Properties:
        break;
    default:
        return {};
    }
    QJsonObject details{{u"managementGroupAncestorsChain"_s, ancestors(armId(group))}};
    if (const ManagementGroup* parent = m_state.managementGroup(group.parent); parent && !group.parent.isEmpty()) {
        details.insert(
            u"parent"_s,
            QJsonObject{{u"displayName"_s, parent->displayName}, {u"id"_s, armId(*parent)}, {u"name"_s, parent->name}});
    }
    return Value(QJsonValue(QJsonObject{
        {u"displayName"_s, group.displayName}, {u"tenantId"_s, m_state.tenantId()}, {u"details"_s, details}}));
}

Value ContainerTable::subscriptionColumn(const Subscription& subscription, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armId(subscription));
    case Name:
        return Value(subscription.displayName);
    case Type:
        return Value(u"microsoft.resources/subscriptions"_s);
    case SubscriptionId:
        return Value(subscription.id);
    case Tags:
        return tagsValue(subscription.tags);
    case Properties:
        return Value(QJsonValue(QJsonObject{{u"state"_s, subscription.state},
                                            {u"managedByTenants"_s, QJsonArray()},
                                            {u"managementGroupAncestorsChain"_s, ancestors(armId(subscription))}}));
    default:
        return {};
    }
}

Value ContainerTable::groupColumn(const ResourceGroup& group, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armId(group));
    case Name:
        return Value(group.name);
    case Type:
        return Value(u"microsoft.resources/subscriptions/resourcegroups"_s);
    case Location:
        return Value(group.location);
    case ResourceGroupName:
        return Value(group.name.toLower());
    case SubscriptionId:
        return Value(group.subscription);
    case Tags:
        return tagsValue(group.tags);
    case Properties:
        return Value(QJsonValue(QJsonObject{{u"provisioningState"_s, u"Succeeded"_s}}));
    default:
        return {};
    }
}

Value ContainerTable::column(quint32 row, Slot slot) const
{
    const Row& one = m_rows[row];
    if (one.managementGroup)
        return managementGroupColumn(*one.managementGroup, slot);
    return one.subscription ? subscriptionColumn(*one.subscription, slot) : groupColumn(*one.group, slot);
}

} // namespace rolescope::simulator
