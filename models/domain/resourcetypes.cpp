// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/resourcetypes.h"

#include <QCoreApplication>
#include <QLatin1StringView>

#include <algorithm>
#include <iterator>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KnownType
{
    QLatin1StringView type;
    const char* name;
};

constexpr KnownType knownTypes[] = {
    {"Microsoft.App/containerApps"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Container app")},
    {"Microsoft.Automation/automationAccounts"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Automation account")},
    {"Microsoft.CognitiveServices/accounts"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "AI services account")},
    {"Microsoft.Compute/disks"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Disk")},
    {"Microsoft.Compute/virtualMachineScaleSets"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Scale set")},
    {"Microsoft.Compute/virtualMachines"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Virtual machine")},
    {"Microsoft.ContainerRegistry/registries"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Container registry")},
    {"Microsoft.ContainerService/managedClusters"_L1,
     QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Kubernetes cluster")},
    {"Microsoft.DataFactory/factories"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Data factory")},
    {"Microsoft.DocumentDB/databaseAccounts"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Cosmos DB account")},
    {"Microsoft.EventHub/namespaces"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Event Hubs namespace")},
    {"Microsoft.HybridCompute/machines"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Arc machine")},
    {"Microsoft.Insights/components"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Application Insights")},
    {"Microsoft.KeyVault/vaults"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Key vault")},
    {"Microsoft.Logic/workflows"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Logic app")},
    {"Microsoft.ManagedIdentity/userAssignedIdentities"_L1,
     QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "User-assigned identity")},
    {"Microsoft.Network/networkInterfaces"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Network interface")},
    {"Microsoft.Network/networkSecurityGroups"_L1,
     QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Network security group")},
    {"Microsoft.Network/virtualNetworks"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Virtual network")},
    {"Microsoft.OperationalInsights/workspaces"_L1,
     QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Log Analytics workspace")},
    {"Microsoft.ServiceBus/namespaces"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Service Bus namespace")},
    {"Microsoft.Sql/servers"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "SQL server")},
    {"Microsoft.Sql/servers/databases"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "SQL database")},
    {"Microsoft.Storage/storageAccounts"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Storage account")},
    {"Microsoft.Storage/storageAccounts/blobServices/containers"_L1,
     QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Blob container")},
    {"Microsoft.Web/sites"_L1, QT_TRANSLATE_NOOP("rolescope::ResourceTypes", "Web app")},
};

} // namespace

QString resourceTypeName(QStringView type)
{
    const auto* const known = std::find_if(std::begin(knownTypes), std::end(knownTypes), [type](const KnownType& each) {
        return type.compare(each.type, Qt::CaseInsensitive) == 0;
    });
    return known == std::end(knownTypes) ? QString()
                                         : QCoreApplication::translate("rolescope::ResourceTypes", known->name);
}

} // namespace rolescope
