// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "models/domain/error.h"

#include <QLatin1StringView>
#include <QStringView>

class QNetworkReply;

/// Turning what went wrong into an Error: kind by HTTP status, words by the service's code, the service's own message
/// bounded and without anything that looks like a token.
namespace rolescope::azure {

/// Error::code of a 401 that asks for a stronger sign-in (claims challenge). The claims themselves are not kept.
inline constexpr QLatin1StringView insufficientClaims("insufficient_claims");
/// Error::code of a 401 for a subscription that belongs to another directory.
inline constexpr QLatin1StringView wrongTenant("InvalidAuthenticationTokenTenant");

/// From a response of a status other than 2xx. Understands the envelopes of ARM and Graph, bare {code, message}, and
/// bodies that are HTML, empty or broken.
Error errorFromReply(const Response& response, const QByteArray& clientRequestId);
/// From the document of a long-running operation that ended as Failed or Canceled, which comes with status 200.
Error errorFromOperation(const Response& response, const QString& operationStatus);

Error networkError(const QNetworkReply& reply);
Error timeoutError(const QUrl& url);
Error tooLargeError(const QUrl& url, qint64 largest);
/// For an address that is neither ARM nor Graph of the cloud: nothing was sent there.
Error foreignHostError(const QUrl& url);

/// The role that would allow an action of ARM such as "Microsoft.Compute/virtualMachines/read", for advice only.
QString roleThatAllows(QStringView action);

} // namespace rolescope::azure
