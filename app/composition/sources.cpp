// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/sources.h"

#include "app/auth/azureclicredential.h"
#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/demotenant.h"
#include "app/simulator/serverthread.h"
#include "models/export/inventoryfilesource.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("rolescope::Sources", text);
}

/// A simulator's demo user with the connection that it signs in over.
struct SimulatorAccount
{
    explicit SimulatorAccount(const QUrl& origin) : credential(origin, network) { }

    QNetworkAccessManager network;
    auth::SimulatorCredential credential;
};

std::unique_ptr<InventorySource> simulatorAt(const QUrl& origin, const QString& label)
{
    const auto account = std::make_shared<SimulatorAccount>(origin);
    return std::make_unique<azure::AzureSource>(azure::Cloud::forSimulator(origin),
                                                std::shared_ptr<Credential>(account, &account->credential), label);
}

/// The demo: a simulator in a thread of this process, and a source that reaches it over HTTP.
class DemoSource final : public InventorySource
{
public:
    DemoSource() : m_server([] { return simulator::demoTenant(); }) { }

    Result<void> start()
    {
        QString error;
        m_server.start();
        if (!m_server.waitForReady(&error))
            return failure(ErrorKind::Io, tr("The demo's simulator could not start: %1").arg(error));
        m_source = simulatorAt(m_server.url(), tr("Demo"));
        return {};
    }

    QString label() const override { return m_source->label(); }
    QString accountName() const override { return m_source->accountName(); }
    std::unique_ptr<SyncJob> sync() override { return m_source->sync(); }

private:
    simulator::ServerThread m_server;
    std::unique_ptr<InventorySource> m_source;
};

Result<std::unique_ptr<InventorySource>> demo()
{
    auto source = std::make_unique<DemoSource>();
    if (auto started = source->start(); !started)
        return tl::unexpected(started.error());
    return source;
}

} // namespace

Result<std::unique_ptr<InventorySource>> makeSource(const cli::SourceSpec& spec)
{
    switch (spec.kind) {
    case cli::SourceSpec::Kind::Automatic:
    case cli::SourceSpec::Kind::Demo:
        return demo();
    case cli::SourceSpec::Kind::Azure:
        return std::make_unique<azure::AzureSource>(azure::Cloud::azurePublic(),
                                                    std::make_shared<auth::AzureCliCredential>(), tr("Azure"));
    case cli::SourceSpec::Kind::Simulator:
        return simulatorAt(spec.url, spec.url.authority());
    case cli::SourceSpec::Kind::File:
        return std::make_unique<InventoryFileSource>(spec.path);
    }
    Q_UNREACHABLE();
}

} // namespace rolescope
