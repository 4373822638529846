// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

/// Proof Key for Code Exchange, RFC 7636, method S256.
namespace rolescope::auth {

/// `bytes` bytes from the system's source of randomness as base64url without padding: for `state` and for verifiers.
QByteArray randomUrlSafe(int bytes);

/// BASE64URL(SHA256(verifier)), RFC 7636 §4.2.
QByteArray pkceChallenge(QByteArrayView verifier);

/// What one authorization request keeps (verifier) and tells (challenge).
struct PkcePair
{
    QByteArray verifier;
    QByteArray challenge;
};

PkcePair makePkcePair();

} // namespace rolescope::auth
