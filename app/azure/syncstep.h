// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace rolescope::azure {

/// A part of a sync. Destroying it cancels what it does.
class SyncStep : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void start() = 0;

Q_SIGNALS:
    /// The one terminal signal; what went wrong stands in the gaps of the context.
    void finished();
};

} // namespace rolescope::azure
