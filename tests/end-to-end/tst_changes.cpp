// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// attach, detach, undo, resume and history from the outside: real processes that share a journal, against a simulator.

#include "app/simulator/demotenant.h"
#include "app/simulator/serverthread.h"
#include "app/storage/sqlitejournal.h"
#include "tests/end-to-end/programrun.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace rolescope;
using rolescope::test::endOf;
using rolescope::test::ProgramRun;
using rolescope::test::shown;
using rolescope::test::startProgram;

namespace {

simulator::ServerOptions options(const QString& faults)
{
    simulator::ServerOptions made;
    made.retryAfterSeconds = 0; // nobody needs to wait here
    QString error;
    made.faults = simulator::Faults::parse(faults, &error).value_or(simulator::Faults{});
    if (!error.isEmpty())
        qFatal("%s", qPrintable(error));
    return made;
}

/// A simulator and a home, in which the program is run again and again.
class Stage
{
public:
    explicit Stage(const QString& faults = {}) : m_server([] { return simulator::demoTenant(); }, options(faults))
    {
        m_server.start();
        m_server.waitForReady();
    }

    QStringList from() const { return {u"--from"_s, u"sim:"_s + m_server.url().toString()}; }
    ProgramRun run(const QStringList& arguments) const { return test::runProgram(arguments + from(), home); }
    ProgramRun history() const { return test::runProgram({u"history"_s, u"--format"_s, u"json"_s}, home); }
    QJsonObject newest() const { return QJsonDocument::fromJson(history().out).array().first().toObject(); }
    /// The whole tenant, as the program reads it.
    QByteArray tenant() const { return run({u"sync"_s, u"-o"_s, u"-"_s}).out; }
    QString journalPath() const { return home.filePath(u"Rolescope/rolescope/operations.sqlite"_s); }

    QTemporaryDir home;

private:
    simulator::ServerThread m_server;
};

/// Creates an identity, gives it a role and attaches it to two machines: four steps.
QStringList attachTwo(const QStringList& more)
{
    return QStringList{u"attach"_s,           u"--vm"_s,           u"vm-web-01"_s,  u"--vm"_s,
                       u"vm-api-01"_s,        u"--new-identity"_s, u"id-new"_s,     u"--resource-group"_s,
                       u"rg-identity-prod"_s, u"--location"_s,     u"westeurope"_s, u"--role"_s,
                       u"Reader"_s,           u"--scope"_s,        u"rg-shop-web"_s}
    + more;
}

} // namespace

#define VERIFY_EXIT(run, code)                                                                                         \
    do {                                                                                                               \
        const ProgramRun verified = (run);                                                                             \
        QVERIFY2(verified.exitCode == (code), shown(verified).constData());                                            \
    } while (false)

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attachesAndTakesBack();
    void detaches();
    void writesNothingUnasked_data();
    void writesNothingUnasked();
    void refusesWhatItCannotPlan_data();
    void refusesWhatItCannotPlan();
    void asksForASignInThatIsStrongEnough();
    void isKilledAmidAStep_data();
    void isKilledAmidAStep();
    void runsTwiceAtOnce();
    void listsAnEmptyHistory();
};

void TestChanges::attachesAndTakesBack()
{
    const Stage stage;
    const QByteArray before = stage.tenant();
    const ProgramRun done = stage.run(attachTwo({u"--yes"_s}));
    VERIFY_EXIT(done, 0);
    QVERIFY2(done.out.contains("id-new"), shown(done).constData()); // the plan
    QVERIFY2(done.err.contains("[4/4]"), shown(done).constData());
    QVERIFY2(done.err.contains("rolescope undo 1"), shown(done).constData());
    QVERIFY(stage.tenant() != before);

    const ProgramRun again
        = stage.run({u"attach"_s, u"--vm"_s, u"vm-web-01"_s, u"--identity"_s, u"id-new"_s, u"--yes"_s});
    VERIFY_EXIT(again, 0);
    QCOMPARE(stage.newest().value("operation"_L1).toString(), u"1"_s); // there was nothing to do

    VERIFY_EXIT(stage.run({u"undo"_s, u"--yes"_s}), 0);
    QCOMPARE(stage.tenant(), before);
    const QJsonObject undo = stage.newest();
    QCOMPARE(undo.value("state"_L1).toString(), u"done"_s);
    QCOMPARE(undo.value("undoes"_L1).toString(), u"1"_s);
    VERIFY_EXIT(stage.run({u"undo"_s, u"1"_s, u"--yes"_s}), 1);
    VERIFY_EXIT(stage.run({u"undo"_s, u"--yes"_s}), 1); // no other one
}

