// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/identityapi.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/federatedapi.h"
#include "app/simulator/ids.h"
#include "app/simulator/paging.h"
#include "app/simulator/state.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto identityType = u"Microsoft.ManagedIdentity/userAssignedIdentities"_s;

QString action(QLatin1StringView verb)
{
    return identityType + u'/' + verb;
}

Tags tagsFrom(const QJsonValue& value)
{
    Tags tags;
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it)
        tags.insert(it.key(), it.value().toString());
    return tags;
}

Reply list(const Context& context, const ArmRequest& request)
{
    const QString scope = keyOf(request.scope);
    const QString read = action("read"_L1);
    if (auto refused = checkList(context, request, read, scope))
        return *refused;
    State& state = context.state;
    PageWriter page(request.http, context.options.pageSize);
    auto it = state.identities().upper_bound(page.after().isEmpty() ? scope + u'/' : page.after());
    for (; it != state.identities().end() && isAtOrBelow(it->first, scope); ++it) {
        if (!state.access().may(request.http.caller, read, it->first))
            continue;
        if (!page.admit(it->first))
            break;
        armjson::write(page.out(), state, it->second);
    }
    return page.finish();
}

/// What a PUT's body must hold; the identity to store, or a refusal.
std::optional<Reply> readBody(const QJsonObject& body, UserAssignedIdentity& identity)
{
    static const QRegularExpression validName(u"^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$"_s);
    if (!validName.match(identity.name).hasMatch())
        return Reply::error(
            400, u"InvalidResourceName"_s,
            u"The resource name '%1' is invalid: 3 to 128 letters, digits, '-' or '_', beginning with a "
            "letter or digit."_s.arg(identity.name));
    const QString location = body.value("location"_L1).toString();
    if (location.isEmpty())
        return Reply::error(400, u"LocationRequired"_s, u"The location property is required for this definition."_s);
    if (!identity.location.isEmpty() && identity.location.compare(location, Qt::CaseInsensitive) != 0)
        return Reply::error(
            409, u"InvalidResourceLocation"_s,
            u"The resource '%1' already exists in location '%2' in resource group '%3'. A resource with "
            "the same name cannot be created in location '%4'. Please select a new resource name."_s.arg(
                identity.name, identity.location, identity.group, location));
    identity.location = location;
    if (body.contains("tags"_L1) || identity.principalId.isEmpty())
        identity.tags = tagsFrom(body.value("tags"_L1));
    const QString isolation = body.value("properties"_L1).toObject().value("isolationScope"_L1).toString();
    if (!isolation.isEmpty() && isolation != "None"_L1 && isolation != "Regional"_L1)
        return refuse::invalidContent(u"isolationScope is None or Regional"_s);
    if (!isolation.isEmpty())
        identity.isolationScope = isolation;
    return std::nullopt;
}

Reply put(const Context& context, const ArmRequest& request, const QString& id)
{
    if (auto refused = checkWrite(context, request, action("write"_L1), id))
        return *refused;
    const ResourceGroup* group = context.state.group(request.subscription, request.group);
    if (!group)
        return refuse::groupNotFound(request.group);
    const auto body = request.http.json();
    if (!body)
        return refuse::invalidContent(u"the body is no JSON object"_s);
    const UserAssignedIdentity* present = context.state.identity(id);
    UserAssignedIdentity identity = present ? *present : UserAssignedIdentity();
    if (!present) {
        identity.subscription = group->subscription;
        identity.group = group->name;
        identity.name = request.rest.at(1);
    }
    if (auto refused = readBody(*body, identity))
        return *refused;
    if (present) {
        context.state.updateIdentity(identity);
        return Reply::json(armjson::object(context.state, identity), 200);
    }
    const UserAssignedIdentity& created = context.state.createIdentity(std::move(identity));
    context.options.faults.principalCreated(created.principalId);
    return Reply::json(armjson::object(context.state, created), 201);
}

Reply patch(const Context& context, const ArmRequest& request, const UserAssignedIdentity& present)
{
    const auto body = request.http.json();
    if (!body)
        return refuse::invalidContent(u"the body is no JSON object"_s);
    UserAssignedIdentity identity = present;
    if (body->contains("tags"_L1))
        identity.tags = tagsFrom(body->value("tags"_L1));
    context.state.updateIdentity(identity);
    return Reply::json(armjson::object(context.state, identity));
}

