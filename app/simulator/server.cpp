// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/server.h"

#include "app/simulator/httpconnection.h"
#include "app/simulator/router.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

struct Server::Parts
{
    Parts(Tenant tenant, ServerOptions options)
        : router(std::move(tenant), std::move(options))
        , handler([this](const Request& request) { return router.answer(request); })
    { }

    Router router;
    Handler handler;
    // Last, so that their connections are gone before the handler.
    QTcpServer v4;
    QTcpServer v6;
};

Server::Server(Tenant tenant, ServerOptions options, QObject* parent)
    : QObject(parent), m_parts(std::make_unique<Parts>(std::move(tenant), std::move(options)))
{
    for (QTcpServer* listener : {&m_parts->v4, &m_parts->v6}) {
        connect(listener, &QTcpServer::newConnection, this, [this, listener] {
            while (QTcpSocket* socket = listener->nextPendingConnection())
                new HttpConnection(socket, m_parts->handler, listener);
        });
    }
}

Server::~Server() = default;

bool Server::listen(quint16 port, QString* error)
{
    if (!m_parts->v4.listen(QHostAddress::LocalHost, port)) {
        if (error)
            *error = tr("The simulator cannot listen on 127.0.0.1:%1: %2. Choose another port with --port, or 0 for a "
                        "free one.")
                         .arg(port)
                         .arg(m_parts->v4.errorString());
        return false;
    }
    // Browsers may resolve "localhost" to ::1; a machine without IPv6 does without.
    m_parts->v6.listen(QHostAddress::LocalHostIPv6, m_parts->v4.serverPort());
    return true;
}

quint16 Server::port() const
{
    return m_parts->v4.serverPort();
}

QUrl Server::url() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port());
    return url;
}

void Server::close()
{
    for (QTcpServer* listener : {&m_parts->v4, &m_parts->v6}) {
        listener->close();
        qDeleteAll(listener->findChildren<HttpConnection*>(Qt::FindDirectChildrenOnly));
    }
}

} // namespace rolescope::simulator
