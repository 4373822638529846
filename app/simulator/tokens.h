// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace rolescope::simulator {

/// Signs and checks JSON Web Tokens (RFC 7519, HS256) with a key that lives as long as this object and leaves it never.
class Tokens
{
public:
    Tokens();

    QByteArray sign(const QJsonObject& claims) const;
    /// The claims of a token of ours, expired or not; nothing for anything else.
    std::optional<QJsonObject> verify(const QByteArray& token) const;

    /// A fresh URL-safe random text, for codes and refresh tokens: 256 bits.
    static QString randomText();

private:
    QByteArray mac(const QByteArray& text) const;

    QByteArray m_key;
};

QByteArray base64Url(const QByteArray& bytes);

} // namespace rolescope::simulator
