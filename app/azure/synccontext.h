// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/page.h"
#include "app/azure/pagedlist.h"
#include "app/azure/slicequeue.h"
#include "models/ports/inventorysource.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace rolescope::azure {

struct AzureClient;
struct Cloud;

/// What the steps of one sync share: how to ask, and where results, gaps, coverage and progress go.
class SyncContext : public QObject
{
    Q_OBJECT

public:
    /// `client` must outlive this.
    explicit SyncContext(AzureClient& client);
    ~SyncContext() override;

    const Cloud& cloud() const;

    // Asking
    /// A list of ARM or Graph, followed to its end.
    std::unique_ptr<PagedList> list(Request first, RowReader reader);
    /// One object.
    std::unique_ptr<PagedList> object(Request request, RowReader reader);
    /// A Resource Graph query over some subscriptions. With `inherited` what applies to them from above comes as well.
    std::unique_ptr<PagedList> query(const QString& query, const QStringList& subscriptions, bool inherited,
                                     RowReader reader);

    // Telling
    void deliver(SyncBatch&& batch);
    void addGap(ReadKind kind, const QString& scope, const Error& error, const QString& hides,
                const QString& wouldHelp);
    void cover(ReadKind kind, const QString& scope, bool exact = false);
    /// Calls back now, or once enough of what was read before has been taken; never after the context object has died.
    void whenRoom(QObject* context, std::function<void()> callback);

    /// How reads of ARM went: after a lost sign-in, or several lost connections in a row, the rest need not be asked.
    void noteOutcome(const std::optional<Error>& error);
    const std::optional<Error>& lost() const { return m_lost; }

    // Progress
    void begin(const QString& step);
    void countAnswer();
    /// Each subscription counts as done when it was settled as often as this says.
    void expectSubscriptions(int count, int settlementsEach);
    void settle(const QString& subscription);
    void announce(); ///< tells the counts now; by itself it happens some ten times a second

    bool isDrained() const { return m_slices.isEmpty(); }
    void stop(); ///< nothing more is handed out
    SyncOutcome outcome() const { return m_outcome; }

Q_SIGNALS:
    void batchRead(const rolescope::SyncBatch& batch);
    void progressed(const rolescope::SyncProgress& progress);
    void drained();

private:
    struct Waiter
    {
        QPointer<QObject> context;
        std::function<void()> callback;
    };

    void handOut(const SyncBatch& batch);
    void scheduleAnnouncement();

    AzureClient& m_client;
    SliceQueue m_slices;
    std::vector<Waiter> m_waiters;
    SyncOutcome m_outcome;
    std::optional<Error> m_lost;
    int m_lostConnections = 0;

    SyncProgress m_progress;
    QDateTime m_waitingUntil;
    QTimer m_announce;
    QElapsedTimer m_lastAnnouncement;
    bool m_stopped = false;
    int m_settlementsEach = 0;
    QHash<QString, int> m_settlements;
};

} // namespace rolescope::azure
