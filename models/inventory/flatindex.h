// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <limits>

namespace rolescope {

/// A hash index that holds nothing but 32-bit values: 5 to 8 bytes an entry where QHash takes over 30. What a value's
/// key is, the caller knows: it passes the hash and a comparison. Open addressing with linear probing; a removal leaves
/// a mark, so that it asks for no other value's hash, and marks go when their part is placed anew.
///
/// The entries lie in many small parts that grow one by one, each at its own time, so that no insertion ever has to
/// place more than a hundredth of all entries anew. Copies share the parts that neither side wrote.
class FlatIndex
{
public:
    static constexpr quint32 none = std::numeric_limits<quint32>::max();
    static constexpr quint32 largestValue = none - 2;

    /// The value whose key has this hash and for which `isKey(value)` is true, or none.
    template <typename IsKey> quint32 find(size_t hash, IsKey&& isKey) const
    {
        if (m_parts.isEmpty())
            return none;
        const quint64 mixed = mix(hash);
        const Part& part = m_parts.at(partOf(mixed));
        if (part.slots.isEmpty())
            return none;
        for (qsizetype i = part.home(mixed);; i = part.next(i)) {
            const quint32 value = part.slots.at(i);
            if (value == none || (value != removed && isKey(value)))
                return value;
        }
    }

    /// Adds a value that is not there yet; `hashOf(value)` gives the hash of any value that the index holds.
    template <typename HashOf> void insert(quint32 value, HashOf&& hashOf)
    {
        Q_ASSERT(value <= largestValue);
        if (m_parts.isEmpty())
            m_parts.resize(partCount);
        const quint64 mixed = mix(hashOf(value));
        const qsizetype number = partOf(mixed);
        Part& part = m_parts[number];
        if ((part.used + part.marks + 1) * 4 > part.slots.size() * 3)
            placeAnew(part, number, hashOf);
        part.place(value, mixed);
        ++part.used;
    }

    /// Takes a value out by the hash that it was put in with; one that is not there is passed over.
    void remove(quint32 value, size_t hash)
    {
        if (m_parts.isEmpty())
            return;
        const quint64 mixed = mix(hash);
        Part& part = m_parts[partOf(mixed)];
        if (part.slots.isEmpty())
            return;
        qsizetype i = part.home(mixed);
        for (; part.slots.at(i) != value; i = part.next(i)) {
            if (part.slots.at(i) == none)
                return;
        }
        --part.used;
        ++part.marks;
        part.slots[i] = removed;
        // Marks before an empty place hold nothing together.
        if (part.slots.at(part.next(i)) != none)
            return;
        for (; part.slots.at(i) == removed; i = part.previous(i)) {
            part.slots[i] = none;
            --part.marks;
        }
    }

    qsizetype bytes() const
    {
        qsizetype sum = m_parts.capacity() * qsizetype(sizeof(Part));
        for (const Part& part : m_parts)
            sum += part.slots.capacity() * qsizetype(sizeof(quint32));
        return sum;
    }

private:
    static constexpr quint32 removed = none - 1;
    static constexpr int partBits = 7;
    static constexpr qsizetype partCount = 1 << partBits;

    struct Part
    {
        QList<quint32> slots; ///< at least a quarter of them empty
        qsizetype used = 0;
        qsizetype marks = 0;

        qsizetype home(quint64 mixed) const
        {
            return static_cast<qsizetype>(((mixed & 0xFFFFFFFFU) * static_cast<quint64>(slots.size())) >> 32);
        }
        qsizetype next(qsizetype i) const { return i + 1 == slots.size() ? 0 : i + 1; }
        qsizetype previous(qsizetype i) const { return i == 0 ? slots.size() - 1 : i - 1; }
        void place(quint32 value, quint64 mixed)
        {
            qsizetype i = home(mixed);
            while (slots.at(i) <= largestValue)
                i = next(i);
            if (slots.at(i) == removed)
                --marks;
            slots[i] = value;
        }
    };

    /// The finish of MurmurHash3: part and place are taken from different bits, and all of them must count.
    static quint64 mix(quint64 hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDULL;
        hash ^= hash >> 33;
        hash *= 0xC4CEB9FE1A85EC53ULL;
        return hash ^ (hash >> 33);
    }
    static qsizetype partOf(quint64 mixed) { return static_cast<qsizetype>(mixed >> (64 - partBits)); }

    template <typename HashOf> static void placeAnew(Part& part, qsizetype number, HashOf&& hashOf)
    {
        const QList<quint32> old = part.slots;
        qsizetype size = old.size();
        if (old.isEmpty())
            size = 8 + number * 4 / partCount; // parts fill evenly: did all start alike, all would grow at once
        else if (part.used * 2 >= size)
            size += size / 2;
        part.slots = QList<quint32>(size, none);
        part.marks = 0;
        for (const quint32 value : old) {
            if (value <= largestValue)
                part.place(value, mix(hashOf(value)));
        }
    }

    QList<Part> m_parts; ///< none until the first insertion
};

} // namespace rolescope
