// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <limits>

namespace rolescope {

/// A hash index that holds nothing but 32-bit values: 6 to 11 bytes an entry where QHash takes over 30. What a value's
/// key is, the caller knows: it passes the hash and a comparison. Open addressing with linear probing; removal shifts
/// later entries back, so there are no tombstones. Implicitly shared, like the columns that it indexes.
class FlatIndex
{
public:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();

    /// The value whose key has this hash and for which `isKey(value)` is true, or none.
    template <typename IsKey> quint32 find(size_t hash, IsKey&& isKey) const
    {
        if (m_slots.isEmpty())
            return none;
        for (qsizetype i = home(hash);; i = next(i)) {
            const quint32 value = m_slots.at(i);
            if (value == none || isKey(value))
                return value;
        }
    }

    /// Adds a value that is not there yet; `hashOf(value)` gives the hash of any value that the index holds.
    template <typename HashOf> void insert(quint32 value, HashOf&& hashOf)
    {
        if ((m_used + 1) * 10 > m_slots.size() * 7)
            grow(hashOf);
        place(value, hashOf(value));
        ++m_used;
    }

    template <typename HashOf> void remove(quint32 value, HashOf&& hashOf)
    {
        if (m_slots.isEmpty())
            return;
        qsizetype hole = home(hashOf(value));
        while (m_slots.at(hole) != value) {
            if (m_slots.at(hole) == none)
                return;
            hole = next(hole);
        }
        for (qsizetype i = next(hole); m_slots.at(i) != none; i = next(i)) {
            // An entry may fill the hole unless its home lies behind the hole on the way to it.
            const qsizetype wanted = home(hashOf(m_slots.at(i)));
            const bool stays = hole < i ? (hole < wanted && wanted <= i) : (hole < wanted || wanted <= i);
            if (stays)
                continue;
            m_slots[hole] = m_slots.at(i);
            hole = i;
        }
        m_slots[hole] = none;
        --m_used;
    }

    qsizetype bytes() const { return m_slots.capacity() * qsizetype(sizeof(quint32)); }

private:
    qsizetype home(size_t hash) const
    {
        // Fibonacci hashing: the low bits of Qt's hashes of small integers are too regular for linear probing.
        return static_cast<qsizetype>((hash * 0x9E3779B97F4A7C15ULL) >> 32) & (m_slots.size() - 1);
    }
    qsizetype next(qsizetype i) const { return (i + 1) & (m_slots.size() - 1); }

    void place(quint32 value, size_t hash)
    {
        qsizetype i = home(hash);
        while (m_slots.at(i) != none)
            i = next(i);
        m_slots[i] = value;
    }

    template <typename HashOf> void grow(HashOf&& hashOf)
    {
        const QList<quint32> old = m_slots;
        m_slots = QList<quint32>(qMax<qsizetype>(16, old.size() * 2), none);
        for (const quint32 value : old) {
            if (value != none)
                place(value, hashOf(value));
        }
    }

    QList<quint32> m_slots; ///< a power of two in size
    qsizetype m_used = 0;
};

} // namespace rolescope
