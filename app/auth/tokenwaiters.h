// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/credential.h"

#include <QHash>
#include <QPointer>

#include <vector>

namespace rolescope::auth {

/// Who waits for a token of which audience, so that concurrent calls share one request. Answers go through the event
/// loop: no callback runs inside the call that caused it, so a callback may destroy the credential.
class TokenWaiters
{
public:
    /// True for the first waiter of the audience: the one for whom a request must be sent.
    bool add(const QString& audience, QObject* context, Credential::Callback callback);
    /// Answers and forgets all waiters of the audience; those whose context died are left out.
    void answer(const QString& audience, const Result<AccessToken>& result);

    /// Calls back on the next turn of the event loop, unless the context dies first.
    static void answerOne(QObject* context, Credential::Callback callback, Result<AccessToken> result);

private:
    struct Waiter
    {
        QPointer<QObject> context;
        Credential::Callback callback;
    };
    QHash<QString, std::vector<Waiter>> m_waiters;
};

} // namespace rolescope::auth
