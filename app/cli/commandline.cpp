// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/arguments.h"
#include "app/cli/optiontable.h"
#include "app/cli/plancommandline.h"

#include <QCoreApplication>

#include <algorithm>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::CommandLine)
};

/// QGuiApplication takes these itself; each has a value.
constexpr QLatin1StringView qtOptions[]
    = {"-platform"_L1,        "-platformpluginpath"_L1, "-platformtheme"_L1, "-plugin"_L1,
       "-qwindowgeometry"_L1, "-qwindowicon"_L1,        "-qwindowtitle"_L1,  "-session"_L1,
       "-style"_L1,           "-stylesheet"_L1,         "-display"_L1,       "-fontengine"_L1};

QStringList withoutQtOptions(const QStringList& arguments)
{
    QStringList rest;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (std::find(std::begin(qtOptions), std::end(qtOptions), arguments[i]) != std::end(qtOptions))
            ++i;
        else
            rest.append(arguments[i]);
    }
    return rest;
}

Result<SourceSpec> sourceOf(const Arguments& arguments)
{
    if (arguments.has("demo"_L1)) {
        if (arguments.has("from"_L1))
            return Arguments::misuse(Texts::tr("--demo and --from exclude each other."));
        return SourceSpec{SourceSpec::Kind::Demo, {}, {}};
    }
    return arguments.has("from"_L1) ? parseSourceSpec(arguments.value("from"_L1)) : Result<SourceSpec>(SourceSpec());
}

Result<Command> window(const Arguments&, const SourceSpec& from)
{
    return WindowCommand{from};
}

Result<Command> simulate(const Arguments& arguments, const SourceSpec&)
{
    SimulateCommand command;
    const auto port = arguments.number<int>("port"_L1, 0, 65535, 0);
    if (!port)
        return tl::unexpected(port.error());
    const auto pageSize = arguments.number<int>("page-size"_L1, 1, 100000, 0);
    if (!pageSize)
        return tl::unexpected(pageSize.error());
    command.port = static_cast<quint16>(*port);
    command.pageSize = *pageSize;
    if (arguments.has("tenant"_L1))
        command.tenant = arguments.value("tenant"_L1);
    command.faults = arguments.value("faults"_L1);
    return command;
}

Result<Command> sync(const Arguments& arguments, const SourceSpec& from)
{
    if (!arguments.has("output"_L1))
        return Arguments::misuse(Texts::tr("Where to? Give a file with -o FILE."),
                                 Texts::tr("-o - writes to standard output."));
    return SyncCommand{from, arguments.value("output"_L1)};
}

Result<Command> list(const Arguments& arguments, const SourceSpec& from)
{
    static constexpr std::pair<QLatin1StringView, ListedThings> things[] = {
        {"subscriptions"_L1, ListedThings::Subscriptions}, {"vms"_L1, ListedThings::VirtualMachines},
        {"identities"_L1, ListedThings::Identities},       {"roles"_L1, ListedThings::Roles},
        {"assignments"_L1, ListedThings::Assignments},
    };
    static constexpr std::pair<QLatin1StringView, ListFormat> formats[]
        = {{"table"_L1, ListFormat::Table}, {"json"_L1, ListFormat::Json}, {"csv"_L1, ListFormat::Csv}};
    if (arguments.words().size() < 2)
        return Arguments::misuse(Texts::tr("List what?"),
                                 Texts::tr("One of: subscriptions, vms, identities, roles, assignments."));
    const auto what = Arguments::oneOf(arguments.words().at(1), things, Texts::tr("What to list"));
    if (!what)
        return tl::unexpected(what.error());
    ListCommand command{*what, ListFormat::Table, from};
    if (arguments.has("format"_L1)) {
        const auto format = Arguments::oneOf(arguments.value("format"_L1), formats, Texts::tr("The format of a list"));
        if (!format)
            return tl::unexpected(format.error());
        command.format = *format;
    }
    return command;
}

bool hasLooks(ExportGroup group)
{
    return group == ExportGroup::Picture || group == ExportGroup::Source;
}

Result<ExportFormat> exportFormat(const Arguments& arguments)
{
    const QString words = exportFormatWords().join(u", "_s);
    if (arguments.has("format"_L1)) {
        const QString typed = arguments.value("format"_L1);
        if (const auto format = exportFormatOfWord(typed))
            return *format;
        return Arguments::misuse(Texts::tr("The format of an export cannot be %1.").arg(Arguments::quoted(typed)),
                                 Texts::tr("It is one of: %1.").arg(words));
    }
    const QString file = arguments.value("output"_L1);
    if (const auto format = exportFormatOfFile(file))
        return *format;
    return Arguments::misuse(
        Texts::tr("Which format? The name %1 does not tell. Give one with --format.").arg(Arguments::quoted(file)),
        Texts::tr("It is one of: %1.").arg(words));
}

/// Options that would have no effect are mistakes.
Result<void> checkExport(const Arguments& arguments, ExportFormat format)
{
    const ExportGroup group = exportFormatInfo(format).group;
    const QString word = exportFormatInfo(format).word;
    for (const auto option : {"style"_L1, "theme"_L1, "dark"_L1, "title"_L1}) {
        const bool fits = option == "title"_L1 ? group != ExportGroup::Data : hasLooks(group);
        if (arguments.has(option) && !fits)
            return Arguments::misuse(Texts::tr("--%1 has no meaning for %2.").arg(option, word));
    }
    if (arguments.has("style"_L1) + arguments.has("theme"_L1) + arguments.has("dark"_L1) > 1)
        return Arguments::misuse(Texts::tr("--style, --theme and --dark exclude each other."));
    if (arguments.has("legend"_L1) && group != ExportGroup::Picture)
        return Arguments::misuse(Texts::tr("--%1 has no meaning for %2.").arg("legend"_L1, word));
    if (arguments.has("scale"_L1) && format != ExportFormat::Png)
        return Arguments::misuse(Texts::tr("--scale is for png only."));
    if (arguments.has("tile"_L1) && format != ExportFormat::Pdf)
        return Arguments::misuse(Texts::tr("--tile is for pdf only."));
    if (arguments.has("depth"_L1) && !arguments.has("focus"_L1))
        return Arguments::misuse(Texts::tr("--depth needs --focus."));
    return {};
}

