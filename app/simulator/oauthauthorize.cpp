// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/oauth.h"

#include "app/simulator/oautherror.h"
#include "app/simulator/paging.h"
#include "app/simulator/signinpages.h"
#include "app/simulator/state.h"

#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int codeSeconds = 600;

using Fields = QList<std::pair<QString, QString>>;

/// Sends the result to the client the way response_mode says.
Reply sendBack(const Request& request, const QString& redirectUri, Fields fields)
{
    if (request.hasParameter(u"state"))
        fields.append({u"state"_s, request.parameter(u"state")});
    if (request.parameter(u"response_mode") == "form_post"_L1)
        return Reply::html(pages::postBack(redirectUri, fields));
    QByteArray location = redirectUri.toUtf8();
    // A URI without a path comes back with one.
    if (QUrl(redirectUri).path().isEmpty())
        location += '/';
    char mark = location.contains('?') ? '&' : '?';
    for (const auto& [name, value] : std::as_const(fields)) {
        location += mark + name.toUtf8() + '=' + QUrl::toPercentEncoding(value);
        mark = '&';
    }
    return Reply::redirect(location);
}

Reply sendError(const Request& request, const QString& redirectUri, const QString& error, int number,
                const QString& text)
{
    return sendBack(request, redirectUri,
                    {{u"error"_s, error}, {u"error_description"_s, oauthDescription(number, text)}});
}

/// The same authorize request with some parameters changed: what the links of the account page lead to.
QString sameRequestWith(const Request& request, const Fields& changes)
{
    QHash<QString, QString> query = request.query;
    for (const auto& [name, value] : changes)
        query.insert(name, value);
    QStringList names = query.keys();
    names.sort();
    QString target = encodedPath(request.path);
    QChar mark = u'?';
    for (const QString& name : std::as_const(names)) {
        target += mark + name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(query.value(name)));
        mark = u'&';
    }
    return target;
}

} // namespace

bool isLoopbackRedirect(const QString& uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "http"_L1 && url.userInfo().isEmpty() && !url.hasFragment()
        && (url.host() == "localhost"_L1 || url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
}

Reply OAuth::authorize(const Request& request)
{
    const QString redirectUri = request.parameter(u"redirect_uri");
    const QString mode = request.parameter(u"response_mode");
    // Nothing may be sent to a place that is not known to be the client: these errors stay in the browser.
    if (!isLoopbackRedirect(redirectUri))
        return Reply::html(pages::notice(tr("Sign-in failed"),
                                         oauthDescription(50011,
                                                          u"The redirect URI '%1' specified in the request does "
                                                          "not match the redirect URIs configured for the "
                                                          "application."_s.arg(redirectUri))),
                           400);
    if (request.parameter(u"client_id").isEmpty())
        return sendError(request, redirectUri, u"invalid_request"_s, 900144,
                         u"The request must contain the parameter 'client_id'."_s);
    if (request.parameter(u"response_type") != "code"_L1)
        return sendError(request, redirectUri, u"unsupported_response_type"_s, 700054,
                         u"Only response_type 'code' is supported."_s);
    if (!mode.isEmpty() && mode != "query"_L1 && mode != "form_post"_L1)
        return sendError(request, redirectUri, u"invalid_request"_s, 900144, u"response_mode is query or form_post."_s);
    if (request.parameter(u"code_challenge").isEmpty() || request.parameter(u"code_challenge_method") != "S256"_L1)
        return sendError(request, redirectUri, u"invalid_request"_s, 9002325,
                         u"Proof Key for Code Exchange is required, with code_challenge_method S256."_s);
    if (request.parameter(u"error") == "access_denied"_L1)
        return sendError(request, redirectUri, u"access_denied"_s, 65004, u"User declined to consent."_s);
    if (request.parameter(u"prompt") == "none"_L1) {
        if (const Caller* caller = user(request.parameter(u"login_hint")))
            return grantCode(request, *caller, redirectUri);
        return sendError(request, redirectUri, u"login_required"_s, 50058,
                         u"A silent sign-in request was sent but no user is signed in."_s);
    }
    QList<pages::Link> links;
    for (const Caller& caller : m_state.callers()) {
        if (!caller.userPrincipalName.isEmpty())
            links.append(
                {caller.userPrincipalName,
                 sameRequestWith(request, {{u"login_hint"_s, caller.userPrincipalName}, {u"prompt"_s, u"none"_s}})});
    }
    return Reply::html(pages::accounts(links, sameRequestWith(request, {{u"error"_s, u"access_denied"_s}})));
}

Reply OAuth::grantCode(const Request& request, const Caller& caller, const QString& redirectUri)
{
    forgetExpired();
    Grant grant;
    grant.principal = caller.principalId;
    grant.clientId = request.parameter(u"client_id");
    grant.redirectUri = redirectUri;
    grant.challenge = request.parameter(u"code_challenge").toLatin1();
    grant.scope = request.parameter(u"scope");
    grant.nonce = request.parameter(u"nonce");
    // Where Entra would ask for a second factor, the simulator takes it as given.
    grant.mfa = asksForMfa(request.parameter(u"claims"));
    grant.expires = QDateTime::currentDateTimeUtc().addSecs(codeSeconds);
    const QString code = Tokens::randomText();
    m_codes.insert(code, grant);
    Fields fields{{u"code"_s, code}};
    if (request.parameter(u"client_info") == "1"_L1)
        fields.append({u"client_info"_s, clientInfo(grant.principal)});
    return sendBack(request, redirectUri, fields);
}

} // namespace rolescope::simulator
