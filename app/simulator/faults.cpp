// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faults.h"

#include "app/simulator/ids.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSignIn(const QString& path)
{
    return path.contains("/oauth2/"_L1) || path.contains("/.well-known/"_L1) || path.startsWith("/metadata/"_L1)
        || path.contains("/discovery/"_L1) || path.startsWith("/devicelogin"_L1);
}

/// Which area of forbid a path (lower case) belongs to.
QLatin1StringView areaOf(const QString& path)
{
    if (path.startsWith("/v1.0/"_L1))
        return "graph"_L1;
    if (path.contains("/microsoft.resourcegraph/"_L1))
        return "resourcegraph"_L1;
    if (path.contains("/microsoft.authorization/"_L1))
        return "authorization"_L1;
    if (path.contains("/microsoft.compute/"_L1))
        return "compute"_L1;
    if (path.contains("/microsoft.managedidentity/"_L1))
        return "identity"_L1;
    return path.startsWith("/providers/microsoft.management/"_L1) ? "management"_L1 : "resources"_L1;
}

bool isForbidden(const QString& area, const QString& path)
{
    return area.startsWith(u'/') ? isAtOrBelow(path, area) : areaOf(path) == area;
}

Reply forbiddenReply(const Request& request)
{
    if (request.path.startsWith("/v1.0/"_L1))
        return Reply::error(403, u"Authorization_RequestDenied"_s,
                            u"Insufficient privileges to complete the operation."_s);
    return Reply::error(
        403, u"AuthorizationFailed"_s,
        u"The client does not have authorization to perform action over scope '%1' or the scope is "
        "invalid. If access was recently granted, please refresh your credentials."_s.arg(request.path));
}

Reply throttledReply(int seconds)
{
    Reply reply = Reply::error(429, u"TooManyRequests"_s,
                               u"The request is being throttled. Please try again after '%1' seconds."_s.arg(seconds));
    reply.setHeader("Retry-After"_ba, QByteArray::number(seconds));
    reply.setHeader("x-ms-ratelimit-remaining-subscription-reads"_ba, "0"_ba);
    return reply;
}

} // namespace

bool Faults::matches(const Rule& rule, const Request& request)
{
    const QString path = request.path.toLower();
    if (!rule.path.isEmpty() && !path.contains(rule.path))
        return false;
    if (rule.path.isEmpty() && isSignIn(path))
        return false;
    return rule.kind != Kind::Forbid || isForbidden(rule.text, path);
}

bool Faults::strikes(Rule& rule, const Request& request)
{
    if (!matches(rule, request))
        return false;
    ++rule.seen;
    if (rule.every > 0 && rule.seen % rule.every != 0)
        return false;
    const int strike = rule.every > 0 ? rule.seen / rule.every : rule.seen;
    return rule.first == 0 || strike <= rule.first;
}

void Faults::apply(const Rule& rule, Verdict& verdict)
{
    switch (rule.kind) {
    case Kind::Throttle:
        verdict.reply = throttledReply(rule.amount);
        break;
    case Kind::Error:
        verdict.reply = rule.amount == 502
            ? Reply::html(u"<html><head><title>502 Bad Gateway</title></head><body>Bad Gateway</body></html>"_s, 502)
            : Reply::error(rule.amount, u"ServiceUnavailable"_s, u"The service is unavailable."_s);
        break;
    case Kind::Slow:
        verdict.delayMs += rule.amount;
        break;
    case Kind::Cut:
        verdict.cut = true;
        break;
    case Kind::Malformed:
        verdict.malformed = true;
        break;
    case Kind::Huge:
        verdict.fillTo = qsizetype(rule.amount) * 1024 * 1024;
        break;
    case Kind::Endless:
        verdict.endless = true;
        break;
    case Kind::WrongHost:
        verdict.wrongHost = true;
        break;
    default:
        break;
    }
}

Faults::Verdict Faults::judge(const Request& request)
{
    Verdict verdict;
    for (Rule& rule : m_rules) {
        // Operations count their own strikes: other requests between them do not matter.
        if (rule.kind == Kind::HalfApplied || !strikes(rule, request))
            continue;
        if (rule.kind == Kind::Forbid)
            verdict.reply = forbiddenReply(request);
        else
            apply(rule, verdict);
    }
    return verdict;
}

void Faults::distort(const Request& request, const Verdict& verdict, Reply& reply)
{
    if ((verdict.endless || verdict.wrongHost) && reply.status == 200) {
        QJsonObject page = QJsonDocument::fromJson(reply.body).object();
        if (page.value("value"_L1).isArray()) {
            const int turn = request.parameter(u"endless").toInt() + 1;
            const QString host = verdict.wrongHost ? u"http://127.0.0.9:9"_s : request.origin;
            const QString version = request.parameter(u"api-version");
            const QString key = request.path.startsWith("/v1.0/"_L1) ? u"@odata.nextLink"_s : u"nextLink"_s;
            page.insert(key, u"%1%2?api-version=%3&endless=%4"_s.arg(host, request.path, version).arg(turn));
            reply.body = QJsonDocument(page).toJson(QJsonDocument::Compact);
        }
    }
    if (verdict.fillTo > reply.body.size())
        reply.body.append(verdict.fillTo - reply.body.size(), ' ');
    if (verdict.malformed)
        reply.body.chop(std::max<qsizetype>(reply.body.size() / 3, 1));
}

const Faults::Rule* Faults::find(Kind kind) const
{
    const auto it
        = std::find_if(m_rules.begin(), m_rules.end(), [kind](const Rule& rule) { return rule.kind == kind; });
    return it == m_rules.end() ? nullptr : &*it;
}

bool Faults::has(Kind kind) const
{
    return find(kind) != nullptr;
}

bool Faults::covers(Kind kind, const QString& scopeKey) const
{
    return std::any_of(m_rules.begin(), m_rules.end(), [&](const Rule& rule) {
        return rule.kind == kind && (rule.text.isEmpty() || isAtOrBelow(scopeKey, rule.text));
    });
}

bool Faults::strikes(Kind kind, const Request& request)
{
    bool struck = false;
    for (Rule& rule : m_rules) {
        if (rule.kind == kind)
            struck = strikes(rule, request) || struck;
    }
    return struck;
}

void Faults::principalCreated(const QString& objectId)
{
    if (!has(Kind::PrincipalNotFound))
        return;
    m_createdAt.insert(keyOf(objectId), QDateTime::currentMSecsSinceEpoch());
}

bool Faults::hidesPrincipal(const QString& objectId)
{
    const Rule* rule = find(Kind::PrincipalNotFound);
    const auto created = m_createdAt.constFind(keyOf(objectId));
    if (!rule || created == m_createdAt.constEnd())
        return false;
    if (rule->inSeconds)
        return QDateTime::currentMSecsSinceEpoch() < *created + qint64(rule->amount) * 1000;
    return ++m_tries[keyOf(objectId)] <= rule->amount;
}

bool Faults::expires(const QByteArray& token)
{
    const Rule* rule = find(Kind::Expired);
    if (!rule)
        return false;
    return ++m_uses[QCryptographicHash::hash(token, QCryptographicHash::Sha256)] > rule->amount;
}

} // namespace rolescope::simulator