Result<DiagramStyle> exportStyle(const Arguments& arguments)
{
    static constexpr std::pair<QLatin1StringView, DiagramStyle> styles[]
        = {{"light"_L1, DiagramStyle::Light}, {"dark"_L1, DiagramStyle::Dark}, {"print"_L1, DiagramStyle::Print}};
    if (arguments.has("dark"_L1))
        return DiagramStyle::Dark;
    for (const auto option : {"style"_L1, "theme"_L1}) {
        if (arguments.has(option))
            return Arguments::oneOf(arguments.value(option), styles, Texts::tr("The style"));
    }
    return DiagramStyle::Light;
}

Result<DiagramWriter::Paper> exportPaper(const Arguments& arguments)
{
    static constexpr std::pair<QLatin1StringView, DiagramWriter::Paper> papers[]
        = {{"A4"_L1, DiagramWriter::Paper::A4},
           {"A3"_L1, DiagramWriter::Paper::A3},
           {"Letter"_L1, DiagramWriter::Paper::Letter}};
    if (!arguments.has("tile"_L1))
        return DiagramWriter::Paper::OnePage;
    return Arguments::oneOf(arguments.value("tile"_L1), papers, Texts::tr("The size of pages"));
}

Result<Command> exportGraph(const Arguments& arguments, const SourceSpec& from)
{
    if (!arguments.has("output"_L1))
        return Arguments::misuse(Texts::tr("Where to? Give a file with -o FILE."),
                                 Texts::tr("-o - writes to standard output."));
    const auto format = exportFormat(arguments);
    if (!format)
        return tl::unexpected(format.error());
    if (const Result<void> checked = checkExport(arguments, *format); !checked)
        return tl::unexpected(checked.error());
    const auto depth = arguments.number<int>("depth"_L1, 1, 100, 0);
    if (!depth)
        return tl::unexpected(depth.error());
    const auto scale = arguments.number<double>("scale"_L1, 0.1, 16, 1);
    if (!scale)
        return tl::unexpected(scale.error());
    const auto style = exportStyle(arguments);
    if (!style)
        return tl::unexpected(style.error());
    const auto paper = exportPaper(arguments);
    if (!paper)
        return tl::unexpected(paper.error());
    ExportCommand command;
    command.format = *format;
    command.from = from;
    command.focus = arguments.value("focus"_L1);
    command.depth = *depth;
    command.output = arguments.value("output"_L1);
    command.title = arguments.value("title"_L1);
    command.style = *style;
    command.scale = *scale;
    command.legend = arguments.has("legend"_L1);
    command.paper = *paper;
    command.scrub = arguments.has("scrub"_L1);
    return command;
}

using Maker = Result<Command> (*)(const Arguments&, const SourceSpec&);

Maker makerOf(CommandBit bit)
{
    switch (bit) {
    case SimulateBit:
        return simulate;
    case SyncBit:
        return sync;
    case ListBit:
        return list;
    case ExportBit:
        return exportGraph;
    case AttachBit:
        return attachCommand;
    case DetachBit:
        return detachCommand;
    case UndoBit:
        return undoCommand;
    case ResumeBit:
        return resumeCommand;
    case HistoryBit:
        return historyCommand;
    case WindowBit:
    case EveryCommand:
        break;
    }
    return window;
}

Result<CommandSpec> commandOf(const QStringList& words)
{
    QStringList known;
    for (const CommandSpec& command : commandTable()) {
        const bool named = !words.isEmpty() && !command.word.isEmpty() && command.word == words.first();
        if (named || (words.isEmpty() && command.word.isEmpty()))
            return command;
        if (!command.word.isEmpty())
            known.append(command.word);
    }
    const QString nearest = nearestWord(words.first(), known);
    return Arguments::misuse(Texts::tr("There is no command %1.").arg(Arguments::quoted(words.first())),
                             nearest.isEmpty() ? Texts::tr("Commands are: %1.").arg(known.join(u", "_s))
                                               : Texts::tr("Did you mean %1?").arg(nearest));
}

} // namespace

Result<Command> parseCommandLine(const QStringList& arguments)
{
    Arguments parsed;
    if (const Result<void> result = parsed.parse(withoutQtOptions(arguments)); !result)
        return tl::unexpected(result.error());
    const QStringList words = parsed.words();
    const Result<CommandSpec> command = commandOf(words);
    if (!command)
        return tl::unexpected(command.error());
    if (parsed.has("help"_L1))
        return HelpCommand{helpText(command->bit)};
    if (parsed.has("version"_L1))
        return VersionCommand{u"rolescope %1\n"_s.arg(QStringLiteral(ROLESCOPE_VERSION))};
    if (const Result<void> checked = parsed.checkFor(*command); !checked)
        return tl::unexpected(checked.error());
    const qsizetype most = command->arguments.isEmpty() ? 1 : 2;
    if (words.size() > most)
        return Arguments::misuse(Texts::tr("%1 is one argument too many.").arg(Arguments::quoted(words[most])));
    const Result<SourceSpec> from = sourceOf(parsed);
    if (!from)
        return tl::unexpected(from.error());
    return makerOf(command->bit)(parsed, *from);
}

} // namespace rolescope::cli
