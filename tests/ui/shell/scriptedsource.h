// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/inventorysource.h"

#include <QPointer>

namespace rolescope::test {

/// A sync whose every step the test decides.
class ScriptedJob : public SyncJob
{
public:
    void cancel() override
    {
        SyncOutcome outcome;
        outcome.error = makeError(ErrorKind::Cancelled, QStringLiteral("Cancelled."));
        Q_EMIT finished(outcome);
    }
};

class ScriptedSource : public InventorySource
{
public:
    QString label() const override { return QStringLiteral("Scripted"); }
    std::unique_ptr<SyncJob> sync() override
    {
        auto started = std::make_unique<ScriptedJob>();
        job = started.get();
        ++syncs;
        return started;
    }

    QPointer<ScriptedJob> job; ///< the last one handed out
    int syncs = 0;
};

/// A subscription with `count` virtual machines called vm-1, vm-2 …
inline SyncBatch machines(int count)
{
    SyncBatch batch;
    Subscription subscription;
    subscription.id = QStringLiteral("s1");
    subscription.displayName = QStringLiteral("Production");
    batch.subscriptions.push_back(subscription);
    for (int i = 1; i <= count; ++i) {
        Host host;
        host.id
            = QStringLiteral("/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm-%1")
                  .arg(i);
        batch.hosts.push_back(host);
    }
    return batch;
}

} // namespace rolescope::test
