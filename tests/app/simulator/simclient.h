// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/server.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QString>

namespace rolescope::simulator::test {

/// What came back.
struct Answer
{
    int status = 0; ///< 0 when the connection broke
    QByteArray body;
    QHash<QByteArray, QByteArray> headers; ///< names lower-cased
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;

    QJsonObject json() const;
    QJsonArray value() const { return json().value(QLatin1String("value")).toArray(); }
    /// error.code of an ARM answer, or "error" of a token endpoint's.
    QString code() const;
    QString message() const;
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// The tenant that the contract tests run on; see its definition for who may do what.
Tenant smallTenant();

namespace ids {
inline const QString tenant = QStringLiteral("11111111-1111-1111-1111-111111111111");
inline const QString subscription = QStringLiteral("aaaaaaaa-0000-0000-0000-000000000001");
inline const QString otherSubscription = QStringLiteral("aaaaaaaa-0000-0000-0000-000000000002");
inline const QString S = QStringLiteral("/subscriptions/") + subscription;
inline const QString G = S + QStringLiteral("/resourceGroups/web");
inline const QString machine = G + QStringLiteral("/providers/Microsoft.Compute/virtualMachines/vm1");
inline const QString bothMachine = G + QStringLiteral("/providers/Microsoft.Compute/virtualMachines/vm2");
inline const QString scaleSet = G + QStringLiteral("/providers/Microsoft.Compute/virtualMachineScaleSets/set1");
inline const QString identityA = G + QStringLiteral("/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ida");
inline const QString identityB = G + QStringLiteral("/providers/Microsoft.ManagedIdentity/userAssignedIdentities/idb");
inline const QString authorization = QStringLiteral("/providers/Microsoft.Authorization/");
inline const QString owner = QStringLiteral("owner@contoso.test");
inline const QString contributor = QStringLiteral("contributor@contoso.test");
inline const QString reader = QStringLiteral("reader@contoso.test");
inline const QString machineOnly = QStringLiteral("machines@contoso.test"); ///< VM Contributor at G
inline const QString member
    = QStringLiteral("member@contoso.test"); ///< User Access Administrator at G by nested groups
inline const QString outsider = QStringLiteral("outsider@contoso.test"); ///< holds nothing
inline const QString roleOwner = QStringLiteral("8e3af657-a8ff-443c-a75c-2fe8c4bcb635");
inline const QString roleReader = QStringLiteral("acdd72a7-3385-48ef-bd42-f606fba81ae7");
inline const QString robotClient = QStringLiteral("cccccccc-0000-0000-0000-000000000001");
inline const QString robotSecret = QStringLiteral("robot-secret");
} // namespace ids

/// A server on the small tenant (or another) and a client of it. Calls block in Qt Test's way; redirects are not
/// followed.
class SimClient
{
public:
    explicit SimClient(ServerOptions options = {}, Tenant tenant = smallTenant());

    QString origin() const { return m_server.url().toString(); }

    /// `target` is a path with query, or a whole URL, encoded or not.
    Answer send(const QByteArray& method, const QString& target, const QByteArray& body = {},
                const Headers& headers = {});
    Answer postForm(const QString& path, const QList<std::pair<QString, QString>>& fields);

    /// Signs a user in (authorization code, PKCE) and keeps the token for the calls below.
    void signIn(const QString& user, const QString& resource = QStringLiteral("https://management.azure.com"));
    /// Drops the token.
    void signOut() { m_token.clear(); }
    QString token() const { return m_token; }
    void setToken(const QString& token) { m_token = token; }

    /// Calls with the token. A target without api-version gets "2022-12-01".
    Answer get(const QString& target, const Headers& headers = {}) { return call("GET", target, {}, headers); }
    Answer put(const QString& target, const QJsonObject& body) { return call("PUT", target, body); }
    Answer post(const QString& target, const QJsonObject& body) { return call("POST", target, body); }
    Answer remove(const QString& target) { return call("DELETE", target, {}); }
    Answer patch(const QString& target, const QJsonObject& body, const Headers& headers = {})
    {
        return call("PATCH", target, body, headers);
    }
    Answer call(const QByteArray& method, const QString& target, const QJsonObject& body, Headers headers = {});

    /// The authorize request's code for a user; the verifier is "verifier-verifier-verifier-verifier-verifier".
    QString authorizationCode(const QString& user, const QString& extra = {});

private:
    Server m_server;
    QNetworkAccessManager m_network;
    QString m_token;
};

inline const QString clientId = QStringLiteral("04b07795-8ddb-461a-bbee-02f9e1bf7b46");
inline const QString redirectUri = QStringLiteral("http://localhost:40123/");
inline const QString verifier = QStringLiteral("verifier-verifier-verifier-verifier-verifier");

} // namespace rolescope::simulator::test
