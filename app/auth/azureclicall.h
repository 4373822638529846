// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/credential.h"

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <chrono>

namespace rolescope::auth {

/// Reads what `az account get-access-token` prints. `expires_on` (seconds since the epoch) is preferred over
/// `expiresOn`, which older versions print alone and in local time without a zone.
Result<AccessToken> parseAzureCliToken(const QByteArray& output);

/// Why az gave no token, from what it wrote to stderr: the first line that names an error, without colours.
Error azureCliError(const QByteArray& errorOutput);

/// One run of the Azure CLI, bounded in time and output. Destroying it, once it has called back too, kills the program
/// and what that started.
class AzureCliCall : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype largestOutput = 256 * 1024;

    /// Calls back once, never from within the constructor, unless it is destroyed first. The callback must not destroy
    /// it (deleteLater() is good).
    AzureCliCall(const QString& program, const QString& audience, std::chrono::milliseconds timeout,
                 Credential::Callback callback, QObject* parent = nullptr);
    ~AzureCliCall() override;

private:
    void read();
    void take(int exitCode, QProcess::ExitStatus status);
    void end(const Result<AccessToken>& result);

    Credential::Callback m_callback;
    QProcess m_process;
    QTimer m_timer;
    QByteArray m_output;
    QByteArray m_errorOutput;
};

} // namespace rolescope::auth
