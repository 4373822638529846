// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QString>

#include <optional>

class QIODevice;

namespace rolescope::cli {

/// Where a command's words go: data to `out`, everything else to `err`. Whatever it is told, no control character of it
/// reaches a terminal through `err`.
class Console
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::Console)

public:
    struct Terminal
    {
        bool outIsTerminal = false;
        bool errIsTerminal = false;
        int width = 80; ///< characters
        bool inIsTerminal = false;
    };

    /// The devices must be open and outlive this. Without `in` nothing can be asked.
    Console(QIODevice& out, QIODevice& err, const Terminal& terminal, QIODevice* in = nullptr);

    /// Finds out about the terminals behind the standard streams.
    static Terminal standardTerminal();

    QIODevice& out() { return m_out; }
    /// What a table may be wide: 0 for no bound.
    int tableWidth() const { return m_terminal.outIsTerminal ? m_terminal.width : 0; }

    /// One line on `err`, in place of a progress line.
    void say(const QString& line);
    /// "rolescope: what. advice (detail)" in one line.
    void complain(const Error& error);
    /// Asks a yes-or-no question and waits for the answer; nothing but a yes is one. Nothing where nobody can be asked.
    std::optional<bool> confirm(const QString& question);
    /// A line that the next one replaces, on terminals only, and not more often than eyes can follow.
    void progress(const QString& line);

private:
    void clearProgress();
    void flush();

    QIODevice& m_out;
    QIODevice& m_err;
    QIODevice* m_in;
    Terminal m_terminal;
    QElapsedTimer m_lastProgress;
    bool m_progressShown = false;
};

} // namespace rolescope::cli
