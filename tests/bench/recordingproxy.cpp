// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recordingproxy.h"

#include <QTcpSocket>

#include <memory>

namespace rolescope::test {

namespace {

QByteArray header(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.size() > name.size() && line.left(name.size()).toLower() == name && line.at(name.size()) == ':')
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

/// Takes whole requests off the front of what a client sent so far.
void takeRequests(QByteArray& buffer, std::vector<RecordedRequest>& requests)
{
    for (;;) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = buffer.left(end);
        const qsizetype length = header(head, "content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
        requests.push_back({words.value(0), words.value(1), header(head, "content-type"), buffer.mid(end + 4, length)});
        buffer.remove(0, end + 4 + length);
    }
}

} // namespace

RecordingProxy::RecordingProxy(quint16 serverPort) : m_serverPort(serverPort)
{
    connect(this, &QTcpServer::newConnection, this, &RecordingProxy::accept);
}

void RecordingProxy::accept()
{
    while (QTcpSocket* client = nextPendingConnection()) {
        auto* server = new QTcpSocket(client);
        auto buffer = std::make_shared<QByteArray>();
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(client, &QTcpSocket::readyRead, server, [this, client, server, buffer] {
            const QByteArray bytes = client->readAll();
            server->write(bytes);
            *buffer += bytes;
            takeRequests(*buffer, m_requests);
        });
        connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }
}

} // namespace rolescope::test
