// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/context.h"

#include "app/simulator/access.h"
#include "app/simulator/ids.h"
#include "app/simulator/state.h"

#include <QJsonArray>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

/// How ARM names the caller: sign-in name of users, application id of others.
QString callerName(const State& state, const QString& objectId)
{
    const Principal* principal = state.principal(objectId);
    if (!principal)
        return objectId;
    return principal->kind == PrincipalKind::User ? principal->userPrincipalName : principal->appId;
}

Reply scopeLocked(const QString& scope, const QString& locked, bool deleting)
{
    return Reply::error(
        409, u"ScopeLocked"_s,
        u"The scope '%1' cannot perform %2 operation because following scope(s) are locked: '%3'. "
        "Please remove the lock and try again."_s.arg(scope, deleting ? u"delete"_s : u"write"_s, locked));
}

Reply disallowedByPolicy(const QString& scope)
{
    const QString policy
        = u"/providers/Microsoft.Authorization/policyDefinitions/0b9f1b1a-95a4-4a1f-b7a8-6b0a3c1d5e70"_s;
    const QJsonObject info{{u"policyDefinitionDisplayName"_s, u"Managed identities need approval"_s},
                           {u"policyDefinitionId"_s, policy},
                           {u"policyDefinitionEffect"_s, u"deny"_s},
                           {u"policyAssignmentName"_s, u"identity-approval"_s},
                           {u"policyAssignmentScope"_s, u"/"_s}};
    const QJsonObject violation{{u"type"_s, u"PolicyViolation"_s}, {u"info"_s, info}};
    const QJsonObject error{
        {u"code"_s, u"RequestDisallowedByPolicy"_s},
        {u"target"_s, scope.section(u'/', -1)},
        {u"message"_s,
         u"Resource '%1' was disallowed by policy. Policy identifiers: '[{\"policyAssignment\":{\"name\":"
         "\"Managed identities need approval\"}}]'."_s.arg(scope.section(u'/', -1))},
        {u"additionalInfo"_s, QJsonArray{violation}}};
    return Reply::json({{u"error"_s, error}}, 403);
}

/// The id of a lock that forbids it, or an empty text.
QString lockAgainst(const State& state, const QString& scope, bool deleting)
{
    const QString key = keyOf(scope);
    for (const Lock& lock : state.locks()) {
        const bool forbids = lock.level.compare("ReadOnly"_L1, Qt::CaseInsensitive) == 0 || deleting;
        if (forbids && isAtOrBelow(key, keyOf(lock.scope)))
            return lock.scope;
    }
    return {};
}

std::optional<Reply> checkSubscription(const Context& context, const ArmRequest& request)
{
    if (!request.subscription.isEmpty() && !context.state.subscription(request.subscription))
        return refuse::subscriptionNotFound(request.subscription);
    return std::nullopt;
}

} // namespace

ArmRequest::ArmRequest(const Request& request) : http(request)
{
    const QStringList& segments = request.segments;
    qsizetype cut = segments.size();
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (segments.at(i).compare("providers"_L1, Qt::CaseInsensitive) == 0)
            cut = i;
    }
    scope = cut == 0 ? u"/"_s : u'/' + segments.mid(0, cut).join(u'/');
    provider = segments.value(cut + 1);
    rest = segments.mid(std::min(cut + 2, segments.size()));
    if (request.segmentIs(0, u"subscriptions"))
        subscription = segments.value(1);
    if (!subscription.isEmpty() && request.segmentIs(2, u"resourceGroups"))
        group = segments.value(3);
}

bool ArmRequest::restIs(qsizetype index, QStringView word) const
{
    return index < rest.size() && rest.at(index).compare(word, Qt::CaseInsensitive) == 0;
}

