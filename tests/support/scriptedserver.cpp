// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedserver.h"

#include <QHostAddress>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 fillerChunk = 64 * 1024;

QByteArray headOf(const ScriptedReply& reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Scripted\r\n";
    bool hasType = false;
    for (const auto& [name, value] : reply.headers) {
        head += name + ": " + value + "\r\n";
        hasType |= name.toLower() == "content-type";
    }
    if (!hasType)
        head += "Content-Type: application/json\r\n";
    if (reply.announced)
        head += "Content-Length: " + QByteArray::number(reply.body.size() + reply.filler) + "\r\n";
    else
        head += "Connection: close\r\n";
    return head + "\r\n";
}

} // namespace

ScriptedServer::ScriptedServer()
{
    m_rest = [](const SeenRequest&) { return ScriptedReply::json("{\"error\":{\"code\":\"NotFound\"}}", 404); };
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    m_server.listen(QHostAddress::LocalHost);
}

ScriptedServer::~ScriptedServer()
{
    for (const auto& [socket, connection] : m_connections)
        socket->disconnect(this);
}

QUrl ScriptedServer::origin() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_server.serverPort()));
}

QUrl ScriptedServer::url(const QString& pathAndQuery) const
{
    return QUrl(origin().toString() + pathAndQuery);
}

void ScriptedServer::reply(const QByteArray& methodAndPath, const ScriptedReply& reply)
{
    m_replies[methodAndPath].push_back(reply);
}

void ScriptedServer::handle(const QByteArray& methodAndPath, Handler handler)
{
    m_handlers[methodAndPath] = std::move(handler);
}

int ScriptedServer::count(const QByteArray& methodAndPath) const
{
    return static_cast<int>(std::ranges::count_if(m_seen, [&methodAndPath](const SeenRequest& request) {
        return request.method + ' ' + request.path() == methodAndPath;
    }));
}

void ScriptedServer::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_connections[socket];
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receive(socket); });
        connect(socket, &QTcpSocket::bytesWritten, this, [this, socket] { sendFiller(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            settle(m_connections[socket]);
            m_connections.erase(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::receive(QTcpSocket* socket)
{
    Connection& connection = m_connections[socket];
    connection.received += socket->readAll();
    SeenRequest request;
    if (connection.busy || !takeRequest(connection, request))
        return;
    connection.busy = true;
    ++m_open;
    m_mostOpen = std::max(m_mostOpen, m_open);
    m_seen.push_back(request);
    const ScriptedReply reply = replyTo(request);
    if (reply.silent)
        return;
    QTimer::singleShot(reply.delay, socket, [this, socket, reply] { send(socket, reply); });
}

bool ScriptedServer::takeRequest(Connection& connection, SeenRequest& request) const
{
    const qsizetype headEnd = connection.received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QList<QByteArray> lines = connection.received.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (connection.received.size() < headEnd + 4 + length)
        return false;
    request.method = first.value(0);
    request.target = first.value(1);
    request.body = connection.received.mid(headEnd + 4, length);
    connection.received.remove(0, headEnd + 4 + length);
    return true;
}

ScriptedReply ScriptedServer::replyTo(const SeenRequest& request)
{
    const QByteArray key = request.method + ' ' + request.path();
    if (auto found = m_replies.find(key); found != m_replies.end()) {
        const ScriptedReply reply = found->front();
        if (found->size() > 1)
            found->pop_front();
        return reply;
    }
    const Handler handler = m_handlers.value(key);
    return handler ? handler(request) : m_rest(request);
}

void ScriptedServer::send(QTcpSocket* socket, const ScriptedReply& reply)
{
    Connection& connection = m_connections[socket];
    socket->write(headOf(reply));
    if (reply.cutAfter >= 0) {
        socket->write(reply.body.left(reply.cutAfter));
        socket->disconnectFromHost();
        return;
    }
    connection.fillerLeft = reply.filler;
    connection.closeAfter = !reply.announced;
    socket->write(reply.body);
    if (reply.filler == 0)
        finish(socket);
}

void ScriptedServer::sendFiller(QTcpSocket* socket)
{
    const auto found = m_connections.find(socket);
    if (found == m_connections.end() || found->second.fillerLeft == 0 || socket->bytesToWrite() > fillerChunk)
        return;
    const qint64 now = std::min(found->second.fillerLeft, fillerChunk);
    found->second.fillerLeft -= now;
    socket->write(QByteArray(now, ' '));
    if (found->second.fillerLeft == 0)
        finish(socket);
}

void ScriptedServer::finish(QTcpSocket* socket)
{
    Connection& connection = m_connections[socket];
    settle(connection);
    if (connection.closeAfter)
        socket->disconnectFromHost();
    else if (!connection.received.isEmpty())
        receive(socket);
}

void ScriptedServer::settle(Connection& connection)
{
    if (connection.busy)
        --m_open;
    connection.busy = false;
}

} // namespace rolescope::test
