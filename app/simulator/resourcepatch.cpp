// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcepatch.h"

#include "app/simulator/access.h"
#include "app/simulator/armjson.h"
#include "app/simulator/identitypatch.h"
#include "app/simulator/ids.h"
#include "app/simulator/operations.h"
#include "app/simulator/paging.h"
#include "app/simulator/state.h"
#include "app/simulator/tokens.h"

#include <QDateTime>
#include <QUrl>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto assignAction = u"Microsoft.ManagedIdentity/userAssignedIdentities/assign/action"_s;

Reply failedIdentity(const QString& id, const QString& why)
{
    return Reply::error(400, u"FailedIdentityOperation"_s,
                        u"Identity operation for resource '%1' failed with error 'Failed to perform resource identity "
                        "operation. Status: 'BadRequest'. Response: '{\"error\":{\"code\":\"BadRequest\",\"message\":"
                        "\"%2\"}}'.'."_s.arg(id, why));
}

bool isIdentityId(const QString& id)
{
    const IdParts parts = splitId(id);
    return id.startsWith(u'/') && !parts.subscription.isEmpty() && !parts.group.isEmpty() && !parts.name.isEmpty()
        && parts.type.compare("Microsoft.ManagedIdentity/userAssignedIdentities"_L1, Qt::CaseInsensitive) == 0;
}

/// One PATCH on its way from the request to the state.
class Patch
{
public:
    Patch(const Context& context, const ArmRequest& request, const QString& id, const QString& type)
        : m_context(context), m_request(request), m_id(id), m_type(type)
    { }

    Reply run();

private:
    std::optional<Reply> admit();
    std::optional<Reply> readBody();
    std::optional<Reply> readIdentity(const QJsonValue& identity);
    std::optional<Reply> checkAdded();
    void applySystem(Resource& resource);
    QString apply();
    Reply answer(const QString& operation) const;

    const Context& m_context;
    const ArmRequest& m_request;
    const QString& m_id;
    const QString& m_type;
    const Resource* m_resource = nullptr;
    std::optional<IdentityPatch> m_identity;
    QStringList m_userAssigned; ///< as they will be
    std::optional<Tags> m_tags;
};

std::optional<Reply> Patch::admit()
{
    if (auto refused = checkWrite(m_context, m_request, m_type + u"/write"_s, m_id))
        return refused;
    if (!m_context.state.group(m_request.subscription, m_request.group))
        return refuse::groupNotFound(m_request.group);
    m_resource = m_context.state.resource(m_id);
    if (!m_resource)
        return refuse::resourceNotFound(m_type, m_request.rest.at(1), m_request.group);
    const QByteArray wanted = m_request.http.header("if-match"_ba);
    if (!wanted.isEmpty() && wanted != "*" && wanted != armjson::etag(*m_resource).toLatin1())
        return Reply::error(412, u"PreconditionFailed"_s,
                            u"The condition specified using HTTP conditional header(s) is not met."_s);
    if (m_context.operations.isBusy(keyOf(m_id)))
        return Reply::error(409, u"AnotherOperationInProgress"_s,
                            u"Another operation on '%1' is in progress. Try again when it is done."_s.arg(m_id));
    return std::nullopt;
}

std::optional<Reply> Patch::readBody()
{
    const auto body = m_request.http.json();
    if (!body)
        return refuse::invalidContent(u"the body is no JSON object"_s);
    if (const QJsonValue tags = body->value("tags"_L1); tags.isObject()) {
        m_tags.emplace();
        const QJsonObject object = tags.toObject();
        for (auto it = object.constBegin(); it != object.constEnd(); ++it)
            m_tags->insert(it.key(), it.value().toString());
    }
    m_userAssigned = m_resource->identity.userAssigned;
    const QJsonValue identity = body->value("identity"_L1);
    if (!identity.isUndefined() && !identity.isNull()) {
        if (auto refused = readIdentity(identity))
            return refused;
    }
    // A key that names a deleted identity spoils every later update until it is removed.
    for (const QString& id : std::as_const(m_userAssigned)) {
        if (!m_context.state.identity(id))
            return failedIdentity(m_id, u"Resource '%1' was not found."_s.arg(id));
    }
    return std::nullopt;
}

