// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/tokencache.h"

namespace rolescope::auth {

std::optional<AccessToken> TokenCache::find(const QString& audience, const QDateTime& now) const
{
    const auto token = m_tokens.constFind(audience);
    if (token == m_tokens.cend() || now.addSecs(std::chrono::seconds(margin).count()) >= token->expiresAt)
        return std::nullopt;
    return *token;
}

void TokenCache::insert(const QString& audience, const AccessToken& token)
{
    m_tokens.insert(audience, token);
}

void TokenCache::remove(const QString& audience)
{
    m_tokens.remove(audience);
}

void TokenCache::clear()
{
    m_tokens.clear();
}

} // namespace rolescope::auth