namespace refuse {

Reply authorization(const Context& context, const ArmRequest& request, const QString& action, const QString& scope)
{
    return Reply::error(
        403, u"AuthorizationFailed"_s,
        u"The client '%1' with object id '%2' does not have authorization to perform action '%3' over "
        "scope '%4' or the scope is invalid. If access was recently granted, please refresh your "
        "credentials."_s.arg(callerName(context.state, request.http.caller), request.http.caller, action, scope));
}

Reply linkedAuthorization(const Context& context, const ArmRequest& request, const QString& action,
                          const QString& scope, const QString& linkedAction, const QString& linkedScope)
{
    return Reply::error(403, u"LinkedAuthorizationFailed"_s,
                        u"The client '%1' with object id '%2' has permission to perform action '%3' on scope '%4'; "
                        "however, it does not have permission to perform action(s) '%5' on the linked scope(s) '%6' "
                        "(respectively) or the linked scope(s) are invalid."_s.arg(
                            callerName(context.state, request.http.caller), request.http.caller, action, scope,
                            linkedAction, linkedScope));
}

Reply subscriptionNotFound(const QString& subscription)
{
    return Reply::error(404, u"SubscriptionNotFound"_s,
                        u"The subscription '%1' could not be found."_s.arg(subscription));
}

Reply groupNotFound(const QString& group)
{
    return Reply::error(404, u"ResourceGroupNotFound"_s, u"Resource group '%1' could not be found."_s.arg(group));
}

Reply resourceNotFound(const QString& type, const QString& name, const QString& group)
{
    return Reply::error(404, u"ResourceNotFound"_s,
                        u"The Resource '%1/%2' under resource group '%3' was not found. For more details please go to "
                        "https://aka.ms/ARMResourceNotFoundFix"_s.arg(type, name, group));
}

Reply invalidContent(const QString& why)
{
    return Reply::error(400, u"InvalidRequestContent"_s,
                        u"The request content was invalid and could not be deserialized: '%1'."_s.arg(why));
}

Reply methodNotAllowed(const Request& request)
{
    return Reply::error(
        405, u"MethodNotAllowed"_s,
        u"The requested resource does not support http method '%1'."_s.arg(QString::fromLatin1(request.method)));
}

Reply routeNotFound(const Request& request)
{
    return Reply::error(404, u"InvalidResourceType"_s, u"The simulator has no resource at '%1'."_s.arg(request.path));
}

} // namespace refuse

std::optional<Reply> checkRead(const Context& context, const ArmRequest& request, const QString& action,
                               const QString& scope)
{
    if (auto missing = checkSubscription(context, request))
        return missing;
    if (!context.state.access().may(request.http.caller, action, scope))
        return refuse::authorization(context, request, action, scope);
    return std::nullopt;
}

std::optional<Reply> checkList(const Context& context, const ArmRequest& request, const QString& action,
                               const QString& scope)
{
    if (auto missing = checkSubscription(context, request))
        return missing;
    Access& access = context.state.access();
    if (!access.may(request.http.caller, action, scope) && !access.holdsAnythingBelow(request.http.caller, scope))
        return refuse::authorization(context, request, action, scope);
    if (!request.group.isEmpty() && !context.state.group(request.subscription, request.group))
        return refuse::groupNotFound(request.group);
    return std::nullopt;
}

std::optional<Reply> checkWrite(const Context& context, const ArmRequest& request, const QString& action,
                                const QString& scope)
{
    if (auto refused = checkRead(context, request, action, scope))
        return refused;
    const bool deleting = action.endsWith("/delete"_L1);
    if (const QString locked = lockAgainst(context.state, scope, deleting); !locked.isEmpty())
        return scopeLocked(scope, locked, deleting);
    const QString key = keyOf(scope);
    if (context.options.faults.covers(Faults::Kind::Locked, key))
        return scopeLocked(scope, scope, deleting);
    if (!deleting && context.options.faults.covers(Faults::Kind::Policy, key))
        return disallowedByPolicy(scope);
    return std::nullopt;
}

} // namespace rolescope::simulator
