// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/router.h"

#include "app/simulator/audiences.h"
#include "app/simulator/authorizationapi.h"
#include "app/simulator/computeapi.h"
#include "app/simulator/containersapi.h"
#include "app/simulator/directoryapi.h"
#include "app/simulator/identityapi.h"
#include "app/simulator/managementapi.h"
#include "app/simulator/metadata.h"
#include "app/simulator/signinpages.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isGraph(const Request& request)
{
    return request.segmentIs(0, u"v1.0");
}

Reply unauthorized(const Request& request, const QString& code, const QString& message, const QByteArray& challenge)
{
    Reply reply = isGraph(request) ? directoryapi::error(request, 401, u"InvalidAuthenticationToken"_s, message)
                                   : Reply::error(401, code, message);
    reply.setHeader("WWW-Authenticate"_ba, challenge);
    return reply;
}

QByteArray invalidToken(const Request& request, const QString& tenant, const QByteArray& description)
{
    return "Bearer authorization_uri=\"" + (request.origin + u'/' + tenant).toLatin1()
        + "\", error=\"invalid_token\", error_description=\"" + description + '"';
}

/// ARM's reads that are POST; everything else that is no GET changes something.
bool isWrite(const Request& request)
{
    if (request.method == "GET" || request.method == "HEAD" || isGraph(request))
        return false;
    const QString last = request.segments.isEmpty() ? QString() : request.segments.constLast().toLower();
    return request.method != "POST"
        || (last != "resources"_L1 && last != "getentities"_L1 && last != "listassociatedresources"_L1);
}

