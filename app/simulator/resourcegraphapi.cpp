// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/resourcegraphapi.h"

#include "app/simulator/jsonmembers.h"
#include "app/simulator/jsonout.h"
#include "app/simulator/kqleval.h"
#include "app/simulator/resourcegraphscope.h"
#include "app/simulator/resourcegraphtables.h"
#include "app/simulator/state.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t keptAnswers = 8;
constexpr int defaultTop = 100;
constexpr int maxTop = 1000;

/// Resource Graph's envelope: the outer error is always BadRequest, what is wrong stands in the details.
Reply badRequest(const QJsonArray& details)
{
    const QString support
        = u"Please provide below info when asking for support: timestamp = %1, correlationId = %2."_s.arg(
            QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs),
            QUuid::createUuid().toString(QUuid::WithoutBraces));
    const QJsonObject error{{u"code"_s, u"BadRequest"_s}, {u"message"_s, support}, {u"details"_s, details}};
    return Reply::json({{u"error"_s, error}}, 400);
}

Reply invalidRequest(const QString& code, const QString& message)
{
    return badRequest({QJsonObject{{u"code"_s, code}, {u"message"_s, message}}});
}

Reply invalidQuery(const kql::Error& error)
{
    const QJsonObject general{
        {u"code"_s, u"InvalidQuery"_s},
        {u"message"_s,
         u"Query is invalid. Please refer to the documentation for the Azure Resource Graph service "
         "and fix the error before retrying."_s}};
    const QJsonObject detail{{u"code"_s, error.code},
                             {u"message"_s, error.message},
                             {u"line"_s, error.line},
                             {u"characterPositionInLine"_s, error.column},
                             {u"token"_s, error.token}};
    return badRequest({general, detail});
}

/// The type that the table format announces, told by the first value that is not null.
QString typeOfColumn(const kql::Result& result, size_t column, size_t first, size_t last)
{
    for (size_t row = first; row < last; ++row) {
        const QJsonValue value = result.cell(row, column).json();
        if (value.isNull())
            continue;
        return value.isDouble() ? u"integer"_s
            : value.isBool()    ? u"boolean"_s
            : value.isString()  ? u"string"_s
                                : u"object"_s;
    }
    return u"string"_s;
}

void writeObjects(JsonOut& out, const kql::Result& result, size_t first, size_t last)
{
    out.beginArray();
    for (size_t row = first; row < last; ++row) {
        out.beginObject();
        for (size_t column = 0; column < result.columnCount(); ++column) {
            out.key(result.columnName(column));
            result.writeCell(row, column, out);
        }
        out.endObject();
    }
    out.endArray();
}

void writeTable(JsonOut& out, const kql::Result& result, size_t first, size_t last)
{
    out.beginObject();
    out.openArray(u"columns");
    for (size_t column = 0; column < result.columnCount(); ++column) {
        out.beginObject();
        out.member(u"name", result.columnName(column));
        out.member(u"type", typeOfColumn(result, column, first, last));
        out.endObject();
    }
    out.endArray();
    out.openArray(u"rows");
    for (size_t row = first; row < last; ++row) {
        out.beginArray();
        for (size_t column = 0; column < result.columnCount(); ++column)
            result.writeCell(row, column, out);
        out.endArray();
    }
    out.endArray();
    out.endObject();
}

/// The token names the next row and the query that it belongs to.
QString makeSkipToken(size_t next, const QString& query)
{
    const QJsonObject token{{u"next"_s, static_cast<qint64>(next)}, {u"query"_s, QString::number(qHash(query, 1))}};
    return QString::fromLatin1(QJsonDocument(token).toJson(QJsonDocument::Compact).toBase64());
}

std::optional<size_t> readSkipToken(const QString& text, const QString& query)
{
    const QJsonObject token = QJsonDocument::fromJson(QByteArray::fromBase64(text.toLatin1())).object();
    const qint64 next = token.value("next"_L1).toInteger(-1);
    const bool belongs = token.value("query"_L1).toString() == QString::number(qHash(query, 1));
    return belongs && next >= 0 ? std::optional(static_cast<size_t>(next)) : std::nullopt;
}

} // namespace

/// A request's body, checked.
struct ResourceGraphApi::Ask
{
    QString query;
    QStringList subscriptions;
    QStringList managementGroups;
    QString scopeFilter;
    QString caller;
    size_t top = defaultTop;
    size_t first = 0;
    bool asTable = false;

    QString key() const;
    /// False with the refusal when the body is wrong.
    bool read(const Request& request, Reply& refusal);

private:
    bool readScopes(JsonMembers& members, const Mistake& mistake, Reply& refusal);
    bool readOptions(JsonMembers& options, const Mistake& mistake, Reply& refusal);
};

/// An answer that further pages are cut from.
struct ResourceGraphApi::Kept
{
    QString key;
    kql::Result result;
};

QString ResourceGraphApi::Ask::key() const
{
    return QStringList{caller, scopeFilter, subscriptions.join(u','), managementGroups.join(u','), query}.join(u'\n');
}

bool ResourceGraphApi::Ask::read(const Request& request, Reply& refusal)
{
    const std::optional<QJsonObject> body = request.json();
    if (!body) {
        refusal = invalidRequest(u"InvalidRequestBody"_s, u"The body is not a JSON object."_s);
        return false;
    }
    caller = request.caller;
    // The first API versions answered in tables unless told otherwise.
    asTable = request.parameter(u"api-version") < u"2021-01-01"_s;
    Mistake mistake;
    JsonMembers members(*body, {}, mistake);
    query = body->value("query"_L1).toString();
    if (query.trimmed().isEmpty())
        mistake.set(u"query"_s, u"must be a text that is not empty"_s);
    if (!readScopes(members, mistake, refusal))
        return false;
    std::optional<JsonMembers> options = members.child("options"_L1);
    if (options)
        return readOptions(*options, mistake, refusal);
    if (mistake.found())
        refusal = invalidRequest(u"InvalidRequestBody"_s, mistake.place + u' ' + mistake.what);
    return !mistake.found();
}

