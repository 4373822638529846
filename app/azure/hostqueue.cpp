// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/azure/hostqueue.h"

#include <algorithm>

namespace rolescope::azure {

HostQueue::Place::Place(HostQueue& queue, std::function<void()> granted) : m_queue(queue), m_granted(std::move(granted))
{ }

HostQueue::Place::~Place()
{
    m_queue.leave(this);
}

HostQueue::HostQueue(int parallel, QObject* parent) : QObject(parent), m_parallel(parallel)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &HostQueue::grantNext);
}

HostQueue::~HostQueue() = default;

std::unique_ptr<HostQueue::Place> HostQueue::join(std::function<void()> granted)
{
    std::unique_ptr<Place> place(new Place(*this, std::move(granted)));
    m_waiting.push_back(place.get());
    schedule();
    return place;
}

std::unique_ptr<HostQueue::Place> HostQueue::joinFirst(std::function<void()> granted)
{
    std::unique_ptr<Place> place(new Place(*this, std::move(granted)));
    m_waiting.push_front(place.get());
    schedule();
    return place;
}

void HostQueue::hold(std::chrono::milliseconds wait)
{
    const QDeadlineTimer until(wait, Qt::PreciseTimer);
    if (until > m_heldUntil)
        m_heldUntil = until;
    schedule();
}

void HostQueue::leave(Place* place)
{
    if (place->m_active)
        --m_active;
    else
        std::erase(m_waiting, place);
    schedule();
}

void HostQueue::schedule()
{
    if (m_waiting.empty() || m_active >= m_parallel)
        m_timer.stop();
    else
        m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, m_heldUntil.remainingTime())));
}

void HostQueue::grantNext()
{
    if (isHeld() || m_waiting.empty() || m_active >= m_parallel) {
        schedule();
        return;
    }
    Place* place = m_waiting.front();
    m_waiting.pop_front();
    place->m_active = true;
    ++m_active;
    schedule();
    // Last, and from a copy: what is called may leave the place, which destroys the function in it.
    const auto granted = place->m_granted;
    granted();
}

} // namespace rolescope::azure
