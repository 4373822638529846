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

namespace {

QByteArray digestOf(const QString& continuation)
{
    return QCryptographicHash::hash(continuation.toUtf8(), QCryptographicHash::Sha1);
}

} // namespace

PagedList::PagedList(Transport& transport, QThreadPool& pool, Request first, Decoder decoder, NextRequest next,
                     int pageLimit)
    : m_transport(transport)
    , m_pool(pool)
    , m_decoder(std::move(decoder))
    , m_next(std::move(next))
    , m_origin(first.url)
    , m_pageLimit(pageLimit)
{
    connect(&m_peek, &QFutureWatcherBase::finished, this, [this] {
        if (m_decoding)
            askAhead(m_peek.result());
    });
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
    connect(m_job.get(), &RequestJob::finished, this, &PagedList::receive);
}

void PagedList::receive(const Result<Response>& result)
{
    if (m_idle)
        decode(result);
    else
        m_ahead = result;
}

void PagedList::decode(const Result<Response>& result)
{
    m_idle = false;
    if (!result) {
        finish(result.error());
        return;
    }
    m_decoding = true;
    m_asked.clear();
    m_peek.setFuture(QtConcurrent::run(&m_pool, [body = result->body] { return peekContinuation(body); }));
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [decoder = m_decoder, body = result->body] { return decoder(body); }));
}

void PagedList::askAhead(const QString& continuation)
{
    if (continuation == m_asked)
        return;
    m_job.reset();
    m_ahead.reset();
    m_asked.clear();
    if (continuation.isEmpty())
        return;
    if (auto request = requestFor(continuation)) {
        m_asked = continuation;
        send(std::move(*request));
    }
}

void PagedList::takeDecoded()
{
    m_decoding = false;
    Result<Page> page = m_watcher.future().takeResult();
    if (!page) {
        finish(page.error());
        return;
    }
    m_page = std::move(*page);
    m_continuation = m_page.continuation;
    askAhead(m_continuation); // where the peek was late or wrong
    Q_EMIT pageRead();
}

void PagedList::proceed()
{
    if (m_continuation.isEmpty()) {
        finish(std::nullopt);
        return;
    }
    if (const auto request = requestFor(m_continuation); !request) {
        finish(request.error());
        return;
    }
    m_seen.insert(digestOf(m_continuation));
    ++m_pages;
    m_idle = true;
    if (m_ahead) {
        const Result<Response> reply = *std::exchange(m_ahead, std::nullopt);
        decode(reply);
    }
}

Result<Request> PagedList::requestFor(const QString& continuation) const
{
    if (m_seen.contains(digestOf(continuation)) || m_pages + 1 >= m_pageLimit)
        return failure(ErrorKind::BadReply,
                       tr("A list of %1 does not come to an end and was cut off.").arg(m_origin.host()),
                       tr("Try again; if it stays so, report it to the service."));
    if (m_next)
        return m_next(continuation);
    Request request;
    request.url = QUrl::fromEncoded(continuation.toUtf8());
    if (!sameOrigin(request.url, m_origin))
        return tl::unexpected(foreignHostError(QUrl(continuation)));
    return request;
}

void PagedList::finish(const std::optional<Error>& problem)
{
    m_job.reset();
    m_asked.clear();
    Q_EMIT finished(problem);
}

} // namespace rolescope::azure
