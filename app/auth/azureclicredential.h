// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/tokencache.h"
#include "app/auth/tokenwaiters.h"
#include "models/ports/credential.h"

#include <QHash>
#include <QString>

#include <chrono>
#include <memory>

namespace rolescope::auth {

class AzureCliCall;

/// Borrows the sign-in of the Azure CLI: `az account get-access-token --output json --resource {audience}`.
/// The program is started directly, never through a shell, and no secret is passed to it.
class AzureCliCredential final : public Credential
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds defaultTimeout = std::chrono::seconds(30);

    /// Looks `az` up in PATH, once.
    explicit AzureCliCredential(QObject* parent = nullptr);
    /// `program` is an absolute path; empty means that there is no Azure CLI.
    AzureCliCredential(const QString& program, std::chrono::milliseconds timeout, QObject* parent = nullptr);
    /// Ends whatever is still running.
    ~AzureCliCredential() override;

    void fetchToken(const QString& audience, QObject* context, Callback callback) override;
    void invalidate(const QString& audience) override;
    QString accountName() const override;

private:
    void finish(const QString& audience, const Result<AccessToken>& result);

    const QString m_program;
    const std::chrono::milliseconds m_timeout;
    TokenCache m_cache;
    TokenWaiters m_waiters;
    QHash<QString, AzureCliCall*> m_calls; ///< running ones by audience; owned as children
    QString m_account;
};

} // namespace rolescope::auth
