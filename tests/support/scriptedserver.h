// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <vector>

class QTcpSocket;

namespace rolescope::test {

/// A request as the server got it.
struct SeenRequest
{
    QByteArray method;
    QByteArray target; ///< path and query as they were sent
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QByteArray path() const { return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')); }
};

/// What the server does with a request.
struct ScriptedReply
{
    int status = 200;
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::chrono::milliseconds delay{0}; ///< before the first byte
    qsizetype cutAfter = -1; ///< closes the connection after so many bytes of the body
    bool silent = false; ///< never answers
    qint64 filler = 0; ///< sends so many bytes of JSON white space after the body
    bool announced = true; ///< sends Content-Length; without it the body ends with the connection

    static ScriptedReply json(const QByteArray& body, int status = 200)
    {
        ScriptedReply reply;
        reply.status = status;
        reply.body = body;
        return reply;
    }
    ScriptedReply& with(const QByteArray& name, const QByteArray& value)
    {
        headers.emplace_back(name, value);
        return *this;
    }
};

/// An HTTP/1.1 server on 127.0.0.1 that does what a test tells it, faults included. Runs in the test's own thread.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<ScriptedReply(const SeenRequest&)>;

    ScriptedServer();
    ~ScriptedServer() override;

    QUrl origin() const; ///< "http://127.0.0.1:PORT"
    QUrl url(const QString& pathAndQuery) const;

    /// Replies for "GET /path" (without query) in this order; the last one stays. Those given here go before handlers.
    void reply(const QByteArray& methodAndPath, const ScriptedReply& reply);
    void handle(const QByteArray& methodAndPath, Handler handler);
    /// For everything that nothing else fits; 404 by default.
    void handleRest(Handler handler) { m_rest = std::move(handler); }

    const std::vector<SeenRequest>& seen() const { return m_seen; }
    int count(const QByteArray& methodAndPath) const;
    int open() const { return m_open; } ///< requests that wait for the end of their answer
    int mostOpen() const { return m_mostOpen; } ///< the highest number so far

private:
    struct Connection
    {
        QByteArray received;
        qint64 fillerLeft = 0;
        bool busy = false;
        bool closeAfter = false;
    };

    void accept();
    void receive(QTcpSocket* socket);
    bool takeRequest(Connection& connection, SeenRequest& request) const;
    ScriptedReply replyTo(const SeenRequest& request);
    void send(QTcpSocket* socket, const ScriptedReply& reply);
    void sendFiller(QTcpSocket* socket);
    void finish(QTcpSocket* socket);
    void settle(Connection& connection);

    QTcpServer m_server;
    std::map<QTcpSocket*, Connection> m_connections;
    QHash<QByteArray, std::deque<ScriptedReply>> m_replies;
    QHash<QByteArray, Handler> m_handlers;
    Handler m_rest;
    std::vector<SeenRequest> m_seen;
    int m_open = 0;
    int m_mostOpen = 0;
};

} // namespace rolescope::test
