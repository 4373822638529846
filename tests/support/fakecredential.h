// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/credential.h"

#include <QMetaObject>
#include <QPointer>
#include <QStringList>

#include <optional>

namespace rolescope::test {

/// Hands out a token "token-1", "token-2" … per audience; a new one after each invalidate.
class FakeCredential : public Credential
{
public:
    void fetchToken(const QString& audience, QObject* context, Callback callback) override
    {
        audiences.append(audience);
        Result<AccessToken> result = AccessToken{token(), QDateTime::currentDateTimeUtc().addSecs(3600)};
        if (refusal)
            result = tl::unexpected(*refusal);
        QMetaObject::invokeMethod(
            context, [callback, result] { callback(result); }, Qt::QueuedConnection);
    }
    void invalidate(const QString& audience) override
    {
        invalidated.append(audience);
        ++generation;
    }
    QString accountName() const override { return QStringLiteral("demo@contoso.example"); }

    /// Looks like a real one, so that texts can be searched for it.
    QString token() const { return QStringLiteral("eyJfake.secret-%1.signature").arg(generation); }

    QStringList audiences; ///< of each fetch
    QStringList invalidated;
    std::optional<Error> refusal;
    int generation = 1;
};

} // namespace rolescope::test
