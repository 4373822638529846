// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace rolescope::test {

/// What a program that nobody here wrote said of a file.
struct Reading
{
    bool ok = false; ///< it ended by itself, with 0
    QByteArray output;
    QByteArray complaint; ///< stderr, and how it ended
};

bool hasReader(const QString& program);
/// Runs it with `input` on its standard input; at most a minute.
Reading readWith(const QString& program, const QStringList& arguments, const QByteArray& input = {});

} // namespace rolescope::test

/// Leaves the running test where a reader is not installed.
#define RS_NEED_READER(program)                                                                                        \
    do {                                                                                                               \
        if (!rolescope::test::hasReader(program))                                                                      \
            QSKIP(qPrintable(QStringLiteral("%1 is not installed").arg(program)));                                     \
    } while (false)

/// Fails the running test where a reader refused.
#define RS_VERIFY_READ(reading)                                                                                        \
    do {                                                                                                               \
        const rolescope::test::Reading& rsReading = (reading);                                                         \
        QVERIFY2(rsReading.ok, rsReading.complaint.left(2000).constData());                                            \
    } while (false)
