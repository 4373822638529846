// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"
#include "app/simulator/options.h"
#include "app/simulator/tenant.h"
#include "app/simulator/tokens.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace rolescope::simulator {

class State;

/// Sign-in as Microsoft Entra does it: authorization code with PKCE (RFC 7636), device code (RFC 8628), refresh token,
/// client credentials (RFC 6749), and the same under /adfs. Users need no password: this is a simulator on loopback.
/// prompt=none signs in the user whom login_hint names, or the tenant's first caller.
class OAuth
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::simulator::OAuth)

public:
    OAuth(const State& state, const ServerOptions& options);

    /// The answer when the request is one of sign-in; nothing otherwise.
    std::optional<Reply> handle(const Request& request);
    /// The claims of a token of ours, expired or not.
    std::optional<QJsonObject> verify(const QByteArray& token) const { return m_tokens.verify(token); }

private:
    /// What a code or a refresh token stands for.
    struct Grant
    {
        QString principal; ///< object id
        QString clientId;
        QString redirectUri;
        QByteArray challenge;
        QString scope;
        QString nonce;
        bool mfa = false;
        bool used = false;
        QDateTime expires;
    };
    enum class Decision { Pending, Approved, Declined };
    struct Device
    {
        QString userCode;
        Grant grant;
        Decision decision = Decision::Pending;
    };
    using Form = QHash<QString, QString>;

    bool knowsTenant(const QString& segment) const;
    Reply authorize(const Request& request);
    Reply grantCode(const Request& request, const Caller& caller, const QString& redirectUri);
    Reply token(const Request& request);
    Reply redeemCode(const Request& request, const Form& form);
    Reply redeemRefresh(const Request& request, const Form& form);
    Reply redeemDevice(const Request& request, const Form& form);
    Reply clientCredentials(const Request& request, const Form& form);
    Reply deviceCode(const Request& request);
    Reply deviceLogin(const Request& request);
    Reply decideDevice(const Form& form);
    Reply issue(const Request& request, const Form& form, const Grant& grant, bool withRefresh);
    QString accessToken(const Request& request, const Form& form, const Grant& grant, const QString& audience) const;
    QString idToken(const Request& request, const Grant& grant) const;
    QJsonObject commonClaims(const Request& request, const Grant& grant) const;
    QString clientInfo(const QString& principal) const;
    const Caller* user(const QString& name) const;
    void forgetExpired();

    const State& m_state;
    const ServerOptions& m_options;
    Tokens m_tokens;
    QHash<QString, Grant> m_codes;
    QHash<QString, Grant> m_refreshTokens;
    QHash<QString, Device> m_devices; ///< by device code
};

/// Whether a claims request asks for a stronger sign-in (an authentication context), as a claims challenge does; client
/// capabilities alone (xms_cc) ask for nothing.
bool asksForMfa(const QString& claims);

/// Whether codes may be sent there: http to localhost, 127.0.0.1 or [::1], any port.
bool isLoopbackRedirect(const QString& uri);

} // namespace rolescope::simulator
