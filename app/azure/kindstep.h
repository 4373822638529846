// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/azure/findings.h"
#include "app/azure/listread.h"
#include "app/azure/readplan.h"
#include "app/azure/syncstep.h"

#include <deque>
#include <memory>
#include <vector>

namespace rolescope::azure {

class SyncContext;

/// Reads one kind of thing for all subscriptions by its plan. A failed query is asked again as an ARM list of each of
/// its subscriptions; a failed list becomes a gap, and the rest goes on.
class KindStep final : public SyncStep
{
    Q_OBJECT

public:
    static constexpr int subscriptionsPerQuery = 300; ///< Microsoft's advice for Resource Graph

    KindStep(SyncContext& context, Findings& findings, const ReadPlan& plan);
    ~KindStep() override;

    void start() override;
    /// After finished(): nothing is missing.
    bool isWhole() const { return m_whole; }
    ReadKind kind() const { return m_plan.kind; }

Q_SIGNALS:
    /// The findings have grown.
    void noted();

private:
    /// One list to read: a query over several subscriptions, or the ARM list of one.
    struct Ask
    {
        QStringList subscriptions;
        bool byQuery = false;
    };
    struct Running
    {
        Ask ask;
        std::unique_ptr<ListRead> read;
    };

    void readNext();
    void begin(Ask ask);
    std::unique_ptr<PagedList> listFor(const Ask& ask);
    void end(const ListRead* read, const ListEnd& end);
    void endAsk(const Ask& ask, const ListEnd& end);
    void cover(const QStringList& subscriptions);
    void settle(const QStringList& subscriptions);
    void miss(const QString& scope, const Error& error, const QString& wouldHelp);
    void giveUp(const Error& error);

    SyncContext& m_context;
    Findings& m_findings;
    const ReadPlan& m_plan;
    std::deque<Ask> m_waiting;
    std::vector<Running> m_running;
    bool m_whole = true;
};

} // namespace rolescope::azure
