// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/computeapi.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/ids.h"
#include "app/simulator/operations.h"
#include "app/simulator/paging.h"
#include "app/simulator/resourcelist.h"
#include "app/simulator/resourcepatch.h"
#include "app/simulator/state.h"

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto machineType = u"Microsoft.Compute/virtualMachines"_s;
const auto scaleSetType = u"Microsoft.Compute/virtualMachineScaleSets"_s;

void writeMachine(JsonOut& out, const State& state, const Resource& machine, bool statusOnly)
{
    if (!statusOnly)
        return armjson::write(out, state, machine);
    out.beginObject();
    out.member(u"id", armId(machine));
    out.member(u"name", machine.name);
    out.member(u"type", machine.type);
    out.member(u"location", machine.location);
    out.openObject(u"properties");
    out.member(u"vmId", machine.uniqueId);
    out.key(u"instanceView");
    armjson::writeInstanceView(out, machine);
    out.member(u"provisioningState", machine.provisioningState);
    out.endObject();
    out.endObject();
}

Reply list(const Context& context, const ArmRequest& request, const QString& type)
{
    const QString scope = keyOf(request.scope);
    const QString action = type + u"/read"_s;
    if (auto refused = checkList(context, request, action, scope))
        return *refused;
    State& state = context.state;
    const bool statusOnly = request.http.parameter(u"statusOnly").compare("true"_L1, Qt::CaseInsensitive) == 0;
    const QString scaleSet = equalsValue(request.http.parameter(u"$filter"), u"virtualMachineScaleSet/id");
    PageWriter page(request.http, context.options.pageSize);
    auto it = state.resources().upper_bound(page.after().isEmpty() ? scope + u'/' : page.after());
    for (; it != state.resources().end() && isAtOrBelow(it->first, scope); ++it) {
        const Resource& resource = it->second;
        if (resource.type.compare(type, Qt::CaseInsensitive) != 0
            || (!scaleSet.isEmpty() && resource.scaleSet.compare(scaleSet, Qt::CaseInsensitive) != 0)
            || !state.access().may(request.http.caller, action, it->first))
            continue;
        if (!page.admit(it->first))
            break;
        writeMachine(page.out(), state, resource, statusOnly);
    }
    return page.finish();
}

Reply show(const Context& context, const ArmRequest& request, const Resource& resource)
{
    const bool expand = request.http.parameter(u"$expand").contains("instanceView"_L1, Qt::CaseInsensitive);
    QJsonObject object = armjson::object(context.state, resource);
    if (expand && armjson::isMachine(resource)) {
        JsonTree view;
        armjson::writeInstanceView(view, resource);
        QJsonObject properties = object.value("properties"_L1).toObject();
        properties.insert(u"instanceView"_s, view.object());
        object.insert(u"properties"_s, properties);
    }
    Reply reply = Reply::json(object);
    reply.setHeader("ETag"_ba, armjson::etag(resource).toLatin1());
    return reply;
}

Reply one(const Context& context, const ArmRequest& request, const QString& type)
{
    const QString name = request.rest.at(1);
    const QString id = resourceId(request.subscription, request.group, type, name);
    if (request.http.method == "PATCH")
        return patchResource(context, request, id, type);
    if (request.http.method != "GET")
        return refuse::methodNotAllowed(request.http);
    if (auto refused = checkRead(context, request, type + u"/read"_s, id))
        return *refused;
    if (!context.state.group(request.subscription, request.group))
        return refuse::groupNotFound(request.group);
    const Resource* resource = context.state.resource(id);
    if (!resource)
        return refuse::resourceNotFound(type, name, request.group);
    if (request.rest.size() == 2)
        return show(context, request, *resource);
    if (!request.restIs(2, u"instanceView") || !armjson::isMachine(*resource))
        return refuse::routeNotFound(request.http);
    JsonTree view;
    armjson::writeInstanceView(view, *resource);
    return Reply::json(view.object());
}

Reply operation(const Context& context, const ArmRequest& request)
{
    // …/operations/{id} answers with the status; …/operationResults/{id} is what Location names.
    const QString id = request.rest.at(3);
    if (request.restIs(2, u"operations")) {
        if (auto reply = context.operations.poll(id))
            return *reply;
    } else if (const auto reply = context.operations.poll(id)) {
        return Reply::empty(*context.operations.isDone(id) ? 200 : 202);
    }
    return Reply::error(404, u"NotFound"_s, u"The operation '%1' was not found."_s.arg(id));
}

} // namespace

Reply compute(const Context& context, const ArmRequest& request)
{
    if (request.rest.size() == 4 && request.restIs(0, u"locations") && request.http.method == "GET")
        return operation(context, request);
    const bool machines = request.restIs(0, u"virtualMachines");
    if (!machines && !request.restIs(0, u"virtualMachineScaleSets"))
        return refuse::routeNotFound(request.http);
    const QString& type = machines ? machineType : scaleSetType;
    if (request.rest.size() == 1)
        return request.http.method == "GET" ? list(context, request, type) : refuse::methodNotAllowed(request.http);
    if (request.rest.size() > 3 || request.group.isEmpty())
        return refuse::routeNotFound(request.http);
    return one(context, request, type);
}

} // namespace rolescope::simulator