std::optional<Reply> checkVersion(const Request& request)
{
    static const QRegularExpression wellFormed(u"^\\d{4}-\\d{2}-\\d{2}(-preview|-alpha|-beta|-privatepreview)?$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    const QString version = request.parameter(u"api-version");
    if (version.isEmpty())
        return Reply::error(400, u"MissingApiVersionParameter"_s,
                            u"The api-version query parameter (?api-version=) is required for all requests."_s);
    if (!wellFormed.match(version).hasMatch())
        return Reply::error(400, u"InvalidApiVersionParameter"_s,
                            u"The api-version '%1' is invalid. The supported versions have the form YYYY-MM-DD or "
                            "YYYY-MM-DD-preview."_s.arg(version));
    return std::nullopt;
}

Reply welcome()
{
    return Reply::html(pages::notice(
        QCoreApplication::translate("rolescope::simulator::Router", "Rolescope's simulator of Azure"),
        QCoreApplication::translate("rolescope::simulator::Router",
                                    "It answers Azure Resource Manager, Microsoft Graph and sign-in requests at this "
                                    "address.")));
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace

Router::Router(Tenant tenant, ServerOptions options)
    : m_state(std::move(tenant))
    , m_options(std::move(options))
    , m_operations(m_options)
    , m_oauth(m_state, m_options)
    , m_context{m_state, m_options, m_operations}
{ }

Answer Router::answer(const Request& request)
{
    Request asked = request;
    m_operations.settle();
    const Faults::Verdict verdict = m_options.faults.judge(asked);
    Answer answer;
    answer.reply = verdict.reply ? *verdict.reply : reply(asked);
    addHeaders(asked, answer.reply);
    Faults::distort(asked, verdict, answer.reply);
    answer.delayMs = verdict.delayMs;
    answer.cut = verdict.cut;
    return answer;
}

Reply Router::reply(Request& request)
{
    if (request.segments.isEmpty())
        return welcome();
    if (request.path == "/metadata/endpoints"_L1 && request.method == "GET")
        return metadata::endpoints(request);
    if (auto signIn = m_oauth.handle(request))
        return *signIn;
    if (auto refused = authenticate(request))
        return *refused;
    return isGraph(request) ? directoryapi::handle(m_context, request) : arm(request);
}

std::optional<Reply> Router::authenticate(Request& request)
{
    const QString tenant = m_state.tenantId();
    const QByteArray header = request.header("authorization"_ba);
    if (header.left(7).toLower() != "bearer ")
        return unauthorized(
            request, u"AuthenticationFailed"_s, u"Authentication failed. The 'Authorization' header is missing."_s,
            invalidToken(request, tenant, "The authentication failed because of missing 'Authorization' header."_ba));
    const QByteArray token = header.mid(7).trimmed();
    const auto claims = m_oauth.verify(token);
    if (!claims)
        return unauthorized(request, u"InvalidAuthenticationToken"_s, u"The access token is invalid."_s,
                            invalidToken(request, tenant, "The access token is invalid."_ba));
    const qint64 expiry = claims->value("exp"_L1).toInteger();
    if (expiry <= QDateTime::currentSecsSinceEpoch() || m_options.faults.expires(token))
        return unauthorized(request, u"ExpiredAuthenticationToken"_s,
                            u"The access token expiry UTC time '%1' is earlier than current UTC time '%2'."_s.arg(
                                QDateTime::fromSecsSinceEpoch(expiry).toUTC().toString(Qt::ISODate),
                                QDateTime::currentDateTimeUtc().toString(Qt::ISODate)),
                            invalidToken(request, tenant, "The access token has expired."_ba));
    const QString audience = claims->value("aud"_L1).toString();
    if (!opens(audience, isGraph(request) ? Service::Graph : Service::Arm, request.origin))
        return unauthorized(
            request, u"InvalidAuthenticationTokenAudience"_s,
            u"The access token has been obtained for wrong audience or resource '%1'. It should exactly "
            "match with one of the allowed audiences 'https://management.core.windows.net/',"
            "'https://management.azure.com/'."_s.arg(audience),
            invalidToken(request, tenant, "The audience is invalid."_ba));
    request.caller = claims->value("oid"_L1).toString();
    return checkMfa(request, *claims);
}

std::optional<Reply> Router::checkMfa(const Request& request, const QJsonObject& claims) const
{
    // As Azure since 2025: users need a second factor for every change; applications do not.
    const bool asks = m_options.faults.has(Faults::Kind::Mfa) && isWrite(request)
        && claims.value("idtyp"_L1).toString() == "user"_L1;
    if (!asks || claims.value("amr"_L1).toArray().contains(u"mfa"_s))
        return std::nullopt;
    const QByteArray demand = R"({"access_token":{"acrs":{"essential":true,"value":"p1"}}})"_ba.toBase64();
    return unauthorized(request, u"RequestDisallowedByPolicy"_s,
                        u"Multi-factor authentication is required to create, change or delete resources."_s,
                        "Bearer realm=\"\", authorization_uri=\""
                            + (request.origin + u"/common/oauth2/v2.0/authorize"_s).toLatin1()
                            + "\", error=\"insufficient_claims\", claims=\"" + demand + '"');
}

Reply Router::arm(const Request& request)
{
    if (auto refused = checkVersion(request))
        return *refused;
    return dispatch(ArmRequest(request));
}

Reply Router::dispatch(const ArmRequest& request)
{
    const QString provider = request.provider.toLower();
    const bool inProvider = !provider.isEmpty();
    if (!inProvider && request.http.segmentIs(0, u"tenants") && request.http.segments.size() == 1)
        return containersapi::tenants(m_context, request);
    if (!inProvider && request.http.segmentIs(0, u"subscriptions")) {
        if (request.http.segments.size() == 1)
            return containersapi::subscriptions(m_context, request);
        return request.http.segmentIs(2, u"providers") ? containersapi::providers(m_context, request)
                                                       : containersapi::belowSubscription(m_context, request);
    }
    if (provider == "microsoft.authorization"_L1 && !request.rest.isEmpty())
        return authorization(m_context, request);
    if (provider == "microsoft.managedidentity"_L1 && !request.rest.isEmpty())
        return managedIdentity(m_context, request);
    if (provider == "microsoft.compute"_L1 && !request.rest.isEmpty())
        return compute(m_context, request);
    if (provider == "microsoft.management"_L1 && !request.rest.isEmpty())
        return management(m_context, request);
    if (provider == "microsoft.resourcegraph"_L1 && request.restIs(0, u"resources"))
        return m_resourceGraph.handle(m_context, request);
    const bool registration = request.rest.isEmpty() || request.restIs(0, u"register");
    if (inProvider && registration && request.http.segmentIs(2, u"providers"))
        return containersapi::providers(m_context, request);
    if (inProvider && request.rest.size() >= 2 && !request.group.isEmpty())
        return containersapi::resource(m_context, request);
    return refuse::routeNotFound(request.http);
}

void Router::addHeaders(const Request& request, Reply& reply)
{
    const QByteArray id = newId().toLatin1();
    const QByteArray correlation = request.header("x-ms-correlation-request-id"_ba);
    reply.setHeader("x-ms-request-id"_ba, id);
    if (isGraph(request)) {
        reply.setHeader("request-id"_ba, id);
        return;
    }
    const bool safe = !correlation.isEmpty() && correlation.size() <= 64;
    reply.setHeader("x-ms-correlation-request-id"_ba, safe ? correlation : id);
    reply.setHeader("x-ms-routing-request-id"_ba, "WESTEUROPE:" + id);
    if (request.header("x-ms-return-client-request-id"_ba).toLower() == "true")
        reply.setHeader("x-ms-client-request-id"_ba, request.header("x-ms-client-request-id"_ba).left(64));
    // The simulator does not count down: it throttles only when a fault says so.
    const bool deletes = request.method == "DELETE";
    const QByteArray kind = isWrite(request) ? (deletes ? "deletes"_ba : "writes"_ba) : "reads"_ba;
    const QByteArray scope = request.segmentIs(0, u"subscriptions") ? "subscription-"_ba : "tenant-"_ba;
    if (reply.header("x-ms-ratelimit-remaining-"_ba + scope + kind).isEmpty())
        reply.setHeader("x-ms-ratelimit-remaining-"_ba + scope + kind, deletes ? "199"_ba : "249"_ba);
    reply.setHeader("Cache-Control"_ba, "no-cache"_ba);
}

} // namespace rolescope::simulator
