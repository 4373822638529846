// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <limits>

namespace rolescope {

inline constexpr quint32 noSlot = std::numeric_limits<quint32>::max();

/// Rows that keep their number for as long as they live; free numbers are given again. A slot carries the generation of
/// the refresh that last touched it; 0 marks a free one. Implicitly shared, so a copy costs nothing until one side
/// writes.
template <typename Slot> class Slots
{
public:
    quint32 add(const Slot& slot)
    {
        ++m_alive;
        if (m_free.isEmpty()) {
            m_slots.append(slot);
            return static_cast<quint32>(m_slots.size() - 1);
        }
        const quint32 handle = m_free.takeLast();
        m_slots[handle] = slot;
        return handle;
    }

    void release(quint32 handle)
    {
        m_slots[handle] = Slot();
        m_free.append(handle);
        --m_alive;
    }

    bool isAlive(quint32 handle) const { return handle < m_slots.size() && m_slots.at(handle).generation != 0; }
    const Slot& operator[](quint32 handle) const { return m_slots.at(handle); }
    Slot& edit(quint32 handle) { return m_slots[handle]; }
    quint32 size() const { return static_cast<quint32>(m_slots.size()); }
    qsizetype alive() const { return m_alive; }
    qsizetype bytes() const
    {
        return m_slots.capacity() * qsizetype(sizeof(Slot)) + m_free.capacity() * qsizetype(sizeof(quint32));
    }

private:
    QList<Slot> m_slots;
    QList<quint32> m_free;
    qsizetype m_alive = 0;
};

/// A doubly linked list through slots: 8 bytes a member, constant time in and out. Newest first.
struct Link
{
    quint32 next = noSlot;
    quint32 previous = noSlot;
};

template <auto Member, typename Slot> void chain(Slots<Slot>& slots, quint32& head, quint32 member)
{
    (slots.edit(member).*Member) = {head, noSlot};
    if (head != noSlot)
        (slots.edit(head).*Member).previous = member;
    head = member;
}

template <auto Member, typename Slot> void unchain(Slots<Slot>& slots, quint32& head, quint32 member)
{
    const Link link = slots[member].*Member;
    if (link.previous != noSlot)
        (slots.edit(link.previous).*Member).next = link.next;
    else
        head = link.next;
    if (link.next != noSlot)
        (slots.edit(link.next).*Member).previous = link.previous;
    (slots.edit(member).*Member) = {};
}

} // namespace rolescope
