// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/containersapi.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/resourcelist.h"
#include "app/simulator/state.h"

#include <QJsonArray>

#include <array>

namespace rolescope::simulator::containersapi {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto groupsRead = u"Microsoft.Resources/subscriptions/resourceGroups/read"_s;

struct Location
{
    QLatin1StringView name;
    QLatin1StringView displayName;
    QLatin1StringView geography;
    QLatin1StringView latitude;
    QLatin1StringView longitude;
    QLatin1StringView paired;
};

constexpr std::array locations{
    Location{"westeurope"_L1, "West Europe"_L1, "Europe"_L1, "52.3667"_L1, "4.9"_L1, "northeurope"_L1},
    Location{"northeurope"_L1, "North Europe"_L1, "Europe"_L1, "53.3478"_L1, "-6.2597"_L1, "westeurope"_L1},
    Location{"germanywestcentral"_L1, "Germany West Central"_L1, "Europe"_L1, "50.110924"_L1, "8.682127"_L1,
             "germanynorth"_L1},
    Location{"uksouth"_L1, "UK South"_L1, "UK"_L1, "50.941"_L1, "-0.799"_L1, "ukwest"_L1},
    Location{"eastus"_L1, "East US"_L1, "US"_L1, "37.3719"_L1, "-79.8164"_L1, "westus"_L1},
    Location{"eastus2"_L1, "East US 2"_L1, "US"_L1, "36.6681"_L1, "-78.3889"_L1, "centralus"_L1},
    Location{"westus2"_L1, "West US 2"_L1, "US"_L1, "47.233"_L1, "-119.852"_L1, "westcentralus"_L1},
    Location{"southeastasia"_L1, "Southeast Asia"_L1, "Asia Pacific"_L1, "1.283"_L1, "103.833"_L1, "eastasia"_L1},
};

constexpr std::array namespaces{"Microsoft.Authorization"_L1,   "Microsoft.Compute"_L1, "Microsoft.KeyVault"_L1,
                                "Microsoft.ManagedIdentity"_L1, "Microsoft.Network"_L1, "Microsoft.ResourceGraph"_L1,
                                "Microsoft.Resources"_L1,       "Microsoft.Storage"_L1, "Microsoft.Web"_L1};

Tags tagsFrom(const QJsonObject& object)
{
    Tags tags;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        tags.insert(it.key(), it.value().toString());
    return tags;
}

Reply locationList(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkList(context, request, u"Microsoft.Resources/subscriptions/locations/read"_s,
                                 subscriptionId(request.subscription)))
        return *refused;
    QJsonArray rows;
    for (const Location& location : locations) {
        const QJsonObject metadata{
            {u"regionType"_s, u"Physical"_s},
            {u"regionCategory"_s, u"Recommended"_s},
            {u"geography"_s, location.geography.toString()},
            {u"latitude"_s, location.latitude.toString()},
            {u"longitude"_s, location.longitude.toString()},
            {u"pairedRegion"_s,
             QJsonArray{
                 QJsonObject{{u"name"_s, location.paired.toString()},
                             {u"id"_s, subscriptionId(request.subscription) + u"/locations/"_s + location.paired}}}}};
        rows.append(QJsonObject{{u"id"_s, subscriptionId(request.subscription) + u"/locations/"_s + location.name},
                                {u"name"_s, location.name.toString()},
                                {u"type"_s, u"Region"_s},
                                {u"displayName"_s, location.displayName.toString()},
                                {u"regionalDisplayName"_s, u"(%1) %2"_s.arg(location.geography, location.displayName)},
                                {u"metadata"_s, metadata}});
    }
    return Reply::json({{u"value"_s, rows}});
}

Reply groupList(const Context& context, const ArmRequest& request)
{
    const QString scope = subscriptionId(request.subscription);
    if (auto refused = checkList(context, request, groupsRead, scope))
        return *refused;
    State& state = context.state;
    const TagFilter filter(request.http.parameter(u"$filter"));
    PageWriter page(request.http, context.options.pageSize);
    const auto [first, last] = State::below(state.groups(), keyOf(scope));
    auto it = page.after().isEmpty() ? first : state.groups().upper_bound(page.after());
    for (; it != last && it != state.groups().end() && isAtOrBelow(it->first, keyOf(scope)); ++it) {
        const QString& caller = request.http.caller;
        if (!filter.accepts(it->second.tags)
            || (!state.access().may(caller, groupsRead, it->first)
                && !state.access().holdsAnythingBelow(caller, it->first)))
            continue;
        if (!page.admit(it->first))
            break;
        armjson::write(page.out(), state, it->second);
    }
    return page.finish();
}

Reply putGroup(const Context& context, const ArmRequest& request)
{
    const QString scope = groupId(request.subscription, request.group);
    if (auto refused = checkWrite(context, request, u"Microsoft.Resources/subscriptions/resourceGroups/write"_s, scope))
        return *refused;
    const auto body = request.http.json();
    if (!body)
        return refuse::invalidContent(u"the body is no JSON object"_s);
    const QString location = body->value("location"_L1).toString();
    if (location.isEmpty())
        return Reply::error(400, u"LocationRequired"_s, u"The location property is required for this definition."_s);
    const ResourceGroup* present = context.state.group(request.subscription, request.group);
    if (present && present->location.compare(location, Qt::CaseInsensitive) != 0)
        return Reply::error(409, u"InvalidResourceGroupLocation"_s,
                            u"Invalid resource group location '%1'. The Resource group already exists in location "
                            "'%2'."_s.arg(location, present->location));
    const int status = present ? 200 : 201;
    const ResourceGroup group{request.subscription, present ? present->name : request.group, location,
                              tagsFrom(body->value("tags"_L1).toObject())};
    context.state.putGroup(group);
    return Reply::json(armjson::object(context.state, group), status);
}

