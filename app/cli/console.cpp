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

Console::Console(QIODevice& out, QIODevice& err, const Terminal& terminal)
    : m_out(out), m_err(err), m_terminal(terminal)
{ }

Console::Terminal Console::standardTerminal()
{
    Terminal terminal;
#ifdef Q_OS_UNIX
    terminal.outIsTerminal = ::isatty(STDOUT_FILENO) == 1;
    terminal.errIsTerminal = ::isatty(STDERR_FILENO) == 1;
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