void TestChanges::detaches()
{
    const Stage stage;
    const QByteArray before = stage.tenant();
    VERIFY_EXIT(stage.run({u"detach"_s, u"--vm"_s, u"vm-api-01"_s, u"--vm"_s, u"vm-api-02"_s, u"--identity"_s,
                           u"id-shop-orders"_s, u"--yes"_s}),
                0);
    QVERIFY(stage.tenant() != before);
    VERIFY_EXIT(stage.run({u"undo"_s, u"1"_s, u"--yes"_s}), 0);
    QCOMPARE(stage.tenant(), before);
}

void TestChanges::writesNothingUnasked_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no terminal to ask on") << attachTwo({}) << 2;
    QTest::newRow("dry run") << attachTwo({u"--dry-run"_s}) << 0;
    QTest::newRow("dry run as json") << attachTwo({u"--dry-run"_s, u"--as"_s, u"json"_s}) << 0;
}

void TestChanges::writesNothingUnasked()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const Stage stage;
    const QByteArray before = stage.tenant();
    const ProgramRun run = stage.run(arguments);
    VERIFY_EXIT(run, exitCode);
    QVERIFY2(run.out.contains("id-new"), shown(run).constData());
    QCOMPARE(stage.tenant(), before);
    QCOMPARE(QJsonDocument::fromJson(stage.history().out).array().size(), 0);
}

void TestChanges::refusesWhatItCannotPlan_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto with = [](const QString& vm, const QString& identity, const QStringList& more = {}) {
        return QStringList{u"attach"_s, u"--vm"_s, vm, u"--identity"_s, identity, u"--yes"_s} + more;
    };
    QTest::newRow("no such machine") << with(u"vm-none"_s, u"id-shop-web"_s);
    QTest::newRow("no such identity") << with(u"vm-web-01"_s, u"id-none"_s);
    QTest::newRow("a machine for an identity") << with(u"vm-web-01"_s, u"vm-web-02"_s);
    QTest::newRow("no such role") << with(u"vm-web-01"_s, u"id-shop-web"_s,
                                          {u"--role"_s, u"Emperor"_s, u"--scope"_s, u"rg-shop-web"_s});
    QTest::newRow("no such scope") << with(u"vm-web-01"_s, u"id-shop-web"_s,
                                           {u"--role"_s, u"Reader"_s, u"--scope"_s, u"rg-none"_s});
    QTest::newRow("no such operation") << QStringList{u"undo"_s, u"7"_s, u"--yes"_s};
    QTest::newRow("nothing to go on with") << QStringList{u"resume"_s, u"--yes"_s};
}

void TestChanges::refusesWhatItCannotPlan()
{
    QFETCH(QStringList, arguments);
    const Stage stage;
    const ProgramRun run = stage.run(arguments);
    VERIFY_EXIT(run, 1);
    QVERIFY2(run.err.contains("rolescope: "), shown(run).constData());
    QCOMPARE(QJsonDocument::fromJson(stage.history().out).array().size(), 0);
}

