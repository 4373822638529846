// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/credential.h"

#include <QDateTime>
#include <QHash>

#include <chrono>
#include <optional>

namespace rolescope::auth {

/// Access tokens by audience, in memory only. A token counts as gone `margin` before it expires, so that none dies on
/// its way or in the middle of a page.
class TokenCache
{
public:
    static constexpr std::chrono::minutes margin{5};

    std::optional<AccessToken> find(const QString& audience,
                                    const QDateTime& now = QDateTime::currentDateTimeUtc()) const;
    void insert(const QString& audience, const AccessToken& token);
    void remove(const QString& audience);
    void clear();

private:
    QHash<QString, AccessToken> m_tokens;
};

} // namespace rolescope::auth
