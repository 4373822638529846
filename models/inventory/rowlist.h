// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <algorithm>
#include <numeric>

namespace rolescope {

/// The rows of a table as handles, in order: new ones come last, any may go. Taking a range out costs the same in a
/// long list as in a short one, and what is remembered of other rows stays true, so that a thousand scattered removals,
/// each told by itself, are right at every moment in between.
///
/// Rows lie in chunks. Whoever owns a row keeps its *place*: the chunk, and where in it the row was put. Only removals
/// move rows inside their chunk, always to its front, so a row is found by looking back from there. Copies share the
/// chunks that neither side wrote.
class RowList
{
public:
    using Place = quint32;

    int size() const { return m_size; }

    quint32 at(int row) const
    {
        const qsizetype chunk = chunkOf(row);
        return m_chunks.at(chunk).at(row - m_starts.at(chunk));
    }

    Place append(quint32 handle)
    {
        if (m_chunks.isEmpty() || m_putInLast == chunkSize)
            openChunk();
        m_chunks.last().append(handle);
        ++m_size;
        return (static_cast<Place>(m_chunks.size() - 1) << chunkBits) | static_cast<Place>(m_putInLast++);
    }

    /// The number of the row that holds this handle and was given this place; -1 where it is not there any more.
    int rowOf(quint32 handle, Place place) const
    {
        const auto chunk = static_cast<qsizetype>(place >> chunkBits);
        if (chunk >= m_chunks.size())
            return -1;
        const QList<quint32>& rows = m_chunks.at(chunk);
        for (qsizetype i = qMin<qsizetype>(place & (chunkSize - 1), rows.size() - 1); i >= 0; --i) {
            if (rows.at(i) == handle)
                return m_starts.at(chunk) + static_cast<int>(i);
        }
        return -1;
    }

    /// Takes out the rows first … last. Once most chunks are mostly empty, all rows are packed: `moved(handle, place)`
    /// is then called for each of those that are left.
    template <typename Moved> void remove(int first, int last, Moved&& moved)
    {
        const int count = last - first + 1;
        int gone = 0;
        qsizetype chunk = chunkOf(first);
        for (; gone < count; ++chunk) {
            m_starts[chunk] -= gone;
            const int from = first - m_starts.at(chunk);
            const int here = qMin(count - gone, static_cast<int>(m_chunks.at(chunk).size()) - from);
            m_chunks[chunk].remove(from, here);
            gone += here;
        }
        std::for_each(m_starts.begin() + chunk, m_starts.end(), [count](int& start) { start -= count; });
        m_size -= count;
        if (m_chunks.size() > 8 + 2 * (m_size >> chunkBits))
            pack(moved);
    }

    qsizetype bytes() const
    {
        return std::accumulate(m_chunks.begin(), m_chunks.end(),
                               m_chunks.capacity() * qsizetype(sizeof(QList<quint32>) + sizeof(int)),
                               [](qsizetype sum, const QList<quint32>& rows) {
                                   return sum + rows.capacity() * qsizetype(sizeof(quint32));
                               });
    }

private:
    static constexpr int chunkBits = 10;
    static constexpr int chunkSize = 1 << chunkBits;

    void openChunk()
    {
        m_starts.append(m_size);
        m_chunks.append(QList<quint32>());
        m_chunks.last().reserve(chunkSize);
        m_putInLast = 0;
    }

    qsizetype chunkOf(int row) const
    {
        // As long as nothing was removed before it, a row is where it was put.
        const qsizetype likely = row >> chunkBits;
        if (m_starts.at(likely) <= row && (likely + 1 == m_starts.size() || row < m_starts.at(likely + 1)))
            return likely;
        return std::upper_bound(m_starts.begin(), m_starts.end(), row) - m_starts.begin() - 1;
    }

    template <typename Moved> void pack(Moved&& moved)
    {
        RowList packed;
        for (const QList<quint32>& rows : std::as_const(m_chunks)) {
            for (const quint32 handle : rows)
                moved(handle, packed.append(handle));
        }
        *this = packed;
    }

    QList<QList<quint32>> m_chunks;
    QList<int> m_starts; ///< number of each chunk's first row
    int m_size = 0;
    int m_putInLast = 0; ///< rows that the last chunk was ever given
};

} // namespace rolescope
