// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/tokens.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace rolescope::simulator {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray randomBytes()
{
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    return QByteArray(reinterpret_cast<const char*>(words), sizeof words);
}

} // namespace

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Tokens::Tokens() : m_key(randomBytes())
{ }

QString Tokens::randomText()
{
    return QString::fromLatin1(base64Url(randomBytes()));
}

QByteArray Tokens::mac(const QByteArray& text) const
{
    return base64Url(QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256));
}

QByteArray Tokens::sign(const QJsonObject& claims) const
{
    const QByteArray text = base64Url(R"({"typ":"JWT","alg":"HS256"})"_ba) + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return text + '.' + mac(text);
}

std::optional<QJsonObject> Tokens::verify(const QByteArray& token) const
{
    const qsizetype dot = token.lastIndexOf('.');
    if (dot < 0 || mac(token.left(dot)) != token.mid(dot + 1))
        return std::nullopt;
    const QByteArray payload = token.left(dot).mid(token.indexOf('.') + 1);
    return QJsonDocument::fromJson(QByteArray::fromBase64(payload, QByteArray::Base64UrlEncoding)).object();
}

} // namespace rolescope::simulator
