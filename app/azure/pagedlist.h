// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "app/azure/page.h"

#include <QFutureWatcher>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>

class QThreadPool;

namespace rolescope::azure {

class RequestJob;
class Transport;

/// Reads a list page by page and decodes each on a thread pool. The owner takes a page when told, then asks for the
/// next one, so that no more pages are held than it can use. While a page is being decoded the next one is already
/// asked for, one ahead at the most. Destroying it cancels.
///
/// Links are followed as they came, and only to the origin of the first request: a link that leads elsewhere gets
/// neither a request nor a token. A continuation that was seen before, and more than `mostPages` pages, are errors.
class PagedList : public QObject
{
    Q_OBJECT

public:
    using Decoder = std::function<Result<Page>(const QByteArray& body)>; ///< runs on the pool
    using NextRequest = std::function<Request(const QString& continuation)>;
    static constexpr int mostPages = 2'000; ///< at a hundred rows each, beyond any limit that Azure sets to one list

    /// Begins on the next turn of the event loop. Without `next` a continuation is a link to be followed.
    PagedList(Transport& transport, QThreadPool& pool, Request first, Decoder decoder, NextRequest next = {},
              int pageLimit = mostPages);
    ~PagedList() override;

    Page takePage(); ///< once after each pageRead
    /// Goes on after a pageRead: to the next page, or to finished().
    void proceed();

Q_SIGNALS:
    void pageRead();
    /// The one terminal signal. After an error the pages before it are still good.
    void finished(const std::optional<rolescope::Error>& problem);

private:
    void send(Request request);
    void receive(const Result<Response>& result);
    void decode(const Result<Response>& result);
    void takeDecoded();
    /// Asks for the page behind the one that is being decoded or waits to be taken.
    void askAhead(const QString& continuation);
    /// The request for the page that a continuation leads to, or why it must not be made.
    Result<Request> requestFor(const QString& continuation) const;
    void finish(const std::optional<Error>& problem);

    Transport& m_transport;
    QThreadPool& m_pool;
    const Decoder m_decoder;
    const NextRequest m_next;
    const QUrl m_origin;
    const int m_pageLimit;
    std::unique_ptr<RequestJob> m_job;
    QFutureWatcher<QString> m_peek;
    QFutureWatcher<Result<Page>> m_watcher;
    Page m_page;
    QString m_continuation;
    QString m_asked; ///< the continuation that the request under way, or the reply kept, is for
    std::optional<Result<Response>> m_ahead; ///< a reply that came before its turn
    bool m_idle = true; ///< no page is being decoded or waits to be taken: a reply is welcome
    bool m_decoding = false;
    QSet<QByteArray> m_seen; ///< digests of continuations
    int m_pages = 0;
};

} // namespace rolescope::azure
