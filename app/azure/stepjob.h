// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/http.h"
#include "app/azure/patience.h"
#include "models/domain/batch.h"
#include "models/domain/result.h"
#include "models/plan/plan.h"
#include "models/plan/restcall.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace rolescope::azure {

class LongRunningOperation;
class RequestJob;
class Transport;

/// What a step needs to know beside its action.
struct StepContext
{
    /// Keeps what the step is about to write, before it does. A failure stops the step.
    std::function<Result<void>(const StepOutcome& intended)> announce;
    /// Of an AssignRole whose principal an earlier step has made; may be empty.
    QString principalId;
    /// What an earlier run was about to do when it ended: it may have happened or not.
    std::optional<StepOutcome> intended;
};

/// How a step ended. With an error, `outcome` tells what may have been changed all the same.
struct StepEnd
{
    std::optional<Error> error;
    std::optional<StepOutcome> outcome;
};

/// One step of a plan on its way: looks at Azure; writes unless it is so already; waits for what that has started; and
/// looks again, so that nothing is called done that was not seen. What stands in the way for a while (an identity that
/// is not known everywhere yet, a busy machine, a change by somebody else) is waited for and looked at anew. A write
/// whose answer got lost is never repeated blindly: looking tells whether it happened.
///
/// Subclasses say what to look at, and then either settle(), act() or fail(). Destroying it stops what goes on here;
/// what Azure has begun goes on there.
class StepJob : public QObject
{
    Q_OBJECT

public:
    /// Begins on the next turn of the event loop. `transport` must outlive this.
    StepJob(Transport& transport, StepContext context);
    ~StepJob() override;

    /// Ends with an Error of kind Cancelled if it is only waiting to ask again.
    void stopWaiting();

Q_SIGNALS:
    void retrying(const QString& reason, const QDateTime& until);
    void continued(); ///< the wait is over
    void readBack(const rolescope::SyncBatch& values, const rolescope::Coverage& coverage);
    /// The one terminal signal. The job may be destroyed in it.
    void finished(const rolescope::azure::StepEnd& end);

protected:
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    /// A success, or an Error of kind NotFound.
    using Found = std::function<void(const Result<Response>&)>;

    virtual void look() = 0;
    /// Azure's refusal of a write; true where the step goes on by itself.
    virtual bool answersRefusal(const Error& error);

    /// Reads, then goes on with `then`; all failures but NotFound end the step.
    void get(const QString& path, QLatin1StringView version, Found then, const QueryItems& items = {});
    /// Writes, waits for the end, and looks again.
    void act(const StepOutcome& intended, const RestCall& call, const Headers& headers = {});
    /// It is as it should be. `outcome` tells what was found; `changed` is set by what was written.
    void settle(StepOutcome outcome);
    /// The same where somebody else made it so, whatever was tried here.
    void settleUnchanged(StepOutcome outcome);
    void fail(const Error& error);
    void failWith(const Error& error, const std::optional<StepOutcome>& outcome);
    /// It was written but does not show yet: looks again after a while, or fails.
    void lookAgain(const QString& reason, const Error& otherwise);
    /// The same where Azure is at work on it, which may take minutes.
    void awaitTurn(const QString& reason, const Error& otherwise);

    Transport& transport() { return m_transport; }
    const StepContext& context() const { return m_context; }
    /// What was written, or may have been.
    const std::optional<StepOutcome>& claimed() const { return m_claimed; }
    /// False where the last write was refused, so that nothing came of it.
    bool mayHaveWritten() const { return m_mayHaveWritten; }
    /// The last write was carried out, as Azure says.
    bool isApplied() const { return m_applied; }
    /// Azure began the last write and then said that it failed: part of it may have happened.
    const std::optional<Error>& brokenOff() const { return m_brokenOff; }

private:
    void receive(const Result<Response>& accepted);
    void conclude(const Result<Response>& result);
    void judgeRefusal(const Error& error);
    void pause(Patience& patience, const QString& reason, const Error& otherwise);

    Transport& m_transport;
    const StepContext m_context;
    std::unique_ptr<RequestJob> m_job;
    std::unique_ptr<LongRunningOperation> m_operation;
    Request m_sent;
    StepOutcome m_intended;
    std::optional<StepOutcome> m_claimed;
    std::optional<Error> m_brokenOff;
    bool m_mayHaveWritten = false;
    bool m_applied = false;
    int m_lostAnswers = 0;
    QTimer m_timer;
    // Directory replication takes a minute or two (role-based-access-control/troubleshooting); a machine's update, some
    // minutes.
    Patience m_replication{std::chrono::seconds(5), std::chrono::seconds(30), std::chrono::seconds(120)};
    Patience m_turn{std::chrono::seconds(5), std::chrono::seconds(30), std::chrono::minutes(10)};
    Patience m_conflict{std::chrono::seconds(1), std::chrono::seconds(8), std::chrono::seconds(60)};
    Patience m_visible{std::chrono::seconds(1), std::chrono::seconds(8), std::chrono::seconds(60)};
};

} // namespace rolescope::azure
