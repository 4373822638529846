// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace rolescope::auth {

/// What a token endpoint hands out, RFC 6749 §5.1. Never logged.
struct TokenReply
{
    QString accessToken;
    std::chrono::seconds expiresIn{0};
    QString refreshToken; ///< empty without offline_access
    QString idToken; ///< empty without openid
};

/// Reads the answer of a token endpoint. A refusal becomes an Error whose `code` is the OAuth error ("invalid_grant"),
/// whose `detail` is the service's bounded text ("AADSTS50076: …") and whose advice fits that number where we know it.
/// What to do is decided on `code`; AADSTS numbers serve display and help only, as Microsoft may change them.
Result<TokenReply> parseTokenReply(int httpStatus, const QByteArray& body);

/// The Error for an OAuth error code and its description, wherever they came from (token reply or redirect).
Error oauthError(const QString& code, const QString& description, int httpStatus = 0);

/// Who a JWT speaks of (preferred_username, upn, unique_name, email or name), for display only: the signature is not
/// checked and nothing may be decided on it. Empty for anything that is not such a token.
QString accountOfJwt(const QString& jwt);

} // namespace rolescope::auth
