// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/tokenreply.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace rolescope::auth {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestDetail = 500;
constexpr qsizetype longestAccount = 256;
constexpr qsizetype longestJwt = 64 * 1024;
constexpr qint64 longestLifetime = 7 * 24 * 3600; // seconds; a service that says more is not believed

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::auth::TokenReply)
};

/// One line without control characters, cut at `longest`.
QString tidy(const QString& text, qsizetype longest)
{
    QString line = text.left(longest * 2).simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

struct Advice
{
    const char* number;
    const char* text;
};

// Microsoft Entra authentication error codes, "AADSTS error codes".
constexpr std::array adviceTable{
    Advice{"50076",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply", "Sign in again and complete multi-factor authentication.")},
    Advice{"50079",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "Set up multi-factor authentication for this account, then sign in again.")},
    Advice{"50020",
           QT_TRANSLATE_NOOP(
               "rolescope::auth::TokenReply",
               "The account does not belong to that tenant: name the tenant that it is a member or guest of.")},
    Advice{"50057",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "The account is disabled: ask the administrator of the tenant.")},
    Advice{"50058", QT_TRANSLATE_NOOP("rolescope::auth::TokenReply", "Nobody is signed in yet: sign in first.")},
    Advice{"50173", QT_TRANSLATE_NOOP("rolescope::auth::TokenReply", "The session was revoked: sign in again.")},
    Advice{"53003",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "A Conditional Access policy refuses this sign-in: use a device and a place that it "
                             "allows, or ask the administrator.")},
    Advice{"65001",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "The tenant has not consented to this application: ask the administrator for consent.")},
    Advice{"700016",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "The tenant does not know this application: check the client id and the tenant.")},
    Advice{"700082",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply", "The sign-in was unused for too long: sign in again.")},
    Advice{"7000218",
           QT_TRANSLATE_NOOP("rolescope::auth::TokenReply",
                             "Allow public client flows in the application's registration.")},
    Advice{"90002", QT_TRANSLATE_NOOP("rolescope::auth::TokenReply", "No such tenant: check its name and the cloud.")},
};

/// The digits after "AADSTS", or nothing.
QStringView numberIn(QStringView description)
{
    constexpr QStringView mark = u"AADSTS";
    const qsizetype start = description.indexOf(mark);
    if (start < 0)
        return {};
    qsizetype end = start + mark.size();
    while (end < description.size() && description[end] >= u'0' && description[end] <= u'9')
        ++end;
    return description.sliced(start + mark.size(), end - start - mark.size());
}

QString adviceFor(QStringView description)
{
    const QStringView number = numberIn(description);
    for (const Advice& advice : adviceTable) {
        if (number == QLatin1StringView(advice.number))
            return Texts::tr(advice.text);
    }
    return {};
}

ErrorKind kindOf(const QString& code, int httpStatus)
{
    if (code == "server_error"_L1 || code == "temporarily_unavailable"_L1)
        return ErrorKind::Server;
    if (httpStatus == 429)
        return ErrorKind::Throttled;
    if (httpStatus >= 500)
        return ErrorKind::Server;
    if (code == "invalid_request"_L1 || code == "invalid_scope"_L1 || code == "unsupported_grant_type"_L1
        || code == "unsupported_response_type"_L1)
        return ErrorKind::BadReply;
    return ErrorKind::SignInNeeded;
}

Error noTokenReply(int httpStatus)
{
    Error error;
    error.httpStatus = httpStatus;
    error.kind = kindOf({}, httpStatus);
    if (error.kind == ErrorKind::SignInNeeded)
        error.kind = ErrorKind::BadReply;
    error.what = Texts::tr("The sign-in service gave an answer that holds no token (HTTP %1).").arg(httpStatus);
    error.advice = Texts::tr("Check the address of the sign-in service, then try again.");
    return error;
}

} // namespace

Error oauthError(const QString& code, const QString& description, int httpStatus)
{
    Error error;
    error.kind = kindOf(code, httpStatus);
    error.code = tidy(code, 64);
    error.detail = tidy(description, longestDetail);
    error.httpStatus = httpStatus;
    if (error.kind == ErrorKind::Server || error.kind == ErrorKind::Throttled) {
        error.what = Texts::tr("The sign-in service cannot answer at the moment.");
        error.advice = Texts::tr("Try again in a few minutes.");
        return error;
    }
    error.what = Texts::tr("The sign-in service refused the sign-in.");
    error.advice = adviceFor(description);
    if (error.advice.isEmpty())
        error.advice = Texts::tr("Sign in again.");
    return error;
}

Result<TokenReply> parseTokenReply(int httpStatus, const QByteArray& body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    if (const QString code = json.value("error"_L1).toString(); !code.isEmpty())
        return tl::unexpected(oauthError(code, json.value("error_description"_L1).toString(), httpStatus));

    TokenReply reply;
    reply.accessToken = json.value("access_token"_L1).toString();
    // Some services write the number as a text.
    const QJsonValue lifetime = json.value("expires_in"_L1);
    const qint64 seconds = lifetime.isString() ? lifetime.toString().toLongLong() : lifetime.toInteger();
    const bool bearer = json.value("token_type"_L1).toString().compare("Bearer"_L1, Qt::CaseInsensitive) == 0;
    if (httpStatus != 200 || reply.accessToken.isEmpty() || !bearer || seconds <= 0)
        return tl::unexpected(noTokenReply(httpStatus));
    reply.expiresIn = std::chrono::seconds(std::min(seconds, longestLifetime));
    reply.refreshToken = json.value("refresh_token"_L1).toString();
    reply.idToken = json.value("id_token"_L1).toString();
    return reply;
}

QString accountOfJwt(const QString& jwt)
{
    if (jwt.size() > longestJwt)
        return {};
    const QList<QStringView> parts = QStringView(jwt).split(u'.');
    if (parts.size() < 2)
        return {};
    const QByteArray payload = QByteArray::fromBase64(parts[1].toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonObject claims = QJsonDocument::fromJson(payload).object();
    for (const QLatin1StringView claim : {"preferred_username"_L1, "upn"_L1, "unique_name"_L1, "email"_L1, "name"_L1}) {
        if (QString account = tidy(claims.value(claim).toString(), longestAccount); !account.isEmpty())
            return account;
    }
    return {};
}

} // namespace rolescope::auth
