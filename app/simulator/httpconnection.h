// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"
#include "app/simulator/httpparser.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace rolescope::simulator {

/// A reply and how it goes out.
struct Answer
{
    Reply reply;
    int delayMs = 0; ///< waits this long first
    bool cut = false; ///< sends half of it and closes the connection
};

using Handler = std::function<Answer(const Request&)>;

/// One client connection: requests in, one at a time, answers out in order. Owns the socket; deletes itself when it
/// closes.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    /// The handler must outlive the connection.
    HttpConnection(QTcpSocket* socket, const Handler& handler, QObject* parent);

private:
    void read();
    void answer(const Request& request);
    void send(const Answer& answer, bool headOnly);
    void refuse(int status);
    void write(const Reply& reply, bool headOnly, bool cut, bool close);

    QTcpSocket* m_socket;
    const Handler& m_handler;
    HttpParser m_parser;
    bool m_busy = false; ///< an answer is being delayed
};

/// The words behind a status code: "Not Found".
QByteArray reasonPhrase(int status);

} // namespace rolescope::simulator
