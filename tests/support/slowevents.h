// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <chrono>

namespace rolescope::test {

/// An application that measures how long its thread is held by one event: what a person feels as a stutter.
/// Nested deliveries count for the outermost one.
class EventTimingApplication : public QApplication
{
public:
    using QApplication::QApplication;

    std::chrono::nanoseconds longest() const { return m_longest; }
    QByteArray longestBy() const { return m_longestBy; }
    /// How many events took over a frame of 16 ms.
    int overFrame() const { return m_overFrame; }
    void reset()
    {
        m_longest = {};
        m_longestBy.clear();
        m_overFrame = 0;
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const QByteArray name = receiver->metaObject()->className();
        const int type = event->type();
        ++m_depth;
        QElapsedTimer timer;
        timer.start();
        const bool result = QApplication::notify(receiver, event);
        const auto taken = std::chrono::nanoseconds(timer.nsecsElapsed());
        --m_depth;
        if (taken > std::chrono::milliseconds(16))
            ++m_overFrame;
        if (taken > m_longest) {
            m_longest = taken;
            m_longestBy = name + ", event type " + QByteArray::number(type);
        }
        return result;
    }

private:
    int m_depth = 0;
    int m_overFrame = 0;
    std::chrono::nanoseconds m_longest{};
    QByteArray m_longestBy;
};

} // namespace rolescope::test
