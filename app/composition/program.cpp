// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/program.h"

#include "app/cli/commandline.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/history.h"
#include "app/cli/planrunner.h"
#include "app/cli/runner.h"
#include "app/composition/display.h"
#include "app/composition/simulate.h"
#include "app/composition/sources.h"
#include "app/composition/translations.h"
#include "app/composition/windowsession.h"
#include "app/storage/sqlitejournal.h"
#include "ui/graph/diagramimage.h"

#include <QApplication>
#include <QFile>
#include <QSettings>

#include <memory>
#include <optional>
#include <vector>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The standard streams, open for as long as the process lives.
class StandardConsole
{
public:
    StandardConsole()
    {
        const bool opened = m_out.open(stdout, QIODevice::WriteOnly)
            && m_err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered);
        // Some programs are started without one; then nothing can be asked.
        if (m_in.open(stdin, QIODevice::ReadOnly))
            m_console.emplace(m_out, m_err, cli::Console::standardTerminal(), &m_in);
        else
            m_console.emplace(m_out, m_err, cli::Console::standardTerminal());
        Q_ASSERT(opened);
        Q_UNUSED(opened)
    }

    cli::Console& console() { return *m_console; }

private:
    QFile m_out;
    QFile m_err;
    QFile m_in;
    std::optional<cli::Console> m_console;
};

void describe(QCoreApplication& application)
{
    application.setApplicationName(u"rolescope"_s);
    application.setApplicationVersion(QStringLiteral(ROLESCOPE_VERSION));
    application.setOrganizationName(u"Rolescope"_s);
}

std::shared_ptr<OperationJournal> standardJournal()
{
    return std::make_shared<storage::SqliteJournal>(storage::SqliteJournal::standardPath());
}

/// Qt takes some options for its own whose names are ours too, as --style and --title. Its own have one dash here.
std::vector<char*> withoutOwnOptions(int argc, char** argv)
{
    std::vector<char*> rest(argv, argv + argc);
    std::erase_if(rest, [](const char* argument) { return argument[0] == '-' && argument[1] == '-'; });
    return rest;
}

int runTask(int argc, char** argv, const cli::Runner::Task& task, cli::Console& console)
{
    std::vector<char*> arguments = withoutOwnOptions(argc, argv);
    auto argumentCount = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    // Pictures are drawn by the window's own paint path, which needs fonts but no screen.
    const auto* exported = std::get_if<cli::ExportCommand>(&task);
    const bool draws = exported && exportFormatInfo(exported->format).group == ExportGroup::Picture;
    if (draws && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::unique_ptr<QCoreApplication> application;
    if (draws)
        application = std::make_unique<QApplication>(argumentCount, arguments.data());
    else
        application = std::make_unique<QCoreApplication>(argumentCount, arguments.data());
    describe(*application);
    installTranslations(*application);

    const DiagramImage pictures;
    const auto readOnly = [](const cli::SourceSpec& spec) {
        return openTenant(spec, standardJournal()).map([](TenantAccess tenant) { return std::move(tenant.source); });
    };
    cli::Runner runner(readOnly, pictures, console);
    QObject::connect(&runner, &cli::Runner::finished, application.get(), &QCoreApplication::exit, Qt::QueuedConnection);
    runner.run(task);
    return application->exec();
}

int runPlan(int& argc, char** argv, const cli::PlanRunner::Task& task, cli::Console& console)
{
    QCoreApplication application(argc, argv);
    describe(application);
    installTranslations(application);
    const auto open = [](const cli::SourceSpec& spec) { return openTenant(spec, standardJournal()); };
    cli::PlanRunner runner(open, console);
    QObject::connect(&runner, &cli::PlanRunner::finished, &application, &QCoreApplication::exit, Qt::QueuedConnection);
    runner.run(task);
    return QCoreApplication::exec();
}

/// What was run against one source; against any where none is named.
Result<std::vector<Operation>> operationsOf(const cli::SourceSpec& spec)
{
    if (spec.kind == cli::SourceSpec::Kind::Automatic)
        return standardJournal()->all();
    const Result<TenantAccess> tenant = openTenant(spec, standardJournal());
    if (!tenant)
        return tl::unexpected(tenant.error());
    return tenant->plans->history().map([&](std::vector<Operation> operations) {
        std::erase_if(operations, [&](const Operation& each) { return each.source != tenant->source->label(); });
        return operations;
    });
}

int printHistory(int& argc, char** argv, const cli::HistoryCommand& command, cli::Console& console)
{
    QCoreApplication application(argc, argv);
    describe(application);
    installTranslations(application);
    const Result<std::vector<Operation>> operations = operationsOf(command.from);
    if (!operations) {
        console.complain(operations.error());
        return cli::Failed;
    }
    const Listing listing = cli::historyListing(*operations);
    console.out().write(command.json ? listingToJson(listing) : listingToTable(listing, console.tableWidth()));
    return cli::Done;
}

int runSimulator(int& argc, char** argv, const cli::SimulateCommand& command, cli::Console& console)
{
    QCoreApplication application(argc, argv);
    describe(application);
    installTranslations(application);
    return simulate(command, console);
}

int runWindow(int& argc, char** argv, const cli::WindowCommand& command, cli::Console& console)
{
    if (!hasDisplay()) {
        console.complain(makeError(
            ErrorKind::Io,
            QCoreApplication::translate("rolescope::Program", "There is no display to open a window on."),
            QCoreApplication::translate("rolescope::Program", "Use a command that needs none: see rolescope --help.")));
        return cli::Failed;
    }
    QApplication application(argc, argv);
    describe(application);
    installTranslations(application);
    auto tenant = openTenant(command.from, standardJournal());
    if (!tenant) {
        console.complain(tenant.error());
        return cli::exitCodeFor(tenant.error().kind);
    }
    QSettings settings;
    WindowSession session(std::move(*tenant), settings);
    session.start();
    return QCoreApplication::exec();
}

/// Leads each command to what carries it out.
struct Dispatcher
{
    int& argc;
    char** argv;
    cli::Console& console;

    int operator()(const cli::HelpCommand& help) const { return print(help.text); }
    int operator()(const cli::VersionCommand& version) const { return print(version.text); }
    int operator()(const cli::WindowCommand& window) const { return runWindow(argc, argv, window, console); }
    int operator()(const cli::SimulateCommand& command) const { return runSimulator(argc, argv, command, console); }
    int operator()(const cli::SyncCommand& command) const { return runTask(argc, argv, command, console); }
    int operator()(const cli::ListCommand& command) const { return runTask(argc, argv, command, console); }
    int operator()(const cli::ExportCommand& command) const { return runTask(argc, argv, command, console); }
    int operator()(const cli::AttachCommand& command) const { return runPlan(argc, argv, command, console); }
    int operator()(const cli::DetachCommand& command) const { return runPlan(argc, argv, command, console); }
    int operator()(const cli::UndoCommand& command) const { return runPlan(argc, argv, command, console); }
    int operator()(const cli::ResumeCommand& command) const { return runPlan(argc, argv, command, console); }
    int operator()(const cli::HistoryCommand& command) const { return printHistory(argc, argv, command, console); }

private:
    int print(const QString& text) const
    {
        console.out().write(text.toUtf8());
        return cli::Done;
    }
};

} // namespace

int runProgram(int& argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    StandardConsole standard;
    cli::Console& console = standard.console();
    const auto command = cli::parseCommandLine(arguments);
    if (!command) {
        console.complain(command.error());
        return cli::BadUsage;
    }
    return std::visit(Dispatcher{argc, argv, console}, *command);
}

} // namespace rolescope