Reply associatedResources(const Context& context, const ArmRequest& request, const QString& id)
{
    const QString version = request.http.parameter(u"api-version");
    if (version != "2022-01-31-preview"_L1 && version != "2021-09-30-preview"_L1)
        return Reply::error(
            404, u"InvalidResourceType"_s,
            u"The resource type could not be found in the namespace 'Microsoft.ManagedIdentity' for api "
            "version '%1'."_s.arg(version));
    State& state = context.state;
    QJsonArray rows;
    for (const QString& key : state.usersOfIdentity(id)) {
        const Resource* resource = state.resource(key);
        if (!resource || !state.access().mayRead(request.http.caller, resource->type, key))
            continue;
        const Subscription* subscription = state.subscription(resource->subscription);
        rows.append(QJsonObject{{u"id"_s, armId(*resource)},
                                {u"name"_s, resource->name},
                                {u"type"_s, resource->type.toLower()},
                                {u"resourceGroup"_s, resource->group},
                                {u"subscriptionId"_s, resource->subscription},
                                {u"subscriptionDisplayName"_s, subscription ? subscription->displayName : QString()}});
    }
    return Reply::json({{u"totalCount"_s, rows.size()}, {u"value"_s, rows}});
}

Reply below(const Context& context, const ArmRequest& request, const QString& id)
{
    if (request.restIs(2, u"listAssociatedResources") && request.rest.size() == 3) {
        if (request.http.method != "POST")
            return refuse::methodNotAllowed(request.http);
        if (auto refused = checkRead(context, request, action("listAssociatedResources/action"_L1), id))
            return *refused;
        return associatedResources(context, request, id);
    }
    if (request.restIs(2, u"federatedIdentityCredentials") && request.rest.size() <= 4)
        return federatedCredentials(context, request, id);
    return refuse::routeNotFound(request.http);
}

Reply remove(const Context& context, const ArmRequest& request, const QString& id)
{
    if (auto refused = checkWrite(context, request, action("delete"_L1), id))
        return *refused;
    if (!context.state.identity(id))
        return Reply::empty(204);
    context.state.removeIdentity(id);
    return Reply::empty(200);
}

Reply one(const Context& context, const ArmRequest& request)
{
    const QString id = resourceId(request.subscription, request.group, identityType, request.rest.at(1));
    const QByteArray& method = request.http.method;
    const bool itself = request.rest.size() == 2;
    if (itself && method == "PUT")
        return put(context, request, id);
    if (itself && method == "DELETE")
        return remove(context, request, id);
    if (itself && method != "GET" && method != "PATCH")
        return refuse::methodNotAllowed(request.http);
    const bool patching = itself && method == "PATCH";
    if (auto refused = patching ? checkWrite(context, request, action("write"_L1), id)
                                : checkRead(context, request, action("read"_L1), id))
        return *refused;
    if (!context.state.group(request.subscription, request.group))
        return refuse::groupNotFound(request.group);
    const UserAssignedIdentity* identity = context.state.identity(id);
    if (!identity)
        return refuse::resourceNotFound(identityType, request.rest.at(1), request.group);
    if (!itself)
        return below(context, request, id);
    return patching ? patch(context, request, *identity) : Reply::json(armjson::object(context.state, *identity));
}

/// GET {resource}/providers/Microsoft.ManagedIdentity/identities/default: the system-assigned identity.
Reply systemIdentity(const Context& context, const ArmRequest& request)
{
    if (auto refused = checkRead(context, request, u"Microsoft.ManagedIdentity/identities/read"_s, request.scope))
        return *refused;
    const Resource* resource = context.state.resource(request.scope);
    const Principal* principal = resource ? context.state.principal(resource->identity.principalId) : nullptr;
    if (!principal)
        return Reply::error(404, u"ResourceNotFound"_s,
                            u"The resource '%1' has no system-assigned identity."_s.arg(request.scope));
    const QJsonObject properties{{u"tenantId"_s, context.state.tenantId()},
                                 {u"principalId"_s, principal->id},
                                 {u"clientId"_s, principal->appId}};
    return Reply::json({{u"id"_s, request.scope + u"/providers/Microsoft.ManagedIdentity/identities/default"_s},
                        {u"name"_s, u"default"_s},
                        {u"type"_s, u"Microsoft.ManagedIdentity/identities"_s},
                        {u"location"_s, resource->location},
                        {u"properties"_s, properties}});
}

} // namespace

Reply managedIdentity(const Context& context, const ArmRequest& request)
{
    if (request.restIs(0, u"identities") && request.restIs(1, u"default") && request.rest.size() == 2)
        return systemIdentity(context, request);
    if (!request.restIs(0, u"userAssignedIdentities"))
        return refuse::routeNotFound(request.http);
    if (request.rest.size() == 1)
        return request.http.method == "GET" ? list(context, request) : refuse::methodNotAllowed(request.http);
    if (request.group.isEmpty())
        return refuse::routeNotFound(request.http);
    return one(context, request);
}

} // namespace rolescope::simulator
