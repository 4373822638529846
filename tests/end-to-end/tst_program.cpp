// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program from the outside: a real process, its exit code, what it prints where, and what it leaves on disk.

#include "tests/end-to-end/programrun.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using Run = rolescope::test::ProgramRun;
using rolescope::test::runProgram;
using rolescope::test::shown;

namespace {

/// `rolescope simulate` as a child process, ended with this object.
class Simulator
{
public:
    explicit Simulator(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(ROLESCOPE_PROGRAM), QStringList{u"simulate"_s} + arguments);
        while (m_process.waitForReadyRead(20'000)) {
            m_output += m_process.readAllStandardOutput();
            if (m_output.contains("SECRET="))
                break;
        }
    }
    ~Simulator()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(5'000))
            m_process.kill();
        m_process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Simulator)

    QStringList lines() const { return QString::fromUtf8(m_output).split(u'\n', Qt::SkipEmptyParts); }
    QString url() const { return lines().value(0).section(u' ', -1); }

private:
    QProcess m_process;
    QByteArray m_output;
};

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesBadInput_data();
    void refusesBadInput();
    void listsTheDemo_data();
    void listsTheDemo();
    void saysWhatItCouldNotRead();
    void exportsPictures_data();
    void exportsPictures();
    void readsBackWhatItSynced();
    void leavesNothingHalfWritten();
    void simulatesForOthers();
    void refusesATakenPort();
};

void TestProgram::refusesBadInput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("unknown option") << QStringList{u"--wat"_s} << 2;
    QTest::newRow("unknown command") << QStringList{u"frobnicate"_s} << 2;
    QTest::newRow("unknown list") << QStringList{u"list"_s, u"cats"_s} << 2;
    QTest::newRow("missing value") << QStringList{u"sync"_s, u"-o"_s} << 2;
    QTest::newRow("port out of range") << QStringList{u"simulate"_s, u"--port"_s, u"70000"_s} << 2;
    QTest::newRow("malformed synthetic") << QStringList{u"simulate"_s, u"--tenant"_s, u"synthetic:vms=lots"_s} << 2;
    QTest::newRow("malformed faults") << QStringList{u"simulate"_s, u"--faults"_s, u"gremlins"_s} << 2;
    QTest::newRow("unknown format") << QStringList{u"export"_s, u"--format"_s, u"exe"_s, u"-o"_s, u"x"_s} << 2;
    QTest::newRow("unreachable server") << QStringList{u"list"_s, u"vms"_s, u"--from"_s, u"sim:http://127.0.0.1:9"_s}
                                        << 1;
    QTest::newRow("no such file") << QStringList{u"list"_s, u"vms"_s, u"--from"_s, u"missing.json"_s} << 1;
    QTest::newRow("unwritable output") << QStringList{u"sync"_s, u"--from"_s, u"demo"_s, u"-o"_s,
                                                      u"no/such/folder/x.json"_s}
                                       << 1;
}

void TestProgram::refusesBadInput()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const QTemporaryDir home;
    const Run result = runProgram(arguments, home);
    QVERIFY2(result.exitCode == exitCode, shown(result).constData());
    QVERIFY2(result.out.isEmpty(), shown(result).constData());
    QVERIFY2(!result.err.trimmed().isEmpty(), "an error must be said");
}

void TestProgram::listsTheDemo_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("subscriptions") << u"subscriptions"_s;
    QTest::newRow("vms") << u"vms"_s;
    QTest::newRow("identities") << u"identities"_s;
    QTest::newRow("roles") << u"roles"_s;
    QTest::newRow("assignments") << u"assignments"_s;
}

void TestProgram::listsTheDemo()
{
    QFETCH(QString, what);
    const QTemporaryDir home;
    const Run json = runProgram({u"list"_s, what, u"--from"_s, u"demo"_s, u"--format"_s, u"json"_s}, home);
    QVERIFY2(json.exitCode == 0 || json.exitCode == 4, shown(json).constData());
    const QJsonDocument document = QJsonDocument::fromJson(json.out);
    QVERIFY2(document.isArray() && !document.array().isEmpty(), shown(json).constData());
    for (const QJsonValue& row : document.array())
        QVERIFY(!row.toObject().value(u"id").toString().isEmpty());

    const Run csv = runProgram({u"list"_s, what, u"--from"_s, u"demo"_s, u"--format"_s, u"csv"_s}, home);
    QCOMPARE(csv.out.count("\r\n"), document.array().size() + 1);
    const Run table = runProgram({u"list"_s, what, u"--from"_s, u"demo"_s}, home);
    QVERIFY2(table.out.count('\n') > document.array().size(), shown(table).constData());
}

