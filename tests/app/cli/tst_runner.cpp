// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runner.h"

#include "models/graph/diagram.h"
#include "models/ports/diagramwriter.h"
#include "tests/ui/shell/scriptedsource.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;
using test::ScriptedSource;

Q_DECLARE_METATYPE(rolescope::ErrorKind)

namespace {

/// Three machines, two of which share an identity that is Reader of the subscription.
SyncBatch tenant()
{
    SyncBatch batch = test::machines(3);
    const QString group = armid::resourceGroupScope(u"s1"_s, u"rg"_s);
    UserAssignedIdentity identity;
    identity.id = group + u"/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-web"_s;
    identity.principalId = u"p1"_s;
    batch.identities.push_back(identity);
    for (size_t i = 0; i < 2; ++i)
        batch.hosts[i].identity.userAssigned.push_back({identity.id, u"p1"_s, {}});
    batch.roles.push_back({u"r1"_s, u"Reader"_s, {}, false, {}, {}});
    RoleAssignment grant;
    grant.scope = armid::subscriptionScope(u"s1"_s);
    grant.id = grant.scope + u"/providers/Microsoft.Authorization/roleAssignments/a1"_s;
    grant.roleGuid = u"r1"_s;
    grant.principalId = u"p1"_s;
    batch.assignments.push_back(grant);
    return batch;
}

SyncBatch gap()
{
    SyncBatch batch;
    batch.gaps.push_back({ReadKind::RoleAssignments, armid::subscriptionScope(u"s2"_s),
                          makeError(ErrorKind::Forbidden, u"You may not read them."_s), u"Grants may be missing."_s,
                          u"The role Reader would help."_s});
    return batch;
}

/// Tells what it was asked for.
class PicturePrinter : public DiagramWriter
{
public:
    Result<QByteArray> write(const Diagram& diagram, Format format, const Options& options) const override
    {
        if (refusal)
            return tl::unexpected(*refusal);
        return u"%1 of %2 boxes, %3, scale %4, titled %5"_s
            .arg(format == Format::Svg       ? u"svg"_s
                     : format == Format::Png ? u"png"_s
                                             : u"pdf"_s)
            .arg(diagram.boxes.size())
            .arg(options.style == DiagramStyle::Dark ? u"dark"_s : u"light"_s)
            .arg(options.scale)
            .arg(options.title)
            .toUtf8();
    }

