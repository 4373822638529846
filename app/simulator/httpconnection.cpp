// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/httpconnection.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

HttpConnection::HttpConnection(QTcpSocket* socket, const Handler& handler, QObject* parent)
    : QObject(parent), m_socket(socket), m_handler(handler)
{
    socket->setParent(this);
    // Without it each small reply waits 40 ms for the client's delayed acknowledgement.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void HttpConnection::read()
{
    m_parser.feed(m_socket->readAll());
    while (!m_busy && m_socket->state() == QAbstractSocket::ConnectedState) {
        const std::optional<Request> request = m_parser.next();
        if (m_parser.error() != 0)
            return refuse(m_parser.error());
        if (!request) {
            if (m_parser.takeContinue())
                m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
            return;
        }
        answer(*request);
    }
}

void HttpConnection::answer(const Request& request)
{
    const bool headOnly = request.method == "HEAD";
    const Answer answer = m_handler(request);
    if (answer.delayMs <= 0)
        return send(answer, headOnly);
    m_busy = true;
    QTimer::singleShot(answer.delayMs, this, [this, answer, headOnly] {
        m_busy = false;
        send(answer, headOnly);
        read();
    });
}

void HttpConnection::send(const Answer& answer, bool headOnly)
{
    write(answer.reply, headOnly, answer.cut, answer.cut || !m_parser.keepAlive());
}

void HttpConnection::refuse(int status)
{
    write(Reply::error(status, u"BadRequest"_s, u"The request is malformed or too large."_s), false, false, true);
}

void HttpConnection::write(const Reply& reply, bool headOnly, bool cut, bool close)
{
    QByteArray head = "HTTP/1.1 "_ba + QByteArray::number(reply.status) + ' ' + reasonPhrase(reply.status) + "\r\n";
    head += "Date: "_ba
        + QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1()
        + "\r\n";
    for (const auto& [name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    if (reply.status != 204)
        head += "Content-Length: "_ba + QByteArray::number(reply.body.size()) + "\r\n";
    if (close)
        head += "Connection: close\r\n";
    m_socket->write(head + "\r\n");
    if (!headOnly)
        m_socket->write(cut ? reply.body.left(reply.body.size() / 2) : reply.body);
    if (close)
        m_socket->disconnectFromHost();
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK"_ba;
    case 201:
        return "Created"_ba;
    case 202:
        return "Accepted"_ba;
    case 204:
        return "No Content"_ba;
    case 302:
        return "Found"_ba;
    case 400:
        return "Bad Request"_ba;
    case 401:
        return "Unauthorized"_ba;
    case 403:
        return "Forbidden"_ba;
    case 404:
        return "Not Found"_ba;
    case 405:
        return "Method Not Allowed"_ba;
    case 409:
        return "Conflict"_ba;
    case 412:
        return "Precondition Failed"_ba;
    case 413:
        return "Content Too Large"_ba;
    case 429:
        return "Too Many Requests"_ba;
    case 503:
        return "Service Unavailable"_ba;
    default:
        return status < 500 ? "Client Error"_ba : "Server Error"_ba;
    }
}

} // namespace rolescope::simulator
