// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

class QIODevice;

namespace rolescope::cli {

/// Where a command's words go: data to `out`, everything else to `err`. Whatever it is told, no control character of it
/// reaches a terminal through `err`.
class Console
{
public:
    struct Terminal
    {
        bool outIsTerminal = false;
        bool errIsTerminal = false;
        int width = 80; ///< characters
    };

    /// Both devices must be open and outlive this.
    Console(QIODevice& out, QIODevice& err, const Terminal& terminal);

    /// Finds out about the terminals behind stdout and stderr.
    static Terminal standardTerminal();

    QIODevice& out() { return m_out; }
    /// What a table may be wide: 0 for no bound.
    int tableWidth() const { return m_terminal.outIsTerminal ? m_terminal.width : 0; }

    /// One line on `err`, in place of a progress line.
    void say(const QString& line);
    /// "rolescope: what. advice (detail)" in one line.
    void complain(const Error& error);
    /// A line that the next one replaces, on terminals only, and not more often than eyes can follow.
    void progress(const QString& line);

private:
    void clearProgress();
    void flush();

    QIODevice& m_out;
    QIODevice& m_err;
    Terminal m_terminal;
    QElapsedTimer m_lastProgress;
    bool m_progressShown = false;
};

} // namespace rolescope::cli
