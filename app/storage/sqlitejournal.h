// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/storage/processclaims.h"
#include "app/storage/sqlitefile.h"
#include "models/ports/operationjournal.h"

namespace rolescope::storage {

/// The journal as a SQLite file, with lock files beside it while operations run. Nothing is opened before it is needed.
class SqliteJournal final : public OperationJournal
{
public:
    /// The folder is made if need be.
    explicit SqliteJournal(const QString& path);

    /// "operations.sqlite" where the platform keeps what a program writes for its user. Needs an application object.
    static QString standardPath();

    Result<QString> begin(const Operation& operation) override;
    Result<void> claim(const QString& id) override;
    Result<void> writeStep(const QString& id, const StepReport& report) override;
    Result<void> close(const QString& id, OperationState state, const QDateTime& at) override;
    Result<Operation> find(const QString& id) const override;
    Result<std::vector<Operation>> all() const override;

private:
    Result<std::vector<Operation>> read(const QString& where, const QVariantList& values) const;
    Result<void> readSteps(Operation& operation) const;
    Result<Operation> operationIn(const QSqlQuery& row) const;

    mutable SqliteFile m_file; ///< reading may open it
    ProcessClaims m_claims;
};

} // namespace rolescope::storage
