// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/directorylist.h"

#include "app/simulator/directoryapi.h"
#include "app/simulator/directoryjson.h"
#include "app/simulator/odatafilter.h"
#include "app/simulator/paging.h"
#include "app/simulator/state.h"

#include <QJsonArray>
#include <QUrl>

#include <algorithm>

namespace rolescope::simulator::directoryapi {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int maxPage = 999;

/// The query options of a list, checked, and the page that they lead to.
class Page
{
public:
    explicit Page(const Context& context, const Request& request)
        : m_context(context)
        , m_request(request)
        , m_select(request.parameter(u"$select").split(u',', Qt::SkipEmptyParts))
        , m_after(QString::fromLatin1(QByteArray::fromBase64(request.parameter(u"$skiptoken").toLatin1())))
        , m_counts(request.parameter(u"$count") == "true"_L1)
    { }

    /// The refusal of wrong options, or nothing.
    std::optional<Reply> read();
    /// Offers the principals in the order of their ids. False when nothing more is wanted.
    bool offer(const Principal& principal, bool mixed);
    /// The page, or the refusal of a filter on a property that does not exist.
    Reply finish(const QString& set);

private:
    QString nextLink() const;

    const Context& m_context;
    const Request& m_request;
    QStringList m_select;
    QString m_after; ///< object id of the last row of the page before
    bool m_counts;
    std::optional<ODataFilter> m_filter;
    qsizetype m_size = 100;
    qsizetype m_total = 0;
    bool m_more = false;
    QString m_last;
    QString m_unknown;
    QJsonArray m_rows;
};

std::optional<Reply> Page::read()
{
    m_size = m_context.options.pageSize;
    if (m_request.hasParameter(u"$top")) {
        const int top = m_request.parameter(u"$top").toInt();
        if (top < 1 || top > maxPage)
            return error(m_request, 400, u"Request_UnsupportedQuery"_s,
                         u"Invalid page size specified: '%1'. Must be between 1 and %2 inclusive."_s.arg(
                             m_request.parameter(u"$top").left(20), QString::number(maxPage)));
        m_size = top;
    }
    m_size = std::min<qsizetype>(m_size, maxPage);
    const QString text = m_request.parameter(u"$filter");
    QString mistake;
    if (!text.isEmpty())
        m_filter = ODataFilter::parse(text, &mistake);
    if (!mistake.isEmpty())
        return error(m_request, 400, u"BadRequest"_s, mistake);
    return std::nullopt;
}

bool Page::offer(const Principal& principal, bool mixed)
{
    // Counting needs every row; otherwise the rows of earlier pages need not even be filtered.
    const bool earlier = !m_after.isEmpty() && principal.id.toLower() <= m_after;
    if (earlier && !m_counts)
        return true;
    if (m_filter) {
        const std::optional<bool> matches = m_filter->matches(
            [&](const QString& property) {
                return directoryjson::propertyTexts(principal, property, m_context.state.tenantId());
            },
            &m_unknown);
        if (!matches)
            return false;
        if (!*matches)
            return true;
    }
    ++m_total;
    if (earlier)
        return true;
    if (m_rows.size() == m_size) {
        m_more = true;
        return m_counts;
    }
    m_rows.append(directoryjson::object(principal, m_context.state.tenantId(), m_select, mixed));
    m_last = principal.id.toLower();
    return true;
}

QString Page::nextLink() const
{
    QStringList keys = m_request.query.keys();
    keys.removeAll(u"$skiptoken"_s);
    keys.sort();
    QString link = m_request.origin + encodedPath(m_request.path) + u'?';
    for (const QString& key : std::as_const(keys))
        link += key + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(m_request.query.value(key))) + u'&';
    const QByteArray token = m_last.toLatin1().toBase64(QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals);
    return link + u"$skiptoken="_s + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromLatin1(token)));
}

Reply Page::finish(const QString& set)
{
    if (!m_unknown.isEmpty())
        return error(m_request, 400, u"BadRequest"_s,
                     u"Invalid filter clause: Could not find a property named '%1' on type '%2'."_s.arg(
                         m_unknown.left(100), set));
    QJsonObject object{{u"@odata.context"_s, m_request.origin + u"/v1.0/$metadata#"_s + set}, {u"value"_s, m_rows}};
    if (m_counts)
        object.insert(u"@odata.count"_s, m_total);
    if (m_more)
        object.insert(u"@odata.nextLink"_s, nextLink());
    return Reply::json(object);
}

} // namespace

Reply listOfKind(const Context& context, const Request& request, PrincipalKind kind, const QString& set)
{
    Page page(context, request);
    if (std::optional<Reply> refused = page.read())
        return *refused;
    for (const auto& [id, principal] : context.state.principals()) {
        if (principal.kind == kind && !page.offer(principal, false))
            break;
    }
    return page.finish(set);
}

Reply listOfIds(const Context& context, const Request& request, const QStringList& ids, const QString& cast)
{
    const std::optional<PrincipalKind> kind = directoryjson::kindNamed(cast);
    if (!cast.isEmpty() && !kind)
        return error(request, 400, u"BadRequest"_s, u"Resource not found for the segment '%1'."_s.arg(cast.left(100)));
    const bool advanced
        = request.header("consistencylevel"_ba).toLower() == "eventual" && request.parameter(u"$count") == "true"_L1;
    if (kind && !advanced)
        return error(request, 400, u"Request_UnsupportedQuery"_s,
                     u"The cast is supported only with the header ConsistencyLevel: eventual and $count=true."_s);
    Page page(context, request);
    if (std::optional<Reply> refused = page.read())
        return *refused;
    for (const QString& id : ids) {
        const Principal* principal = context.state.principal(id);
        if (principal && (!kind || principal->kind == *kind) && !page.offer(*principal, !kind))
            break;
    }
    return page.finish(u"directoryObjects"_s);
}

} // namespace rolescope::simulator::directoryapi
