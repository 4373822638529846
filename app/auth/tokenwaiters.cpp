// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/tokenwaiters.h"

#include <utility>

namespace rolescope::auth {

bool TokenWaiters::add(const QString& audience, QObject* context, Credential::Callback callback)
{
    auto& waiters = m_waiters[audience];
    waiters.push_back({context, std::move(callback)});
    return waiters.size() == 1;
}

void TokenWaiters::answer(const QString& audience, const Result<AccessToken>& result)
{
    for (Waiter& waiter : m_waiters.take(audience)) {
        if (waiter.context)
            answerOne(waiter.context, std::move(waiter.callback), result);
    }
}

void TokenWaiters::answerOne(QObject* context, Credential::Callback callback, Result<AccessToken> result)
{
    QMetaObject::invokeMethod(
        context, [callback = std::move(callback), result = std::move(result)] { callback(result); },
        Qt::QueuedConnection);
}

} // namespace rolescope::auth
