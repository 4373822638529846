// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlitejournal.h"

#include "app/storage/errorjson.h"
#include "app/storage/journalwords.h"
#include "models/plan/planjson.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <optional>

namespace rolescope::storage {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::storage::SqliteJournal)
};

SqliteFile::Schema schema()
{
    return {1,
            {u"CREATE TABLE operations ("
             "id INTEGER PRIMARY KEY AUTOINCREMENT, " // never used twice: people write ids down
             "plan TEXT NOT NULL, account TEXT NOT NULL, source TEXT NOT NULL, "
             "started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL, "
             "undoes INTEGER REFERENCES operations(id))"_s,
             u"CREATE TABLE steps ("
             "operation INTEGER NOT NULL REFERENCES operations(id), step INTEGER NOT NULL, "
             "state TEXT NOT NULL, outcome TEXT, error TEXT, "
             "PRIMARY KEY (operation, step)) WITHOUT ROWID"_s}};
}

QString timeText(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime timeIn(const QVariant& text)
{
    return QDateTime::fromString(text.toString(), Qt::ISODateWithMs).toUTC();
}

/// A null string would become SQL's NULL.
QString present(const QString& text)
{
    return text.isNull() ? u""_s : text;
}

/// A number as an id, or SQL's NULL for everything else.
QVariant keyOf(const QString& id)
{
    bool isNumber = false;
    const qlonglong key = id.toLongLong(&isNumber);
    return isNumber ? QVariant(key) : QVariant();
}

tl::unexpected<Error> unknown(const QString& id)
{
    return failure(ErrorKind::NotFound, Texts::tr("The journal knows no operation \"%1\".").arg(id.left(40)),
                   Texts::tr("The history lists what there is."));
}

tl::unexpected<Error> unreadable(const QString& id)
{
    return failure(ErrorKind::Io, Texts::tr("What the journal tells of operation %1 could not be understood.").arg(id),
                   Texts::tr("It may have been written by another version of Rolescope."));
}

} // namespace

SqliteJournal::SqliteJournal(const QString& path) : m_file(path, schema()), m_claims(path + u'.')
{ }

QString SqliteJournal::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/operations.sqlite"_L1;
}

Result<QString> SqliteJournal::begin(const Operation& operation)
{
    QString id;
    const auto write = [&]() -> Result<void> {
        const auto added = m_file.run(u"INSERT INTO operations (plan, account, source, started, state, undoes) "
                                      "VALUES (?, ?, ?, ?, ?, ?)"_s,
                                      {QString::fromUtf8(planToJson(operation.plan)), present(operation.account),
                                       present(operation.source), timeText(operation.startedAt),
                                       wordOf(OperationState::Open), keyOf(operation.undoes)});
        if (!added)
            return tl::unexpected(added.error());
        id = added->lastInsertId().toString();
        for (std::size_t step = 0; step < operation.plan.steps.size(); ++step) {
            const auto kept = m_file.run(u"INSERT INTO steps (operation, step, state) VALUES (?, ?, ?)"_s,
                                         {keyOf(id), static_cast<int>(step), wordOf(StepState::Waiting)});
            if (!kept)
                return tl::unexpected(kept.error());
        }
        // Before anybody else can see it: it is never an open operation that nobody runs.
        if (!m_claims.take(id))
            return failure(ErrorKind::Io, Texts::tr("The folder of the journal cannot be written to."),
                           Texts::tr("Check that there is room for it and that you may write there."));
        return {};
    };
    Result<void> written = m_file.open().and_then([&] { return m_file.transaction(write); });
    if (written)
        return id;
    m_claims.release(id);
    return tl::unexpected(written.error());
}

Result<void> SqliteJournal::claim(const QString& id)
{
    if (const auto known = find(id); !known)
        return tl::unexpected(known.error());
    if (!m_claims.take(id))
        return failure(ErrorKind::Conflict, Texts::tr("Operation %1 is being run by another Rolescope.").arg(id),
                       Texts::tr("Wait until it has ended."));
    // Only now nobody else can change it.
    const Result<Operation> operation = find(id);
    if (operation && operation->state == OperationState::Running)
        return {};
    m_claims.release(id);
    if (!operation)
        return tl::unexpected(operation.error());
    return failure(ErrorKind::Conflict, Texts::tr("Operation %1 is not open any more.").arg(id));
}

