// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/azurepreflight.h"

#include "app/azure/apiversions.h"
#include "app/azure/azureclient.h"
#include "app/azure/decodeparts.h"
#include "app/azure/planreplies.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

AzurePreflight::AzurePreflight(std::shared_ptr<AzureClient> client, const PreflightQuestions& questions)
    : m_client(std::move(client))
{
    for (const QString& scope : questions.permissionScopes)
        askPermissions(scope);
    for (const QString& scope : questions.lockScopes)
        askLocks(scope);
    for (const QString& id : questions.hosts)
        askHost(id);
    for (const QString& id : questions.identities)
        askIdentity(id);
    for (const QString& scope : questions.subscriptions)
        askSubscription(scope);
    // A plan may ask nothing.
    ++m_open;
    QMetaObject::invokeMethod(this, &AzurePreflight::settle, Qt::QueuedConnection);
}

AzurePreflight::~AzurePreflight() = default;

void AzurePreflight::askPermissions(const QString& scope)
{
    const QString path = childOf(scope, "Microsoft.Authorization/permissions"_L1);
    askList(path, apiversions::authorization, [this, scope](const Result<std::vector<Json>>& rows) {
        m_facts.permissions.insert_or_assign(armid::folded(scope), rows.map([](const std::vector<Json>& elements) {
            std::vector<Permission> permissions;
            permissions.reserve(elements.size());
            for (const Json& element : elements)
                permissions.push_back(permissionOf(element));
            return permissions;
        }));
    });
}

void AzurePreflight::askLocks(const QString& scope)
{
    const QString path = childOf(scope, "Microsoft.Authorization/locks"_L1);
    askList(path, apiversions::locks, [this, scope](const Result<std::vector<Json>>& rows) {
        m_facts.locks.insert_or_assign(armid::folded(scope), rows.map([](const std::vector<Json>& elements) {
            std::vector<ResourceLock> locks;
            locks.reserve(elements.size());
            for (const Json& element : elements)
                locks.push_back(lockOf(element));
            return locks;
        }));
    });
}

void AzurePreflight::askHost(const QString& id)
{
    askObject(id, apiversions::compute, [this, id](const Result<Json>& host) {
        m_facts.hosts.insert_or_assign(armid::folded(id), host.map(hostFactsOf));
    });
}

void AzurePreflight::askIdentity(const QString& id)
{
    askObject(id, apiversions::regionalIdentity, [this, id](const Result<Json>& object) {
        m_facts.identities.insert_or_assign(armid::folded(id), object.and_then(identityFactsOf));
    });
}

void AzurePreflight::askSubscription(const QString& scope)
{
    askObject(scope, apiversions::subscriptions, [this, scope](const Result<Json>& object) {
        m_facts.subscriptions.insert_or_assign(armid::folded(scope), object.and_then(subscriptionOf));
    });
}

void AzurePreflight::askObject(const QString& path, QLatin1StringView version, TakeReply take)
{
    Request request;
    request.url = armUrl(m_client->transport.cloud(), path, version);
    ++m_open;
    auto& job = m_requests.emplace_back(m_client->transport.send(std::move(request)));
    connect(job.get(), &RequestJob::finished, this, [this, take = std::move(take)](const Result<Response>& reply) {
        take(reply.and_then([](const Response& response) { return parseJson(response.body); }));
        settle();
    });
}

void AzurePreflight::askList(const QString& path, QLatin1StringView version, TakeRows take)
{
    Request request;
    request.url = armUrl(m_client->transport.cloud(), path, version);
    ++m_open;
    auto& list = m_lists.emplace_back(std::make_unique<RowList>(m_client->transport, request));
    connect(list.get(), &RowList::finished, this,
            [this, take = std::move(take)](const Result<std::vector<Json>>& rows) {
                take(rows);
                settle();
            });
}

void AzurePreflight::settle()
{
    if (--m_open == 0)
        Q_EMIT finished(m_facts);
}

} // namespace rolescope::azure
