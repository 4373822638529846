// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/reader.h"

#include <QProcess>
#include <QStandardPaths>

namespace rolescope::test {

bool hasReader(const QString& program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

Reading readWith(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForStarted())
        return {false, {}, process.errorString().toUtf8()};
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(60000);
    Reading reading;
    reading.ok = ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    reading.output = process.readAllStandardOutput();
    reading.complaint = process.readAllStandardError() + " exit code " + QByteArray::number(process.exitCode());
    return reading;
}

} // namespace rolescope::test
