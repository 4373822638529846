// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simulator/http.h"
#include "app/simulator/options.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <functional>
#include <optional>

namespace rolescope::simulator {

/// Long-running operations (Azure-AsyncOperation): each is done after a number of polls or a time, whichever comes
/// first.
class Operations
{
public:
    struct Outcome
    {
        bool failed = false;
        QString errorCode;
        QString errorMessage;
    };

    explicit Operations(const ServerOptions& options);

    /// Starts an operation on a resource (key); `finish` runs once, when it is done. Returns its id.
    QString start(const QString& resourceKey, const Outcome& outcome, std::function<void()> finish);
    /// Whether an operation on the resource is under way.
    bool isBusy(const QString& resourceKey) const;
    /// Finishes those whose time is over. To be called before each request.
    void settle();
    /// The answer to a poll, and counts it; nothing for an unknown id.
    std::optional<Reply> poll(const QString& id);
    /// Whether it is done (for Location polling); nothing for an unknown id.
    std::optional<bool> isDone(const QString& id) const;

private:
    struct Operation
    {
        QString resourceKey;
        Outcome outcome;
        std::function<void()> finish;
        QDateTime started;
        QDateTime ended; ///< invalid while it runs
        int polls = 0;
    };
    static void end(Operation& operation);

    const ServerOptions& m_options;
    QHash<QString, Operation> m_operations;
};

} // namespace rolescope::simulator
