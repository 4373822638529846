// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QString>

#include <functional>

class QIODevice;

namespace rolescope::cli {

/// Where a result goes: a file, whole or not at all, or standard output ("-").
class Output
{
public:
    using Fill = std::function<Result<void>(QIODevice&)>;

    /// `standardOutput` must outlive this.
    Output(const QString& path, QIODevice& standardOutput);

    /// Says before any long work whether the file can be written; leaves nothing behind.
    Result<void> check() const;

    /// Opens, lets `fill` write, and puts the file in place. Where anything fails, an older file of that name stays as
    /// it was. Devices and pipes ("/dev/stderr") are written to directly.
    Result<void> write(const Fill& fill) const;

    bool isStandardOutput() const;

private:
    Result<void> filled(QIODevice& device, const Fill& fill) const;
    Error error(const QString& reason) const;

    QString m_path;
    QIODevice& m_standardOutput;
};

} // namespace rolescope::cli
