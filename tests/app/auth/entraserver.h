// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <vector>

namespace rolescope::test {

/// A sign-in service on loopback that does what a test scripts: one function answers each request.
class EntraServer : public QTcpServer
{
public:
    struct Request
    {
        QByteArray method;
        QString path;
        QUrlQuery fields; ///< of the query, or of the form
    };

    struct Answer
    {
        int status = 200;
        QByteArray body = {};
        QByteArray location = {};
        bool hold = false; ///< never answer
    };

    std::function<Answer(const Request&)> answer;
    std::vector<Request> requests;

    EntraServer()
    {
        listen(QHostAddress(QHostAddress::LocalHost), 0);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QUrl origin() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    int count(const QString& path) const
    {
        int found = 0;
        for (const Request& request : requests)
            found += request.path == path ? 1 : 0;
        return found;
    }

    static QString value(const Request& request, const char* name)
    {
        return request.fields.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }

private:
    void read(QTcpSocket* socket)
    {
        QByteArray& buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = buffer.left(headEnd).toLower();
        const qsizetype mark = head.indexOf("content-length: ");
        const qsizetype length = mark < 0
            ? 0
            : head.mid(mark + 16, head.indexOf('\r', mark) < 0 ? -1 : head.indexOf('\r', mark) - mark - 16)
                  .toLongLong();
        if (buffer.size() < headEnd + 4 + length)
            return;
        const QList<QByteArray> line = buffer.left(buffer.indexOf("\r\n")).split(' ');
        const QUrl url = QUrl::fromEncoded(line.at(1));
        const QByteArray form = buffer.mid(headEnd + 4, length);
        requests.push_back({line.at(0), url.path(),
                            QUrlQuery(length > 0 ? QString::fromLatin1(form) : url.query(QUrl::FullyEncoded))});
        m_buffers.remove(socket);
        const Answer reply = answer(requests.back());
        if (reply.hold)
            return;
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
                      + " X\r\nConnection: close\r\nContent-Length: " + QByteArray::number(reply.body.size()) + "\r\n"
                      + (reply.location.isEmpty() ? QByteArray() : "Location: " + reply.location + "\r\n") + "\r\n"
                      + reply.body);
        socket->disconnectFromHost();
    }

    QHash<QTcpSocket*, QByteArray> m_buffers;
};

} // namespace rolescope::test
