// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/errorreply.h"

#include "app/azure/json.h"
#include "app/azure/retry.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

struct AzureErrors
{
    Q_DECLARE_TR_FUNCTIONS(AzureErrors)
};

struct Words
{
    const char* code; ///< of the service; null: for every other code of the status
    int status; ///< 0: with any status
    const char* what;
    const char* advice;
};

constexpr std::array words{
    Words{
        insufficientClaims.data(), 401,
        QT_TRANSLATE_NOOP("AzureErrors", "Azure asks for a stronger sign-in before it allows this."),
        QT_TRANSLATE_NOOP("AzureErrors", "Sign in again and complete the extra step, for instance the second factor.")},
    Words{wrongTenant.data(), 401,
          QT_TRANSLATE_NOOP("AzureErrors", "This belongs to another directory than the one that you are signed in to."),
          QT_TRANSLATE_NOOP("AzureErrors", "Sign in to the directory that owns the subscription.")},
    Words{nullptr, 401, QT_TRANSLATE_NOOP("AzureErrors", "Azure did not accept the sign-in."),
          QT_TRANSLATE_NOOP("AzureErrors", "Sign in again.")},
    Words{"LinkedAuthorizationFailed", 0,
          QT_TRANSLATE_NOOP("AzureErrors", "The account may change the resource, but may not use the identity."),
          QT_TRANSLATE_NOOP("AzureErrors", "The role Managed Identity Operator on the identity allows it.")},
    Words{"RequestDisallowedByPolicy", 0,
          QT_TRANSLATE_NOOP("AzureErrors", "A policy of the organisation forbids this."),
          QT_TRANSLATE_NOOP("AzureErrors", "Ask whoever looks after the policy that the details name.")},
    Words{"Authorization_RequestDenied", 0,
          QT_TRANSLATE_NOOP("AzureErrors", "The directory does not let this account look up names."),
          QT_TRANSLATE_NOOP(
              "AzureErrors",
              "The directory role Directory Readers or the Graph permission Directory.Read.All allows it.")},
    Words{"ScopeLocked", 0, QT_TRANSLATE_NOOP("AzureErrors", "A lock protects this from being changed."),
          QT_TRANSLATE_NOOP("AzureErrors", "Have the lock removed, then try again.")},
    Words{"MissingSubscriptionRegistration", 0,
          QT_TRANSLATE_NOOP("AzureErrors", "The subscription does not use this service yet."),
          QT_TRANSLATE_NOOP("AzureErrors", "Register the resource provider that the details name.")},
    Words{nullptr, 400, QT_TRANSLATE_NOOP("AzureErrors", "Azure refused the request as not valid."), ""},
    Words{nullptr, 403, QT_TRANSLATE_NOOP("AzureErrors", "The account is not allowed to do this."),
          QT_TRANSLATE_NOOP("AzureErrors", "The role Reader at the subscription allows reading.")},
    Words{nullptr, 404, QT_TRANSLATE_NOOP("AzureErrors", "Azure does not know what was asked for."),
          QT_TRANSLATE_NOOP("AzureErrors", "It may have been deleted. Refresh, then try again.")},
    Words{nullptr, 409, QT_TRANSLATE_NOOP("AzureErrors", "The request is at odds with the present state."),
          QT_TRANSLATE_NOOP("AzureErrors", "Refresh, then try again.")},
    Words{nullptr, 412, QT_TRANSLATE_NOOP("AzureErrors", "It was changed by someone else in the meantime."),
          QT_TRANSLATE_NOOP("AzureErrors", "Refresh, then try again.")},
    Words{nullptr, 429, QT_TRANSLATE_NOOP("AzureErrors", "Azure is asked too often by this account."),
          QT_TRANSLATE_NOOP("AzureErrors", "Wait a few minutes, then try again.")},
};

ErrorKind kindOf(int status)
{
    switch (status) {
    case 400:
    case 413:
    case 422:
        return ErrorKind::BadInput;
    case 401:
        return ErrorKind::SignInNeeded;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::Throttled;
    default:
        return status >= 500 ? ErrorKind::Server : ErrorKind::BadReply;
    }
}