void TestProgram::saysWhatItCouldNotRead()
{
    const Simulator simulator({u"--port"_s, u"0"_s, u"--faults"_s, u"forbid=graph"_s});
    const QTemporaryDir home;
    const Run result = runProgram({u"list"_s, u"vms"_s, u"--from"_s, u"sim:"_s + simulator.url()}, home);
    QVERIFY2(result.exitCode == 4, shown(result).constData());
    QVERIFY2(!result.out.isEmpty() && !result.err.isEmpty(), shown(result).constData());
}

void TestProgram::exportsPictures_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("svg") << u"demo.svg"_s << "<?xml"_ba;
    QTest::newRow("png") << u"demo.png"_s << "\x89PNG"_ba;
    QTest::newRow("json") << u"demo.json"_s << "{"_ba;
    QTest::newRow("csv") << u"demo.csv"_s << QByteArray();
}

void TestProgram::exportsPictures()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, head);
    const QTemporaryDir home;
    QByteArray first;
    for (int round = 0; round < 2; ++round) {
        const Run result = runProgram({u"export"_s, u"--from"_s, u"demo"_s, u"-o"_s, file}, home);
        QVERIFY2(result.exitCode == 0 || result.exitCode == 4, shown(result).constData());
        QFile written(home.filePath(file));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray bytes = written.readAll();
        QVERIFY(bytes.size() > 500 && bytes.startsWith(head));
        QVERIFY2(file.endsWith(".png"_L1) || !bytes.contains("(s)"), "plural forms come from the English translation");
        if (round == 0)
            first = bytes;
        else
            QVERIFY2(bytes == first, "the same tenant must give the same bytes");
    }
}

void TestProgram::readsBackWhatItSynced()
{
    const QTemporaryDir home;
    const Run synced = runProgram({u"sync"_s, u"--from"_s, u"demo"_s, u"-o"_s, u"one.json"_s}, home);
    QVERIFY2(synced.exitCode == 0 || synced.exitCode == 4, shown(synced).constData());
    const Run again = runProgram({u"sync"_s, u"--from"_s, u"one.json"_s, u"-o"_s, u"two.json"_s}, home);
    QVERIFY2(again.exitCode == synced.exitCode, shown(again).constData());
    QFile one(home.filePath(u"one.json"_s));
    QFile two(home.filePath(u"two.json"_s));
    QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
    QCOMPARE(two.readAll(), one.readAll());
}

void TestProgram::leavesNothingHalfWritten()
{
    const Simulator simulator({u"--port"_s, u"0"_s, u"--faults"_s, u"cut:every=1"_s});
    const QTemporaryDir home;
    const Run result = runProgram({u"sync"_s, u"--from"_s, u"sim:"_s + simulator.url(), u"-o"_s, u"x.json"_s}, home);
    QVERIFY2(result.exitCode == 1, shown(result).constData());
    QVERIFY(QDir(home.path()).entryList({u"x.json*"_s}, QDir::Files | QDir::Hidden).isEmpty());
}

void TestProgram::simulatesForOthers()
{
    const Simulator simulator({u"--port"_s, u"0"_s, u"--tenant"_s, u"synthetic:vms=50,seed=7"_s});
    const QStringList lines = simulator.lines();
    QVERIFY2(lines.size() >= 4, lines.join(u'|').toUtf8().constData());
    QVERIFY(lines[0].startsWith(u"listening on http://127.0.0.1:"_s));
    QVERIFY(lines[1].startsWith(u"TENANT="_s) && lines[2].startsWith(u"CLIENT="_s)
            && lines[3].startsWith(u"SECRET="_s));

    const QTemporaryDir home;
    const Run result
        = runProgram({u"list"_s, u"vms"_s, u"--format"_s, u"json"_s, u"--from"_s, u"sim:"_s + simulator.url()}, home);
    QVERIFY2(result.exitCode == 0 || result.exitCode == 4, shown(result).constData());
    QCOMPARE(QJsonDocument::fromJson(result.out).array().size(), 50);
}

void TestProgram::refusesATakenPort()
{
    QTcpServer holder;
    QVERIFY(holder.listen(QHostAddress::LocalHost));
    const QTemporaryDir home;
    const Run result = runProgram({u"simulate"_s, u"--port"_s, QString::number(holder.serverPort())}, home);
    QVERIFY2(result.exitCode == 1, shown(result).constData());
    QVERIFY(result.err.contains(QByteArray::number(holder.serverPort())));
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
