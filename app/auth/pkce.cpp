// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <vector>

namespace rolescope::auth {

namespace {
constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
}

QByteArray randomUrlSafe(int bytes)
{
    constexpr int wordSize = static_cast<int>(sizeof(quint32));
    std::vector<quint32> words(static_cast<size_t>(std::max(bytes, 0) + wordSize - 1) / wordSize);
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    const QByteArray raw(reinterpret_cast<const char*>(words.data()), std::max(bytes, 0));
    return raw.toBase64(urlSafe);
}

QByteArray pkceChallenge(QByteArrayView verifier)
{
    return QCryptographicHash::hash(verifier.toByteArray(), QCryptographicHash::Sha256).toBase64(urlSafe);
}

PkcePair makePkcePair()
{
    // 32 bytes give the 43 characters that RFC 7636 §4.1 asks for at least.
    const QByteArray verifier = randomUrlSafe(32);
    return {verifier, pkceChallenge(verifier)};
}

} // namespace rolescope::auth
