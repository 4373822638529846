// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/storage/processclaims.h"

#include <QFile>

namespace rolescope::storage {

using namespace Qt::Literals::StringLiterals;

namespace {

// Somebody who only looks holds the lock for a moment.
constexpr int patience = 500; // milliseconds

} // namespace

ProcessClaims::ProcessClaims(QString prefix) : m_prefix(std::move(prefix))
{ }

ProcessClaims::~ProcessClaims() = default;

std::unique_ptr<QLockFile> ProcessClaims::lockFor(const QString& id) const
{
    auto lock = std::make_unique<QLockFile>(m_prefix + id + ".lock"_L1);
    lock->setStaleLockTime(0); // an operation may take long: only a dead process makes a lock stale
    return lock;
}

bool ProcessClaims::take(const QString& id)
{
    if (isOurs(id))
        return false;
    auto lock = lockFor(id);
    if (!lock->tryLock(patience))
        return false;
    m_locks.emplace(id, std::move(lock));
    return true;
}

void ProcessClaims::release(const QString& id)
{
    m_locks.erase(id);
}

bool ProcessClaims::isHeld(const QString& id) const
{
    if (isOurs(id))
        return true;
    if (!QFile::exists(m_prefix + id + ".lock"_L1))
        return false;
    const auto lock = lockFor(id);
    return !lock->tryLock(0) && lock->error() == QLockFile::LockFailedError;
}

} // namespace rolescope::storage