Result<void> SqliteJournal::writeStep(const QString& id, const StepReport& report)
{
    if (const Result<void> opened = m_file.open(); !opened)
        return opened;
    const QVariant outcome = report.outcome ? QString::fromUtf8(outcomeToJson(*report.outcome)) : QVariant();
    const QVariant error = report.error ? errorToJson(*report.error) : QVariant();
    const auto written = m_file.run(u"UPDATE steps SET state = ?, outcome = ?, error = ? "
                                    "WHERE operation = ? AND step = ?"_s,
                                    {wordOf(report.state), outcome, error, keyOf(id), report.step});
    if (!written)
        return tl::unexpected(written.error());
    return written->numRowsAffected() == 1 ? Result<void>() : Result<void>(unknown(id));
}

Result<void> SqliteJournal::close(const QString& id, OperationState state, const QDateTime& at)
{
    if (const Result<void> opened = m_file.open(); !opened)
        return opened;
    const bool ends = state != OperationState::Open;
    const auto written = m_file.run(u"UPDATE operations SET state = ?, ended = ? WHERE id = ?"_s,
                                    {wordOf(state), ends ? QVariant(timeText(at)) : QVariant(), keyOf(id)});
    m_claims.release(id);
    if (!written)
        return tl::unexpected(written.error());
    return written->numRowsAffected() == 1 ? Result<void>() : Result<void>(unknown(id));
}

Result<Operation> SqliteJournal::find(const QString& id) const
{
    const auto found = read(u"WHERE id = ?"_s, {keyOf(id)});
    if (!found)
        return tl::unexpected(found.error());
    if (found->empty())
        return unknown(id);
    return found->front();
}

Result<std::vector<Operation>> SqliteJournal::all() const
{
    return read(u"ORDER BY id DESC"_s, {});
}

Result<std::vector<Operation>> SqliteJournal::read(const QString& where, const QVariantList& values) const
{
    if (const Result<void> opened = m_file.open(); !opened)
        return tl::unexpected(opened.error());
    auto rows = m_file.run(
        u"SELECT id, plan, account, source, started, ended, state, undoes FROM operations "_s + where, values);
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<Operation> operations;
    while (rows->next()) {
        auto operation = operationIn(*rows);
        if (!operation)
            return tl::unexpected(operation.error());
        operations.push_back(std::move(*operation));
    }
    rows->finish();
    for (Operation& operation : operations) {
        if (const Result<void> steps = readSteps(operation); !steps)
            return tl::unexpected(steps.error());
    }
    return operations;
}

Result<Operation> SqliteJournal::operationIn(const QSqlQuery& row) const
{
    Operation operation;
    operation.id = row.value(0).toString();
    auto plan = planFromJson(row.value(1).toByteArray());
    if (!plan)
        return unreadable(operation.id);
    operation.plan = std::move(*plan);
    operation.account = row.value(2).toString();
    operation.source = row.value(3).toString();
    operation.startedAt = timeIn(row.value(4));
    operation.endedAt = timeIn(row.value(5));
    operation.state = operationStateOf(row.value(6).toString());
    operation.undoes = row.value(7).toString();
    if (operation.state == OperationState::Open && m_claims.isHeld(operation.id))
        operation.state = OperationState::Running;
    return operation;
}

Result<void> SqliteJournal::readSteps(Operation& operation) const
{
    auto rows = m_file.run(u"SELECT step, state, outcome, error FROM steps WHERE operation = ? ORDER BY step"_s,
                           {keyOf(operation.id)});
    if (!rows)
        return tl::unexpected(rows.error());
    while (rows->next()) {
        StepReport report;
        report.step = rows->value(0).toInt();
        report.state = stepStateOf(rows->value(1).toString());
        if (const QByteArray json = rows->value(2).toByteArray(); !json.isEmpty()) {
            auto outcome = outcomeFromJson(json);
            if (!outcome)
                return unreadable(operation.id);
            report.outcome = std::move(*outcome);
        }
        report.error = errorFromJson(rows->value(3).toString());
        operation.steps.push_back(std::move(report));
    }
    if (operation.steps.size() != operation.plan.steps.size())
        return unreadable(operation.id);
    return {};
}

} // namespace rolescope::storage
