// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/oauth.h"

#include "app/simulator/audiences.h"
#include "app/simulator/ids.h"
#include "app/simulator/oautherror.h"
#include "app/simulator/state.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 refreshSeconds = 90 * 24 * 3600;
const auto deviceGrant = u"urn:ietf:params:oauth:grant-type:device_code"_s;

bool hasScope(const QString& scopes, QLatin1StringView scope)
{
    return scopes.split(u' ', Qt::SkipEmptyParts).contains(scope);
}

/// Client id and secret may come in an Authorization header (RFC 6749, 2.3.1).
QHash<QString, QString> formWithClient(const Request& request)
{
    QHash<QString, QString> form = request.form();
    const QByteArray header = request.header("authorization"_ba);
    if (!header.startsWith("Basic "))
        return form;
    const QByteArray pair = QByteArray::fromBase64(header.mid(6));
    const qsizetype colon = pair.indexOf(':');
    if (colon > 0) {
        form.insert(u"client_id"_s, QString::fromUtf8(QByteArray::fromPercentEncoding(pair.left(colon))));
        form.insert(u"client_secret"_s, QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(colon + 1))));
    }
    return form;
}

} // namespace

Reply OAuth::token(const Request& request)
{
    forgetExpired();
    const Form form = formWithClient(request);
    const QString grant = form.value(u"grant_type"_s);
    if (form.value(u"client_id"_s).isEmpty())
        return oauthError(u"invalid_request"_s, 900144, u"The request body must contain the parameter 'client_id'."_s);
    if (grant == "authorization_code"_L1)
        return redeemCode(request, form);
    if (grant == "refresh_token"_L1)
        return redeemRefresh(request, form);
    if (grant == deviceGrant || grant == "device_code"_L1)
        return redeemDevice(request, form);
    if (grant == "client_credentials"_L1)
        return clientCredentials(request, form);
    return oauthError(u"unsupported_grant_type"_s, 70003,
                      u"The app requested an unsupported grant type '%1'."_s.arg(grant));
}

Reply OAuth::redeemCode(const Request& request, const Form& form)
{
    const auto it = m_codes.find(form.value(u"code"_s));
    if (it == m_codes.end())
        return oauthError(u"invalid_grant"_s, 70008, u"The provided authorization code is expired or unknown."_s);
    if (it->used)
        return oauthError(u"invalid_grant"_s, 54005,
                          u"OAuth2 Authorization code was already redeemed, please retry with a new valid code."_s);
    // Whatever comes of this try, a code is good for one only.
    it->used = true;
    const Grant grant = *it;
    if (grant.clientId != form.value(u"client_id"_s))
        return oauthError(u"invalid_grant"_s, 700005, u"The code was issued to another application."_s);
    if (grant.redirectUri != form.value(u"redirect_uri"_s))
        return oauthError(u"invalid_grant"_s, 50011, u"The redirect URI does not match the one of the sign-in."_s);
    const QByteArray verifier = form.value(u"code_verifier"_s).toLatin1();
    if (base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)) != grant.challenge)
        return oauthError(u"invalid_grant"_s, 501481,
                          u"The Code_Verifier does not match the code_challenge supplied in the authorization "
                          "request."_s);
    return issue(request, form, grant, true);
}

Reply OAuth::redeemRefresh(const Request& request, const Form& form)
{
    const auto it = m_refreshTokens.constFind(form.value(u"refresh_token"_s));
    if (it == m_refreshTokens.constEnd() || it->clientId != form.value(u"client_id"_s))
        return oauthError(
            u"invalid_grant"_s, 70000,
            u"Provided grant is invalid or malformed: the refresh token is unknown or another client's."_s);
    if (asksForMfa(form.value(u"claims"_s)) && !it->mfa)
        return oauthError(u"interaction_required"_s, 50076,
                          u"Due to a configuration change made by your administrator, you must use multi-factor "
                          "authentication to access the resource."_s);
    return issue(request, form, Grant(*it), true); // a copy: issuing replaces what `it` points to
}

Reply OAuth::redeemDevice(const Request& request, const Form& form)
{
    const auto it = m_devices.find(form.value(u"device_code"_s, form.value(u"code"_s)));
    if (it == m_devices.end())
        return oauthError(u"bad_verification_code"_s, 70018, u"Invalid verification code."_s);
    if (it->grant.expires < QDateTime::currentDateTimeUtc())
        return oauthError(u"expired_token"_s, 70020, u"The provided device code has expired."_s);
    if (it->decision == Decision::Pending)
        return oauthError(u"authorization_pending"_s, 70016,
                          u"OAuth 2.0 device flow error. Authorization is pending. Continue polling."_s);
    const Device device = *it;
    m_devices.erase(it);
    if (device.decision == Decision::Declined)
        return oauthError(u"authorization_declined"_s, 70019, u"The user declined the sign-in on the device."_s);
    return issue(request, form, device.grant, true);
}

