// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileDevice>
#include <QFileInfo>
#include <QIODevice>
#include <QSaveFile>

namespace rolescope::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(rolescope::cli::Output)
};

/// A device or a pipe: replacing it by a file would be wrong.
bool isSpecial(const QString& path)
{
    const QFileInfo info(path);
    return info.exists() && !info.isFile() && !info.isDir();
}

} // namespace

Output::Output(const QString& path, QIODevice& standardOutput) : m_path(path), m_standardOutput(standardOutput)
{ }

bool Output::isStandardOutput() const
{
    return m_path == "-"_L1;
}

Error Output::error(const QString& reason) const
{
    if (isStandardOutput())
        return makeError(ErrorKind::Io, Texts::tr("Standard output cannot be written: %1.").arg(reason),
                         Texts::tr("Check where it leads to."));
    return makeError(ErrorKind::Io, Texts::tr("%1 cannot be written: %2.").arg(m_path, reason),
                     Texts::tr("Give another place with -o."));
}

Result<void> Output::check() const
{
    if (isStandardOutput())
        return {};
    if (QFileInfo(m_path).isDir())
        return tl::unexpected(error(Texts::tr("it is a folder")));
    if (isSpecial(m_path))
        return {};
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(error(file.errorString()));
    file.cancelWriting();
    return {};
}

Result<void> Output::filled(QIODevice& device, const Fill& fill) const
{
    if (Result<void> result = fill(device); !result)
        return result;
    // A full disk shows only now.
    auto* file = qobject_cast<QFileDevice*>(&device);
    if (file && !file->flush())
        return tl::unexpected(error(file->errorString()));
    return {};
}

Result<void> Output::write(const Fill& fill) const
{
    if (isStandardOutput())
        return filled(m_standardOutput, fill);
    if (isSpecial(m_path)) {
        QFile device(m_path);
        if (!device.open(QIODevice::WriteOnly))
            return tl::unexpected(error(device.errorString()));
        return filled(device, fill);
    }
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(error(file.errorString()));
    if (Result<void> result = filled(file, fill); !result)
        return result;
    if (!file.commit())
        return tl::unexpected(error(file.errorString()));
    return {};
}

} // namespace rolescope::cli
