// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/directoryapi.h"

#include "app/simulator/directoryjson.h"
#include "app/simulator/directorylist.h"
#include "app/simulator/jsonmembers.h"
#include "app/simulator/state.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUuid>

namespace rolescope::simulator::directoryapi {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxIds = 1000;
constexpr qsizetype maxBatch = 20;

Reply notFound(const Request& request, const QString& id)
{
    return error(
        request, 404, u"Request_ResourceNotFound"_s,
        u"Resource '%1' does not exist or one of its queried reference-property objects are not present."_s.arg(
            id.left(100)));
}

Reply noSuchSegment(const Request& request, const QString& segment)
{
    return error(request, 400, u"BadRequest"_s, u"Resource not found for the segment '%1'."_s.arg(segment.left(100)));
}

Reply badRequest(const Request& request, const QString& message)
{
    return error(request, 400, u"Request_BadRequest"_s, message);
}

QString contextOf(const Request& request, const QString& what)
{
    return request.origin + u"/v1.0/$metadata#"_s + what;
}

Reply entity(const Context& context, const Request& request, const Principal& principal, const QString& set, bool mixed)
{
    const QStringList select = request.parameter(u"$select").split(u',', Qt::SkipEmptyParts);
    QJsonObject object = directoryjson::object(principal, context.state.tenantId(), select, mixed);
    object.insert(u"@odata.context"_s, contextOf(request, set + u"/$entity"_s));
    return Reply::json(object);
}

Reply me(const Context& context, const Request& request)
{
    const Principal* principal = context.state.principal(request.caller);
    if (!principal || principal->kind != PrincipalKind::User)
        return error(request, 400, u"BadRequest"_s, u"/me request is only valid with delegated authentication flow."_s);
    return entity(context, request, *principal, u"users"_s, false);
}

std::optional<PrincipalKind> kindOfSet(const QString& set)
{
    return set.endsWith(u's') ? directoryjson::kindNamed(set.chopped(1)) : std::nullopt;
}

/// The principal that "users/{id or UPN}", "groups/{id}", "servicePrincipals/{id}" or "directoryObjects/{id}" names.
const Principal* find(const State& state, const QString& set, const QString& key)
{
    const std::optional<PrincipalKind> kind = kindOfSet(set);
    const Principal* principal = state.principal(key);
    if (!principal && kind == PrincipalKind::User) {
        for (const auto& [id, candidate] : state.principals()) {
            if (candidate.userPrincipalName.compare(key, Qt::CaseInsensitive) == 0)
                return &candidate;
        }
    }
    return principal && (!kind || principal->kind == *kind) ? principal : nullptr;
}

QStringList idsOf(const QSet<QString>& set)
{
    QStringList ids = set.values();
    ids.sort();
    return ids;
}

QStringList transitiveMembers(const State& state, const QString& group)
{
    QSet<QString> found;
    QStringList open{group};
    while (!open.isEmpty()) {
        for (const QString& member : state.membersOf(open.takeLast())) {
            if (found.contains(member))
                continue;
            found.insert(member);
            open.append(member);
        }
    }
    return idsOf(found);
}

QStringList memberOf(const Principal& principal)
{
    QStringList ids;
    for (const QString& group : principal.memberOf)
        ids.append(group.toLower());
    ids.sort();
    return ids;
}

Reply memberGroups(const Context& context, const Request& request, const Principal& principal)
{
    const std::optional<QJsonObject> body = request.json();
    if (!body || !body->value("securityEnabledOnly"_L1).isBool())
        return badRequest(request, u"The property 'securityEnabledOnly' must be true or false."_s);
    const QStringList ids = idsOf(context.state.transitiveGroups(principal.id));
    return Reply::json({{u"@odata.context"_s, contextOf(request, u"Collection(Edm.String)"_s)},
                        {u"value"_s, QJsonArray::fromStringList(ids)}});
}

/// What stands after an object's id: members, memberOf and so on, each with an optional cast.
Reply related(const Context& context, const Request& request, const Principal& principal, const QString& relation,
              const QString& cast)
{
    const auto is = [&relation](QLatin1StringView name) { return relation.compare(name, Qt::CaseInsensitive) == 0; };
    if (is("getMemberGroups"_L1) && request.method == "POST")
        return memberGroups(context, request, principal);
    const bool isGroup = principal.kind == PrincipalKind::Group;
    QStringList ids;
    if (is("members"_L1) && isGroup)
        ids = context.state.membersOf(principal.id);
    else if (is("transitiveMembers"_L1) && isGroup)
        ids = transitiveMembers(context.state, principal.id);
    else if (is("memberOf"_L1))
        ids = memberOf(principal);
    else if (is("transitiveMemberOf"_L1))
        ids = idsOf(context.state.transitiveGroups(principal.id));
    else
        return noSuchSegment(request, relation);
    return listOfIds(context, request, ids, cast);
}

Reply getByIds(const Context& context, const Request& request)
{
    const std::optional<QJsonObject> body = request.json();
    Mistake mistake;
    JsonMembers members(body.value_or(QJsonObject()), {}, mistake);
    const QStringList ids = members.guids("ids"_L1, JsonMembers::Need::Required);
    const QStringList types = members.texts("types"_L1);
    if (mistake.found())
        return badRequest(request, u"The property '%1' %2."_s.arg(mistake.place, mistake.what));
    if (ids.size() > maxIds)
        return badRequest(request, u"The property 'ids' holds more than %1 ids."_s.arg(maxIds));
    QSet<PrincipalKind> kinds;
    for (const QString& type : types) {
        // Azure knows more types, such as "device"; there are none of those here.
        if (const std::optional<PrincipalKind> kind = directoryjson::kindNamed(type))
            kinds.insert(*kind);
    }
    const bool any = types.isEmpty() || types.contains(u"directoryObject"_s, Qt::CaseInsensitive);
    QJsonArray found;
    for (const QString& id : ids) {
        const Principal* principal = context.state.principal(id);
        if (principal && (any || kinds.contains(principal->kind)))
            found.append(directoryjson::object(*principal, context.state.tenantId(), {}, true));
    }
    return Reply::json({{u"@odata.context"_s, contextOf(request, u"directoryObjects"_s)}, {u"value"_s, found}});
}

QJsonObject batchPart(const Context& context, const Request& outer, const QJsonObject& part)
{
    Request request;
    request.method = part.value("method"_L1).toString().toUpper().toLatin1();
    QString url = part.value("url"_L1).toString();
    if (!url.startsWith(u'/'))
        url.prepend(u'/');
    setTarget(request, "/v1.0" + url.toUtf8());
    const QJsonObject headers = part.value("headers"_L1).toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request.headers.insert(it.key().toLower().toLatin1(), it.value().toString().toLatin1());
    request.body = QJsonDocument(part.value("body"_L1).toObject()).toJson(QJsonDocument::Compact);
    request.origin = outer.origin;
    request.caller = outer.caller;
    const bool nested = request.segmentIs(1, u"$batch");
    const Reply reply = nested ? badRequest(request, u"A batch must not hold a batch."_s) : handle(context, request);
    return {{u"id"_s, part.value("id"_L1)},
            {u"status"_s, reply.status},
            {u"headers"_s, QJsonObject{{u"Content-Type"_s, u"application/json"_s}}},
            {u"body"_s, QJsonDocument::fromJson(reply.body).object()}};
}

Reply batch(const Context& context, const Request& request)
{
    const QJsonArray parts = request.json().value_or(QJsonObject()).value("requests"_L1).toArray();
    if (parts.isEmpty())
        return error(request, 400, u"BadRequest"_s, u"The batch has no 'requests'."_s);
    if (parts.size() > maxBatch)
        return error(request, 400, u"BadRequest"_s, u"The batch holds more than %1 requests."_s.arg(maxBatch));
    QJsonArray responses;
    QSet<QString> ids;
    for (const QJsonValue& part : parts) {
        const QString id = part.toObject().value("id"_L1).toString();
        if (id.isEmpty() || ids.contains(id))
            return error(request, 400, u"BadRequest"_s, u"Each request of a batch needs an id of its own."_s);
        ids.insert(id);
        responses.append(batchPart(context, request, part.toObject()));
    }
    return Reply::json({{u"responses"_s, responses}});
}

/// "servicePrincipals(appId='…')": the id in the parentheses; nothing for any other segment.
std::optional<QString> alternateKey(const QString& segment)
{
    const auto prefix = "servicePrincipals(appId='"_L1;
    if (!segment.startsWith(prefix, Qt::CaseInsensitive) || !segment.endsWith("')"_L1))
        return std::nullopt;
    return segment.mid(prefix.size(), segment.size() - prefix.size() - 2);
}

Reply post(const Context& context, const Request& request)
{
    if (request.segmentIs(1, u"$batch"))
        return batch(context, request);
    if (request.segmentIs(1, u"directoryObjects") && request.segmentIs(2, u"getByIds"))
        return getByIds(context, request);
    const Principal* principal = find(context.state, request.segments.value(1), request.segments.value(2));
    if (request.segments.size() != 4 || !request.segmentIs(3, u"getMemberGroups"))
        return noSuchSegment(request, request.segments.constLast());
    return principal ? related(context, request, *principal, request.segments.at(3), {})
                     : notFound(request, request.segments.at(2));
}

Reply get(const Context& context, const Request& request)
{
    const QString set = request.segments.value(1);
    if (request.segmentIs(1, u"me"))
        return me(context, request);
    const bool mixed = request.segmentIs(1, u"directoryObjects");
    const std::optional<QString> appId = alternateKey(set);
    const std::optional<PrincipalKind> kind = kindOfSet(set);
    if (!kind && !mixed && !appId)
        return noSuchSegment(request, set);
    // With an alternate key the object's own segments begin one place earlier.
    const qsizetype next = appId ? 2 : 3;
    if (!appId && request.segments.size() == 2)
        return mixed ? noSuchSegment(request, set) : listOfKind(context, request, *kind, set);
    const QString key = appId ? *appId : request.segments.at(2);
    const Principal* principal = appId ? context.state.principalOfApp(key) : find(context.state, set, key);
    if (!principal)
        return notFound(request, key);
    if (request.segments.size() == next)
        return entity(context, request, *principal, appId ? u"servicePrincipals"_s : set, mixed);
    if (request.segments.size() > next + 2)
        return noSuchSegment(request, request.segments.constLast());
    return related(context, request, *principal, request.segments.at(next), request.segments.value(next + 1));
}

} // namespace

Reply error(const Request& request, int status, const QString& code, const QString& message)
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString asked = QString::fromLatin1(request.header("client-request-id"_ba).left(64));
    const QJsonObject inner{{u"date"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss"_s)},
                            {u"request-id"_s, id},
                            {u"client-request-id"_s, asked.isEmpty() ? id : asked}};
    const QJsonObject object{{u"code"_s, code}, {u"message"_s, message}, {u"innerError"_s, inner}};
    return Reply::json({{u"error"_s, object}}, status);
}

Reply handle(const Context& context, const Request& request)
{
    if (request.segments.size() < 2)
        return noSuchSegment(request, {});
    if (request.method == "GET")
        return get(context, request);
    if (request.method == "POST")
        return post(context, request);
    return error(request, 405, u"Request_BadRequest"_s,
                 u"Specified HTTP method is not allowed for the request target."_s);
}

} // namespace rolescope::simulator::directoryapi
