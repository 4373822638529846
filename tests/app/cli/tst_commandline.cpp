// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/exitcode.h"
#include "app/cli/optiontable.h"
#include "tests/support/printers.h"

#include <QTest>

using namespace rolescope;
using namespace rolescope::cli;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(rolescope::cli::Command)

namespace {

/// Words parted by blanks; `_` inside of a word stands for a blank, "''" for an empty word.
Result<Command> parse(const QString& line)
{
    QStringList arguments{u"rolescope"_s};
    for (const QString& word : line.split(u' ', Qt::SkipEmptyParts))
        arguments << (word == u"''" ? QString() : QString(word).replace(u'_', u' '));
    return parseCommandLine(arguments);
}

SourceSpec demo()
{
    return {SourceSpec::Kind::Demo, {}, {}};
}

SourceSpec azure()
{
    return {SourceSpec::Kind::Azure, {}, {}};
}

SourceSpec fileAt(const QString& path)
{
    return {SourceSpec::Kind::File, {}, path};
}

ExportCommand exportTo(ExportFormat format, const QString& output)
{
    ExportCommand command;
    command.format = format;
    command.output = output;
    return command;
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<Command>("command");
        const auto row = [](const QString& line, const Command& command) {
            QTest::newRow(line.isEmpty() ? "nothing" : qPrintable(line)) << line << command;
        };
        row({}, WindowCommand());
        row(u"--demo"_s, WindowCommand{demo()});
        row(u"--from azure"_s, WindowCommand{azure()});
        row(u"--from tenant.json"_s, WindowCommand{fileAt(u"tenant.json"_s)});
        row(u"--from=demo"_s, WindowCommand{demo()});
        row(u"--from sim:http://127.0.0.1:8400"_s,
            WindowCommand{{SourceSpec::Kind::Simulator, QUrl(u"http://127.0.0.1:8400"_s), {}}});
        row(u"-platform offscreen --demo"_s, WindowCommand{demo()});
        row(u"-style fusion"_s, WindowCommand());

        row(u"simulate"_s, SimulateCommand());
        row(u"simulate --port 8080"_s, SimulateCommand{8080, u"demo"_s, {}, 0});
        row(u"simulate --port 0"_s, SimulateCommand());
        row(u"simulate --port 65535 --page-size 7"_s, SimulateCommand{65535, u"demo"_s, {}, 7});
        row(u"simulate --tenant synthetic:vms=10000,seed=1 --faults throttle:every=7;cut:every=9"_s,
            SimulateCommand{0, u"synthetic:vms=10000,seed=1"_s, u"throttle:every=7;cut:every=9"_s, 0});
        row(u"--port 1 simulate"_s, SimulateCommand{1, u"demo"_s, {}, 0});

        row(u"sync -o x.json"_s, SyncCommand{{}, u"x.json"_s});
        row(u"sync --from demo --output x.json"_s, SyncCommand{demo(), u"x.json"_s});
        row(u"sync -ox.json"_s, SyncCommand{{}, u"x.json"_s});
        row(u"sync -o -"_s, SyncCommand{{}, u"-"_s});
        row(u"sync -o a_b.json"_s, SyncCommand{{}, u"a b.json"_s});

        row(u"list vms"_s, ListCommand{ListedThings::VirtualMachines, ListFormat::Table, {}});
        row(u"list subscriptions"_s, ListCommand{ListedThings::Subscriptions, ListFormat::Table, {}});
        row(u"list identities --format json"_s, ListCommand{ListedThings::Identities, ListFormat::Json, {}});
        row(u"list roles --format csv"_s, ListCommand{ListedThings::Roles, ListFormat::Csv, {}});
        row(u"list assignments --format table --from demo"_s,
            ListCommand{ListedThings::Assignments, ListFormat::Table, demo()});
        row(u"list -- vms"_s, ListCommand{ListedThings::VirtualMachines, ListFormat::Table, {}});
        row(u"-- list vms"_s, ListCommand{ListedThings::VirtualMachines, ListFormat::Table, {}});
        row(u"--format json list vms"_s, ListCommand{ListedThings::VirtualMachines, ListFormat::Json, {}});

        row(u"export -o a.svg"_s, exportTo(ExportFormat::Svg, u"a.svg"_s));
        row(u"export -o a.b/c.PNG"_s, exportTo(ExportFormat::Png, u"a.b/c.PNG"_s));
        row(u"export -o a.json"_s, exportTo(ExportFormat::Json, u"a.json"_s));
        row(u"export -o a.csv"_s, exportTo(ExportFormat::Csv, u"a.csv"_s));
        row(u"export --format svg -o a.txt"_s, exportTo(ExportFormat::Svg, u"a.txt"_s));
        row(u"export --format png -o -"_s, exportTo(ExportFormat::Png, u"-"_s));
        ExportCommand command = exportTo(ExportFormat::Png, u"a.png"_s);
        command.from = demo();
        command.focus = u"vm-web-01"_s;
        command.depth = 2;
        command.style = DiagramStyle::Dark;
        command.scale = 2.5;
        row(u"export --from demo --focus vm-web-01 --depth 2 --theme dark --scale 2.5 -o a.png"_s, command);
        row(u"export --from demo --focus vm-web-01 --depth 2 --dark --scale 2.5 -o a.png"_s, command);
        row(u"export --from demo --focus vm-web-01 --depth 2 --style dark --scale 2.5 -o a.png"_s, command);
        command = exportTo(ExportFormat::Json, u"a.json"_s);
        command.focus = u"vm one"_s;
        row(u"export --focus vm_one -o a.json"_s, command);
        command.scrub = true;
        row(u"export --focus vm_one --scrub -o a.json"_s, command);
        command = exportTo(ExportFormat::Pdf, u"a.pdf"_s);
        command.title = u"The title"_s;
        command.style = DiagramStyle::Print;
        command.legend = true;
        command.paper = DiagramWriter::Paper::A3;
        row(u"export --title The_title --style print --legend --tile A3 -o a.pdf"_s, command);
        for (const ExportFormatInfo& info : exportFormats()) {
            row(u"export --format %1 -o -"_s.arg(info.word), exportTo(info.format, u"-"_s));
            for (const QString& ending : info.endingList())
                row(u"export -o x."_s + ending, exportTo(info.format, u"x."_s + ending));
        }
        row(u"export --theme light -o a.svg"_s, exportTo(ExportFormat::Svg, u"a.svg"_s));

        AttachCommand attach;
        attach.hosts = {u"vm-1"_s};
        attach.identity = u"id"_s;
        row(u"attach --vm vm-1 --identity id"_s, attach);
        attach.options.yes = true;
        row(u"attach --vm vm-1 --identity id -y"_s, attach);
        attach.options = {true, false, PlanLanguage::AzureCli};
        row(u"attach --vm vm-1 --identity id --dry-run --as az"_s, attach);
        attach.options = {};
        attach.from = azure();
        attach.hosts = {u"vm-1"_s, u"vm-2"_s};
        attach.grants = {{u"Reader"_s, u"rg-1"_s}, {u"Key Vault Secrets User"_s, u"rg-1"_s}};
        row(u"attach --from azure --vm vm-1 --vm vm-2 --identity id --role Reader --scope rg-1 --role "
            "Key_Vault_Secrets_User"_s,
            attach);
        attach.grants[1].scope = u"rg-2"_s;
        row(u"attach --from azure --vm vm-1 --vm vm-2 --identity id --role Reader --scope rg-1 --role "
            "Key_Vault_Secrets_User --scope rg-2"_s,
            attach);
        AttachCommand created;
        created.hosts = {u"vm-1"_s};
        created.kind = AttachRequest::Identity::New;
        created.identity = u"id-new"_s;
        created.resourceGroup = u"rg"_s;
        created.location = u"westeurope"_s;
        row(u"attach --vm vm-1 --new-identity id-new --resource-group rg --location westeurope"_s, created);
        created.subscription = u"Shop"_s;
        row(u"attach --vm vm-1 --new-identity id-new --resource-group rg --location westeurope --subscription Shop"_s,
            created);
        AttachCommand system;
        system.hosts = {u"vm-1"_s};
        system.kind = AttachRequest::Identity::System;
        row(u"attach --vm vm-1 --system"_s, system);

        row(u"detach --vm a --vm b --identity i --identity j --system -y"_s,
            DetachCommand{{}, {u"a"_s, u"b"_s}, {u"i"_s, u"j"_s}, true, {false, true, PlanLanguage::Text}});
        row(u"undo"_s, UndoCommand());
        row(u"undo 7 --dry-run --as json"_s, UndoCommand{{}, u"7"_s, {true, false, PlanLanguage::Json}});
        row(u"resume 7 --yes"_s, ResumeCommand{{}, u"7"_s, {false, true, PlanLanguage::Text}});
        row(u"history"_s, HistoryCommand());
        row(u"history --format json"_s, HistoryCommand{true, {}});
        row(u"history --from sim:http://127.0.0.1:1"_s,
            HistoryCommand{false, {SourceSpec::Kind::Simulator, QUrl(u"http://127.0.0.1:1"_s), {}}});
    }

