// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

#include <map>
#include <memory>

namespace rolescope::storage {

/// Which operations a living process runs: one lock file for each, beside the journal. A file that a dead process left
/// behind (by its process id and the machine's name) counts for nothing; the kernel's own lock on it guards against
/// process ids that mean something else in another container. Destroying this gives everything up.
class ProcessClaims
{
public:
    /// Lock files are called `{prefix}{id}.lock`.
    explicit ProcessClaims(QString prefix);
    ~ProcessClaims();

    /// False where a living process, this one included, holds it, or where the file cannot be written.
    bool take(const QString& id);
    void release(const QString& id);
    bool isOurs(const QString& id) const { return m_locks.contains(id); }
    /// Whether a living process, this one included, holds it.
    bool isHeld(const QString& id) const;

private:
    std::unique_ptr<QLockFile> lockFor(const QString& id) const;

    const QString m_prefix;
    std::map<QString, std::unique_ptr<QLockFile>> m_locks;
};

} // namespace rolescope::storage
