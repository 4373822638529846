// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/planservice.h"

#include <vector>

namespace rolescope {

/// What was done to tenants, kept across crashes: every call that writes has its words on the disk when it returns.
/// Several processes may share one journal; an operation that one of them runs is Running for all of them, and is Open
/// again once that process is gone. Lives on one thread.
///
/// Errors are of kind Io where the journal cannot be read or written; NotFound for an unknown operation.
class OperationJournal
{
public:
    virtual ~OperationJournal() = default;

    /// Keeps a new operation with all its steps waiting, claims it for this process, and gives its id. Of `operation`
    /// the plan, the account, the source, the start and what it undoes are kept.
    virtual Result<QString> begin(const Operation& operation) = 0;
    /// Takes an open operation over, to go on with it. Errors: Conflict where it is not open, or a living process runs
    /// it.
    virtual Result<void> claim(const QString& id) = 0;
    /// Where one step stands. A step that is about to write is Running with the outcome that it intends, so that after
    /// a crash it is known what may have been done.
    virtual Result<void> writeStep(const QString& id, const StepReport& report) = 0;
    /// Ends this process's claim and says how the operation stands: Open, Done, Undone or Abandoned.
    virtual Result<void> close(const QString& id, OperationState state, const QDateTime& at) = 0;

    virtual Result<Operation> find(const QString& id) const = 0;
    /// Newest first.
    virtual Result<std::vector<Operation>> all() const = 0;
};

} // namespace rolescope
