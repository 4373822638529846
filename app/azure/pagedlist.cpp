// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/pagedlist.h"

#include "app/azure/cloud.h"
#include "app/azure/errorreply.h"
#include "app/azure/transport.h"

#include <QCryptographicHash>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

PagedList::PagedList(Transport& transport, QThreadPool& pool, Request first, Decoder decoder, NextRequest next,
                     int pageLimit)
    : m_transport(transport)
    , m_pool(pool)
    , m_decoder(std::move(decoder))
    , m_next(std::move(next))
    , m_origin(first.url)
    , m_pageLimit(pageLimit)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &PagedList::takeDecoded);
    send(std::move(first));
}

// A decoding that still runs goes on with its own copy of the bytes; its result is dropped with the watcher.
PagedList::~PagedList() = default;

Page PagedList::takePage()
{
    return std::exchange(m_page, {});
}

void PagedList::send(Request request)
{
    m_job = m_transport.send(std::move(request));
    connect(m_job.get(), &RequestJob::finished, this, &PagedList::decode);
}

void PagedList::decode(const Result<Response>& result)
{
    if (!result) {
        finish(result.error());
        return;
    }
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [decoder = m_decoder, body = result->body] { return decoder(body); }));
}

void PagedList::takeDecoded()
{
    Result<Page> page = m_watcher.future().takeResult();
    if (!page) {
        finish(page.error());
        return;
    }
    m_page = std::move(*page);
    m_continuation = m_page.continuation;
    Q_EMIT pageRead();
}

void PagedList::proceed()
{
    if (m_continuation.isEmpty()) {
        finish(std::nullopt);
        return;
    }
    const QByteArray digest = QCryptographicHash::hash(m_continuation.toUtf8(), QCryptographicHash::Sha1);
    if (m_seen.contains(digest) || ++m_pages >= m_pageLimit) {
        finish(failure(ErrorKind::BadReply,
                       tr("A list of %1 does not come to an end and was cut off.").arg(m_origin.host()),
                       tr("Try again; if it stays so, report it to the service."))
                   .value());
        return;
    }
    m_seen.insert(digest);
    if (m_next) {
        send(m_next(m_continuation));
    } else if (auto request = linked(m_continuation)) {
        send(std::move(*request));
    } else {
        finish(foreignHostError(QUrl(m_continuation)));
    }
}

std::optional<Request> PagedList::linked(const QString& link) const
{
    Request request;
    request.url = QUrl::fromEncoded(link.toUtf8());
    return sameOrigin(request.url, m_origin) ? std::optional(std::move(request)) : std::nullopt;
}

void PagedList::finish(const std::optional<Error>& problem)
{
    Q_EMIT finished(problem);
}

} // namespace rolescope::azure
