// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/rowlist.h"

#include "app/azure/cloud.h"
#include "app/azure/errorreply.h"
#include "app/azure/transport.h"

namespace rolescope::azure {

RowList::RowList(Transport& transport, const Request& first) : m_transport(transport), m_origin(first.url)
{
    send(first);
}

RowList::~RowList() = default;

void RowList::send(const Request& request)
{
    m_job = m_transport.send(request);
    connect(m_job.get(), &RequestJob::finished, this, &RowList::receive);
}

void RowList::receive(const Result<Response>& result)
{
    const Result<Json> page = result.and_then([](const Response& reply) { return parseJson(reply.body); });
    if (!page)
        return fail(page.error());
    const Json& rows = member(*page, "value");
    if (!rows.is_array())
        return fail(makeError(ErrorKind::BadReply, tr("An answer is not the list that was asked for.")));
    m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    const QString link = textAt(*page, "nextLink");
    if (link.isEmpty())
        Q_EMIT finished(m_rows);
    else
        follow(link);
}

void RowList::follow(const QString& link)
{
    Request next;
    next.url = QUrl::fromEncoded(link.toUtf8());
    if (!sameOrigin(next.url, m_origin))
        return fail(foreignHostError(next.url));
    if (m_seen.contains(link) || m_seen.size() >= mostPages)
        return fail(makeError(ErrorKind::BadReply, tr("A list has no end, so it was not read whole.")));
    m_seen.insert(link);
    send(next);
}

void RowList::fail(const Error& error)
{
    Q_EMIT finished(tl::unexpected(error));
}

} // namespace rolescope::azure