void TestChanges::asksForASignInThatIsStrongEnough()
{
    const Stage stage(u"mfa"_s);
    const QByteArray before = stage.tenant();
    const ProgramRun run = stage.run(attachTwo({u"--yes"_s}));
    VERIFY_EXIT(run, 3);
    QVERIFY2(run.err.contains("rolescope resume 1"), shown(run).constData());
    QCOMPARE(stage.newest().value("state"_L1).toString(), u"open"_s);
    QCOMPARE(stage.tenant(), before);
}

void TestChanges::isKilledAmidAStep_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("creating the identity, goes on") << u"/id-new"_s << 0 << true;
    QTest::newRow("giving the role, takes it back") << u"/roleassignments/"_s << 1 << false;
    QTest::newRow("changing a machine, goes on") << u"/vm-web-01"_s << 2 << true;
    QTest::newRow("changing a machine, takes it back") << u"/vm-web-01"_s << 2 << false;
    QTest::newRow("changing another, takes it back") << u"/vm-api-01"_s << 3 << false;
}

void TestChanges::isKilledAmidAStep()
{
    QFETCH(QString, path);
    QFETCH(int, step);
    QFETCH(bool, goesOn);
    // The write is answered so late that the program is gone by then.
    const Stage stage(u"slow:ms=700,path="_s + path);
    const QByteArray before = stage.tenant();
    QProcess process;
    startProgram(process, attachTwo({u"--yes"_s}) + stage.from(), stage.home);
    QVERIFY(process.waitForStarted());
    const storage::SqliteJournal journal(stage.journalPath());
    const auto isAboutToWrite = [&journal, step] {
        const auto operations = journal.all();
        return operations && !operations->empty()
            && operations->front().steps[static_cast<std::size_t>(step)].outcome.has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAboutToWrite(), 30'000);
    QCOMPARE(journal.all()->front().state, OperationState::Running);
    process.kill();
    process.waitForFinished();
    QCOMPARE(stage.newest().value("state"_L1).toString(), u"open"_s);

    if (goesOn) {
        VERIFY_EXIT(stage.run({u"resume"_s, u"--yes"_s}), 0);
        QVERIFY(stage.tenant() != before);
    }
    VERIFY_EXIT(stage.run({u"undo"_s, u"1"_s, u"--yes"_s}), 0);
    QCOMPARE(stage.tenant(), before);
    const QJsonArray history = QJsonDocument::fromJson(stage.history().out).array();
    QCOMPARE(history.last().toObject().value("state"_L1).toString(), u"undone"_s);
}

void TestChanges::runsTwiceAtOnce()
{
    const Stage stage;
    QProcess one;
    QProcess two;
    startProgram(one,
                 QStringList{u"attach"_s, u"--vm"_s, u"vm-web-01"_s, u"--identity"_s, u"id-shop-orders"_s, u"--yes"_s}
                     + stage.from(),
                 stage.home);
    startProgram(two,
                 QStringList{u"attach"_s, u"--vm"_s, u"vm-web-01"_s, u"--identity"_s, u"id-shop-deploy"_s, u"--yes"_s}
                     + stage.from(),
                 stage.home);
    VERIFY_EXIT(endOf(one), 0);
    VERIFY_EXIT(endOf(two), 0);
    const QJsonArray machines
        = QJsonDocument::fromJson(stage.run({u"list"_s, u"vms"_s, u"--format"_s, u"json"_s}).out).array();
    for (const QJsonValue& machine : machines) {
        if (machine.toObject().value("name"_L1).toString() != u"vm-web-01"_s)
            continue;
        const QByteArray row = QJsonDocument(machine.toObject()).toJson();
        for (const char* identity : {"id-shop-web", "id-shop-orders", "id-shop-deploy"})
            QVERIFY2(row.contains(identity), row.constData());
    }
    QCOMPARE(QJsonDocument::fromJson(stage.history().out).array().size(), 2);
}

void TestChanges::listsAnEmptyHistory()
{
    const QTemporaryDir home;
    const ProgramRun run = test::runProgram({u"history"_s}, home);
    VERIFY_EXIT(run, 0);
    QCOMPARE(run.out.count('\n'), 1); // the titles
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
