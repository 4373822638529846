// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/sources.h"

#include "app/auth/azureclicredential.h"
#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/demotenant.h"
#include "app/simulator/serverthread.h"
#include "app/storage/sqlitejournal.h"
#include "models/export/inventoryfilesource.h"
#include "models/ports/readonlyplans.h"

#include <QCoreApplication>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

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

std::unique_ptr<azure::AzureSource> simulatorAt(const QUrl& origin, const QString& label)
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
    std::unique_ptr<PlanService> plans() const
    {
        return m_source->plans(std::make_shared<storage::SqliteJournal>(m_folder.filePath(u"operations.sqlite"_s)));
    }

private:
    simulator::ServerThread m_server;
    QTemporaryDir m_folder; ///< of the journal: the next demo is a new tenant
    std::unique_ptr<azure::AzureSource> m_source;
};

Result<TenantAccess> demo()
{
    auto source = std::make_unique<DemoSource>();
    if (auto started = source->start(); !started)
        return tl::unexpected(started.error());
    auto plans = source->plans();
    return TenantAccess{std::move(source), std::move(plans)};
}

TenantAccess changeable(std::unique_ptr<azure::AzureSource> source, const std::shared_ptr<OperationJournal>& journal)
{
    auto plans = source->plans(journal);
    return {std::move(source), std::move(plans)};
}

} // namespace

Result<TenantAccess> openTenant(const cli::SourceSpec& spec, const std::shared_ptr<OperationJournal>& journal)
{
    switch (spec.kind) {
    case cli::SourceSpec::Kind::Automatic:
    case cli::SourceSpec::Kind::Demo:
        return demo();
    case cli::SourceSpec::Kind::Azure:
        return changeable(std::make_unique<azure::AzureSource>(
                              azure::Cloud::azurePublic(), std::make_shared<auth::AzureCliCredential>(), tr("Azure")),
                          journal);
    case cli::SourceSpec::Kind::Simulator:
        return changeable(simulatorAt(spec.url, spec.url.authority()), journal);
    case cli::SourceSpec::Kind::File:
        return TenantAccess{
            std::make_unique<InventoryFileSource>(spec.path),
            std::make_unique<ReadOnlyPlans>(tr("An inventory file is only read: nothing can be changed through it."))};
    }
    Q_UNREACHABLE();
}

} // namespace rolescope
