// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcetable.h"

#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/resourcegraphscope.h"
#include "app/simulator/resourcegraphvisibility.h"
#include "app/simulator/state.h"

#include <QJsonObject>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;
using kql::Value;

ResourceTable::ResourceTable(State& state, const QString& caller, const GraphScope& scope) : GraphTable(state)
{
    const QString type = u"Microsoft.ManagedIdentity/userAssignedIdentities"_s;
    Visibility visibility(state, caller);
    for (const QString& subscription : scope.subscriptions) {
        const auto [first, last] = State::below(state.resources(), subscription);
        for (auto it = first; it != last; ++it) {
            if (visibility.sees(it->first, it->second.type, it->second.subscription, it->second.group))
                m_rows.push_back({&it->second, nullptr});
        }
        const auto [firstIdentity, lastIdentity] = State::below(state.identities(), subscription);
        for (auto it = firstIdentity; it != lastIdentity; ++it) {
            if (visibility.sees(it->first, type, it->second.subscription, it->second.group))
                m_rows.push_back({nullptr, &it->second});
        }
    }
}

Value ResourceTable::column(quint32 row, Slot slot) const
{
    const Row& one = m_rows[row];
    return one.resource ? resourceColumn(*one.resource, slot) : identityColumn(*one.identity, slot);
}

Value ResourceTable::properties(const Resource& resource) const
{
    QJsonObject properties = armjson::object(m_state, resource).value("properties"_L1).toObject();
    if (armjson::isMachine(resource) && !resource.power.isEmpty()) {
        const QJsonObject state{{u"code"_s, u"PowerState/"_s + resource.power},
                                {u"displayStatus"_s, u"VM "_s + resource.power},
                                {u"level"_s, u"Info"_s}};
        const QJsonObject view{{u"powerState"_s, state}};
        properties.insert(u"extended"_s, QJsonObject{{u"instanceView"_s, view}});
    }
    return Value(QJsonValue(properties));
}

Value ResourceTable::identityBlock(const Resource& resource) const
{
    JsonTree tree;
    tree.beginObject();
    armjson::writeIdentity(tree, m_state, resource.identity);
    tree.endObject();
    return Value(tree.object().value("identity"_L1));
}

Value ResourceTable::resourceColumn(const Resource& resource, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armId(resource));
    case Name:
        return Value(resource.name);
    case Type:
        return Value(lowered(resource.type));
    case Location:
        return Value(resource.location);
    case ResourceGroupName:
        return Value(resource.group.toLower());
    case SubscriptionId:
        return Value(resource.subscription);
    case Sku:
        return armjson::isScaleSet(resource) ? Value(QJsonValue(armjson::object(m_state, resource).value("sku"_L1)))
                                             : Value();
    case Properties:
        return properties(resource);
    case Tags:
        return tagsValue(resource.tags);
    case Identity:
        return identityBlock(resource);
    default:
        return {};
    }
}

Value ResourceTable::identityColumn(const UserAssignedIdentity& identity, Slot slot) const
{
    switch (slot) {
    case Id:
        return Value(armId(identity));
    case Name:
        return Value(identity.name);
    case Type:
        return Value(u"microsoft.managedidentity/userassignedidentities"_s);
    case Location:
        return Value(identity.location);
    case ResourceGroupName:
        return Value(identity.group.toLower());
    case SubscriptionId:
        return Value(identity.subscription);
    case Properties:
        return Value(QJsonValue(armjson::object(m_state, identity).value("properties"_L1)));
    case Tags:
        return tagsValue(identity.tags);
    default:
        return {};
    }
}

Value ResourceTable::fast(quint32 row, Slot slot) const
{
    const Row& one = m_rows[row];
    if (one.identity)
        return identityFast(*one.identity, slot);
    const bool hasIdentity
        = !one.resource->identity.principalId.isEmpty() || !one.resource->identity.userAssigned.isEmpty();
    if (slot == IdentityType)
        return hasIdentity ? Value(armjson::identityType(one.resource->identity)) : Value();
    return armjson::isMachine(*one.resource) ? machineFast(*one.resource, slot) : slow(row, slot);
}

Value ResourceTable::machineFast(const Resource& machine, Slot slot) const
{
    switch (slot) {
    case Power:
        return machine.power.isEmpty() ? Value() : Value(u"PowerState/"_s + machine.power);
    case Size:
        return Value(machine.size);
    case OsType:
        return Value(machine.osType);
    case VmId:
        return Value(machine.uniqueId);
    case Provisioning:
        return Value(machine.provisioningState);
    case ScaleSet:
        return textOrNull(machine.scaleSet);
    default:
        return {};
    }
}

Value ResourceTable::identityFast(const UserAssignedIdentity& identity, Slot slot) const
{
    switch (slot) {
    case PrincipalId:
        return Value(identity.principalId);
    case ClientId:
        return Value(identity.clientId);
    case IdentityTenant:
        return Value(m_state.tenantId());
    default:
        return {};
    }
}

void ResourceTable::write(quint32 row, int slot, JsonOut& out) const
{
    const Row& one = m_rows[row];
    const bool hasIdentity = one.resource
        && (!one.resource->identity.principalId.isEmpty() || !one.resource->identity.userAssigned.isEmpty());
    if (slot == Identity && hasIdentity)
        armjson::writeIdentityValue(out, m_state, one.resource->identity);
    else
        Source::write(row, slot, out);
}

} // namespace rolescope::simulator
