// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/optiontable.h"
#include "models/domain/result.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace rolescope::cli {

/// The words and options of one command line, after the checks that hold for every command.
class Arguments
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::CommandLine)

public:
    Arguments();

    Result<void> parse(const QStringList& arguments);

    QStringList words() const { return m_parser.positionalArguments(); }
    bool has(QLatin1StringView name) const { return m_parser.isSet(name); }
    QString value(QLatin1StringView name) const { return m_parser.value(name); }
    /// Of an option that may be given several times.
    QStringList values(QLatin1StringView name) const { return m_parser.values(name); }

    /// The options that were given must belong to the command.
    Result<void> checkFor(const CommandSpec& command) const;

    /// A number between two bounds, or the fallback where the option was not given.
    template <typename T> Result<T> number(QLatin1StringView name, T least, T most, T fallback) const;

    static tl::unexpected<Error> misuse(const QString& what, const QString& advice = {});
    /// What the person typed, cut to a length that fits a message.
    static QString quoted(const QString& typed);

    /// The given word's value in a table of words, else an error that names all of them.
    template <typename T, size_t N>
    static Result<T> oneOf(const QString& typed, const std::pair<QLatin1StringView, T> (&words)[N],
                           const QString& subject);

private:
    std::optional<QString> firstOddOption(const QStringList& arguments) const;
    static bool isOption(const QString& argument);
    Result<void> check(const OptionSpec& option) const;

    QCommandLineParser m_parser;
};

template <typename T> Result<T> Arguments::number(QLatin1StringView name, T least, T most, T fallback) const
{
    if (!has(name))
        return fallback;
    bool good = false;
    const double number = value(name).toDouble(&good);
    const T result = good && number >= double(least) && number <= double(most) ? static_cast<T>(number) : T();
    if (!good || double(result) != number || result < least || result > most) {
        return misuse(
            tr("--%1 takes a number from %2 to %3, not %4.").arg(name).arg(least).arg(most).arg(quoted(value(name))));
    }
    return result;
}

template <typename T, size_t N>
Result<T> Arguments::oneOf(const QString& typed, const std::pair<QLatin1StringView, T> (&words)[N],
                           const QString& subject)
{
    QStringList known;
    for (const auto& [word, value] : words) {
        if (typed == word)
            return value;
        known.append(word);
    }
    return misuse(tr("%1 cannot be %2.").arg(subject, quoted(typed)),
                  tr("It is one of: %1.").arg(known.join(QStringLiteral(", "))));
}

} // namespace rolescope::cli