Reply oneGroup(const Context& context, const ArmRequest& request)
{
    const Request& http = request.http;
    if (http.method == "PUT")
        return putGroup(context, request);
    if (http.method != "GET" && http.method != "HEAD")
        return refuse::methodNotAllowed(http);
    if (auto refused = checkList(context, request, groupsRead, groupId(request.subscription, request.group)))
        return *refused;
    if (http.method == "HEAD")
        return Reply::empty(204);
    return Reply::json(armjson::object(context.state, *context.state.group(request.subscription, request.group)));
}

Reply oneSubscription(const Context& context, const ArmRequest& request)
{
    const Subscription* subscription = context.state.subscription(request.subscription);
    if (!subscription)
        return refuse::subscriptionNotFound(request.subscription);
    if (auto refused = checkList(context, request, u"Microsoft.Resources/subscriptions/read"_s, armId(*subscription)))
        return *refused;
    return Reply::json(armjson::object(context.state, *subscription));
}

QJsonObject providerObject(const QString& subscription, QLatin1StringView name)
{
    return {{u"id"_s, subscriptionId(subscription) + u"/providers/"_s + name},
            {u"namespace"_s, name.toString()},
            {u"registrationPolicy"_s, u"RegistrationRequired"_s},
            {u"registrationState"_s, u"Registered"_s},
            {u"resourceTypes"_s, QJsonArray()}};
}

} // namespace

Reply tenants(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    const State& state = context.state;
    const QJsonObject tenant{{u"id"_s, u"/tenants/"_s + state.tenantId()},
                             {u"tenantId"_s, state.tenantId()},
                             {u"tenantCategory"_s, u"Home"_s},
                             {u"displayName"_s, state.tenantName()},
                             {u"countryCode"_s, u"DE"_s},
                             {u"country"_s, u"Germany"_s},
                             {u"domains"_s, QJsonArray{state.defaultDomain()}},
                             {u"defaultDomain"_s, state.defaultDomain()},
                             {u"tenantType"_s, u"AAD"_s}};
    return Reply::json({{u"value"_s, QJsonArray{tenant}}});
}

Reply subscriptions(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    State& state = context.state;
    const QString& caller = request.http.caller;
    PageWriter page(request.http, context.options.pageSize);
    for (auto it = state.subscriptions().upper_bound(page.after()); it != state.subscriptions().end(); ++it) {
        // Whoever holds a role on anything in a subscription sees the subscription.
        if (!state.access().may(caller, u"Microsoft.Resources/subscriptions/read"_s, it->first)
            && !state.access().holdsAnythingBelow(caller, it->first))
            continue;
        if (!page.admit(it->first))
            break;
        armjson::write(page.out(), state, it->second);
    }
    return page.finish();
}

Reply belowSubscription(const Context& context, const ArmRequest& request)
{
    const Request& http = request.http;
    const qsizetype depth = http.segments.size();
    const bool reads = http.method == "GET";
    if (depth == 4 && http.segmentIs(2, u"resourceGroups"))
        return oneGroup(context, request);
    if (!reads)
        return refuse::methodNotAllowed(http);
    if (depth == 2)
        return oneSubscription(context, request);
    if (depth == 3 && http.segmentIs(2, u"locations"))
        return locationList(context, request);
    if (depth == 3 && http.segmentIs(2, u"resourceGroups"))
        return groupList(context, request);
    if ((depth == 3 && http.segmentIs(2, u"resources")) || (depth == 5 && http.segmentIs(4, u"resources")))
        return resourceList(context, request);
    return refuse::routeNotFound(http);
}

Reply providers(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkList(context, request, u"Microsoft.Resources/subscriptions/providers/read"_s,
                                 subscriptionId(request.subscription)))
        return *refused;
    if (request.provider.isEmpty()) {
        QJsonArray rows;
        for (QLatin1StringView name : namespaces)
            rows.append(providerObject(request.subscription, name));
        return Reply::json({{u"value"_s, rows}});
    }
    for (QLatin1StringView name : namespaces) {
        if (request.provider.compare(name, Qt::CaseInsensitive) == 0)
            return Reply::json(providerObject(request.subscription, name));
    }
    return Reply::error(404, u"InvalidResourceNamespace"_s,
                        u"The resource namespace '%1' is invalid."_s.arg(request.provider));
}

Reply resource(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    const IdParts parts = splitId(request.http.path);
    if (parts.name.isEmpty())
        return refuse::routeNotFound(request.http);
    if (auto refused = checkRead(context, request, parts.type + u"/read"_s, request.http.path))
        return *refused;
    if (!context.state.group(request.subscription, request.group))
        return refuse::groupNotFound(request.group);
    const Resource* found = context.state.resource(request.http.path);
    if (!found)
        return refuse::resourceNotFound(parts.type, parts.name, request.group);
    return Reply::json(armjson::object(context.state, *found));
}

} // namespace rolescope::simulator::containersapi
