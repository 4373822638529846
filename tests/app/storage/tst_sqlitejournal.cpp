// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/sqlitejournal.h"
#include "tests/support/printers.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using rolescope::storage::SqliteJournal;

namespace {

const auto vm = u"/subscriptions/6e91ed96-c20b-4552-89d9-159597ea520d/resourceGroups/rg/providers/Microsoft.Compute/"
                "virtualMachines/vm"_s;
const auto identity = u"/subscriptions/6e91ed96-c20b-4552-89d9-159597ea520d/resourceGroups/rg/providers/"
                      "Microsoft.ManagedIdentity/userAssignedIdentities/id"_s;

Operation twoSteps()
{
    Operation operation;
    operation.plan.title = u"Attach id to vm"_s;
    operation.plan.steps = {{CreateIdentity{identity, u"westeurope"_s, {}, false}, {}, false},
                            {ChangeHost{vm, {identity}, {}, false, false}, {0}, false}};
    operation.account = u"dana@fabrikam.example"_s;
    operation.source = u"127.0.0.1:8400"_s;
    operation.startedAt = QDateTime(QDate(2026, 11, 27), QTime(12, 30, 15, 250), Qt::UTC);
    return operation;
}

StepReport report(int step, StepState state)
{
    StepReport made;
    made.step = step;
    made.state = state;
    return made;
}

} // namespace

class TestSqliteJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsAnOperation();
    void keepsWhatAStepIntends();
    void keepsErrorsWithoutTheirWait();
    void listsTheNewestFirst();
    void doesNotTakeARunningOperationForInterrupted();
    void knowsAnInterruptedOperation();
    void claimsOnlyWhatIsOpen();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void saysWhereItCannotWrite();
    void letsTwoProgramsWriteAtOnce();

private:
    QString path() const { return m_folder->filePath(u"data/operations.sqlite"_s); }
    QStringList files() const { return QDir(m_folder->filePath(u"data"_s)).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSqliteJournal::keepsAnOperation()
{
    QString id;
    {
        SqliteJournal journal(path());
        const auto begun = journal.begin(twoSteps());
        RS_VERIFY_OK(begun);
        id = *begun;
        StepReport done = report(0, StepState::Done);
        done.outcome.emplace();
        done.outcome->changed = true;
        done.outcome->principalId = u"p"_s;
        RS_VERIFY_OK(journal.writeStep(id, done));
        RS_VERIFY_OK(journal.close(id, OperationState::Done, twoSteps().startedAt.addSecs(5)));
    }
    const SqliteJournal journal(path());
    const auto found = journal.find(id);
    RS_VERIFY_OK(found);
    const Operation wanted = twoSteps();
    QVERIFY(found->plan == wanted.plan);
    QCOMPARE(found->account, wanted.account);
    QCOMPARE(found->source, wanted.source);
    QCOMPARE(found->startedAt, wanted.startedAt);
    QCOMPARE(found->endedAt, wanted.startedAt.addSecs(5));
    QCOMPARE(found->state, OperationState::Done);
    QCOMPARE(found->undoes, QString());
    QCOMPARE(found->steps.size(), std::size_t(2));
    QCOMPARE(found->steps[0].state, StepState::Done);
    QCOMPARE(found->steps[0].outcome->principalId, u"p"_s);
    QCOMPARE(found->steps[1].state, StepState::Waiting);
    QCOMPARE(found->steps[1].step, 1);
    QVERIFY(!found->steps[1].outcome);
    QVERIFY(!found->steps[1].error);
}

void TestSqliteJournal::keepsWhatAStepIntends()
{
    SqliteJournal journal(path());
    const auto id = journal.begin(twoSteps());
    RS_VERIFY_OK(id);
    StepReport running = report(1, StepState::Retrying);
    running.outcome.emplace();
    running.outcome->changed = true;
    running.outcome->attached = {identity};
    RS_VERIFY_OK(journal.writeStep(*id, running));
    const auto found = journal.find(*id);
    RS_VERIFY_OK(found);
    QCOMPARE(found->steps[1].state, StepState::Running);
    QVERIFY(found->steps[1].outcome == running.outcome);
}

void TestSqliteJournal::keepsErrorsWithoutTheirWait()
{
    SqliteJournal journal(path());
    const auto id = journal.begin(twoSteps());
    RS_VERIFY_OK(id);
    StepReport failed = report(0, StepState::Failed);
    Error error = makeError(ErrorKind::Throttled, u"Too often: “ü”."_s, u"Wait."_s);
    error.code = u"TooManyRequests"_s;
    error.detail = u"line\nline"_s;
    error.httpStatus = 429;
    error.correlationId = u"c-1"_s;
    failed.error = error;
    failed.error->retryAfter = std::chrono::seconds(7);
    RS_VERIFY_OK(journal.writeStep(*id, failed));
    const auto found = journal.find(*id);
    RS_VERIFY_OK(found);
    QVERIFY(found->steps[0].error == error);
}

void TestSqliteJournal::listsTheNewestFirst()
{
    SqliteJournal journal(path());
    const auto first = journal.begin(twoSteps());
    RS_VERIFY_OK(first);
    RS_VERIFY_OK(journal.close(*first, OperationState::Done, twoSteps().startedAt));
    Operation undo = twoSteps();
    undo.account = QString(); // not known yet
    undo.undoes = *first;
    const auto second = journal.begin(undo);
    RS_VERIFY_OK(second);
    const auto all = journal.all();
    RS_VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t(2));
    QCOMPARE(all->front().id, *second);
    QCOMPARE(all->front().undoes, *first);
    QCOMPARE(all->front().state, OperationState::Running);
    QCOMPARE(all->back().state, OperationState::Done);
}

