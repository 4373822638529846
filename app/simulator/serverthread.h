// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/options.h"
#include "app/simulator/tenant.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>

class QThread;

namespace rolescope::simulator {

class Server;

/// A Server in a thread of its own, so that neither making the tenant nor answering holds up the caller's thread. Used
/// from the thread that made it. The destructor stops the server and waits for the thread.
class ServerThread final : public QObject
{
    Q_OBJECT

public:
    /// `makeTenant` runs in the server's thread.
    explicit ServerThread(std::function<Tenant()> makeTenant, ServerOptions options = {}, QObject* parent = nullptr);
    explicit ServerThread(Tenant tenant, ServerOptions options = {}, QObject* parent = nullptr);
    ~ServerThread() override;

    /// Returns at once; ready() or failed() follows. To be called once.
    void start(quint16 port = 0);
    /// Blocks until the server listens, at most `timeoutMs` (for tests and headless commands). False with a sentence in
    /// `error` when it does not.
    bool waitForReady(QString* error = nullptr, int timeoutMs = 30'000);
    /// Empty until the server listens.
    QUrl url() const;

Q_SIGNALS:
    void ready(const QUrl& url);
    void failed(const QString& error);

private:
    struct Shared;

    const std::function<Tenant()> m_makeTenant;
    const ServerOptions m_options;
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<QThread> m_thread;
};

} // namespace rolescope::simulator
