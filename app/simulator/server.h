// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/options.h"
#include "app/simulator/tenant.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace rolescope::simulator {

/// An Azure on loopback: Azure Resource Manager, Microsoft Graph (/v1.0) and sign-in on one origin, over HTTP/1.1.
/// Listens on 127.0.0.1 and, where it can, on ::1 with the same port. Answers in the thread that it lives in.
class Server final : public QObject
{
    Q_OBJECT

public:
    explicit Server(Tenant tenant, ServerOptions options = {}, QObject* parent = nullptr);
    ~Server() override;

    /// Port 0 takes a free one. False with a sentence in `error` when the port cannot be had.
    bool listen(quint16 port, QString* error);
    quint16 port() const;
    /// "http://127.0.0.1:PORT"
    QUrl url() const;
    /// Stops listening and closes all connections.
    void close();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace rolescope::simulator
