// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/serverthread.h"

#include "app/simulator/server.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QMutexLocker>
#include <QThread>
#include <QWaitCondition>

namespace rolescope::simulator {

/// What both threads see.
struct ServerThread::Shared
{
    QMutex mutex;
    QWaitCondition decided;
    bool done = false;
    QUrl url;
    QString error;
};

ServerThread::ServerThread(std::function<Tenant()> makeTenant, ServerOptions options, QObject* parent)
    : QObject(parent)
    , m_makeTenant(std::move(makeTenant))
    , m_options(std::move(options))
    , m_shared(std::make_shared<Shared>())
    , m_thread(std::make_unique<QThread>())
{ }

ServerThread::ServerThread(Tenant tenant, ServerOptions options, QObject* parent)
    : ServerThread([tenant = std::move(tenant)] { return tenant; }, std::move(options), parent)
{ }

ServerThread::~ServerThread()
{
    m_thread->quit();
    m_thread->wait();
}

void ServerThread::start(quint16 port)
{
    // The worker is the parent of what lives in the thread, and dies with it.
    auto* worker = new QObject;
    worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, worker, &QObject::deleteLater);
    connect(m_thread.get(), &QThread::started, worker, [this, worker, port, shared = m_shared] {
        auto* server = new Server(m_makeTenant(), m_options, worker);
        QString error;
        const bool listening = server->listen(port, &error);
        {
            const QMutexLocker locker(&shared->mutex);
            shared->done = true;
            shared->error = error;
            if (listening)
                shared->url = server->url();
            shared->decided.wakeAll();
        }
        // Emitted here, delivered in the receivers' threads.
        if (listening)
            Q_EMIT ready(server->url());
        else
            Q_EMIT failed(error);
    });
    m_thread->start();
}

bool ServerThread::waitForReady(QString* error, int timeoutMs)
{
    const QMutexLocker locker(&m_shared->mutex);
    QDeadlineTimer deadline(timeoutMs);
    while (!m_shared->done) {
        if (!m_shared->decided.wait(&m_shared->mutex, deadline))
            break;
    }
    if (error)
        *error = m_shared->done ? m_shared->error : tr("The simulator did not start in time.");
    return m_shared->url.isValid();
}

QUrl ServerThread::url() const
{
    const QMutexLocker locker(&m_shared->mutex);
    return m_shared->url;
}

} // namespace rolescope::simulator
