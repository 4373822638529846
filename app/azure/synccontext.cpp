// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/synccontext.h"

#include "app/azure/apiversions.h"
#include "app/azure/azureclient.h"
#include "app/azure/errorreply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds announceEvery = 100ms;
constexpr auto announceWaitEvery = 500ms; ///< while the service makes us wait
constexpr qsizetype roomyBelow = 24; ///< slices held before reading pauses
constexpr int connectionsToLose = 3;

QByteArray queryBody(const QString& query, const QStringList& subscriptions, bool inherited, const QString& skipToken)
{
    QJsonObject options{{u"$top"_s, 1000}, {u"resultFormat"_s, u"objectArray"_s}};
    if (inherited)
        options.insert(u"authorizationScopeFilter"_s, u"AtScopeAboveAndBelow"_s);
    if (!skipToken.isEmpty())
        options.insert(u"$skipToken"_s, skipToken);
    const QJsonObject body{
        {u"query"_s, query}, {u"subscriptions"_s, QJsonArray::fromStringList(subscriptions)}, {u"options"_s, options}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

int rowsIn(const SyncBatch& batch)
{
    return static_cast<int>(batch.tenants.size() + batch.managementGroups.size() + batch.subscriptions.size()
                            + batch.resourceGroups.size() + batch.hosts.size() + batch.identities.size()
                            + batch.principals.size() + batch.roles.size() + batch.assignments.size()
                            + batch.denyAssignments.size());
}

} // namespace

SyncContext::SyncContext(AzureClient& client) : m_client(client)
{
    m_announce.setSingleShot(true);
    connect(&m_announce, &QTimer::timeout, this, &SyncContext::announce);
    connect(&m_slices, &SliceQueue::slice, this, &SyncContext::handOut);
    connect(&client.transport, &Transport::throttled, this, [this](const QString&, const QDateTime& until) {
        m_waitingUntil = std::max(m_waitingUntil, until);
        scheduleAnnouncement();
    });
}

SyncContext::~SyncContext() = default;

const Cloud& SyncContext::cloud() const
{
    return m_client.transport.cloud();
}

std::unique_ptr<PagedList> SyncContext::list(Request first, RowReader reader)
{
    return std::make_unique<PagedList>(m_client.transport, m_client.pool, std::move(first),
                                       [reader](const QByteArray& body) { return decodeList(body, reader); });
}

std::unique_ptr<PagedList> SyncContext::object(Request request, RowReader reader)
{
    return std::make_unique<PagedList>(m_client.transport, m_client.pool, std::move(request),
                                       [reader](const QByteArray& body) { return decodeObject(body, reader); });
}

std::unique_ptr<PagedList> SyncContext::query(const QString& query, const QStringList& subscriptions, bool inherited,
                                              RowReader reader)
{
    const QUrl url = armUrl(cloud(), u"/providers/Microsoft.ResourceGraph/resources"_s, apiversions::resourceGraph);
    const auto request = [url, query, subscriptions, inherited](const QString& skipToken) {
        Request result;
        result.method = Request::Method::Post;
        result.url = url;
        result.body = queryBody(query, subscriptions, inherited, skipToken);
        result.readsOnly = true;
        return result;
    };
    return std::make_unique<PagedList>(
        m_client.transport, m_client.pool, request({}),
        [reader](const QByteArray& body) { return decodeGraphRows(body, reader); }, request);
}

void SyncContext::deliver(SyncBatch&& batch)
{
    if (m_stopped)
        return;
    const int rows = rowsIn(batch);
    m_progress.items += rows;
    m_outcome.items += rows;
    m_slices.add(std::move(batch));
    scheduleAnnouncement();
}

void SyncContext::addGap(ReadKind kind, const QString& scope, const Error& error, const QString& hides,
                         const QString& wouldHelp)
{
    ++m_outcome.gaps;
    SyncBatch batch;
    batch.gaps.push_back({kind, scope, error, hides, wouldHelp});
    deliver(std::move(batch));
}

void SyncContext::cover(ReadKind kind, const QString& scope, bool exact)
{
    m_outcome.coverage.push_back({kind, scope, exact});
}

void SyncContext::whenRoom(QObject* context, std::function<void()> callback)
{
    if (m_slices.size() < roomyBelow)
        callback();
    else
        m_waiters.push_back({context, std::move(callback)});
}

void SyncContext::noteOutcome(const std::optional<Error>& error)
{
    if (!error) {
        m_lostConnections = 0;
        return;
    }
    const bool unreachable = error->kind == ErrorKind::Network || error->kind == ErrorKind::Timeout;
    m_lostConnections = unreachable ? m_lostConnections + 1 : 0;
    const bool signedOut = error->kind == ErrorKind::SignInNeeded && error->code != wrongTenant;
    if (signedOut || m_lostConnections >= connectionsToLose)
        m_lost = error;
}

void SyncContext::begin(const QString& step)
{
    m_progress.step = step;
    scheduleAnnouncement();
}

void SyncContext::countAnswer()
{
    ++m_progress.requests;
    scheduleAnnouncement();
}

void SyncContext::expectSubscriptions(int count, int settlementsEach)
{
    m_progress.subscriptionsTotal = count;
    m_settlementsEach = settlementsEach;
    scheduleAnnouncement();
}

void SyncContext::settle(const QString& subscription)
{
    if (++m_settlements[subscription] == m_settlementsEach)
        ++m_progress.subscriptionsDone;
    scheduleAnnouncement();
}

void SyncContext::stop()
{
    m_slices.clear();
    m_waiters.clear();
    m_announce.stop();
    m_waitingUntil = {};
    m_stopped = true;
}

void SyncContext::handOut(const SyncBatch& batch)
{
    if (m_slices.size() < roomyBelow) {
        // Through the event loop: what goes on now must not run inside somebody's handling of this slice.
        for (Waiter& waiter : std::exchange(m_waiters, {})) {
            if (waiter.context)
                QMetaObject::invokeMethod(waiter.context, std::move(waiter.callback), Qt::QueuedConnection);
        }
    }
    const QPointer<SyncContext> alive(this);
    Q_EMIT batchRead(batch);
    if (alive && m_slices.isEmpty())
        Q_EMIT drained();
}

void SyncContext::scheduleAnnouncement()
{
    if (m_announce.isActive() || m_stopped)
        return;
    const auto since
        = m_lastAnnouncement.isValid() ? std::chrono::milliseconds(m_lastAnnouncement.elapsed()) : announceEvery;
    m_announce.start(std::max<std::chrono::milliseconds>(0ms, announceEvery - since));
}

void SyncContext::announce()
{
    const auto remaining = std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(m_waitingUntil));
    const bool waits = m_waitingUntil.isValid() && remaining > 0ms;
    m_progress.waiting = waits ? std::optional(remaining) : std::nullopt;
    if (waits)
        m_announce.start(announceWaitEvery);
    m_lastAnnouncement.start();
    Q_EMIT progressed(m_progress);
}

} // namespace rolescope::azure