/// What of a service's message may be shown: bounded, and never with something in it that looks like a token.
QString shownDetail(QString message)
{
    static const QRegularExpression tokens(
        u"(?i:bearer\\s+)?eyJ[\\w-]+(\\.[\\w-]*)*|(?i:bearer\\s+)[\\w.~+/=-]{16,}"_s);
    constexpr qsizetype longest = 1000;
    message.truncate(longest * 4); // bounds the search below
    message.replace(tokens, u"[token]"_s);
    if (message.size() > longest) {
        message.truncate(longest);
        message += u'…';
    }
    return message.trimmed();
}

struct Envelope
{
    QString code;
    QString message;
};

/// {"error":{code, message, details[]}} or bare {code, message}; whatever is missing stays empty.
Envelope envelopeOf(const Json& body)
{
    const Json& nested = member(body, "error");
    const Json& error = nested.is_object() ? nested : body;
    Envelope envelope{textAt(error, "code"), textAt(error, "message")};
    // Deployments wrap the code that matters: take the innermost first one, but not through an endless chain.
    const Json* inner = &error;
    for (int depth = 0; depth < 8; ++depth) {
        const Json& details = member(*inner, "details");
        if (!details.is_array() || details.empty() || textAt(details.front(), "code").isEmpty())
            break;
        inner = &details.front();
        envelope.message += u' ' + textAt(*inner, "message");
    }
    return envelope;
}

Envelope envelopeOf(const QByteArray& body)
{
    constexpr qsizetype largest = 256 * 1024; // of an error; parsed on the caller's thread
    if (body.size() > largest)
        return {};
    const Result<Json> json = parseJson(body);
    return json ? envelopeOf(*json) : Envelope{};
}

QString correlationIdOf(const Response& response, const QByteArray& clientRequestId)
{
    for (const auto& name : {"x-ms-correlation-request-id"_ba, "x-ms-request-id"_ba, "request-id"_ba}) {
        if (const QByteArray id = response.header(name); !id.isEmpty())
            return QString::fromLatin1(id.left(128));
    }
    return QString::fromLatin1(clientRequestId);
}

void setWords(Error& error, const QUrl& url)
{
    const auto fits = [&error](const Words& entry) {
        const bool code = !entry.code || error.code == QLatin1StringView(entry.code);
        return code && (entry.status == 0 || entry.status == error.httpStatus);
    };
    if (const auto* entry = std::ranges::find_if(words, fits); entry != words.end()) {
        error.what = AzureErrors::tr(entry->what);
        error.advice = *entry->advice ? AzureErrors::tr(entry->advice) : QString();
    } else if (error.kind == ErrorKind::Server) {
        error.what = AzureErrors::tr("%1 had a fault of its own (HTTP %2).").arg(url.host()).arg(error.httpStatus);
        error.advice = AzureErrors::tr("Try again later.");
    } else {
        error.what
            = AzureErrors::tr("%1 answered in an unexpected way (HTTP %2).").arg(url.host()).arg(error.httpStatus);
        error.advice = AzureErrors::tr("Check that the address is that of Azure and not of a proxy.");
    }
}

/// "The client '…' does not have authorization to perform action 'A' over scope 'S' …"
void nameMissingRole(Error& error)
{
    static const QRegularExpression pattern(u"perform action '([^']{1,200})'(?:.*?over scope '([^']{1,1000})')?"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(error.detail);
    if (!match.hasMatch())
        return;
    const QString action = match.captured(1);
    const QString scope = match.captured(2);
    error.what = scope.isEmpty() ? AzureErrors::tr("The account may not do \"%1\".").arg(action)
                                 : AzureErrors::tr("The account may not do \"%1\" at %2.").arg(action, scope);
    error.advice
        = AzureErrors::tr("The role %1 there allows it. If it was granted a moment ago, wait a few minutes and "
                          "sign in again.")
              .arg(roleThatAllows(action));
}

Error hostError(ErrorKind kind, const QString& what, const QString& advice)
{
    Error error;
    error.kind = kind;
    error.what = what;
    error.advice = advice;
    return error;
}

} // namespace

