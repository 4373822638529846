// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/graphtable.h"

#include "app/simulator/state.h"

#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;
using kql::Path;
using kql::Value;

namespace {

struct Shortcut
{
    GraphTable::Slot slot;
    GraphTable::Slot column;
    QLatin1StringView path;
};

constexpr Shortcut shortcuts[] = {
    {GraphTable::Power, GraphTable::Properties, "extended.instanceView.powerState.code"_L1},
    {GraphTable::Size, GraphTable::Properties, "hardwareProfile.vmSize"_L1},
    {GraphTable::OsType, GraphTable::Properties, "storageProfile.osDisk.osType"_L1},
    {GraphTable::VmId, GraphTable::Properties, "vmId"_L1},
    {GraphTable::Provisioning, GraphTable::Properties, "provisioningState"_L1},
    {GraphTable::ScaleSet, GraphTable::Properties, "virtualMachineScaleSet.id"_L1},
    {GraphTable::PrincipalId, GraphTable::Properties, "principalId"_L1},
    {GraphTable::ClientId, GraphTable::Properties, "clientId"_L1},
    {GraphTable::IdentityTenant, GraphTable::Properties, "tenantId"_L1},
    {GraphTable::PrincipalType, GraphTable::Properties, "principalType"_L1},
    {GraphTable::RoleDefinitionId, GraphTable::Properties, "roleDefinitionId"_L1},
    {GraphTable::Scope, GraphTable::Properties, "scope"_L1},
    {GraphTable::Condition, GraphTable::Properties, "condition"_L1},
    {GraphTable::Description, GraphTable::Properties, "description"_L1},
    {GraphTable::IdentityType, GraphTable::Identity, "type"_L1},
};

const Shortcut& shortcutOf(int slot)
{
    return shortcuts[slot - GraphTable::ColumnCount];
}

Path pathOf(const Shortcut& shortcut)
{
    Path path;
    const QString text = shortcut.path;
    for (const QString& key : text.split(u'.'))
        path.push_back({key, -1});
    return path;
}

} // namespace

GraphTable::GraphTable(const State& state) : m_state(state)
{ }

const QStringList& GraphTable::columns() const
{
    static const QStringList names{u"id"_s,        u"name"_s,     u"type"_s,          u"tenantId"_s,
                                   u"kind"_s,      u"location"_s, u"resourceGroup"_s, u"subscriptionId"_s,
                                   u"managedBy"_s, u"sku"_s,      u"plan"_s,          u"properties"_s,
                                   u"tags"_s,      u"identity"_s, u"zones"_s,         u"extendedLocation"_s};
    return names;
}

int GraphTable::shortcut(int column, const Path& path) const
{
    const auto* found = std::find_if(std::begin(shortcuts), std::end(shortcuts), [&](const Shortcut& candidate) {
        return candidate.column == column && pathOf(candidate) == path;
    });
    return found == std::end(shortcuts) ? -1 : found->slot;
}

Value GraphTable::value(quint32 row, int slot) const
{
    switch (slot) {
    case TenantId:
        return Value(m_state.tenantId());
    case Kind:
    case ManagedBy:
        return Value(QString());
    case Plan:
    case Zones:
    case ExtendedLocation:
        return {};
    default:
        return slot < ColumnCount ? column(row, Slot(slot)) : fast(row, Slot(slot));
    }
}

Value GraphTable::fast(quint32 row, Slot slot) const
{
    return slow(row, slot);
}

Value GraphTable::slow(quint32 row, Slot slot) const
{
    const Shortcut& shortcut = shortcutOf(slot);
    return kql::walk(value(row, shortcut.column), pathOf(shortcut));
}

const QString& GraphTable::lowered(const QString& type) const
{
    QString& lower = m_lowered[type];
    if (lower.isEmpty())
        lower = type.toLower();
    return lower;
}

Value GraphTable::textOrNull(const QString& text)
{
    return text.isEmpty() ? Value() : Value(text);
}

Value GraphTable::tagsValue(const simulator::Tags& tags)
{
    QJsonObject object;
    for (auto it = tags.begin(); it != tags.end(); ++it)
        object.insert(it.key(), it.value());
    return object.isEmpty() ? Value() : Value(QJsonValue(object));
}

} // namespace rolescope::simulator
