// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console.h"

#include "models/export/terminaltext.h"

#include <QFileDevice>
#include <QIODevice>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 progressInterval = 100; // milliseconds

/// One line that does nothing to a terminal but stand there.
QString lineOf(const QString& text)
{
    return terminaltext::harmless(text.simplified());
}

} // namespace

Console::Console(QIODevice& out, QIODevice& err, const Terminal& terminal, QIODevice* in)
    : m_out(out), m_err(err), m_in(in), m_terminal(terminal)
{ }

Console::Terminal Console::standardTerminal()
{
    Terminal terminal;
#ifdef Q_OS_UNIX
    terminal.outIsTerminal = ::isatty(STDOUT_FILENO) == 1;
    terminal.errIsTerminal = ::isatty(STDERR_FILENO) == 1;
    terminal.inIsTerminal = ::isatty(STDIN_FILENO) == 1;
    winsize size{};
    if (::ioctl(terminal.outIsTerminal ? STDOUT_FILENO : STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        terminal.width = size.ws_col;
#endif
    return terminal;
}

void Console::say(const QString& line)
{
    clearProgress();
    m_err.write(lineOf(line).toUtf8() + '\n');
    flush();
}

void Console::complain(const Error& error)
{
    QString line = u"rolescope: "_s + error.what;
    if (!error.detail.isEmpty())
        line += u" ("_s + error.detail + u')';
    if (!error.advice.isEmpty())
        line += u' ' + error.advice;
    say(line);
}

std::optional<bool> Console::confirm(const QString& question)
{
    if (!m_in || !m_terminal.inIsTerminal || !m_terminal.errIsTerminal)
        return std::nullopt;
    clearProgress();
    m_err.write((lineOf(question) + u' ' + tr("[y/N]", "yes or no; the answers stay y and n") + u' ').toUtf8());
    flush();
    const QByteArray answer = m_in->readLine(100).trimmed().toLower();
    return answer == "y" || answer == "yes";
}

void Console::progress(const QString& line)
{
    if (!m_terminal.errIsTerminal)
        return;
    if (m_lastProgress.isValid() && m_lastProgress.elapsed() < progressInterval)
        return;
    m_lastProgress.start();
    clearProgress();
    m_err.write(terminaltext::cut(lineOf(line), std::max(1, m_terminal.width - 1)).toUtf8());
    m_progressShown = true;
    flush();
}

void Console::flush()
{
    if (auto* file = qobject_cast<QFileDevice*>(&m_err))
        file->flush();
}

void Console::clearProgress()
{
    if (m_progressShown)
        m_err.write("\r\x1b[K");
    m_progressShown = false;
}

} // namespace rolescope::cli
