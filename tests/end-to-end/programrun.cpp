// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/end-to-end/programrun.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace rolescope::test {

using namespace Qt::Literals::StringLiterals;

void startProgram(QProcess& process, const QStringList& arguments, const QTemporaryDir& home)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.path());
    environment.insert(u"XDG_DATA_HOME"_s, home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, home.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home.path());
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(QStringLiteral(ROLESCOPE_PROGRAM), arguments);
}

ProgramRun endOf(QProcess& process)
{
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(60'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

ProgramRun runProgram(const QStringList& arguments, const QTemporaryDir& home)
{
    QProcess process;
    startProgram(process, arguments, home);
    return endOf(process);
}

QByteArray shown(const ProgramRun& run)
{
    return "exit " + QByteArray::number(run.exitCode) + "\nstdout: " + run.out.left(2000)
        + "\nstderr: " + run.err.left(2000);
}

} // namespace rolescope::test
