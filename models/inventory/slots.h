// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/chunkedarray.h"

#include <algorithm>
#include <array>
#include <limits>

namespace rolescope {

inline constexpr quint32 noSlot = std::numeric_limits<quint32>::max();

/// Counts refreshes, from firstGeneration on, and starts over: what differs from the present one is older.
using Generation = quint8;
inline constexpr Generation freeSlot = 0;
inline constexpr Generation alwaysOld = 1; ///< older than any
inline constexpr Generation firstGeneration = 2;
inline constexpr Generation lastGeneration = std::numeric_limits<Generation>::max();

/// Rows that keep their number for as long as they live; free numbers are given again. Beside each row stands the
/// generation of the refresh that last touched it, in a column of its own: a refresh that finds nothing new writes to
/// that alone, and looking for what it did not touch reads a byte a row. Copies share what neither side wrote.
template <typename Slot> class Slots
{
public:
    quint32 add(const Slot& slot, Generation generation)
    {
        Q_ASSERT(generation != freeSlot);
        ++m_alive;
        if (m_free.isEmpty()) {
            m_generations.append(generation);
            return m_slots.append(slot);
        }
        const quint32 handle = m_free.takeLast();
        m_slots.edit(handle) = slot;
        m_generations.edit(handle) = generation;
        return handle;
    }

    void release(quint32 handle)
    {
        Q_ASSERT(isAlive(handle));
        m_slots.edit(handle) = Slot();
        m_generations.edit(handle) = freeSlot;
        m_free.append(handle);
        --m_alive;
    }

    bool isAlive(quint32 handle) const { return handle < size() && m_generations[handle] != freeSlot; }
    const Slot& operator[](quint32 handle) const { return m_slots[handle]; }
    Slot& edit(quint32 handle) { return m_slots.edit(handle); }

    Generation generation(quint32 handle) const { return m_generations[handle]; }
    void touch(quint32 handle, Generation generation)
    {
        if (m_generations[handle] != generation)
            m_generations.edit(handle) = generation;
    }
    /// Makes every living row old, so that counting may start over.
    void makeAllOld()
    {
        for (quint32 handle = 0; handle < size(); ++handle) {
            if (isAlive(handle))
                touch(handle, alwaysOld);
        }
    }
    /// Calls `visit(handle)` for each living row of another generation than this one. It may write to the slots.
    template <typename Visit> void visitOlder(Generation present, Visit&& visit) const
    {
        // Rows are alike for long stretches, and a stretch is a fraction of a chunk, so it lies side by side.
        constexpr quint32 stretch = 64;
        std::array<Generation, stretch> generations{};
        for (quint32 first = 0; first < size(); first += stretch) {
            const quint32 count = qMin(stretch, size() - first);
            std::copy_n(&m_generations[first], count, generations.begin());
            for (quint32 i = 0; i < count; ++i) {
                if (generations[i] != present && generations[i] != freeSlot)
                    visit(first + i);
            }
        }
    }

    quint32 size() const { return m_slots.size(); } ///< all handles are below
    qsizetype alive() const { return m_alive; }
    qsizetype bytes() const
    {
        return m_slots.bytes() + m_generations.bytes() + m_free.capacity() * qsizetype(sizeof(quint32));
    }

private:
    ChunkedArray<Slot, 8> m_slots;
    ChunkedArray<Generation, 10> m_generations;
    QList<quint32> m_free;
    qsizetype m_alive = 0;
};

/// A doubly linked list through the items of an array: 8 bytes a member, constant time in and out. Newest first.
struct Link
{
    quint32 next = noSlot;
    quint32 previous = noSlot;
};

template <auto Member, typename Array> void chain(Array& array, quint32& head, quint32 member)
{
    (array.edit(member).*Member) = {head, noSlot};
    if (head != noSlot)
        (array.edit(head).*Member).previous = member;
    head = member;
}

template <auto Member, typename Array> void unchain(Array& array, quint32& head, quint32 member)
{
    const Link link = array[member].*Member;
    if (link.previous != noSlot)
        (array.edit(link.previous).*Member).next = link.next;
    else
        head = link.next;
    if (link.next != noSlot)
        (array.edit(link.next).*Member).previous = link.previous;
    (array.edit(member).*Member) = {};
}

} // namespace rolescope
