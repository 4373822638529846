// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSharedData>

#include <atomic>

namespace rolescope {

/// An array that grows at its end, in chunks of 2^Bits items. Growing never moves an item, so no append ever takes
/// longer than another by much, and a reference stays good as long as nothing is written. Copies share their chunks:
/// the first write to a chunk that another copy holds too copies that chunk alone.
///
/// Reading is safe from any thread while only other copies are written.
template <typename T, int Bits> class ChunkedArray
{
public:
    static constexpr quint32 chunkSize = 1U << Bits;

    quint32 size() const { return m_size; }
    const T& operator[](quint32 i) const { return m_chunks.at(i >> Bits)->items[i & mask]; }

    T& edit(quint32 i)
    {
        QExplicitlySharedDataPointer<Chunk>& chunk = m_chunks[i >> Bits];
        chunk.detach();
        // Another thread may have let go of its copy just now; see its reads as done before the first write.
        std::atomic_thread_fence(std::memory_order_acquire);
        return chunk->items[i & mask];
    }

    /// Returns the place of the new item.
    quint32 append(const T& item)
    {
        const quint32 place = appendRoom(1);
        edit(place) = item;
        return place;
    }

    /// Adds `count` items side by side in memory, with any content; returns the place of the first. What is left of the
    /// last chunk is skipped where they do not fit. `count` must not be greater than chunkSize.
    quint32 appendRoom(quint32 count)
    {
        Q_ASSERT(count <= chunkSize);
        if ((m_size & mask) + count > chunkSize)
            m_size = (m_size | mask) + 1;
        const quint32 place = m_size;
        if (count > 0 && (place >> Bits) == static_cast<quint32>(m_chunks.size()))
            m_chunks.append(QExplicitlySharedDataPointer<Chunk>(new Chunk));
        m_size += count;
        return place;
    }

    qsizetype bytes() const
    {
        return m_chunks.size() * qsizetype(sizeof(Chunk)) + m_chunks.capacity() * qsizetype(sizeof(void*));
    }

private:
    static constexpr quint32 mask = chunkSize - 1;

    struct Chunk : QSharedData
    {
        Chunk() { } // NOLINT(modernize-use-equals-default): leaves plain numbers without a value, as they are all set
        T items[chunkSize];
    };

    QList<QExplicitlySharedDataPointer<Chunk>> m_chunks;
    quint32 m_size = 0;
};

} // namespace rolescope