    void understands()
    {
        QFETCH(QString, line);
        QFETCH(Command, command);
        const Result<Command> parsed = parse(line);
        RS_VERIFY_OK(parsed);
        QCOMPARE(parsed->index(), command.index());
        QVERIFY(*parsed == command);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("what"); // a part of it, or of the advice
        const auto row
            = [](const QString& line, const QString& what) { QTest::newRow(qPrintable(line)) << line << what; };
        row(u"--wat"_s, u"no option \"--wat\""_s);
        row(u"-w"_s, u"no option \"-w\""_s);
        row(u"--wat=1"_s, u"no option \"--wat"_s);
        row(u"--"_s + QString(5000, u'x'), u"no option"_s);
        row(u"--frmo azure"_s, u"mean --from?"_s);
        row(u"--fro azure"_s, u"mean --from?"_s);
        row(u"sync --out x.json"_s, u"mean --output?"_s);
        row(u"--versoin"_s, u"mean --version?"_s);
        row(u"-from demo"_s, u"mean --from?"_s);
        row(u"-demo"_s, u"mean --demo?"_s);
        row(u"-hv"_s, u"no option \"-hv\""_s);
        row(u"--demo=yes"_s, u"--demo"_s);

        row(u"frobnicate"_s, u"no command \"frobnicate\""_s);
        row(u"expotr"_s, u"mean export?"_s);
        row(u"sim"_s, u"mean simulate?"_s);
        row(u"LIST vms"_s, u"no command \"LIST\""_s);
        row(u"''"_s, u"no command \"\""_s);
        row(u"-"_s, u"no command \"-\""_s);
        row(u"-- --demo"_s, u"no command \"--demo\""_s);
        row(u"x"_s.repeated(5000), u"no command"_s);

        row(u"--from"_s, u"--from"_s);
        row(u"sync -o"_s, u"-o"_s);
        row(u"--from ''"_s, u"--from needs a value"_s);
        row(u"--from="_s, u"--from needs a value"_s);
        row(u"sync --from -o x.json"_s, u"--from needs a value"_s);
        row(u"list vms --format --from demo"_s, u"--format needs a value"_s);
        row(u"sync -o -- x.json"_s, u"--output needs a value"_s);
        row(u"--from demo --from azure"_s, u"--from is given more than once"_s);
        row(u"sync -o a -o a"_s, u"--output is given more than once"_s);
        row(u"--demo --from azure"_s, u"exclude each other"_s);
        row(u"--from sim:ftp://x"_s, u"no address of a simulator"_s);

        row(u"--port 80"_s, u"--port needs a command"_s);
        row(u"-o x.json"_s, u"--output needs a command"_s);
        row(u"list vms -o x"_s, u"--output does not belong to \"list\""_s);
        row(u"simulate --from demo"_s, u"--from does not belong to \"simulate\""_s);
        row(u"sync --demo -o x"_s, u"--demo does not belong to \"sync\""_s);
        row(u"sync --format json -o x"_s, u"--format does not belong to \"sync\""_s);
        row(u"simulate now"_s, u"\"now\" is one argument too many"_s);
        row(u"list vms roles"_s, u"\"roles\" is one argument too many"_s);

        for (const QString& port : {u"-1"_s, u"65536"_s, u"http"_s, u"8.5"_s, u"1e99"_s, u"nan"_s, u"inf"_s, u"80x"_s})
            row(u"simulate --port "_s + port, u"from 0 to 65535, not \""_s + port);
        row(u"simulate --page-size 0"_s, u"from 1 to 100000"_s);

        row(u"sync"_s, u"-o FILE"_s);
        row(u"list"_s, u"subscriptions, vms, identities, roles, assignments"_s);
        row(u"list cats"_s, u"subscriptions, vms, identities, roles, assignments"_s);
        row(u"list vms --format xml"_s, u"table, json, csv"_s);
        row(u"list vms --format JSON"_s, u"table, json, csv"_s);
        row(u"export"_s, u"-o FILE"_s);
        row(u"export -o a"_s, exportFormatWords().join(u", "_s));
        row(u"export -o -"_s, u"--format"_s);
        row(u"export -o a.exe"_s, u"The name \"a.exe\" does not tell"_s);
        row(u"export --format exe -o a.svg"_s, u"cannot be \"exe\""_s);
        row(u"export --depth 2 -o a.svg"_s, u"--depth needs --focus"_s);
        row(u"export --focus x --depth 0 -o a.svg"_s, u"from 1 to 100"_s);
        row(u"export --focus x --depth -1 -o a.svg"_s, u"not \"-1\""_s);
        row(u"export --theme pink -o a.svg"_s, u"light, dark"_s);
        row(u"export --style pink -o a.svg"_s, u"light, dark, print"_s);
        row(u"export --theme dark -o a.csv"_s, u"--theme has no meaning for csv"_s);
        row(u"export --dark -o a.json"_s, u"--dark has no meaning for json"_s);
        row(u"export --title x -o a.csv"_s, u"--title has no meaning for csv"_s);
        row(u"export --legend -o a.dot"_s, u"--legend has no meaning for dot"_s);
        row(u"export --dark --style light -o a.svg"_s, u"exclude each other"_s);
        row(u"export --tile A4 -o a.svg"_s, u"--tile is for pdf only"_s);
        row(u"export --tile A9 -o a.pdf"_s, u"A4, A3, Letter"_s);
        row(u"export --scale 2 -o a.svg"_s, u"png only"_s);
        row(u"export --scale 17 -o a.png"_s, u"from 0.1 to 16"_s);
        row(u"export --scale nan -o a.png"_s, u"from 0.1 to 16"_s);

        row(u"attach --identity id"_s, u"Give each with --vm"_s);
        row(u"attach --vm a"_s, u"Which identity?"_s);
        row(u"attach --vm a --identity i --system"_s, u"Which identity?"_s);
        row(u"attach --vm a --identity i --identity j"_s, u"takes one --identity"_s);
        row(u"attach --vm a --new-identity i --location l"_s, u"--resource-group"_s);
        row(u"attach --vm a --identity i --location l"_s, u"for --new-identity"_s);
        row(u"attach --vm a --identity i --role r"_s, u"belong together"_s);
        row(u"attach --vm a --identity i --scope s"_s, u"belong together"_s);
        row(u"attach --vm a --identity i --role r --scope s --scope t"_s, u"one for each --role"_s);
        row(u"attach --vm a --identity i --as klingon"_s, u"text, json, az, terraform, bicep, rest"_s);
        row(u"attach --vm a --identity i --dry-run --yes"_s, u"exclude each other"_s);
        row(u"attach --vm a --vm '' --identity i"_s, u"--vm needs a value"_s);
        row(u"attach --vm a --vm --identity i"_s, u"--vm needs a value"_s);
        row(u"attach now --vm a --identity i"_s, u"one argument too many"_s);
        row(u"detach --vm a"_s, u"Which identity?"_s);
        row(u"detach --identity i"_s, u"Give each with --vm"_s);
        row(u"detach --vm a --identity i --role r"_s, u"--role does not belong to \"detach\""_s);
        row(u"undo 7 8"_s, u"one argument too many"_s);
        row(u"resume --dry-run"_s, u"--dry-run does not belong to \"resume\""_s);
        row(u"history 7"_s, u"one argument too many"_s);
        row(u"history --format csv"_s, u"table, json"_s);
    }

