// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"

#include <QByteArray>

#include <optional>

namespace rolescope::simulator {

/// Reads HTTP/1.1 requests (RFC 9112) from a byte stream: Content-Length and chunked bodies, pipelining, size limits.
///
/// Our own, because QHttpServer takes the first segment of a target that begins with two slashes for a host name and
/// drops it (@azure/arm-authorization sends such targets), bounds no body, and its interface differs between Qt 6.4
/// and 6.8.
class HttpParser
{
public:
    static constexpr qsizetype longestHead = 64 * 1024; ///< bytes of request line and headers
    static constexpr qsizetype longestBody = 4 * 1024 * 1024; ///< bytes; ARM's own limit

    /// Takes bytes as they come from the socket.
    void feed(const QByteArray& bytes);
    /// The next whole request, or nothing while one is incomplete. A request that breaks the rules or a limit leaves a
    /// status in error(); then the connection must be closed after it was answered.
    std::optional<Request> next();
    /// 0, or the HTTP status (400, 413, 431, 501, 505) with which to refuse the stream.
    int error() const { return m_error; }
    /// The client waits for "100 Continue" before it sends the body; true once per request.
    bool takeContinue();
    /// Whether the client keeps the connection open after the request that next() returned last.
    bool keepAlive() const { return m_keepAlive; }

private:
    bool readHead();
    bool readRequestLine(QByteArrayView line);
    bool readHeader(QByteArrayView line);
    bool planBody();
    bool readBody();
    bool readChunks();
    bool refuse(int status);
    void setOrigin();

    QByteArray m_buffer;
    Request m_request;
    qsizetype m_expected = 0; ///< bytes of the body by Content-Length
    bool m_haveHead = false;
    bool m_chunked = false;
    bool m_continue = false;
    bool m_keepAlive = true;
    int m_error = 0;
};

} // namespace rolescope::simulator