/// Two journals in one process are as two processes to each other: each has claims of its own.
void TestSqliteJournal::doesNotTakeARunningOperationForInterrupted()
{
    SqliteJournal running(path());
    const auto id = running.begin(twoSteps());
    RS_VERIFY_OK(id);
    SqliteJournal other(path());
    const auto seen = other.find(*id);
    RS_VERIFY_OK(seen);
    QCOMPARE(seen->state, OperationState::Running);
    const auto claimed = other.claim(*id);
    QVERIFY(!claimed);
    QCOMPARE(claimed.error().kind, ErrorKind::Conflict);
    RS_VERIFY_OK(running.close(*id, OperationState::Open, {}));
    RS_VERIFY_OK(other.claim(*id));
    QCOMPARE(running.find(*id)->state, OperationState::Running);
    QVERIFY(!running.claim(*id));
}

void TestSqliteJournal::knowsAnInterruptedOperation()
{
    QString id;
    {
        SqliteJournal journal(path());
        id = journal.begin(twoSteps()).value_or(QString());
    }
    // What a killed process leaves behind: a lock file with the id of a process that is no more.
    QProcess process;
    process.start(u"true"_s, QStringList());
    QVERIFY(process.waitForStarted());
    const qint64 deadId = process.processId();
    QVERIFY(process.waitForFinished());
    QFile lock(path() + u'.' + id + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(deadId) + "\nrolescope\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    lock.close();

    SqliteJournal journal(path());
    const auto found = journal.find(id);
    RS_VERIFY_OK(found);
    QCOMPARE(found->state, OperationState::Open);
    RS_VERIFY_OK(journal.claim(id));
    QCOMPARE(journal.find(id)->state, OperationState::Running);
}

void TestSqliteJournal::claimsOnlyWhatIsOpen()
{
    SqliteJournal journal(path());
    const auto id = journal.begin(twoSteps());
    RS_VERIFY_OK(id);
    RS_VERIFY_OK(journal.close(*id, OperationState::Abandoned, twoSteps().startedAt));
    const auto claimed = journal.claim(*id);
    QVERIFY(!claimed);
    QCOMPARE(claimed.error().kind, ErrorKind::Conflict);
    QCOMPARE(journal.find(*id)->state, OperationState::Abandoned);
    QVERIFY(files().filter(u".lock"_s).isEmpty());
}

void TestSqliteJournal::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("none of that number") << u"77"_s;
    QTest::newRow("no number") << u"seven"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("a path") << u"../../x"_s;
}

