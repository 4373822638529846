// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isWord(const QString& text, QLatin1StringView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

PowerState powerStateOf(QString code)
{
    struct Entry
    {
        QLatin1StringView word;
        PowerState state;
    };
    static constexpr Entry entries[]{
        {"creating"_L1, PowerState::Creating},       {"starting"_L1, PowerState::Starting},
        {"running"_L1, PowerState::Running},         {"stopping"_L1, PowerState::Stopping},
        {"stopped"_L1, PowerState::Stopped},         {"deallocating"_L1, PowerState::Deallocating},
        {"deallocated"_L1, PowerState::Deallocated},
    };
    constexpr QLatin1StringView prefix("PowerState/");
    if (code.startsWith(prefix, Qt::CaseInsensitive))
        code.remove(0, prefix.size());
    for (const Entry& entry : entries) {
        if (isWord(code, entry.word))
            return entry.state;
    }
    return PowerState::Unknown;
}

/// From our query's alias, else from the instance view, where it stands beside the provisioning state.
PowerState powerOf(const Json& row)
{
    if (const QString alias = textAt(row, "power"); !alias.isEmpty())
        return powerStateOf(alias);
    const Json& statuses = member(row, "properties", "instanceView", "statuses");
    if (!statuses.is_array())
        return PowerState::Unknown;
    for (const Json& status : statuses) {
        const QString code = textAt(status, "code");
        if (code.startsWith("PowerState/"_L1, Qt::CaseInsensitive))
            return powerStateOf(code);
    }
    return PowerState::Unknown;
}

QString either(const QString& first, const QString& second)
{
    return first.isEmpty() ? second : first;
}

/// What all kinds of hosts have; false where the row was skipped.
bool readCommon(const Json& row, Page& page, HostKind kind, Host& host)
{
    host.kind = kind;
    host.id = armIdOf(row, page);
    host.location = textAt(row, "location");
    host.etag = textAt(row, "etag");
    host.tags = tagsOf(row);
    host.identity = identityBlockOf(member(row, "identity"));
    return !host.id.isEmpty();
}

} // namespace

IdentityBlock identityBlockOf(const Json& identity)
{
    IdentityBlock block;
    const QString type = textAt(identity, "type");
    const QString principalId = keyOf(member(identity, "principalId"));
    bool none = false;
    // "SystemAssigned, UserAssigned" by Compute, without the space by others.
    for (const QStringView part : QStringView(type).split(u',')) {
        const QStringView word = part.trimmed();
        block.systemAssigned |= word.compare("SystemAssigned"_L1, Qt::CaseInsensitive) == 0;
        none |= word.compare("None"_L1, Qt::CaseInsensitive) == 0;
    }
    if (none)
        return {};
    // Top-level ids belong to the system-assigned identity alone, so they prove one whatever the type says.
    block.systemAssigned |= !principalId.isEmpty();
    if (block.systemAssigned) {
        block.principalId = principalId;
        block.tenantId = keyOf(member(identity, "tenantId"));
    }
    const Json& attached = member(identity, "userAssignedIdentities");
    if (!attached.is_object())
        return block;
    for (const auto& [key, value] : attached.items()) {
        AttachedIdentity entry;
        entry.id = QString::fromUtf8(key.data(), static_cast<qsizetype>(key.size())).left(2048);
        entry.principalId = keyOf(member(value, "principalId"));
        entry.clientId = keyOf(member(value, "clientId"));
        if (!entry.id.isEmpty())
            block.userAssigned.push_back(std::move(entry));
    }
    return block;
}

void readVirtualMachine(const Json& row, Page& page)
{
    Host host;
    if (!readCommon(row, page, HostKind::VirtualMachine, host))
        return;
    const Json& properties = member(row, "properties");
    host.size = either(textAt(row, "size"), text(member(properties, "hardwareProfile", "vmSize")));
    host.osType = either(textAt(row, "os"), text(member(properties, "storageProfile", "osDisk", "osType")));
    host.scaleSetId = either(textAt(row, "scaleSet"), text(member(properties, "virtualMachineScaleSet", "id")));
    host.power = powerOf(row);
    page.values.hosts.push_back(std::move(host));
}

void readScaleSet(const Json& row, Page& page)
{
    Host host;
    if (!readCommon(row, page, HostKind::ScaleSet, host))
        return;
    const Json& profile = member(row, "properties", "virtualMachineProfile", "storageProfile");
    host.size = either(textAt(row, "size"), text(member(row, "sku", "name")));
    host.osType = either(textAt(row, "os"), text(member(profile, "osDisk", "osType")));
    page.values.hosts.push_back(std::move(host));
}

void readOtherHost(const Json& row, Page& page)
{
    Host host;
    if (!readCommon(row, page, HostKind::Other, host))
        return;
    const QString type = armid::typeOf(host.id);
    const bool hasIdentity = host.identity.systemAssigned || !host.identity.userAssigned.empty();
    const bool readElsewhere = isWord(type, "Microsoft.Compute/virtualMachines"_L1)
        || isWord(type, "Microsoft.Compute/virtualMachineScaleSets"_L1);
    if (hasIdentity && !readElsewhere)
        page.values.hosts.push_back(std::move(host));
}

void readUserAssignedIdentity(const Json& row, Page& page)
{
    UserAssignedIdentity identity;
    identity.id = armIdOf(row, page);
    if (identity.id.isEmpty())
        return;
    const Json& properties = member(row, "properties");
    identity.location = textAt(row, "location");
    identity.principalId = keyOf(member(properties, "principalId"));
    identity.clientId = keyOf(member(properties, "clientId"));
    identity.tenantId = keyOf(member(properties, "tenantId"));
    identity.tags = tagsOf(row);
    page.values.identities.push_back(std::move(identity));
}

} // namespace rolescope::azure
