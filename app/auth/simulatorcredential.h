// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/exchange.h"
#include "app/auth/pkce.h"
#include "app/auth/tokencache.h"
#include "app/auth/tokenreply.h"
#include "app/auth/tokenwaiters.h"
#include "models/ports/credential.h"

#include <QList>
#include <QUrl>

namespace rolescope::auth {

/// Signs in to a Rolescope simulator as its demo user, by the same steps as to Microsoft Entra and without asking
/// anybody:
///
///   discovery document → authorize (code, PKCE S256, prompt=none, no login_hint: the simulator's first user)
///   → redirect, read and not followed → token (authorization_code) → token (refresh_token) for other audiences
///
/// Token requests go one after the other, since each one replaces the refresh token. A refresh token that is refused
/// (invalid_grant) starts the sign-in over, once.
class SimulatorCredential final : public Credential
{
    Q_OBJECT

public:
    /// `origin` is where the simulator listens, "http://127.0.0.1:8400". `network` must outlive this.
    SimulatorCredential(const QUrl& origin, QNetworkAccessManager& network, QObject* parent = nullptr);
    ~SimulatorCredential() override;

    void fetchToken(const QString& audience, QObject* context, Callback callback) override;
    void invalidate(const QString& audience) override;
    QString accountName() const override;

private:
    void startNext();
    void discover();
    void readDiscovery(const Result<HttpAnswer>& answer);
    void authorize();
    void readRedirect(const Result<HttpAnswer>& answer);
    void redeem(const QString& code);
    void refresh();
    void requestToken(FormFields fields);
    void readToken(const Result<HttpAnswer>& answer);
    void settle(const Result<AccessToken>& result);
    void fail(const Error& error);

    const QUrl m_origin;
    Exchange m_exchange;
    TokenCache m_cache;
    TokenWaiters m_waiters;
    QList<QString> m_audiences; ///< to be fetched, one after the other; the first one is under way
    QUrl m_authorizeEndpoint;
    QUrl m_tokenEndpoint;
    QString m_redirectUri;
    QByteArray m_state;
    PkcePair m_pkce;
    QString m_refreshToken;
    QString m_account;
    bool m_refreshing = false; ///< the token request under way uses the refresh token
};

} // namespace rolescope::auth