void TestSqliteJournal::refusesWhatItDoesNotKnow()
{
    QFETCH(QString, id);
    SqliteJournal journal(path());
    RS_VERIFY_OK(journal.begin(twoSteps()));
    const auto kindOf = [](const auto& result) { return result ? ErrorKind::Cancelled : result.error().kind; };
    QCOMPARE(kindOf(journal.find(id)), ErrorKind::NotFound);
    QCOMPARE(kindOf(journal.claim(id)), ErrorKind::NotFound);
    QCOMPARE(kindOf(journal.writeStep(id, report(0, StepState::Done))), ErrorKind::NotFound);
    QCOMPARE(kindOf(journal.close(id, OperationState::Done, {})), ErrorKind::NotFound);
}

void TestSqliteJournal::setsADamagedFileAside_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("bytes");
    QTest::newRow("no database at all") << 0 << 100;
    QTest::newRow("broken pages") << 4096 << 6000;
}

void TestSqliteJournal::setsADamagedFileAside()
{
    QFETCH(int, from);
    QFETCH(int, bytes);
    {
        SqliteJournal journal(path());
        RS_VERIFY_OK(journal.begin(twoSteps()));
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    file.write(QByteArray(bytes, 'x'));
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll();
    file.close();

    SqliteJournal journal(path());
    const auto refused = journal.all();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Io);
    const QStringList aside = files().filter(u".damaged-"_s);
    QCOMPARE(aside.size(), 1);
    QVERIFY2(refused.error().what.contains(aside.front()), qPrintable(refused.error().what));
    QFile kept(m_folder->filePath(u"data/"_s + aside.front()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), damaged);

    const auto fresh = journal.all();
    RS_VERIFY_OK(fresh);
    QVERIFY(fresh->empty());
    RS_VERIFY_OK(journal.begin(twoSteps()));
}

void TestSqliteJournal::leavesANewerFileAlone()
{
    {
        storage::SqliteFile file(path(), {2, {u"CREATE TABLE later (x)"_s}});
        RS_VERIFY_OK(file.open());
    }
    SqliteJournal journal(path());
    const auto refused = journal.begin(twoSteps());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Io);
    QVERIFY(files().filter(u"damaged"_s).isEmpty());
    storage::SqliteFile file(path(), {2, {}});
    RS_VERIFY_OK(file.open());
    RS_VERIFY_OK(file.run(u"SELECT x FROM later"_s));
}

void TestSqliteJournal::saysWhereItCannotWrite()
{
    QFile blocker(m_folder->filePath(u"data"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    SqliteJournal journal(path());
    const auto refused = journal.begin(twoSteps());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Io);
    QVERIFY2(refused.error().what.contains(m_folder->path()), qPrintable(refused.error().what));
}

void TestSqliteJournal::letsTwoProgramsWriteAtOnce()
{
    SqliteJournal one(path());
    SqliteJournal two(path());
    const auto first = one.begin(twoSteps());
    const auto second = two.begin(twoSteps());
    RS_VERIFY_OK(first);
    RS_VERIFY_OK(second);
    QVERIFY(*first != *second);
    RS_VERIFY_OK(one.writeStep(*first, report(0, StepState::Done)));
    RS_VERIFY_OK(two.writeStep(*second, report(0, StepState::Failed)));
    RS_VERIFY_OK(one.writeStep(*first, report(1, StepState::Done)));
    QCOMPARE(two.find(*first)->steps[1].state, StepState::Done);
    QCOMPARE(one.find(*second)->steps[0].state, StepState::Failed);
}

QTEST_GUILESS_MAIN(TestSqliteJournal)
#include "tst_sqlitejournal.moc"
