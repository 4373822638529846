// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/oauth.h"

#include "app/simulator/ids.h"
#include "app/simulator/metadata.h"
#include "app/simulator/oautherror.h"
#include "app/simulator/signinpages.h"
#include "app/simulator/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

bool same(const QString& a, QLatin1StringView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

bool asksForMfa(const QString& claims)
{
    const QJsonObject access = QJsonDocument::fromJson(claims.toUtf8()).object().value("access_token"_L1).toObject();
    return access.contains("acrs"_L1) || access.contains("amr"_L1);
}

OAuth::OAuth(const State& state, const ServerOptions& options) : m_state(state), m_options(options)
{ }

bool OAuth::knowsTenant(const QString& segment) const
{
    return same(segment, "common"_L1) || same(segment, "organizations"_L1) || same(segment, "consumers"_L1)
        || same(segment, "adfs"_L1) || keyOf(segment) == keyOf(m_state.tenantId())
        || keyOf(segment) == keyOf(m_state.defaultDomain());
}

std::optional<Reply> OAuth::handle(const Request& request)
{
    const qsizetype count = request.segments.size();
    const QString last = request.segments.isEmpty() ? QString() : request.segments.constLast().toLower();
    if (count == 1 && last == "devicelogin"_L1)
        return deviceLogin(request);
    const bool oauth = request.segmentIs(1, u"oauth2") && (count == 3 || (count == 4 && request.segmentIs(2, u"v2.0")));
    const bool discovery = request.path.endsWith("/.well-known/openid-configuration"_L1) || last == "keys"_L1
        || request.path.endsWith("/discovery/instance"_L1);
    if (!oauth && !(discovery && count >= 2 && !request.segmentIs(0, u"subscriptions")))
        return std::nullopt;
    if (!knowsTenant(request.segments.constFirst()))
        return oauthError(u"invalid_request"_s, 90002,
                          u"Tenant '%1' not found. Check to make sure you have the correct tenant ID and are signing "
                          "into the correct cloud."_s.arg(request.segments.constFirst()));
    if (oauth && last == "authorize"_L1 && request.method == "GET")
        return authorize(request);
    if (oauth && last == "token"_L1 && request.method == "POST")
        return token(request);
    if (oauth && last == "devicecode"_L1 && request.method == "POST")
        return deviceCode(request);
    if (discovery && request.method == "GET") {
        if (last == "keys"_L1)
            return metadata::keys();
        return last == "instance"_L1 ? metadata::instanceDiscovery(request)
                                     : metadata::openIdConfiguration(request, m_state.tenantId());
    }
    return oauthError(u"invalid_request"_s, 900561, u"The endpoint does not accept this kind of request."_s, 405);
}

const Caller* OAuth::user(const QString& name) const
{
    for (const Caller& caller : m_state.callers()) {
        if (caller.userPrincipalName.isEmpty())
            continue;
        if (name.isEmpty() || caller.userPrincipalName.compare(name, Qt::CaseInsensitive) == 0
            || keyOf(caller.principalId) == keyOf(name))
            return &caller;
    }
    return nullptr;
}

void OAuth::forgetExpired()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_codes.removeIf([&now](auto it) { return it.value().expires < now; });
    m_refreshTokens.removeIf([&now](auto it) { return it.value().expires < now; });
    // A device that still polls is to learn that its code has expired.
    m_devices.removeIf([&now](auto it) { return it.value().grant.expires.addSecs(3600) < now; });
}

Reply OAuth::deviceCode(const Request& request)
{
    forgetExpired();
    const Form form = request.form();
    if (form.value(u"client_id"_s).isEmpty())
        return oauthError(u"invalid_request"_s, 900144, u"The request body must contain the parameter 'client_id'."_s);
    const QString code = Tokens::randomText();
    Device device;
    device.userCode = Tokens::randomText().toUpper().remove(u'-').remove(u'_').left(9);
    device.grant.clientId = form.value(u"client_id"_s);
    device.grant.scope = form.value(u"scope"_s, form.value(u"resource"_s));
    device.grant.expires = QDateTime::currentDateTimeUtc().addSecs(m_options.deviceCodeSeconds);
    m_devices.insert(code, device);
    const QString uri = request.origin + u"/devicelogin"_s;
    return Reply::json({{u"user_code"_s, device.userCode},
                        {u"device_code"_s, code},
                        {u"verification_uri"_s, uri},
                        {u"verification_url"_s, uri},
                        {u"expires_in"_s, m_options.deviceCodeSeconds},
                        {u"interval"_s, m_options.devicePollSeconds},
                        {u"message"_s,
                         u"To sign in, use a web browser to open the page %1 and enter the code %2 to "
                         "authenticate."_s.arg(uri, device.userCode)}});
}

Reply OAuth::deviceLogin(const Request& request)
{
    if (request.method == "POST")
        return decideDevice(request.form());
    QStringList users;
    for (const Caller& caller : m_state.callers()) {
        if (!caller.userPrincipalName.isEmpty())
            users.append(caller.userPrincipalName);
    }
    return Reply::html(pages::device(request.parameter(u"user_code"), users));
}

Reply OAuth::decideDevice(const Form& form)
{
    const QString code = form.value(u"user_code"_s).trimmed();
    const auto it = std::find_if(m_devices.begin(), m_devices.end(), [&code](const Device& device) {
        return device.userCode.compare(code, Qt::CaseInsensitive) == 0 && device.decision == Decision::Pending;
    });
    const Caller* caller = user(form.value(u"account"_s));
    if (it == m_devices.end() || !caller || it->grant.expires < QDateTime::currentDateTimeUtc())
        return Reply::html(
            pages::notice(tr("That code did not work"),
                          tr("It is wrong, was used already, or has expired. Ask the device for a new one.")),
            400);
    it->decision = form.value(u"action"_s) == "decline"_L1 ? Decision::Declined : Decision::Approved;
    it->grant.principal = caller->principalId;
    return Reply::html(
        it->decision == Decision::Approved
            ? pages::notice(tr("You are signed in"), tr("Go back to the device; this page can be closed."))
            : pages::notice(tr("Declined"), tr("The device was not signed in. This page can be closed.")));
}

} // namespace rolescope::simulator
