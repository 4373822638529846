// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QDateTime>
#include <QObject>
#include <QString>

#include <functional>

namespace rolescope {

/// A bearer token for one audience. Never logged, stored in a file or put into an Error.
struct AccessToken
{
    QString value;
    QDateTime expiresAt; ///< UTC
};

/// Hands out bearer tokens. Lives on one thread; answers asynchronously on it.
class Credential : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(const Result<AccessToken>&)>;
    using QObject::QObject;

    /// Calls back once, unless `context` dies first. Concurrent calls for one audience share one request.
    /// `audience` is the resource without "/.default", for instance "https://management.azure.com/".
    virtual void fetchToken(const QString& audience, QObject* context, Callback callback) = 0;
    /// Forgets the cached token of the audience: the service refused it.
    virtual void invalidate(const QString& audience) = 0;
    /// Who is signed in, for display: "demo@contoso.example"; empty while unknown.
    virtual QString accountName() const = 0;
};

} // namespace rolescope
