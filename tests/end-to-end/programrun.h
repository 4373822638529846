// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

class QTemporaryDir;

/// The real program as a child process, with no display, no account, no terminal and an empty home.
namespace rolescope::test {

struct ProgramRun
{
    int exitCode = -1; ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;
};

/// Starts it and returns at once.
void startProgram(QProcess& process, const QStringList& arguments, const QTemporaryDir& home);
/// Waits for its end.
ProgramRun endOf(QProcess& process);
ProgramRun runProgram(const QStringList& arguments, const QTemporaryDir& home);

/// For failure messages.
QByteArray shown(const ProgramRun& run);

} // namespace rolescope::test
