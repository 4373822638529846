// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/decode.h"
#include "app/azure/decodeparts.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

void readTenant(const Json& row, Page& page)
{
    Tenant tenant;
    tenant.id = keyOf(member(row, "tenantId"));
    tenant.displayName = textAt(row, "displayName");
    tenant.defaultDomain = textAt(row, "defaultDomain");
    if (tenant.id.isEmpty())
        page.skip(AzureRows::tr("A directory has no id."));
    else
        page.values.tenants.push_back(std::move(tenant));
}

void readSubscription(const Json& row, Page& page)
{
    Subscription subscription;
    subscription.id = keyOf(member(row, "subscriptionId"));
    if (subscription.id.isEmpty())
        subscription.id = armid::subscriptionOf(textAt(row, "id"));
    if (subscription.id.isEmpty()) {
        page.skip(AzureRows::tr("A subscription has no id."));
        return;
    }
    subscription.displayName = textAt(row, "displayName");
    subscription.tenantId = keyOf(member(row, "tenantId"));
    subscription.state = textAt(row, "state");
    subscription.tags = tagsOf(row);
    page.values.subscriptions.push_back(std::move(subscription));
}

void readResourceGroup(const Json& row, Page& page)
{
    ResourceGroup group;
    group.id = armIdOf(row, page);
    if (group.id.isEmpty())
        return;
    group.location = textAt(row, "location");
    group.tags = tagsOf(row);
    page.values.resourceGroups.push_back(std::move(group));
}

void readEntity(const Json& row, Page& page)
{
    const QString type = textAt(row, "type");
    const QString parent = text(member(row, "properties", "parent", "id"));
    const QString parentName = parent.isEmpty() ? QString() : armid::nameOf(parent);
    const QString name = textAt(row, "name");
    if (name.isEmpty()) {
        page.skip(AzureRows::tr("A management group has no name."));
    } else if (type.endsWith("/subscriptions"_L1, Qt::CaseInsensitive)) {
        Subscription subscription;
        subscription.id = name.toLower();
        subscription.managementGroup = parentName;
        page.values.subscriptions.push_back(std::move(subscription));
    } else {
        ManagementGroup group;
        group.name = name;
        group.displayName = text(member(row, "properties", "displayName"));
        group.parentName = parentName;
        page.values.managementGroups.push_back(std::move(group));
    }
}

void readManagementGroupChain(const Json& row, Page& page)
{
    Subscription subscription;
    subscription.id = keyOf(member(row, "subscriptionId"));
    if (subscription.id.isEmpty()) {
        page.skip(AzureRows::tr("A subscription has no id."));
        return;
    }
    const Json& chain = member(row, "chain");
    std::vector<ManagementGroup> groups; // nearest first
    if (chain.is_array()) {
        for (const Json& link : chain) {
            ManagementGroup group;
            group.name = textAt(link, "name");
            group.displayName = textAt(link, "displayName");
            if (group.name.isEmpty())
                break; // what is above a gap has no known place
            if (!groups.empty())
                groups.back().parentName = group.name;
            groups.push_back(std::move(group));
        }
    }
    if (!groups.empty())
        subscription.managementGroup = groups.front().name;
    page.values.subscriptions.push_back(std::move(subscription));
    for (ManagementGroup& group : groups)
        page.values.managementGroups.push_back(std::move(group));
}

} // namespace rolescope::azure
