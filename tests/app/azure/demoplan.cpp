// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/azure/demoplan.h"

#include "models/plan/planner.h"

namespace rolescope::test::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto subscription = u"6e91ed96-c20b-4552-89d9-159597ea520d"_s;

QString group(const QString& name)
{
    return armid::resourceGroupScope(subscription, name);
}

AssignRole readingFor(const PlannedPrincipal& principal)
{
    AssignRole step;
    step.principal = principal;
    step.roleGuid = reader;
    step.roleName = u"Reader"_s;
    step.scope = group(u"rg-shop-web"_s);
    return step;
}

} // namespace

QString host(const QString& groupName, const QString& name)
{
    return group(groupName) + "/providers/Microsoft.Compute/virtualMachines/"_L1 + name;
}

QString identity(const QString& name)
{
    return identityIdFor(subscription, u"rg-identity-prod"_s, name);
}

QString newIdentity()
{
    return identity(u"id-new"_s);
}

QString webHost()
{
    return host(u"rg-shop-web"_s, u"vm-web-01"_s);
}

QString bareHost()
{
    return host(u"rg-shop-web"_s, u"vm-bastion-01"_s);
}

QString sharedHost()
{
    return host(u"rg-shop-web"_s, u"vm-api-01"_s);
}

QString scaleSet()
{
    return group(u"rg-shop-batch"_s) + "/providers/Microsoft.Compute/virtualMachineScaleSets/vmss-shop-workers"_L1;
}

Plan everything()
{
    const QString fresh = newIdentity();
    Plan plan;
    plan.title = u"Everything"_s;
    plan.steps.push_back({CreateIdentity{fresh, u"westeurope"_s, {}, false}, {}, false});
    plan.steps.push_back({readingFor({{}, fresh, false}), {0}, false});
    plan.steps.push_back({ChangeHost{webHost(), {fresh}, {}, false, false}, {0, 1}, false});
    plan.steps.push_back(
        {ChangeHost{sharedHost(), {fresh}, {identity(u"id-shop-orders"_s)}, false, false}, {0, 1}, false});
    plan.steps.push_back({ChangeHost{scaleSet(), {fresh}, {}, false, false}, {0, 1}, false});
    plan.steps.push_back({ChangeHost{bareHost(), {}, {}, true, false}, {}, false});
    plan.steps.push_back({readingFor({{}, bareHost(), true}), {5}, false});
    return plan;
}

Plan attach(const QString& hostId, const QString& identityId)
{
    Plan plan;
    plan.title = u"Attach"_s;
    plan.steps.push_back({ChangeHost{hostId, {identityId}, {}, false, false}, {}, false});
    return plan;
}

} // namespace rolescope::test::demo
