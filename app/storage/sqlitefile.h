// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariantList>

#include <functional>

namespace rolescope::storage {

/// One SQLite file, opened when it is first needed: write-ahead log, every commit on the disk before it returns, other
/// processes waited for. A file that is damaged is set aside under another name and reported by one Error; the call
/// after that begins a new one. Lives on one thread.
class SqliteFile
{
public:
    /// `schema` makes an empty database into one of this version.
    struct Schema
    {
        int version;
        QStringList statements;
    };

    SqliteFile(QString path, Schema schema);
    ~SqliteFile();
    SqliteFile(const SqliteFile&) = delete;
    SqliteFile& operator=(const SqliteFile&) = delete;

    QString path() const { return m_path; }

    /// Opens the file if need be.
    Result<void> open();
    /// Runs one statement; open() must have gone well. Errors: kind Io.
    Result<QSqlQuery> run(const QString& statement, const QVariantList& values = {});
    /// All of `work` or nothing of it.
    Result<void> transaction(const std::function<Result<void>()>& work);

private:
    Result<void> connectTo();
    Result<void> prepare();
    Result<void> checkHealth();
    Result<void> checkVersion();
    Error failed(const QSqlError& error);
    Error setAside(const QString& why);
    void close();

    const QString m_path;
    const Schema m_schema;
    const QString m_connection;
    QSqlDatabase m_database;
};

} // namespace rolescope::storage
