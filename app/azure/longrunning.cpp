// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/longrunning.h"

#include "app/azure/errorreply.h"
#include "app/azure/json.h"
#include "app/azure/transport.h"

#include <algorithm>

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto firstPoll = 1s; // doubles up to the longest, where the service names no wait
constexpr auto longestPoll = 15s;

enum class Standing { Running, Succeeded, Failed };

/// Everything that is not one of the three final words means "still running".
Standing standingOf(const QString& status)
{
    const auto is = [&status](QLatin1StringView word) { return status.compare(word, Qt::CaseInsensitive) == 0; };
    if (is("Succeeded"_L1))
        return Standing::Succeeded;
    return is("Failed"_L1) || is("Canceled"_L1) ? Standing::Failed : Standing::Running;
}

/// Empty where the body has none, which says that the resource knows no such state: it is done.
QString provisioningState(const Response& reply)
{
    const Result<Json> body = parseJson(reply.body);
    return body ? text(member(*body, "properties", "provisioningState")) : QString();
}

QUrl urlIn(const Response& reply, const QByteArray& header)
{
    return QUrl::fromEncoded(reply.header(header));
}

} // namespace

LongRunningOperation::LongRunningOperation(Transport& transport, const Request& started, const Response& accepted,
                                           QObject* parent)
    : QObject(parent), m_transport(transport), m_started(started), m_accepted(accepted)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LongRunningOperation::poll);
    QMetaObject::invokeMethod(this, &LongRunningOperation::start, Qt::QueuedConnection);
}

LongRunningOperation::~LongRunningOperation() = default;

void LongRunningOperation::start()
{
    if (const QUrl url = urlIn(m_accepted, "azure-asyncoperation"_ba); !url.isEmpty()) {
        m_way = Way::StatusDocument;
        m_pollUrl = url;
        pollAfter(m_accepted);
    } else if (const QUrl location = urlIn(m_accepted, "location"_ba);
               m_accepted.status == 202 && !location.isEmpty()) {
        m_way = Way::Location;
        m_pollUrl = location;
        pollAfter(m_accepted);
    } else {
        m_way = Way::Resource;
        m_pollUrl = m_started.url;
        judgeResource(m_accepted);
    }
}

void LongRunningOperation::pollAfter(const Response& reply)
{
    const auto own = std::min<std::chrono::milliseconds>(firstPoll * (1 << std::min(m_polls, 10)), longestPoll);
    const auto wait = std::min(waitAskedFor(reply).value_or(own), m_transport.options().longestWait);
    ++m_polls;
    m_waited += wait;
    if (m_waited > m_transport.options().longestOperation) {
        finish(tl::unexpected(timeoutError(m_pollUrl)));
        return;
    }
    m_timer.start(
        std::chrono::milliseconds(qRound64(static_cast<double>(wait.count()) * m_transport.options().delayFactor)));
}

void LongRunningOperation::poll()
{
    get(m_pollUrl, &LongRunningOperation::judge);
}

void LongRunningOperation::judge(const Result<Response>& result)
{
    if (!result) {
        finish(result);
        return;
    }
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const Response reply = *result; // the job that owns it makes way for the next one
    switch (m_way) {
    case Way::StatusDocument:
        judgeStatusDocument(reply);
        break;
    case Way::Location:
        if (const QUrl moved = urlIn(reply, "location"_ba); reply.status == 202 && !moved.isEmpty())
            m_pollUrl = moved;
        if (reply.status == 202) {
            Q_EMIT progressed(u"InProgress"_s, -1);
            pollAfter(reply);
        } else {
            conclude(reply);
        }
        break;
    case Way::Resource:
        judgeResource(reply);
        break;
    }
}

void LongRunningOperation::judgeStatusDocument(const Response& reply)
{
    const Result<Json> document = parseJson(reply.body);
    if (!document) {
        finish(tl::unexpected(document.error()));
        return;
    }
    const QString status = textAt(*document, "status");
    const Json& percent = member(*document, "percentComplete");
    switch (standingOf(status)) {
    case Standing::Failed:
        finish(tl::unexpected(errorFromOperation(reply, status)));
        return;
    case Standing::Succeeded:
        conclude(reply);
        return;
    case Standing::Running:
        Q_EMIT progressed(status,
                          percent.is_number() ? static_cast<int>(std::clamp(percent.get<double>(), 0.0, 100.0)) : -1);
        pollAfter(reply);
        break;
    }
}

void LongRunningOperation::judgeResource(const Response& reply)
{
    const QString state = provisioningState(reply);
    if (state.isEmpty() || standingOf(state) == Standing::Succeeded) {
        finish(reply);
    } else if (standingOf(state) == Standing::Failed) {
        finish(tl::unexpected(errorFromOperation(reply, state)));
    } else {
        Q_EMIT progressed(state, -1);
        pollAfter(reply);
    }
}

void LongRunningOperation::conclude(const Response& reply)
{
    const bool leavesResource = m_started.method == Request::Method::Put || m_started.method == Request::Method::Patch;
    if (leavesResource)
        get(m_started.url, &LongRunningOperation::finish);
    else
        finish(reply);
}

void LongRunningOperation::get(const QUrl& url, void (LongRunningOperation::*then)(const Result<Response>&))
{
    Request request;
    request.url = url;
    m_job = m_transport.send(std::move(request));
    connect(m_job.get(), &RequestJob::finished, this, then);
}

void LongRunningOperation::finish(const Result<Response>& result)
{
    m_timer.stop();
    Q_EMIT finished(result);
}

} // namespace rolescope::azure
