// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

QStringList optionNames()
{
    QStringList names;
    for (const OptionSpec& option : optionTable())
        names.append(option.name);
    return names;
}

tl::unexpected<Error> unknownOption(const QString& typed)
{
    const QString bare = QString(typed).remove(0, typed.startsWith("--"_L1) ? 2 : 1);
    const QString nearest = nearestWord(bare.section(u'=', 0, 0), optionNames());
    return Arguments::misuse(Arguments::tr("There is no option %1.").arg(Arguments::quoted(typed)),
                             nearest.isEmpty() ? QString() : Arguments::tr("Did you mean --%1?").arg(nearest));
}

} // namespace

tl::unexpected<Error> Arguments::misuse(const QString& what, const QString& advice)
{
    return failure(ErrorKind::BadInput, what, advice.isEmpty() ? tr("See rolescope --help.") : advice);
}

QString Arguments::quoted(const QString& typed)
{
    return u'"' + (typed.size() > 100 ? typed.left(100) + u'…' : typed) + u'"';
}

Arguments::Arguments()
{
    for (const OptionSpec& option : optionTable()) {
        QStringList names{option.name};
        if (!option.letter.isEmpty())
            names.append(option.letter);
        m_parser.addOption(QCommandLineOption(names, {}, option.value));
    }
}

Result<void> Arguments::parse(const QStringList& arguments)
{
    if (const auto odd = firstOddOption(arguments))
        return unknownOption(*odd);
    if (!m_parser.parse(arguments)) {
        const QStringList unknown = m_parser.unknownOptionNames();
        if (!unknown.isEmpty())
            return unknownOption((unknown.first().size() > 1 ? "--"_L1 : "-"_L1) + unknown.first());
        return misuse(m_parser.errorText());
    }
    for (const OptionSpec& option : optionTable()) {
        if (Result<void> checked = check(option); !checked)
            return checked;
    }
    return {};
}

Result<void> Arguments::checkFor(const CommandSpec& command) const
{
    for (const OptionSpec& option : optionTable()) {
        if (!has(option.name) || (option.commands & command.bit))
            continue;
        return misuse(command.word.isEmpty()
                          ? tr("Option --%1 needs a command.").arg(option.name)
                          : tr("Option --%1 does not belong to \"%2\".").arg(option.name, command.word),
                      command.word.isEmpty() ? QString() : tr("See rolescope %1 --help.").arg(command.word));
    }
    return {};
}

/// "-from": the parser would take it for -f -r -o -m.
std::optional<QString> Arguments::firstOddOption(const QStringList& arguments) const
{
    for (const QString& argument : arguments.sliced(1)) {
        if (argument == "--"_L1)
            break;
        if (argument.size() < 3 || argument[0] != u'-' || argument[1] == u'-')
            continue;
        const QString letter = argument.mid(1, 1);
        const auto known = std::find_if(optionTable().begin(), optionTable().end(),
                                        [&letter](const OptionSpec& option) { return option.letter == letter; });
        // -oFILE is good; a switch takes nothing.
        if (known == optionTable().end() || known->value.isEmpty())
            return argument;
    }
    return std::nullopt;
}

/// What stands where a value should: "--format --depth", "--from -o". A negative number is a value.
bool Arguments::isOption(const QString& argument)
{
    const auto isLetter = [&argument](const OptionSpec& option) {
        return !option.letter.isEmpty() && argument == u'-' + option.letter;
    };
    return argument.startsWith("--"_L1) || std::any_of(optionTable().begin(), optionTable().end(), isLetter);
}

Result<void> Arguments::check(const OptionSpec& option) const
{
    const QStringList values = m_parser.values(option.name);
    if (values.size() > 1 && !option.repeats)
        return misuse(tr("Option --%1 is given more than once.").arg(option.name));
    if (std::any_of(values.begin(), values.end(),
                    [](const QString& value) { return value.isEmpty() || isOption(value); }))
        return misuse(tr("Option --%1 needs a value.").arg(option.name));
    return {};
}

} // namespace rolescope::cli
