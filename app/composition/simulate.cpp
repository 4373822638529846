// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/simulate.h"

#include "app/cli/exitcode.h"
#include "app/simulator/server.h"
#include "app/simulator/tenantspec.h"

#include <QCoreApplication>
#include <QFileDevice>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString newSecret()
{
    std::array<quint32, 8> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    const QByteArray bytes(reinterpret_cast<const char*>(random.data()), sizeof(random));
    return QString::fromLatin1(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

int refuse(cli::Console& console, const QString& what, int exitCode)
{
    console.complain(makeError(exitCode == cli::BadUsage ? ErrorKind::BadInput : ErrorKind::Io, what));
    return exitCode;
}

} // namespace

int simulate(const cli::SimulateCommand& command, cli::Console& console)
{
    QString error;
    simulator::ServerOptions options;
    if (command.pageSize > 0)
        options.pageSize = command.pageSize;
    const auto faults = simulator::Faults::parse(command.faults, &error);
    if (!faults)
        return refuse(console, error, cli::BadUsage);
    options.faults = *faults;

    auto tenant = simulator::tenantFromSpec(command.tenant, &error);
    if (!tenant)
        return refuse(console, error, command.tenant.startsWith(u"synthetic"_s) ? cli::BadUsage : cli::Failed);
    const auto application = std::find_if(tenant->callers.begin(), tenant->callers.end(),
                                          [](const simulator::Caller& caller) { return !caller.clientId.isEmpty(); });
    QString credentials = u"TENANT="_s + tenant->id + u'\n';
    if (application != tenant->callers.end()) {
        application->clientSecret = newSecret();
        credentials += u"CLIENT="_s + application->clientId + u"\nSECRET="_s + application->clientSecret + u'\n';
    }

    simulator::Server server(std::move(*tenant), options);
    if (!server.listen(command.port, &error))
        return refuse(console, error, cli::Failed);
    console.out().write((u"listening on "_s + server.url().toString() + u'\n' + credentials).toUtf8());
    if (auto* file = qobject_cast<QFileDevice*>(&console.out()))
        file->flush();
    return QCoreApplication::exec();
}

} // namespace rolescope
