// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlitefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace rolescope::storage {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::storage::SqliteFile)
};

/// SQLite's result codes (sqlite.org/rescode.html) for a file that is not what it should be.
bool isDamage(const QSqlError& error)
{
    bool isNumber = false;
    const int code = error.nativeErrorCode().toInt(&isNumber) & 0xff; // the low byte is the primary code
    constexpr int corrupt = 11;
    constexpr int notADatabase = 26;
    return isNumber && (code == corrupt || code == notADatabase);
}

} // namespace

SqliteFile::SqliteFile(QString path, Schema schema)
    : m_path(std::move(path))
    , m_schema(std::move(schema))
    , m_connection(u"rolescope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{ }

SqliteFile::~SqliteFile()
{
    close();
}

void SqliteFile::close()
{
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<void> SqliteFile::open()
{
    if (m_database.isOpen())
        return {};
    Result<void> opened = connectTo();
    if (opened)
        opened = prepare();
    if (!opened)
        close();
    return opened;
}

Result<void> SqliteFile::connectTo()
{
    const QString folder = QFileInfo(m_path).absolutePath();
    // What was done to a tenant is nobody else's business on this machine.
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Io, Texts::tr("The folder %1 could not be made.").arg(folder),
                       Texts::tr("Check that you may write there."));
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!m_database.isValid())
        return failure(ErrorKind::Io, Texts::tr("SQLite is not installed, so there is no journal."),
                       Texts::tr("Install Qt's SQLite driver."));
    m_database.setDatabaseName(m_path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!m_database.open())
        return tl::unexpected(failed(m_database.lastError()));
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Result<void> SqliteFile::prepare()
{
    for (const QString& pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (const auto set = run(pragma); !set)
            return tl::unexpected(set.error());
    }
    return checkHealth().and_then([this] { return checkVersion(); });
}

Result<void> SqliteFile::checkHealth()
{
    auto answer = run(u"PRAGMA quick_check(1)"_s);
    if (!answer)
        return tl::unexpected(answer.error());
    const QString verdict = answer->next() ? answer->value(0).toString() : QString();
    answer->finish();
    if (verdict == "ok"_L1)
        return {};
    return tl::unexpected(setAside(verdict));
}

Result<void> SqliteFile::checkVersion()
{
    // In one transaction, so that of two programs that start at once one makes the tables and the other finds them.
    return transaction([this]() -> Result<void> {
        auto answer = run(u"PRAGMA user_version"_s);
        if (!answer)
            return tl::unexpected(answer.error());
        const int version = answer->next() ? answer->value(0).toInt() : 0;
        answer->finish();
        if (version == m_schema.version)
            return {};
        if (version > m_schema.version)
            return failure(ErrorKind::Io, Texts::tr("The journal %1 was written by a newer Rolescope.").arg(m_path),
                           Texts::tr("Use that version, or move the file away."));
        for (const QString& statement : m_schema.statements) {
            if (const auto made = run(statement); !made)
                return tl::unexpected(made.error());
        }
        const auto marked = run(u"PRAGMA user_version = %1"_s.arg(m_schema.version));
        return marked ? Result<void>() : Result<void>(tl::unexpected(marked.error()));
    });
}

Result<QSqlQuery> SqliteFile::run(const QString& statement, const QVariantList& values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(failed(query.lastError()));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return tl::unexpected(failed(query.lastError()));
    return query;
}

Result<void> SqliteFile::transaction(const std::function<Result<void>()>& work)
{
    // Immediate: a transaction that reads first and writes later could find that somebody else wrote in between.
    if (const auto begun = run(u"BEGIN IMMEDIATE"_s); !begun)
        return tl::unexpected(begun.error());
    Result<void> result = work();
    if (result) {
        if (const auto committed = run(u"COMMIT"_s); !committed)
            result = tl::unexpected(committed.error());
    }
    if (!result && m_database.isOpen())
        QSqlQuery(m_database).exec(u"ROLLBACK"_s);
    return result;
}

Error SqliteFile::failed(const QSqlError& error)
{
    if (isDamage(error))
        return setAside(error.databaseText());
    Error result = makeError(ErrorKind::Io, Texts::tr("The journal %1 could not be read or written.").arg(m_path),
                             Texts::tr("Check that there is room for it and that you may write there."));
    result.detail = error.databaseText();
    return result;
}

Error SqliteFile::setAside(const QString& why)
{
    close();
    const QString aside
        = m_path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'hhmmsszzz'Z'"_s);
    const bool moved = QFile::rename(m_path, aside);
    // They belong to the file; left behind they would be taken for those of the next one.
    for (const QLatin1StringView part : {"-wal"_L1, "-shm"_L1})
        QFile::rename(m_path + part, aside + part);
    Error error = moved
        ? makeError(ErrorKind::Io, Texts::tr("The journal was damaged. It was kept as %1.").arg(aside),
                    Texts::tr("Try again: a new journal will be begun. What the old one told can no longer be undone "
                              "from here."))
        : makeError(ErrorKind::Io, Texts::tr("The journal %1 is damaged and could not be set aside.").arg(m_path),
                    Texts::tr("Move the file away, then try again."));
    error.detail = why.left(1000);
    return error;
}

} // namespace rolescope::storage