Reply OAuth::clientCredentials(const Request& request, const Form& form)
{
    const QString clientId = form.value(u"client_id"_s);
    const auto& callers = m_state.callers();
    const auto it = std::find_if(callers.begin(), callers.end(), [&clientId](const Caller& caller) {
        return !caller.clientId.isEmpty() && keyOf(caller.clientId) == keyOf(clientId);
    });
    if (it == callers.end())
        return oauthError(u"unauthorized_client"_s, 700016,
                          u"Application with identifier '%1' was not found in the directory '%2'."_s.arg(
                              clientId, m_state.tenantId()));
    if (it->clientSecret.isEmpty() || it->clientSecret != form.value(u"client_secret"_s))
        return oauthError(u"invalid_client"_s, 7000215, u"Invalid client secret provided."_s, 401);
    const QString scope = form.value(u"scope"_s);
    if (!scope.isEmpty() && !scope.endsWith("/.default"_L1))
        return oauthError(u"invalid_scope"_s, 1002012, u"The scope of client credentials ends in /.default."_s);
    Grant grant;
    grant.principal = it->principalId;
    grant.clientId = it->clientId;
    grant.scope = scope;
    return issue(request, form, grant, false);
}

Reply OAuth::issue(const Request& request, const Form& form, const Grant& grant, bool withRefresh)
{
    const QString scope = form.value(u"scope"_s, grant.scope);
    bool several = false;
    QString audience = form.value(u"resource"_s, resourceOfScopes(scope, &several));
    if (several)
        return oauthError(u"invalid_scope"_s, 700022,
                          u"The scope asks for more than one resource; ask for one at a time."_s);
    if (audience.isEmpty())
        audience = request.origin;
    if (!opens(audience, Service::Arm, request.origin) && !opens(audience, Service::Graph, request.origin))
        return oauthError(u"invalid_resource"_s, 500011,
                          u"The resource principal named %1 was not found in the tenant named %2."_s.arg(
                              audience, m_state.tenantName()));
    QJsonObject body{{u"token_type"_s, u"Bearer"_s},
                     {u"scope"_s, scope},
                     {u"resource"_s, audience},
                     {u"expires_in"_s, m_options.tokenSeconds},
                     {u"ext_expires_in"_s, m_options.tokenSeconds},
                     {u"access_token"_s, accessToken(request, form, grant, audience)}};
    // /adfs clients name a resource and no scopes, and expect a refresh token all the same.
    const QString allScopes = scope + u' ' + grant.scope;
    const bool adfs = request.segmentIs(0, u"adfs");
    if (withRefresh && (adfs || hasScope(allScopes, "offline_access"_L1))) {
        Grant next = grant;
        next.scope = allScopes;
        next.expires = QDateTime::currentDateTimeUtc().addSecs(refreshSeconds);
        const QString refresh = Tokens::randomText();
        m_refreshTokens.insert(refresh, next);
        body.insert(u"refresh_token"_s, refresh);
    }
    if (withRefresh && (adfs || hasScope(allScopes, "openid"_L1)))
        body.insert(u"id_token"_s, idToken(request, grant));
    if (withRefresh && (adfs || form.value(u"client_info"_s) == "1"_L1))
        body.insert(u"client_info"_s, clientInfo(grant.principal));
    return Reply::json(body);
}

QString OAuth::clientInfo(const QString& principal) const
{
    const QJsonObject info{{u"uid"_s, principal}, {u"utid"_s, m_state.tenantId()}};
    return QString::fromLatin1(base64Url(QJsonDocument(info).toJson(QJsonDocument::Compact)));
}

QJsonObject OAuth::commonClaims(const Request& request, const Grant& grant) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, u"%1/%2/v2.0"_s.arg(request.origin, m_state.tenantId())},
                       {u"iat"_s, now},
                       {u"nbf"_s, now},
                       {u"exp"_s, now + m_options.tokenSeconds},
                       {u"oid"_s, grant.principal},
                       {u"sub"_s, grant.principal},
                       {u"tid"_s, m_state.tenantId()}};
    const Principal* principal = m_state.principal(grant.principal);
    if (!principal)
        return claims;
    claims.insert(u"name"_s, principal->displayName);
    if (!principal->userPrincipalName.isEmpty()) {
        claims.insert(u"upn"_s, principal->userPrincipalName);
        claims.insert(u"unique_name"_s, principal->userPrincipalName);
        claims.insert(u"preferred_username"_s, principal->userPrincipalName);
    }
    return claims;
}

QString OAuth::accessToken(const Request& request, const Form& form, const Grant& grant, const QString& audience) const
{
    QJsonObject claims = commonClaims(request, grant);
    const bool isUser = claims.contains("upn"_L1);
    QJsonArray methods{isUser ? u"pwd"_s : u"rsa"_s};
    if (grant.mfa) {
        methods.append(u"mfa"_s);
        claims.insert(u"acrs"_s, QJsonArray{u"p1"_s});
    }
    if (form.value(u"claims"_s).contains("cp1"_L1, Qt::CaseInsensitive))
        claims.insert(u"xms_cc"_s, QJsonArray{u"cp1"_s});
    claims.insert(u"aud"_s, audience);
    claims.insert(u"amr"_s, methods);
    claims.insert(u"appid"_s, grant.clientId);
    claims.insert(u"idtyp"_s, isUser ? u"user"_s : u"app"_s);
    claims.insert(u"uti"_s, Tokens::randomText());
    if (isUser)
        claims.insert(u"scp"_s, u"user_impersonation"_s);
    return QString::fromLatin1(m_tokens.sign(claims));
}

QString OAuth::idToken(const Request& request, const Grant& grant) const
{
    QJsonObject claims = commonClaims(request, grant);
    claims.insert(u"aud"_s, grant.clientId);
    if (!grant.nonce.isEmpty())
        claims.insert(u"nonce"_s, grant.nonce);
    return QString::fromLatin1(m_tokens.sign(claims));
}

} // namespace rolescope::simulator
