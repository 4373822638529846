// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>
#include <vector>

namespace rolescope::azure {

/// One Azure cloud: its endpoints and the audiences that its tokens are asked for. A plain value; the facts of the
/// three public clouds are Microsoft's (Azure CLI, cloud.py). Nothing else in the program knows a host of Azure.
struct Cloud
{
    QString name; ///< "AzureCloud", as the Azure CLI calls it
    QUrl arm; ///< Azure Resource Manager, without a path
    QString armAudience; ///< resource of an ARM token, without "/.default"
    QUrl graph; ///< Microsoft Graph, without a path; requests add "/v1.0/…"
    QString graphAudience;
    QUrl authority; ///< Microsoft Entra
    QUrl portal;

    static Cloud azurePublic();
    static Cloud usGovernment();
    static Cloud china();
    static std::vector<Cloud> all(); ///< the three public ones
    static std::optional<Cloud> named(QStringView name); ///< of the three, in any case
    /// A Rolescope simulator: everything at one origin, for instance "http://127.0.0.1:8400".
    static Cloud forSimulator(const QUrl& origin);

    /// The audience whose token may be sent to this address; empty for an address that is not this cloud's, to which no
    /// token may go. Where both services share one origin, Graph is what lies below "/v1.0/".
    QString audienceFor(const QUrl& url) const;
};

/// Same scheme, host (in any case) and port.
bool sameOrigin(const QUrl& a, const QUrl& b);

} // namespace rolescope::azure
