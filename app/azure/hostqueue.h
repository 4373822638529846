// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>

namespace rolescope::azure {

/// Who may talk to one host now: first come, first served, so many at once, and nobody while the host asked for rest.
/// Lives on one thread and outlives the places it hands out.
class HostQueue : public QObject
{
    Q_OBJECT

public:
    /// A place in the queue, or, once granted, one of the connections. Destroying it leaves.
    class Place
    {
    public:
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

    private:
        friend class HostQueue;
        Place(HostQueue& queue, std::function<void()> granted);

        HostQueue& m_queue;
        std::function<void()> m_granted;
        bool m_active = false;
    };

    explicit HostQueue(int parallel, QObject* parent = nullptr);
    ~HostQueue() override;

    /// `granted` is called once from the event loop when it is this place's turn, unless the place is left before.
    std::unique_ptr<Place> join(std::function<void()> granted);
    /// The same before all others: for a request that had its turn already and was told to wait.
    std::unique_ptr<Place> joinFirst(std::function<void()> granted);
    /// Nothing starts for so long. A wait never shortens one that runs already.
    void hold(std::chrono::milliseconds wait);
    bool isHeld() const { return !m_heldUntil.hasExpired(); }

private:
    void leave(Place* place);
    void schedule();
    void grantNext();

    const int m_parallel;
    int m_active = 0;
    std::deque<Place*> m_waiting;
    QDeadlineTimer m_heldUntil;
    QTimer m_timer; ///< at 0 ms to grant from the event loop, else to the end of a hold
};

} // namespace rolescope::azure
