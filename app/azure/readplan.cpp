// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/readplan.h"

#include "app/azure/apiversions.h"
#include "app/azure/decode.h"

#include <QCoreApplication>

#include <array>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReadPlanTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReadPlanTexts)
};

constexpr const char* readerHelps
    = QT_TRANSLATE_NOOP("ReadPlanTexts", "The role Reader at the subscription would help.");

// Every query projects `id` and orders by it: without both, Resource Graph gives no way to the second page. It projects
// `identity` whole, since mv-expand cuts machines with many identities off silently.
const std::array plans{
    ReadPlan{ReadKind::VirtualMachines,
             "Resources | where type =~ 'microsoft.compute/virtualmachines' | project id,name,location,tags,identity,"
             "size=tostring(properties.hardwareProfile.vmSize),os=tostring(properties.storageProfile.osDisk.osType),"
             "power=tostring(properties.extended.instanceView.powerState.code),"
             "scaleSet=tostring(properties.virtualMachineScaleSet.id) | order by id asc"_L1,
             false,
             "/providers/Microsoft.Compute/virtualMachines"_L1,
             apiversions::compute,
             {},
             readVirtualMachine,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Virtual machines"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Virtual machines there, and what they run as, are missing."),
             readerHelps},
    ReadPlan{ReadKind::RoleAssignments,
             "AuthorizationResources | where type =~ 'microsoft.authorization/roleassignments' "
             "| project id,name,properties | order by id asc"_L1,
             true,
             "/providers/Microsoft.Authorization/roleAssignments"_L1,
             apiversions::authorization,
             {},
             readRoleAssignment,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Role assignments"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Identities may hold more roles than shown."),
             readerHelps},
    ReadPlan{ReadKind::Identities,
             "Resources | where type =~ 'microsoft.managedidentity/userassignedidentities' "
             "| project id,name,location,tags,properties | order by id asc"_L1,
             false,
             "/providers/Microsoft.ManagedIdentity/userAssignedIdentities"_L1,
             apiversions::managedIdentity,
             {},
             readUserAssignedIdentity,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Managed identities"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "User-assigned identities there that no machine names are missing."),
             readerHelps},
    ReadPlan{ReadKind::ResourceGroups,
             "ResourceContainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' "
             "| project id,name,location,tags | order by id asc"_L1,
             false,
             "/resourcegroups"_L1,
             apiversions::resources,
             {},
             readResourceGroup,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Resource groups"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Empty resource groups there are missing."),
             readerHelps},
    ReadPlan{ReadKind::ScaleSets,
             "Resources | where type =~ 'microsoft.compute/virtualmachinescalesets' | project "
             "id,name,location,tags,identity,"
             "size=tostring(sku.name),os=tostring(properties.virtualMachineProfile.storageProfile.osDisk.osType) "
             "| order by id asc"_L1,
             false,
             "/providers/Microsoft.Compute/virtualMachineScaleSets"_L1,
             apiversions::compute,
             {},
             readScaleSet,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Scale sets"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Scale sets there, and what they run as, are missing."),
             readerHelps},
    ReadPlan{
        ReadKind::OtherHosts,
        "Resources | where isnotnull(identity) and identity.type !~ 'None' "
        "| where type !~ 'microsoft.compute/virtualmachines' and type !~ 'microsoft.compute/virtualmachinescalesets' "
        "| project id,name,type,location,tags,identity | order by id asc"_L1,
        false,
        "/resources"_L1,
        apiversions::resources,
        {},
        readOtherHost,
        QT_TRANSLATE_NOOP("ReadPlanTexts", "Other resources with an identity"),
        QT_TRANSLATE_NOOP("ReadPlanTexts", "Identities there may be used by more resources than shown."),
        readerHelps},
    ReadPlan{ReadKind::RoleDefinitions,
             "AuthorizationResources | where type =~ 'microsoft.authorization/roledefinitions' "
             "| where properties.type =~ 'CustomRole' | project id,name,properties | order by id asc"_L1,
             false, "/providers/Microsoft.Authorization/roleDefinitions"_L1, apiversions::roleDefinitions,
             "type eq 'CustomRole'"_L1, readRoleDefinition, QT_TRANSLATE_NOOP("ReadPlanTexts", "Custom roles"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "What custom roles allow may be unknown."), readerHelps},
    ReadPlan{ReadKind::DenyAssignments,
             {},
             false,
             "/providers/Microsoft.Authorization/denyAssignments"_L1,
             apiversions::authorization,
             {},
             readDenyAssignment,
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Deny assignments"),
             QT_TRANSLATE_NOOP("ReadPlanTexts", "Access that is shown there may in truth be denied."),
             readerHelps},
};

} // namespace

QString ReadPlan::title() const
{
    return ReadPlanTexts::tr(titleText);
}

QString ReadPlan::hides() const
{
    return ReadPlanTexts::tr(hidesText);
}

QString ReadPlan::wouldHelp() const
{
    return ReadPlanTexts::tr(helpText);
}

std::span<const ReadPlan> readPlans()
{
    return plans;
}

} // namespace rolescope::azure
