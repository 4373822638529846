// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/optiontable.h"

#include "models/export/exportformat.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::Help)
};

constexpr CommandSpec commands[] = {
    {WindowBit, {}, {}, QT_TRANSLATE_NOOP("rolescope::cli::Help", "Open the window.")},
    {SimulateBit,
     "simulate"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Run a simulated Azure on this machine and print its address.")},
    {SyncBit,
     "sync"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Read everything and write it to an inventory file.")},
    {ListBit, "list"_L1, "subscriptions|vms|identities|roles|assignments"_L1,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Print a list.")},
    {ExportBit,
     "export"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Write the graph as a picture, or what is in it as data.")},
    {AttachBit,
     "attach"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Attach an identity to virtual machines, and give it roles. Asks before it writes.")},
    {DetachBit,
     "detach"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Detach identities from virtual machines. Asks before it writes.")},
    {UndoBit, "undo"_L1, "OPERATION"_L1,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Take back an operation of the history; without a number, the last one.")},
    {ResumeBit, "resume"_L1, "OPERATION"_L1,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Go on with an operation that was stopped; without a number, the last such one.")},
    {HistoryBit,
     "history"_L1,
     {},
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "List the operations that were run, the newest first.")},
};

constexpr OptionSpec options[] = {
    {"from"_L1,
     {},
     "SOURCE"_L1,
     WindowBit | SyncBit | ListBit | ExportBit | AttachBit | DetachBit | UndoBit | ResumeBit | HistoryBit,
     QT_TRANSLATE_NOOP(
         "rolescope::cli::Help",
         "Read from demo, azure, sim:URL or an inventory file. Default: the demo while nobody is signed in.")},
    {"demo"_L1, {}, {}, WindowBit, QT_TRANSLATE_NOOP("rolescope::cli::Help", "Open the window on the demo tenant.")},
    {"port"_L1,
     {},
     "N"_L1,
     SimulateBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Listen on this port. Default: any free one.")},
    {"tenant"_L1,
     {},
     "TENANT"_L1,
     SimulateBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Simulate demo, synthetic:vms=N,seed=S, or a tenant file. Default: demo.")},
    {"faults"_L1,
     {},
     "SPEC"_L1,
     SimulateBit,
     QT_TRANSLATE_NOOP(
         "rolescope::cli::Help",
         "Misbehave: throttle, error, slow, cut, malformed, huge, endless, wrong-host, principal-not-found, "
         "expired, mfa, locked, policy, half-applied or forbid=AREA, parted by ';' and each with options, "
         "for instance throttle:every=7,retry-after=1;forbid=graph.")},
    {"page-size"_L1,
     {},
     "N"_L1,
     SimulateBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Hand out lists in pages of N entries.")},
    {"format"_L1,
     {},
     "FORMAT"_L1,
     ListBit | ExportBit | HistoryBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "list: table, json or csv; history: table or json (default: table). export: see below (default: "
                       "by the file's ending).")},
    {"focus"_L1,
     {},
     "ID"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Only what has to do with this: an ARM id, an object id or an exact name.")},
    {"depth"_L1,
     {},
     "N"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Only what is at most N lines away from the focus.")},
    {"title"_L1,
     {},
     "TEXT"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Title of the picture. Default: the focus, else the source.")},
    {"style"_L1,
     {},
     "light|dark|print"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Colours of a picture or diagram. Default: light.")},
    {"dark"_L1, {}, {}, ExportBit, QT_TRANSLATE_NOOP("rolescope::cli::Help", "Short for --style dark.")},
    {"theme"_L1,
     {},
     "light|dark"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "The older word for --style.")},
    {"legend"_L1,
     {},
     {},
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Explain below a picture what its shapes and lines mean.")},
    {"tile"_L1,
     {},
     "A4|A3|Letter"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Spread a PDF over pages of this size. Default: one page that fits.")},
    {"scrub"_L1,
     {},
     {},
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Put other names, ids and domains in place of the real ones, the same for the same.")},
    {"scale"_L1,
     {},
     "FACTOR"_L1,
     ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Size of a PNG, from 0.1 to 16. Default: 1.")},
    {"output"_L1, "o"_L1, "FILE"_L1, SyncBit | ExportBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Write to this file; - stands for standard output.")},
    {"vm"_L1,
     {},
     "ID"_L1,
     AttachBit | DetachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "A virtual machine or scale set, by ARM id or unique name. May be given several times."),
     true},
    {"identity"_L1,
     {},
     "ID"_L1,
     AttachBit | DetachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "A user-assigned identity, by ARM id or unique name. detach takes several."),
     true},
    {"new-identity"_L1,
     {},
     "NAME"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Create a user-assigned identity of this name.")},
    {"resource-group"_L1,
     {},
     "RG"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Resource group of the new identity.")},
    {"location"_L1,
     {},
     "L"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Region of the new identity, for instance westeurope.")},
    {"subscription"_L1,
     {},
     "S"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Subscription of the new identity. Default: that of the first virtual machine.")},
    {"system"_L1,
     {},
     {},
     AttachBit | DetachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "attach: enable each machine's own system-assigned identity. detach: disable it.")},
    {"role"_L1,
     {},
     "ROLE"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP(
         "rolescope::cli::Help",
         "A role that the identity is to get, by name or GUID; with --scope. May be given several times."),
     true},
    {"scope"_L1,
     {},
     "ID"_L1,
     AttachBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Where the role counts, by ARM id or unique name: one for all roles, or one for each."),
     true},
    {"dry-run"_L1,
     {},
     {},
     AttachBit | DetachBit | UndoBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Write nothing: print the plan and what stands in its way. Exit code 1 if it would not work.")},
    {"yes"_L1,
     "y"_L1,
     {},
     AttachBit | DetachBit | UndoBit | ResumeBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help", "Do not ask before writing.")},
    {"as"_L1,
     {},
     "LANGUAGE"_L1,
     AttachBit | DetachBit | UndoBit,
     QT_TRANSLATE_NOOP("rolescope::cli::Help",
                       "Print the plan as text, json, az, terraform, bicep or rest. Default: text.")},
    {"help"_L1, "h"_L1, {}, EveryCommand, QT_TRANSLATE_NOOP("rolescope::cli::Help", "Print this help.")},
    {"version"_L1, "v"_L1, {}, EveryCommand, QT_TRANSLATE_NOOP("rolescope::cli::Help", "Print the version.")},
};

QString usageLine(const CommandSpec& command)
{
    QString line = u"  rolescope"_s;
    if (!command.word.isEmpty())
        line += u' ' + command.word;
    if (!command.arguments.isEmpty())
        line += u' ' + command.arguments;
    return line + " [options]"_L1;
}

QString optionLabel(const OptionSpec& option)
{
    QString label = option.letter.isEmpty() ? u"      "_s : u"  -%1, "_s.arg(option.letter);
    label += "--"_L1 + option.name;
    if (!option.value.isEmpty())
        label += u' ' + option.value;
    return label;
}

/// Two columns: labels, and texts folded at 100 characters.
QString inColumns(const std::vector<std::pair<QString, QString>>& lines)
{
    constexpr qsizetype lineLength = 100;
    qsizetype left = 0;
    for (const auto& [label, text] : lines)
        left = std::max(left, label.size() + 2);
    QString result;
    for (const auto& [label, text] : lines) {
        QString line = label.leftJustified(left);
        bool empty = true;
        for (const QString& word : text.split(u' ')) {
            if (!empty && line.size() + 1 + word.size() > lineLength) {
                result += line + u'\n';
                line = QString(left, u' ');
                empty = true;
            }
            line += empty ? word : u' ' + word;
            empty = false;
        }
        result += line + u'\n';
    }
    return result;
}

/// How many letters are wrong, missing, too many or swapped with their neighbour: Damerau and Levenshtein's distance in
/// its restricted form, row by row.
qsizetype distance(const QString& typed, const QString& word)
{
    const auto length = static_cast<size_t>(word.size());
    std::vector<qsizetype> before(length + 1);
    std::vector<qsizetype> last(length + 1);
    std::vector<qsizetype> row(length + 1);
    std::iota(row.begin(), row.end(), 0);
    const auto letter = [&word](size_t j) { return word[static_cast<qsizetype>(j) - 1]; };
    for (qsizetype i = 0; i < typed.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i + 1;
        for (size_t j = 1; j <= length; ++j) {
            row[j] = std::min({last[j - 1] + (typed[i] == letter(j) ? 0 : 1), last[j] + 1, row[j - 1] + 1});
            if (i > 0 && j > 1 && typed[i] == letter(j - 1) && typed[i - 1] == letter(j))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

QString exportFormatHelp()
{
    std::vector<std::pair<QString, QString>> lines;
    for (const ExportFormatInfo& info : exportFormats()) {
        QStringList endings = info.endingList();
        for (QString& ending : endings)
            ending.prepend(u'.');
        lines.emplace_back(u"  "_s + info.word, u"%1 (%2)"_s.arg(exportFormatName(info.format), endings.join(u", "_s)));
    }
    return Texts::tr("Formats of an export:") + u'\n' + inColumns(lines);
}

QString exitCodes()
{
    return Texts::tr("Exit codes: 0 done, 1 failed, 2 bad usage, 3 not signed in, 4 partly read.\n"
                     "Data goes to standard output, everything else to standard error.\n");
}

} // namespace

std::span<const CommandSpec> commandTable()
{
    return commands;
}

std::span<const OptionSpec> optionTable()
{
    return options;
}

QString helpText(CommandBit command)
{
    const bool all = command == WindowBit;
    QString text;
    std::vector<std::pair<QString, QString>> usages;
    for (const CommandSpec& spec : commands) {
        if (all || spec.bit == command)
            usages.emplace_back(usageLine(spec), Texts::tr(spec.help));
    }
    std::vector<std::pair<QString, QString>> described;
    for (const OptionSpec& option : options) {
        if (all || (option.commands & command))
            described.emplace_back(optionLabel(option), Texts::tr(option.help));
    }
    if (all)
        text += Texts::tr("Rolescope shows which virtual machine runs as which identity, and what that may do.")
            + u"\n\n"_s;
    text += Texts::tr("Usage:") + u'\n' + inColumns(usages) + u'\n' + Texts::tr("Options:") + u'\n'
        + inColumns(described);
    if (all || command == ExportBit)
        text += u'\n' + exportFormatHelp();
    if (all)
        text += u'\n' + exitCodes() + Texts::tr("Help on one command: rolescope COMMAND --help") + u'\n';
    return text;
}

QString nearestWord(const QString& typed, const QStringList& known)
{
    const auto begins = [&typed](const QString& word) { return word.startsWith(typed); };
    if (typed.size() > 1 && std::count_if(known.begin(), known.end(), begins) == 1)
        return *std::find_if(known.begin(), known.end(), begins);
    QString nearest;
    // More than a third of the letters wrong is another word.
    qsizetype best = std::max<qsizetype>(1, typed.size() / 3);
    for (const QString& word : known) {
        const qsizetype found = distance(typed, word);
        if (found <= best && (nearest.isEmpty() || found < best)) {
            best = found;
            nearest = word;
        }
    }
    return nearest;
}

} // namespace rolescope::cli
