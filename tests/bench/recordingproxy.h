// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpServer>

#include <vector>

namespace rolescope::test {

struct RecordedRequest
{
    QByteArray verb;
    QByteArray target; ///< path and query
    QByteArray contentType;
    QByteArray body;
};

/// Stands between a client and a server on loopback, passes every byte on, and notes the requests that went through.
class RecordingProxy : public QTcpServer
{
    Q_OBJECT

public:
    explicit RecordingProxy(quint16 serverPort);
    const std::vector<RecordedRequest>& requests() const { return m_requests; }

private:
    void accept();

    quint16 m_serverPort;
    std::vector<RecordedRequest> m_requests;
};

} // namespace rolescope::test