    std::optional<Error> refusal;
};

ListCommand list(ListedThings what, ListFormat format)
{
    return {what, format, {SourceSpec::Kind::Demo, {}, {}}};
}

ExportCommand exportAs(ExportFormat format, const QString& output)
{
    ExportCommand command;
    command.format = format;
    command.output = output;
    return command;
}

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_out = std::make_unique<QBuffer>();
        m_err = std::make_unique<QBuffer>();
        QVERIFY(m_out->open(QIODevice::WriteOnly) && m_err->open(QIODevice::WriteOnly));
        m_console = std::make_unique<Console>(*m_out, *m_err, Console::Terminal());
        m_sourceRefusal.reset();
        m_pictures.refusal.reset();
        m_asked.clear();
        m_source = nullptr;
        m_runner
            = std::make_unique<Runner>([this](const SourceSpec& spec) { return source(spec); }, m_pictures, *m_console);
        m_finished = std::make_unique<QSignalSpy>(m_runner.get(), &Runner::finished);
    }

    void cleanup()
    {
        m_finished.reset();
        m_runner.reset();
    }

    void lists()
    {
        start(list(ListedThings::VirtualMachines, ListFormat::Json));
        Q_EMIT m_source->job->batchRead(tenant());
        QVERIFY(m_out->data().isEmpty());
        Q_EMIT m_source->job->finished({});
        QCOMPARE(exitCode(), int(Done));
        QCOMPARE(QJsonDocument::fromJson(m_out->data()).array().size(), 3);
        QVERIFY(m_err->data().contains("Reading from Scripted"));
        QCOMPARE(m_asked, std::vector<SourceSpec>{list({}, {}).from});
    }

    void listsInEveryFormat_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("json") << int(ListFormat::Json) << "[\n{\"id\":\"/subscriptions/s1\""_ba;
        QTest::newRow("csv") << int(ListFormat::Csv) << "id,subscriptionId,name,"_ba;
        QTest::newRow("table") << int(ListFormat::Table) << "Subscription ID"_ba;
    }

    void listsInEveryFormat()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, head);
        run(list(ListedThings::Subscriptions, static_cast<ListFormat>(format)), {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(m_out->data().startsWith(head), m_out->data().constData());
    }

    /// Read and written as far as possible; what is missing stands on stderr, and only there.
    void partlyRead()
    {
        run(list(ListedThings::Assignments, ListFormat::Json), {tenant(), gap()});
        QCOMPARE(exitCode(), int(PartlyRead));
        QCOMPARE(QJsonDocument::fromJson(m_out->data()).array().size(), 1);
        const QByteArray said = m_err->data();
        for (const char* part :
             {"/subscriptions/s2", "You may not read them.", "Grants may be missing.", "The role Reader would help."})
            QVERIFY2(said.contains(part), said.constData());
    }

    void fails_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<int>("code");
        QTest::newRow("network") << ErrorKind::Network << int(Failed);
        QTest::newRow("signed out") << ErrorKind::SignInNeeded << int(NotSignedIn);
        QTest::newRow("cancelled") << ErrorKind::Cancelled << int(Failed);
        QTest::newRow("bad file") << ErrorKind::BadInput << int(Failed);
    }

    /// Nothing goes to stdout and no file appears, even after batches that were good.
    void fails()
    {
        QFETCH(ErrorKind, kind);
        QFETCH(int, code);
        start(SyncCommand{{}, path(u"x.json"_s)});
        Q_EMIT m_source->job->batchRead(tenant());
        Error error = makeError(kind, u"It broke."_s, u"Mend it."_s);
        error.detail = u"AADSTS1\nsecond\x1b line"_s;
        SyncOutcome outcome;
        outcome.error = error;
        Q_EMIT m_source->job->finished(outcome);
        QCOMPARE(exitCode(), code);
        QVERIFY(m_out->data().isEmpty());
        QVERIFY(QDir(m_folder->path()).isEmpty());
        const QList<QByteArray> lines = m_err->data().trimmed().split('\n');
        QCOMPARE(lines.last(), "rolescope: It broke. (AADSTS1 second\ufffd line) Mend it."_ba);
    }

    void saysWhyThereIsNoSource()
    {
        m_sourceRefusal = makeError(ErrorKind::SignInNeeded, u"Nobody is signed in."_s, u"Run az login."_s);
        m_runner->run(list(ListedThings::Roles, ListFormat::Json));
        QCOMPARE(exitCode(), int(NotSignedIn));
        QVERIFY(m_err->data().contains("Nobody is signed in. Run az login."));
        QVERIFY(m_out->data().isEmpty());
    }

    void saysNothingFromWithinRun()
    {
        m_sourceRefusal = makeError(ErrorKind::Io, u"no"_s);
        m_runner->run(list(ListedThings::Roles, ListFormat::Json));
        QCOMPARE(m_finished->size(), 0);
        QVERIFY(m_asked.empty());
        QCOMPARE(exitCode(), int(Failed));
    }

    void syncs()
    {
        run(SyncCommand{{}, path(u"x.json"_s)}, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY(m_out->data().isEmpty());
        const QJsonObject written = QJsonDocument::fromJson(content(u"x.json"_s)).object();
        QCOMPARE(written.value("virtualMachines"_L1).toArray().size(), 3);
        QVERIFY2(m_err->data().contains("x.json: 3 "), m_err->data().constData());
    }

    void syncsToStandardOutput()
    {
        run(SyncCommand{{}, u"-"_s}, {tenant(), gap()});
        QCOMPARE(exitCode(), int(PartlyRead));
        const QJsonObject written = QJsonDocument::fromJson(m_out->data()).object();
        QCOMPARE(written.value("couldNotRead"_L1).toArray().size(), 1);
        QVERIFY(!m_err->data().contains("Wrote"));
    }

    /// Half an hour of reading for a file that cannot be written would be a pity.
    void looksAtTheFileFirst()
    {
        m_runner->run(SyncCommand{{}, path(u"missing/x.json"_s)});
        QCOMPARE(exitCode(), int(Failed));
        QVERIFY(m_asked.empty());
        QVERIFY(m_err->data().contains("cannot be written"));
    }

    void keepsTheOlderFile()
    {
        QFile older(path(u"x.json"_s));
        QVERIFY(older.open(QIODevice::WriteOnly));
        older.write("older");
        older.close();
        start(SyncCommand{{}, older.fileName()});
        SyncOutcome outcome;
        outcome.error = makeError(ErrorKind::Network, u"cut"_s);
        Q_EMIT m_source->job->finished(outcome);
        QCOMPARE(exitCode(), int(Failed));
        QCOMPARE(content(u"x.json"_s), "older"_ba);
    }

    void exports_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("svg") << int(ExportFormat::Svg) << "svg of "_ba;
        QTest::newRow("png") << int(ExportFormat::Png) << "png of "_ba;
        QTest::newRow("pdf") << int(ExportFormat::Pdf) << "pdf of "_ba;
        QTest::newRow("dot") << int(ExportFormat::Dot) << "digraph \"Scripted\" {"_ba;
        QTest::newRow("mermaid") << int(ExportFormat::Mermaid) << "---\ntitle: \"Scripted\""_ba;
        QTest::newRow("drawio") << int(ExportFormat::DrawIo)
                                << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile"_ba;
        QTest::newRow("graphml") << int(ExportFormat::GraphMl)
                                 << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml"_ba;
        QTest::newRow("bloodhound") << int(ExportFormat::OpenGraph) << "{\n \"metadata\""_ba;
        QTest::newRow("html") << int(ExportFormat::Html) << "<!DOCTYPE html>\n"_ba;
        QTest::newRow("terraform") << int(ExportFormat::Terraform) << "# Scripted\n"_ba;
        QTest::newRow("bicep") << int(ExportFormat::Bicep) << "// Scripted\n"_ba;
        QTest::newRow("az") << int(ExportFormat::AzureCli) << "#!/usr/bin/env bash\n# Scripted\n"_ba;
        QTest::newRow("json") << int(ExportFormat::Json) << "{\"format\":\"rolescope-inventory\""_ba;
        QTest::newRow("csv") << int(ExportFormat::Csv) << "host,hostName,"_ba;
    }

    void exports()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, head);
        run(exportAs(static_cast<ExportFormat>(format), path(u"x"_s)), {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(content(u"x"_s).startsWith(head), content(u"x"_s).constData());
        QVERIFY(m_out->data().isEmpty());
        QVERIFY(m_err->data().contains("Wrote "));
    }

    void exportsPicturesAsAsked()
    {
        ExportCommand command = exportAs(ExportFormat::Png, u"-"_s);
        command.style = DiagramStyle::Dark;
        command.scale = 2.5;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(m_out->data().endsWith("dark, scale 2.5, titled Scripted"), m_out->data().constData());
    }

    void titlesAsAsked()
    {
        ExportCommand command = exportAs(ExportFormat::Svg, u"-"_s);
        command.title = u"Our own words"_s;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(m_out->data().endsWith("titled Our own words"), m_out->data().constData());
    }

    /// Not even the source's name, which may be the company's, is told.
    void scrubs()
    {
        ExportCommand command = exportAs(ExportFormat::Csv, u"-"_s);
        command.scrub = true;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(m_out->data().contains(",id-001,"), m_out->data().constData());
        QVERIFY2(!m_out->data().contains("id-web"), m_out->data().constData());
    }

    void scrubbedPicturesDoNotNameTheSource()
    {
        ExportCommand command = exportAs(ExportFormat::Svg, u"-"_s);
        command.scrub = true;
        command.focus = u"id-web"_s;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QVERIFY2(m_out->data().endsWith("titled id-001"), m_out->data().constData());
    }

    /// Depth 1 of a machine: itself and its identity.
    void drawsOnlyWhatIsNear()
    {
        ExportCommand command = exportAs(ExportFormat::Svg, u"-"_s);
        command.focus = u"vm-1"_s;
        command.depth = 1;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        QCOMPARE(m_out->data(), "svg of 2 boxes, light, scale 1, titled vm-1"_ba);
    }

    void exportsOnlyWhatIsNear()
    {
        ExportCommand command = exportAs(ExportFormat::Json, u"-"_s);
        command.focus = u"vm-1"_s;
        command.depth = 1;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Done));
        const QJsonObject written = QJsonDocument::fromJson(m_out->data()).object();
        QCOMPARE(written.value("virtualMachines"_L1).toArray().size(), 1);
        QCOMPARE(written.value("identities"_L1).toArray().size(), 1);
        QCOMPARE(written.value("roleAssignments"_L1).toArray().size(), 0);
    }

    void saysWhatIsNotThere()
    {
        ExportCommand command = exportAs(ExportFormat::Svg, path(u"x.svg"_s));
        command.focus = u"vm-9"_s;
        run(command, {tenant()});
        QCOMPARE(exitCode(), int(Failed));
        QVERIFY2(m_err->data().contains("Nothing is called \"vm-9\"") && m_err->data().contains("vm-1"),
                 m_err->data().constData());
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void saysWhyThereIsNoPicture()
    {
        m_pictures.refusal = makeError(ErrorKind::BadInput, u"It would be too large."_s, u"Use --depth."_s);
        run(exportAs(ExportFormat::Png, path(u"x.png"_s)), {tenant()});
        QCOMPARE(exitCode(), int(Failed));
        QVERIFY(m_err->data().contains("It would be too large. Use --depth."));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void mayBeDestroyedUnderWay()
    {
        start(SyncCommand{{}, path(u"x.json"_s)});
        Q_EMIT m_source->job->batchRead(tenant());
        const QPointer<test::ScriptedJob> job = m_source->job;
        m_finished.reset();
        m_runner.reset();
        QVERIFY(!job);
        QVERIFY(m_out->data().isEmpty() && QDir(m_folder->path()).isEmpty());
    }

    void showsProgressOnTerminalsOnly_data()
    {
        QTest::addColumn<bool>("terminal");
        QTest::newRow("terminal") << true;
        QTest::newRow("file") << false;
    }

    void showsProgressOnTerminalsOnly()
    {
        QFETCH(bool, terminal);
        Console console(*m_out, *m_err, {false, terminal, 40});
        Runner runner([this](const SourceSpec& spec) { return source(spec); }, m_pictures, console);
        runner.run(list(ListedThings::Roles, ListFormat::Json));
        QTRY_VERIFY(m_source && m_source->job);
        SyncProgress progress;
        progress.items = 1234;
        progress.step = u"Role assignments of \x1b[31m"_s + QString(100, u'x');
        Q_EMIT m_source->job->progressed(progress);
        QCOMPARE(m_err->data().contains("234 read"), terminal);
        QVERIFY(!m_err->data().contains("\x1b[31m"));
        QVERIFY(!m_err->data().contains(QByteArray(60, 'x')));
        QVERIFY(m_out->data().isEmpty());
    }

private:
    Result<std::unique_ptr<InventorySource>> source(const SourceSpec& spec)
    {
        m_asked.push_back(spec);
        if (m_sourceRefusal)
            return tl::unexpected(*m_sourceRefusal);
        auto made = std::make_unique<ScriptedSource>();
        m_source = made.get();
        return made;
    }

    /// Up to where the source was asked to sync.
    void start(const Runner::Task& task)
    {
        m_runner->run(task);
        QTRY_VERIFY(m_source && m_source->job);
    }

    void run(const Runner::Task& task, const std::vector<SyncBatch>& batches)
    {
        start(task);
        for (const SyncBatch& batch : batches)
            Q_EMIT m_source->job->batchRead(batch);
        Q_EMIT m_source->job->finished({});
    }

    int exitCode()
    {
        if (m_finished->isEmpty() && !m_finished->wait(5000))
            return -1;
        return m_finished->size() == 1 ? m_finished->first().first().toInt() : -2;
    }

    QString path(const QString& name) const { return m_folder->path() + u'/' + name; }
    QByteArray content(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    PicturePrinter m_pictures;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QBuffer> m_out;
    std::unique_ptr<QBuffer> m_err;
    std::unique_ptr<Console> m_console;
    std::optional<Error> m_sourceRefusal;
    std::vector<SourceSpec> m_asked;
    ScriptedSource* m_source = nullptr; ///< the last one made; owned by the runner
    std::unique_ptr<Runner> m_runner;
    std::unique_ptr<QSignalSpy> m_finished;
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
