// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/inventorysource.h"

#include <QSignalSpy>

#include <algorithm>
#include <iterator>

namespace rolescope::test {

/// Runs a sync to its end and keeps everything that it told.
struct Collected
{
    SyncBatch all;
    std::vector<SyncProgress> progress;
    SyncOutcome outcome;
    int batches = 0;
    int ends = 0;
    std::size_t largestBatch = 0;

    void watch(SyncJob& job)
    {
        QObject::connect(&job, &SyncJob::batchRead, &job, [this](const SyncBatch& batch) { add(batch); });
        QObject::connect(&job, &SyncJob::progressed, &job,
                         [this](const SyncProgress& told) { progress.push_back(told); });
        QObject::connect(&job, &SyncJob::finished, &job, [this](const SyncOutcome& how) {
            outcome = how;
            ++ends;
        });
    }
    bool run(InventorySource& source)
    {
        const auto job = source.sync();
        watch(*job);
        QSignalSpy finished(job.get(), &SyncJob::finished);
        return finished.wait(120'000);
    }

    const ReadGap* gap(ReadKind kind) const
    {
        const auto found = std::ranges::find(all.gaps, kind, &ReadGap::kind);
        return found == all.gaps.end() ? nullptr : &*found;
    }
    bool covers(ReadKind kind, const QString& scope, bool exact = false) const
    {
        return std::ranges::count(outcome.coverage, CoveredScope{kind, scope, exact}) == 1;
    }
    const Principal* principal(const QString& id) const
    {
        const auto found = std::ranges::find(all.principals, id, &Principal::id);
        return found == all.principals.end() ? nullptr : &*found;
    }

private:
    template <typename Row> static void append(std::vector<Row>& to, const std::vector<Row>& from)
    {
        to.insert(to.end(), from.begin(), from.end());
    }
    void add(const SyncBatch& batch)
    {
        ++batches;
        largestBatch = std::max(largestBatch, batch.hosts.size() + batch.assignments.size());
        append(all.tenants, batch.tenants);
        append(all.managementGroups, batch.managementGroups);
        append(all.subscriptions, batch.subscriptions);
        append(all.resourceGroups, batch.resourceGroups);
        append(all.hosts, batch.hosts);
        append(all.identities, batch.identities);
        append(all.principals, batch.principals);
        append(all.roles, batch.roles);
        append(all.assignments, batch.assignments);
        append(all.denyAssignments, batch.denyAssignments);
        append(all.gaps, batch.gaps);
    }
};

} // namespace rolescope::test