QString roleThatAllows(QStringView action)
{
    struct Entry
    {
        QLatin1StringView prefix;
        QLatin1StringView suffix;
        QLatin1StringView role;
    };
    static constexpr std::array entries{
        Entry{""_L1, "/read"_L1, "Reader"_L1},
        Entry{"microsoft.authorization/"_L1, ""_L1, "Role Based Access Control Administrator"_L1},
        Entry{"microsoft.managedidentity/"_L1, "/assign/action"_L1, "Managed Identity Operator"_L1},
        Entry{"microsoft.managedidentity/"_L1, ""_L1, "Managed Identity Contributor"_L1},
        Entry{"microsoft.compute/"_L1, ""_L1, "Virtual Machine Contributor"_L1},
    };
    const auto* found = std::ranges::find_if(entries, [action](const Entry& entry) {
        return action.startsWith(entry.prefix, Qt::CaseInsensitive)
            && action.endsWith(entry.suffix, Qt::CaseInsensitive);
    });
    return found == entries.end() ? u"Contributor"_s : QString(found->role);
}

Error errorFromReply(const Response& response, const QByteArray& clientRequestId)
{
    Error error;
    error.httpStatus = response.status;
    error.kind = kindOf(response.status);
    error.correlationId = correlationIdOf(response, clientRequestId);
    error.retryAfter = waitAskedFor(response);
    const Envelope envelope = envelopeOf(response.body);
    error.code = shownDetail(envelope.code.left(200));
    error.detail = shownDetail(envelope.message);
    if (response.status == 401 && response.header("www-authenticate"_ba).contains("insufficient_claims"_ba))
        error.code = insufficientClaims;
    setWords(error, response.url);
    if (response.status == 403 && error.code == "AuthorizationFailed"_L1)
        nameMissingRole(error);
    return error;
}

Error errorFromOperation(const Response& response, const QString& operationStatus)
{
    const Envelope envelope = envelopeOf(response.body);
    Error error;
    error.kind = ErrorKind::Conflict;
    error.httpStatus = response.status;
    error.code = shownDetail(envelope.code.isEmpty() ? operationStatus.left(100) : envelope.code.left(200));
    error.detail = shownDetail(envelope.message);
    error.correlationId = correlationIdOf(response, {});
    error.what = AzureErrors::tr("Azure started the change but did not complete it (%1).").arg(error.code);
    error.advice = AzureErrors::tr("Refresh to see the present state, then try again.");
    return error;
}

Error networkError(const QNetworkReply& reply)
{
    const QString host = reply.url().host();
    Error error;
    switch (reply.error()) {
    case QNetworkReply::OperationCanceledError: // we did not cancel: so it was Qt's transfer timeout
    case QNetworkReply::TimeoutError:
        error = timeoutError(reply.url());
        break;
    case QNetworkReply::HostNotFoundError:
        error = hostError(ErrorKind::Network, AzureErrors::tr("The address %1 could not be found.").arg(host),
                          AzureErrors::tr("Check the network connection and the name."));
        break;
    case QNetworkReply::ConnectionRefusedError:
        error = hostError(ErrorKind::Network, AzureErrors::tr("Nothing answers at %1.").arg(reply.url().authority()),
                          AzureErrors::tr("Check the address, and that the server is running."));
        break;
    case QNetworkReply::SslHandshakeFailedError:
        error = hostError(
            ErrorKind::Network, AzureErrors::tr("No secure connection to %1 was possible.").arg(host),
            AzureErrors::tr("A proxy may stand in between; its certificate has to be trusted by the system."));
        break;
    default:
        error = hostError(ErrorKind::Network, AzureErrors::tr("The connection to %1 broke off.").arg(host),
                          AzureErrors::tr("Check the network connection, then try again."));
        break;
    }
    error.detail = shownDetail(reply.errorString());
    return error;
}

Error timeoutError(const QUrl& url)
{
    return hostError(ErrorKind::Timeout, AzureErrors::tr("%1 did not answer in time.").arg(url.host()),
                     AzureErrors::tr("Check the network connection, then try again."));
}

Error tooLargeError(const QUrl& url, qint64 largest)
{
    return hostError(ErrorKind::BadReply,
                     AzureErrors::tr("The answer of %1 is larger than %2 MB and was not read.")
                         .arg(url.host())
                         .arg(largest / (1024 * 1024)),
                     AzureErrors::tr("Check that the address is that of Azure and not of a proxy."));
}

Error foreignHostError(const QUrl& url)
{
    return hostError(
        ErrorKind::BadReply,
        AzureErrors::tr("An answer leads to %1, which is not the service that was asked. Nothing was sent there.")
            .arg(url.host().isEmpty() ? AzureErrors::tr("an address without a host") : url.host()),
        AzureErrors::tr("Check that the address is that of Azure and not of a proxy."));
}

} // namespace rolescope::azure
