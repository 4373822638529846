// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/planjson.h"

#include <QCoreApplication>

#include <nlohmann/json.hpp>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;
using nlohmann::json;

namespace {

std::string text(const QString& value)
{
    return value.toStdString();
}

json texts(const QStringList& values)
{
    json list = json::array();
    for (const QString& value : values)
        list.push_back(text(value));
    return list;
}

json tagsToJson(const Tags& tags)
{
    json object = json::object();
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        object[text(it.key())] = text(it.value());
    return object;
}

struct ActionWriter
{
    json operator()(const CreateIdentity& step) const
    {
        return {{"kind", "createIdentity"},
                {"identityId", text(step.identityId)},
                {"location", text(step.location)},
                {"tags", tagsToJson(step.tags)},
                {"regional", step.regional}};
    }

    json operator()(const AssignRole& step) const
    {
        return {{"kind", "assignRole"},
                {"principalId", text(step.principal.principalId)},
                {"identityId", text(step.principal.identityId)},
                {"systemAssigned", step.principal.systemAssigned},
                {"roleGuid", text(step.roleGuid)},
                {"roleName", text(step.roleName)},
                {"scope", text(step.scope)},
                {"condition", text(step.condition)},
                {"description", text(step.description)},
                {"name", text(step.name)},
                {"scopeName", text(step.scopeName)}};
    }

    json operator()(const ChangeHost& step) const
    {
        return {
            {"kind", "changeHost"},         {"hostId", text(step.hostId)},       {"attach", texts(step.attach)},
            {"detach", texts(step.detach)}, {"enableSystem", step.enableSystem}, {"disableSystem", step.disableSystem}};
    }

    json operator()(const RevokeRole& step) const
    {
        const RoleAssignment& assignment = step.assignment;
        return {{"kind", "revokeRole"},
                {"assignmentId", text(assignment.id)},
                {"scope", text(assignment.scope)},
                {"roleGuid", text(assignment.roleGuid)},
                {"roleName", text(step.roleName)},
                {"principalId", text(assignment.principalId)},
                {"principalKind", static_cast<int>(assignment.principalKind)},
                {"condition", text(assignment.condition)},
                {"description", text(assignment.description)},
                {"createdOn", text(assignment.createdOn.toUTC().toString(Qt::ISODateWithMs))},
                {"principalName", text(step.principalName)},
                {"scopeName", text(step.scopeName)}};
    }

