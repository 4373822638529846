// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan/restcall.h"

#include "models/plan/identitychange.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto managedIdentity = u"2023-01-31"_s;
const auto managedIdentityWithIsolation = u"2024-11-30"_s; // the first with isolationScope
const auto compute = u"2024-03-01"_s;
const auto authorization = u"2022-04-01"_s;

nlohmann::json toJson(const Tags& tags)
{
    nlohmann::json object = nlohmann::json::object();
    for (auto it = tags.cbegin(); it != tags.cend(); ++it)
        object[it.key().toStdString()] = it.value().toStdString();
    return object;
}

/// The tenant's root scope is "/": a path that goes on below it must not begin with two slashes.
QString below(const QString& scope, const QString& rest)
{
    return scope.endsWith(u'/') ? scope.chopped(1) + rest : scope + rest;
}

struct Caller
{
    const IdentityBlock& current;
    QString principalId;

    RestCall operator()(const CreateIdentity& step) const
    {
        nlohmann::json body{{"location", step.location.toStdString()}};
        if (!step.tags.isEmpty())
            body["tags"] = toJson(step.tags);
        if (step.regional)
            body["properties"] = {{"isolationScope", "Regional"}};
        return {"PUT", step.identityId, step.regional ? managedIdentityWithIsolation : managedIdentity,
                std::move(body)};
    }

    RestCall operator()(const AssignRole& step) const
    {
        QString principal = step.principal.principalId.isEmpty() ? principalId : step.principal.principalId;
        QString name = step.name;
        if (name.isEmpty())
            name = principal.isEmpty() ? u"{assignmentName}"_s : assignmentName(step.scope, principal, step.roleGuid);
        if (principal.isEmpty())
            principal = u"{principalId}"_s;
        nlohmann::json properties{
            {"roleDefinitionId", armid::roleDefinitionIdAt(step.scope, step.roleGuid).toStdString()},
            {"principalId", principal.toStdString()},
            {"principalType", "ServicePrincipal"}};
        if (!step.description.isEmpty())
            properties["description"] = step.description.toStdString();
        if (!step.condition.isEmpty()) {
            properties["condition"] = step.condition.toStdString();
            properties["conditionVersion"] = "2.0";
        }
        return {"PUT",
                below(step.scope, u"/providers/Microsoft.Authorization/roleAssignments/"_s + name),
                authorization,
                {{"properties", std::move(properties)}}};
    }

    RestCall operator()(const ChangeHost& step) const
    {
        auto patch = identityPatch(current, step);
        if (!patch)
            return {};
        return {"PATCH", step.hostId, compute, std::move(*patch)};
    }

    RestCall operator()(const RevokeRole& step) const { return {"DELETE", step.assignment.id, authorization, {}}; }

    RestCall operator()(const DeleteIdentity& step) const { return {"DELETE", step.identity.id, managedIdentity, {}}; }
};

} // namespace

RestCall restCall(const StepAction& action, const IdentityBlock& current, const QString& principalId)
{
    return std::visit(Caller{current, principalId}, action);
}

} // namespace rolescope