std::optional<Reply> Patch::readIdentity(const QJsonValue& identity)
{
    const auto parsed = IdentityPatch::parse(identity);
    if (const auto* problem = std::get_if<IdentityPatch::Problem>(&parsed))
        return problem->kind == IdentityPatch::Problem::Kind::Content ? refuse::invalidContent(problem->text)
                                                                      : failedIdentity(m_id, problem->text);
    m_identity = std::get<IdentityPatch>(parsed);
    if (auto refused = checkAdded())
        return refused;
    m_userAssigned = m_identity->applyTo(m_resource->identity.userAssigned);
    if (m_identity->user && m_userAssigned.isEmpty())
        return failedIdentity(m_id,
                              u"The request format was unexpected, a UserAssigned identity type must contain at least "
                              "one of: userAssignedIdentities"_s);
    return std::nullopt;
}

std::optional<Reply> Patch::checkAdded()
{
    for (const QString& id : std::as_const(m_identity->added)) {
        if (!isIdentityId(id))
            return Reply::error(400, u"LinkedInvalidPropertyId"_s,
                                u"Property id '%1' at path 'identity.userAssignedIdentities' is invalid. Expect fully "
                                "qualified resource Id that start with '/subscriptions/{subscriptionId}' or "
                                "'/providers/{resourceProviderNamespace}/'."_s.arg(id));
        if (!m_context.state.access().may(m_request.http.caller, assignAction, id))
            return refuse::linkedAuthorization(m_context, m_request, m_type + u"/write"_s, m_id, assignAction, id);
    }
    return std::nullopt;
}

void Patch::applySystem(Resource& resource)
{
    QString& principal = resource.identity.principalId;
    if (m_identity->system && principal.isEmpty()) {
        principal = m_context.state.createSystemPrincipal(armId(resource), resource.name);
        m_context.options.faults.principalCreated(principal);
    } else if (!m_identity->system && !principal.isEmpty()) {
        // Its role assignments stay behind, naming a principal that is no more.
        m_context.state.removePrincipal(principal);
        principal.clear();
    }
}

QString Patch::apply()
{
    Resource resource = *m_resource;
    const bool half = m_context.options.faults.strikes(Faults::Kind::HalfApplied, m_request.http);
    if (m_identity) {
        applySystem(resource);
        if (half && m_userAssigned.size() > resource.identity.userAssigned.size())
            m_userAssigned.resize(m_userAssigned.size() - 1);
        resource.identity.userAssigned = m_userAssigned;
    }
    if (m_tags && !half)
        resource.tags = *m_tags;
    resource.provisioningState = u"Updating"_s;
    ++resource.version;
    m_context.state.putResource(resource);
    const Operations::Outcome outcome{half, u"InternalOperationError"_s,
                                      u"The operation was applied in part and then failed."_s};
    State& state = m_context.state;
    return m_context.operations.start(keyOf(m_id), outcome, [&state, id = m_id, half] {
        Resource finished = *state.resource(id);
        finished.provisioningState = half ? u"Failed"_s : u"Succeeded"_s;
        state.putResource(finished);
    });
}

Reply Patch::answer(const QString& operation) const
{
    const Resource& resource = *m_context.state.resource(m_id);
    const QString base = m_request.http.origin
        + encodedPath(u"/subscriptions/%1/providers/Microsoft.Compute/locations/%2/"_s.arg(m_request.subscription,
                                                                                           resource.location));
    // Real links carry a long signature after the version: clients must keep them as they are.
    const QString tail = u"%1?p=%2&api-version=%3&t=%4&c=%5"_s.arg(
        operation, m_request.subscription, m_request.http.parameter(u"api-version"),
        QString::number(QDateTime::currentMSecsSinceEpoch()), Tokens::randomText());
    Reply reply
        = armjson::isMachine(resource) ? Reply::json(armjson::object(m_context.state, resource)) : Reply::empty(202);
    reply.setHeader("Azure-AsyncOperation"_ba, (base + u"operations/"_s + tail).toLatin1());
    if (reply.status == 202)
        reply.setHeader("Location"_ba, (base + u"operationResults/"_s + tail + u"&monitor=true"_s).toLatin1());
    reply.setHeader("Retry-After"_ba, QByteArray::number(m_context.options.retryAfterSeconds));
    reply.setHeader("ETag"_ba, armjson::etag(resource).toLatin1());
    return reply;
}

Reply Patch::run()
{
    if (auto refused = admit())
        return *refused;
    if (auto refused = readBody())
        return *refused;
    return answer(apply());
}

} // namespace

Reply patchResource(const Context& context, const ArmRequest& request, const QString& id, const QString& type)
{
    return Patch(context, request, id, type).run();
}

} // namespace rolescope::simulator