bool ResourceGraphApi::Ask::readScopes(JsonMembers& members, const Mistake& mistake, Reply& refusal)
{
    // Clients send null for a list that they do not use.
    if (!members.isNull("subscriptions"_L1))
        subscriptions = members.guids("subscriptions"_L1);
    if (!members.isNull("managementGroups"_L1))
        managementGroups = members.texts("managementGroups"_L1);
    if (mistake.found())
        refusal = invalidRequest(u"InvalidRequestBody"_s, mistake.place + u' ' + mistake.what);
    return !mistake.found();
}

bool ResourceGraphApi::Ask::readOptions(JsonMembers& options, const Mistake& mistake, Reply& refusal)
{
    const QString format = options.text("resultFormat"_L1, JsonMembers::Need::Optional);
    scopeFilter = options.text("authorizationScopeFilter"_L1, JsonMembers::Need::Optional);
    const QString token = options.text("$skipToken"_L1, JsonMembers::Need::Optional);
    const int wanted = options.has("$top"_L1) ? options.number("$top"_L1) : defaultTop;
    const int skip = options.has("$skip"_L1) ? options.number("$skip"_L1) : 0;
    QString wrong = mistake.found() ? mistake.place + u' ' + mistake.what : QString();
    if (wanted < 1 || wanted > maxTop)
        wrong = u"options.$top must be from 1 to %1"_s.arg(maxTop);
    if (skip < 0)
        wrong = u"options.$skip must not be negative"_s;
    if (!isAuthorizationScopeFilter(scopeFilter))
        wrong = u"options.authorizationScopeFilter “%1” is unknown"_s.arg(scopeFilter);
    const bool isTable = format.compare("table"_L1, Qt::CaseInsensitive) == 0;
    if (!format.isEmpty() && !isTable && format.compare("objectArray"_L1, Qt::CaseInsensitive) != 0)
        wrong = u"options.resultFormat must be table or objectArray"_s;
    const std::optional<size_t> next
        = token.isEmpty() ? static_cast<size_t>(std::max(0, skip)) : readSkipToken(token, query);
    if (!next)
        wrong = u"options.$skipToken does not belong to this query"_s;
    if (!wrong.isEmpty()) {
        refusal = invalidRequest(u"InvalidRequestBody"_s, wrong);
        return false;
    }
    asTable = format.isEmpty() ? asTable : isTable;
    top = static_cast<size_t>(wanted);
    first = *next;
    return true;
}

ResourceGraphApi::ResourceGraphApi() = default;
ResourceGraphApi::~ResourceGraphApi() = default;

const ResourceGraphApi::Kept* ResourceGraphApi::find(const Context& context, const Ask& ask, Reply& refusal)
{
    // Kept rows point into the state as it was.
    if (m_revision != context.state.revision())
        m_kept.clear();
    m_revision = context.state.revision();
    const QString key = ask.key();
    const auto known = std::find_if(m_kept.begin(), m_kept.end(), [&key](const Kept& kept) { return kept.key == key; });
    if (known != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, known);
        return &m_kept.front();
    }
    kql::Error error;
    const std::optional<kql::Query> query = kql::parse(ask.query, &error);
    std::shared_ptr<const kql::Source> table;
    if (query) {
        const GraphScope scope(context.state, ask.subscriptions, ask.managementGroups, ask.scopeFilter);
        table = resourceGraphTable(query->table, context.state, ask.caller, scope);
        if (!table)
            error = {u"InvalidQueryLanguage"_s, u"The table “%1” is not supported"_s.arg(query->table), query->table, 1,
                     0};
    }
    std::optional<kql::Result> result = table ? kql::run(*query, std::move(table), &error) : std::nullopt;
    if (!result) {
        refusal = invalidQuery(error);
        return nullptr;
    }
    m_kept.push_front({key, *std::move(result)});
    if (m_kept.size() > keptAnswers)
        m_kept.pop_back();
    return &m_kept.front();
}

Reply ResourceGraphApi::handle(const Context& context, const ArmRequest& request)
{
    if (request.http.method != "POST")
        return refuse::methodNotAllowed(request.http);
    Reply reply;
    Ask ask;
    if (!ask.read(request.http, reply))
        return reply;
    const Kept* kept = find(context, ask, reply);
    if (!kept)
        return reply;
    const kql::Result& result = kept->result;
    const size_t first = std::min(ask.first, result.size());
    const size_t last = first + std::min(ask.top, result.size() - first);
    const bool more = last < result.size();
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(last - first) * 512 + 256);
    JsonBytes out(bytes);
    out.beginObject();
    out.member(u"totalRecords", static_cast<qint64>(result.size()));
    out.member(u"count", static_cast<qint64>(last - first));
    out.key(u"data");
    if (ask.asTable)
        writeTable(out, result, first, last);
    else
        writeObjects(out, result, first, last);
    out.openArray(u"facets");
    out.endArray();
    // "true" means that rows are missing and no token leads to them.
    out.member(u"resultTruncated", more && !result.isPageable() ? u"true" : u"false");
    if (more && result.isPageable())
        out.member(u"$skipToken", makeSkipToken(last, ask.query));
    out.endObject();
    reply = Reply::jsonBytes(std::move(bytes));
    reply.setHeader("x-ms-user-quota-remaining", "14");
    reply.setHeader("x-ms-user-quota-resets-after", "00:00:05");
    return reply;
}

} // namespace rolescope::simulator
