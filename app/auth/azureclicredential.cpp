// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/azureclicredential.h"

#include "app/auth/azureclicall.h"
#include "app/auth/tokenreply.h"

#include <QStandardPaths>

namespace rolescope::auth {

using namespace Qt::Literals::StringLiterals;

AzureCliCredential::AzureCliCredential(QObject* parent)
    : AzureCliCredential(QStandardPaths::findExecutable(u"az"_s), defaultTimeout, parent)
{ }

AzureCliCredential::AzureCliCredential(const QString& program, std::chrono::milliseconds timeout, QObject* parent)
    : Credential(parent), m_program(program), m_timeout(timeout)
{ }

AzureCliCredential::~AzureCliCredential() = default;

void AzureCliCredential::fetchToken(const QString& audience, QObject* context, Callback callback)
{
    if (const auto token = m_cache.find(audience)) {
        TokenWaiters::answerOne(context, std::move(callback), *token);
        return;
    }
    if (m_program.isEmpty()) {
        TokenWaiters::answerOne(
            context, std::move(callback),
            failure(ErrorKind::SignInNeeded, tr("The Azure CLI is not installed, so nobody is signed in."),
                    tr("Install the Azure CLI and run \"az login\", or use the demo: --from demo.")));
        return;
    }
    if (!m_waiters.add(audience, context, std::move(callback)))
        return;
    m_calls.insert(audience,
                   new AzureCliCall(
                       m_program, audience, m_timeout,
                       [this, audience](const Result<AccessToken>& result) { finish(audience, result); }, this));
}

void AzureCliCredential::invalidate(const QString& audience)
{
    m_cache.remove(audience);
}

QString AzureCliCredential::accountName() const
{
    return m_account;
}

void AzureCliCredential::finish(const QString& audience, const Result<AccessToken>& result)
{
    m_calls.take(audience)->deleteLater();
    if (result) {
        m_cache.insert(audience, *result);
        // az does not print who is signed in; the token says it, for display only.
        if (const QString account = accountOfJwt(result->value); !account.isEmpty())
            m_account = account;
    }
    m_waiters.answer(audience, result);
}

} // namespace rolescope::auth
