// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/stepjob.h"

#include "app/azure/longrunning.h"
#include "app/azure/obstacle.h"
#include "app/azure/transport.h"

namespace rolescope::azure {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLostAnswers = 3;

Request::Method methodOf(const QByteArray& verb)
{
    if (verb == "PUT"_ba)
        return Request::Method::Put;
    return verb == "PATCH"_ba ? Request::Method::Patch : Request::Method::Delete;
}

QString reasonFor(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::NotReplicated:
        return StepJob::tr("The new identity is not known everywhere in the directory yet.");
    case Obstacle::Busy:
        return StepJob::tr("Azure is busy with another change to it.");
    case Obstacle::Throttled:
        return StepJob::tr("Azure asks to wait.");
    case Obstacle::Changed:
        return StepJob::tr("It was changed by someone else in the meantime.");
    case Obstacle::AnswerLost:
        return StepJob::tr("The answer got lost, so whether it was done has to be looked up.");
    case Obstacle::Final:
        break;
    }
    return {};
}

} // namespace

StepJob::StepJob(Transport& transport, StepContext context)
    : m_transport(transport), m_context(std::move(context)), m_claimed(m_context.intended)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        Q_EMIT continued();
        look();
    });
    QMetaObject::invokeMethod(
        this, [this] { look(); }, Qt::QueuedConnection);
}

StepJob::~StepJob() = default;

void StepJob::stopWaiting()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    fail(makeError(ErrorKind::Cancelled, tr("The step was stopped while it waited.")));
}

bool StepJob::answersRefusal(const Error&)
{
    return false;
}

void StepJob::get(const QString& path, QLatin1StringView version, Found then, const QueryItems& items)
{
    Request request;
    request.url = armUrl(m_transport.cloud(), path, version, items);
    m_job = m_transport.send(std::move(request));
    connect(m_job.get(), &RequestJob::finished, this, [this, then = std::move(then)](const Result<Response>& reply) {
        if (reply || reply.error().kind == ErrorKind::NotFound)
            then(reply);
        else
            fail(reply.error());
    });
}

void StepJob::act(const StepOutcome& intended, const RestCall& call, const Headers& headers)
{
    if (const Result<void> kept = m_context.announce(intended); !kept) {
        fail(kept.error());
        return;
    }
    m_intended = intended;
    m_mayHaveWritten = false;
    m_applied = false;
    m_sent = Request();
    m_sent.method = methodOf(call.method);
    m_sent.url = armUrl(m_transport.cloud(), call.path, QLatin1StringView(call.apiVersion.toLatin1()));
    if (!call.body.is_null())
        m_sent.body = QByteArray::fromStdString(call.body.dump());
    m_sent.headers = headers;
    m_sent.once = true;
    m_job = m_transport.send(m_sent);
    connect(m_job.get(), &RequestJob::finished, this, &StepJob::receive);
}

void StepJob::receive(const Result<Response>& accepted)
{
    if (!accepted) {
        judgeRefusal(accepted.error());
        return;
    }
    m_mayHaveWritten = true;
    m_claimed = m_intended;
    m_operation = std::make_unique<LongRunningOperation>(m_transport, m_sent, *accepted);
    connect(m_operation.get(), &LongRunningOperation::finished, this, &StepJob::conclude);
}

void StepJob::conclude(const Result<Response>& result)
{
    m_applied = result.has_value();
    // What Azure says of the operation comes with a good status; else only the asking failed, and looking tells more.
    if (!result && result.error().httpStatus == 200)
        m_brokenOff = result.error();
    look();
}

void StepJob::judgeRefusal(const Error& error)
{
    const Obstacle obstacle = obstacleIn(error);
    switch (obstacle) {
    case Obstacle::NotReplicated:
        pause(m_replication, reasonFor(obstacle), error);
        break;
    case Obstacle::Busy:
    case Obstacle::Throttled:
        pause(m_turn, reasonFor(obstacle), error);
        break;
    case Obstacle::Changed:
        pause(m_conflict, reasonFor(obstacle), error);
        break;
    case Obstacle::AnswerLost:
        m_mayHaveWritten = true;
        m_claimed = m_intended;
        if (++m_lostAnswers < mostLostAnswers) {
            pause(m_visible, reasonFor(obstacle), error);
        } else {
            m_brokenOff = error;
            look();
        }
        break;
    case Obstacle::Final:
        if (!answersRefusal(error))
            fail(error);
        break;
    }
}

void StepJob::pause(Patience& patience, const QString& reason, const Error& otherwise)
{
    const auto asked = patience.next(otherwise.retryAfter);
    if (!asked) {
        fail(otherwise);
        return;
    }
    const auto wait
        = std::chrono::milliseconds(qRound64(static_cast<double>(asked->count()) * m_transport.options().delayFactor));
    m_timer.start(wait);
    Q_EMIT retrying(reason, QDateTime::currentDateTimeUtc().addMSecs(wait.count()));
}

void StepJob::lookAgain(const QString& reason, const Error& otherwise)
{
    pause(m_visible, reason, otherwise);
}

void StepJob::awaitTurn(const QString& reason, const Error& otherwise)
{
    pause(m_turn, reason, otherwise);
}

void StepJob::settle(StepOutcome outcome)
{
    outcome.changed = m_claimed.has_value() && m_claimed->changed;
    Q_EMIT finished({std::nullopt, std::move(outcome)});
}

void StepJob::settleUnchanged(StepOutcome outcome)
{
    outcome.changed = false;
    Q_EMIT finished({std::nullopt, std::move(outcome)});
}

void StepJob::fail(const Error& error)
{
    failWith(error, m_claimed);
}

void StepJob::failWith(const Error& error, const std::optional<StepOutcome>& outcome)
{
    Q_EMIT finished({error, outcome});
}

} // namespace rolescope::azure