    /// One clear line that fits on a screen, whatever was typed.
    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, what);
        const Result<Command> parsed = parse(line);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::BadInput);
        const QString said = parsed.error().what + u' ' + parsed.error().advice;
        QVERIFY2(said.contains(what), qPrintable(said));
        QVERIFY2(said.size() < 300 && !said.contains(u'\n'), qPrintable(said));
        QVERIFY2(!parsed.error().advice.isEmpty(), qPrintable(said));
    }

    void exitCodesAreThoseOfTheManual()
    {
        QCOMPARE(int(Done), 0);
        QCOMPARE(int(Failed), 1);
        QCOMPARE(int(BadUsage), 2);
        QCOMPARE(int(NotSignedIn), 3);
        QCOMPARE(int(PartlyRead), 4);
        QCOMPARE(exitCodeFor(ErrorKind::SignInNeeded), NotSignedIn);
        for (const ErrorKind kind : {ErrorKind::Network, ErrorKind::Io, ErrorKind::Cancelled, ErrorKind::BadInput,
                                     ErrorKind::Forbidden, ErrorKind::NotFound})
            QCOMPARE(exitCodeFor(kind), Failed);
    }

    void helpsOnEachCommand()
    {
        for (const CommandSpec& command : commandTable()) {
            const auto text = helpOf(QString(command.word) + u" --help"_s);
            QVERIFY(!text.isEmpty());
            for (const OptionSpec& option : optionTable()) {
                const bool named = text.contains(u"--"_s + option.name);
                const bool wanted = command.bit == WindowBit || (option.commands & command.bit) != 0;
                QVERIFY2(named == wanted, qPrintable(command.word + u' ' + option.name));
            }
            for (const QString& line : text.split(u'\n'))
                QVERIFY2(line.size() <= 100, qPrintable(line));
        }
    }

    void helpNamesEveryCommandAndExitCode()
    {
        const QString text = helpOf(u"-h"_s);
        for (const CommandSpec& command : commandTable())
            QVERIFY(text.contains(u"rolescope "_s + command.word));
        QVERIFY(text.contains(u"0 done, 1 failed, 2 bad usage, 3 not signed in, 4 partly read"_s));
    }

    void helpGoesBeforeOtherMistakes()
    {
        QVERIFY(!helpOf(u"sync --help"_s).isEmpty());
        QVERIFY(!helpOf(u"list --help"_s).isEmpty());
        QVERIFY(!parse(u"frobnicate --help"_s));
        QVERIFY(!parse(u"--help --wat"_s));
    }

    void tellsItsVersion()
    {
        for (const QString& line : {u"--version"_s, u"-v"_s, u"list --version"_s}) {
            const Result<Command> parsed = parse(line);
            RS_VERIFY_OK(parsed);
            const auto* version = std::get_if<VersionCommand>(&*parsed);
            QVERIFY(version);
            QCOMPARE(version->text, u"rolescope " ROLESCOPE_VERSION "\n"_s);
        }
    }

    void findsTheNearestWord_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("letters swapped") << u"fromat"_s << u"format"_s;
        QTest::newRow("one missing") << u"tenat"_s << u"tenant"_s;
        QTest::newRow("begun") << u"out"_s << u"output"_s;
        QTest::newRow("begun by two") << u"fo"_s << QString();
        QTest::newRow("another word") << u"banana"_s << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("endless") << QString(100'000, u'f') << QString();
    }

    void findsTheNearestWord()
    {
        QFETCH(QString, typed);
        QTEST(nearestWord(typed, {u"from"_s, u"format"_s, u"focus"_s, u"output"_s, u"tenant"_s}), "nearest");
    }

private:
    static QString helpOf(const QString& line)
    {
        const Result<Command> parsed = parse(line);
        const auto* help = parsed ? std::get_if<HelpCommand>(&*parsed) : nullptr;
        return help ? help->text : QString();
    }
};

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
