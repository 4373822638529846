// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/simulatorcredential.h"
#include "app/azure/azuresource.h"
#include "app/simulator/serverthread.h"

#include <QNetworkAccessManager>

#include <memory>

namespace rolescope::test {

/// Every wait lasts a hundredth of its time.
inline azure::TransportOptions hundredfold()
{
    azure::TransportOptions options;
    options.delayFactor = 0.01;
    return options;
}

inline simulator::ServerOptions withFaults(const QString& specification)
{
    QString error;
    simulator::ServerOptions options;
    options.faults = simulator::Faults::parse(specification, &error).value_or(simulator::Faults{});
    if (!error.isEmpty())
        qFatal("%s", qPrintable(error));
    return options;
}

/// A simulator in its thread, and the demo user signed in to it.
struct Simulated
{
    explicit Simulated(simulator::Tenant tenant, simulator::ServerOptions options = {})
        : thread(std::move(tenant), options)
    {
        thread.start();
        thread.waitForReady(&error);
        credential = std::make_shared<auth::SimulatorCredential>(thread.url(), network);
    }
    azure::AzureSource source() const
    {
        return azure::AzureSource(azure::Cloud::forSimulator(thread.url()), credential, QStringLiteral("Simulator"),
                                  hundredfold());
    }

    QString error;
    QNetworkAccessManager network;
    simulator::ServerThread thread;
    std::shared_ptr<auth::SimulatorCredential> credential;
};

} // namespace rolescope::test
