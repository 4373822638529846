// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/program.h"

#include "app/cli/commandline.h"
#include "app/cli/console.h"
#include "app/cli/exitcode.h"
#include "app/cli/runner.h"
#include "app/composition/display.h"
#include "app/composition/simulate.h"
#include "app/composition/sources.h"
#include "app/composition/translations.h"
#include "app/composition/windowsession.h"
#include "ui/graph/diagramimage.h"

#include <QApplication>
#include <QFile>
#include <QSettings>

#include <memory>
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
        Q_ASSERT(opened);
        Q_UNUSED(opened)
    }

    cli::Console& console() { return m_console; }

private:
    QFile m_out;
    QFile m_err;
    cli::Console m_console{m_out, m_err, cli::Console::standardTerminal()};
};

void describe(QCoreApplication& application)
{
    application.setApplicationName(u"rolescope"_s);
    application.setApplicationVersion(QStringLiteral(ROLESCOPE_VERSION));
    application.setOrganizationName(u"Rolescope"_s);
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
    cli::Runner runner(makeSource, pictures, console);
    QObject::connect(&runner, &cli::Runner::finished, application.get(), &QCoreApplication::exit, Qt::QueuedConnection);
    runner.run(task);
    return application->exec();
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
    auto source = makeSource(command.from);
    if (!source) {
        console.complain(source.error());
        return cli::exitCodeFor(source.error().kind);
    }
    QSettings settings;
    WindowSession session(std::move(*source), settings);
    session.start();
    return QCoreApplication::exec();
}

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
    if (const auto* help = std::get_if<cli::HelpCommand>(&*command)) {
        console.out().write(help->text.toUtf8());
        return cli::Done;
    }
    if (const auto* version = std::get_if<cli::VersionCommand>(&*command)) {
        console.out().write(version->text.toUtf8());
        return cli::Done;
    }
    if (const auto* window = std::get_if<cli::WindowCommand>(&*command))
        return runWindow(argc, argv, *window, console);
    if (const auto* simulator = std::get_if<cli::SimulateCommand>(&*command))
        return runSimulator(argc, argv, *simulator, console);
    if (const auto* sync = std::get_if<cli::SyncCommand>(&*command))
        return runTask(argc, argv, *sync, console);
    if (const auto* list = std::get_if<cli::ListCommand>(&*command))
        return runTask(argc, argv, *list, console);
    return runTask(argc, argv, std::get<cli::ExportCommand>(*command), console);
}

} // namespace rolescope