    json operator()(const DeleteIdentity& step) const
    {
        const UserAssignedIdentity& identity = step.identity;
        return {{"kind", "deleteIdentity"},
                {"identityId", text(identity.id)},
                {"location", text(identity.location)},
                {"principalId", text(identity.principalId)},
                {"clientId", text(identity.clientId)},
                {"tenantId", text(identity.tenantId)},
                {"tags", tagsToJson(identity.tags)}};
    }
};

/// Reading throws nlohmann's exceptions, which planFromJson and outcomeFromJson turn into Errors.
QString textOf(const json& object, const char* key)
{
    return QString::fromStdString(object.at(key).get_ref<const std::string&>());
}

QStringList textsOf(const json& object, const char* key)
{
    QStringList values;
    for (const json& value : object.at(key))
        values << QString::fromStdString(value.get_ref<const std::string&>());
    return values;
}

Tags tagsOf(const json& object, const char* key)
{
    Tags tags;
    for (const auto& [name, value] : object.at(key).items())
        tags.insert(QString::fromStdString(name), QString::fromStdString(value.get_ref<const std::string&>()));
    return tags;
}

PrincipalKind principalKindOf(const json& object)
{
    const int kind = object.at("principalKind").get<int>();
    return kind >= 0 && kind <= static_cast<int>(PrincipalKind::Device) ? static_cast<PrincipalKind>(kind)
                                                                        : PrincipalKind::Unknown;
}

AssignRole assignRoleOf(const json& object)
{
    AssignRole step;
    step.principal
        = {textOf(object, "principalId"), textOf(object, "identityId"), object.at("systemAssigned").get<bool>()};
    step.roleGuid = textOf(object, "roleGuid");
    step.roleName = textOf(object, "roleName");
    step.scope = textOf(object, "scope");
    step.condition = textOf(object, "condition");
    step.description = textOf(object, "description");
    step.name = textOf(object, "name");
    step.scopeName = textOf(object, "scopeName");
    return step;
}

RevokeRole revokeRoleOf(const json& object)
{
    RevokeRole step;
    step.roleName = textOf(object, "roleName");
    step.assignment.id = textOf(object, "assignmentId");
    step.assignment.scope = textOf(object, "scope");
    step.assignment.roleGuid = textOf(object, "roleGuid");
    step.assignment.principalId = textOf(object, "principalId");
    step.assignment.principalKind = principalKindOf(object);
    step.assignment.condition = textOf(object, "condition");
    step.assignment.description = textOf(object, "description");
    step.assignment.createdOn = QDateTime::fromString(textOf(object, "createdOn"), Qt::ISODateWithMs);
    step.principalName = textOf(object, "principalName");
    step.scopeName = textOf(object, "scopeName");
    return step;
}

StepAction actionOf(const json& object)
{
    const std::string kind = object.at("kind").get<std::string>();
    if (kind == "createIdentity")
        return CreateIdentity{textOf(object, "identityId"), textOf(object, "location"), tagsOf(object, "tags"),
                              object.at("regional").get<bool>()};
    if (kind == "assignRole")
        return assignRoleOf(object);
    if (kind == "changeHost")
        return ChangeHost{textOf(object, "hostId"), textsOf(object, "attach"), textsOf(object, "detach"),
                          object.at("enableSystem").get<bool>(), object.at("disableSystem").get<bool>()};
    if (kind == "revokeRole")
        return revokeRoleOf(object);
    if (kind == "deleteIdentity")
        return DeleteIdentity{{textOf(object, "identityId"), textOf(object, "location"), textOf(object, "principalId"),
                               textOf(object, "clientId"), textOf(object, "tenantId"), tagsOf(object, "tags")}};
    throw json::other_error::create(501, "unknown kind of step", &object);
}

PlanStep stepOf(const json& object, int index)
{
    PlanStep step{actionOf(object), {}, object.at("satisfied").get<bool>()};
    for (const json& before : object.at("after")) {
        const int other = before.get<int>();
        if (other < 0 || other >= index)
            throw json::other_error::create(501, "a step that waits for a later one", &object);
        step.after.push_back(other);
    }
    return step;
}

tl::unexpected<Error> noPlan()
{
    return failure(ErrorKind::BadInput,
                   QCoreApplication::translate("rolescope::PlanJson", "This is no plan that Rolescope has written."),
                   QCoreApplication::translate("rolescope::PlanJson", "Make the plan anew."));
}

} // namespace

QByteArray planToJson(const Plan& plan)
{
    json steps = json::array();
    for (const PlanStep& step : plan.steps) {
        json object = std::visit(ActionWriter{}, step.action);
        object["after"] = step.after;
        object["satisfied"] = step.satisfied;
        steps.push_back(std::move(object));
    }
    const json whole{{"title", text(plan.title)}, {"steps", std::move(steps)}};
    return QByteArray::fromStdString(whole.dump(2, ' ', false, json::error_handler_t::replace));
}

Result<Plan> planFromJson(const QByteArray& bytes)
{
    try {
        const json whole = json::parse(bytes.begin(), bytes.end());
        Plan plan{textOf(whole, "title"), {}};
        for (const json& step : whole.at("steps"))
            plan.steps.push_back(stepOf(step, static_cast<int>(plan.steps.size())));
        return plan;
    } catch (const json::exception&) {
        return noPlan();
    }
}

QByteArray outcomeToJson(const StepOutcome& outcome)
{
    const json whole{{"changed", outcome.changed},
                     {"principalId", text(outcome.principalId)},
                     {"clientId", text(outcome.clientId)},
                     {"assignmentId", text(outcome.assignmentId)},
                     {"attached", texts(outcome.attached)},
                     {"detached", texts(outcome.detached)},
                     {"systemEnabled", outcome.systemEnabled},
                     {"systemDisabled", outcome.systemDisabled}};
    return QByteArray::fromStdString(whole.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<StepOutcome> outcomeFromJson(const QByteArray& bytes)
{
    try {
        const json whole = json::parse(bytes.begin(), bytes.end());
        StepOutcome outcome;
        outcome.changed = whole.at("changed").get<bool>();
        outcome.principalId = textOf(whole, "principalId");
        outcome.clientId = textOf(whole, "clientId");
        outcome.assignmentId = textOf(whole, "assignmentId");
        outcome.attached = textsOf(whole, "attached");
        outcome.detached = textsOf(whole, "detached");
        outcome.systemEnabled = whole.at("systemEnabled").get<bool>();
        outcome.systemDisabled = whole.at("systemDisabled").get<bool>();
        return outcome;
    } catch (const json::exception&) {
        return noPlan();
    }
}

} // namespace rolescope
