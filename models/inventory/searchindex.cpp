// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/searchindex.h"

#include <QStringList>

#include <algorithm>
#include <atomic>
#include <cstring>

namespace rolescope {

namespace {

constexpr char entrySeparator = '\n';
constexpr char fieldSeparator = '\x1f';
constexpr int segmentBits = 16; ///< of an entry's number inside its segment
constexpr qsizetype fullSegment = 48 * 1024; ///< so that starts fit into 16 bits, the last entry may go beyond
constexpr int segmentsPackedAtOnce = 4;

qsizetype segmentOf(SearchIndex::Entry entry)
{
    return entry >> segmentBits;
}

qsizetype insideOf(SearchIndex::Entry entry)
{
    return entry & ((1U << segmentBits) - 1);
}

/// Text without the separators, folded.
QByteArray folded(QString text)
{
    text.replace(QLatin1Char(entrySeparator), QChar(u' ')).replace(QLatin1Char(fieldSeparator), QChar(u' '));
    return text.toCaseFolded().toUtf8();
}

qsizetype findFrom(const QByteArray& buffer, QByteArrayView needle, qsizetype from)
{
    if (from >= buffer.size())
        return -1;
    // memmem is vectorised in glibc; QByteArrayMatcher is not.
    const void* hit = memmem(buffer.constData() + from, static_cast<size_t>(buffer.size() - from), needle.data(),
                             static_cast<size_t>(needle.size()));
    return hit ? static_cast<const char*>(hit) - buffer.constData() : -1;
}

QByteArray lineOf(const QStringList& fields)
{
    QByteArray line;
    for (const QString& field : fields) {
        if (field.isEmpty())
            continue;
        if (!line.isEmpty())
            line.append(fieldSeparator);
        line.append(folded(field));
    }
    return line;
}

} // namespace

// Segments

void SearchIndex::Segment::append(EntityRef entity, QByteArrayView foldedFields)
{
    buffer.append(entrySeparator);
    starts.append(static_cast<quint16>(buffer.size()));
    buffer.append(foldedFields.data(), foldedFields.size());
    handles.append(entity.handle);
    kinds.append(entity.kind);
}

QByteArrayView SearchIndex::Segment::text(qsizetype entry) const
{
    const qsizetype end = entry + 1 < count() ? start(entry + 1) - 1 : buffer.size();
    return QByteArrayView(buffer).sliced(start(entry), end - start(entry));
}

EntityRef SearchIndex::Segment::entity(qsizetype entry) const
{
    EntityRef entity;
    entity.kind = kinds.at(entry);
    entity.handle = handles.at(entry);
    return entity;
}

qsizetype SearchIndex::Segment::entryAt(qsizetype position, qsizetype from) const
{
    // Hits come in order, so the entry is near: step out before halving.
    qsizetype step = 1;
    while (from + step < count() && start(from + step) <= position)
        step *= 2;
    const auto begin = starts.cbegin() + from;
    const auto end = starts.cbegin() + qMin(from + step + 1, count());
    return std::upper_bound(begin, end, position) - starts.cbegin() - 1;
}

void SearchIndex::Segment::squeeze()
{
    buffer.squeeze();
    starts.squeeze();
    handles.squeeze();
    kinds.squeeze();
}

// Index

SearchIndex::Entry SearchIndex::entryOf(qsizetype segment, qsizetype inside)
{
    return (static_cast<Entry>(segment) << segmentBits) | static_cast<Entry>(inside);
}

SearchIndex::Segment& SearchIndex::edit(qsizetype segment)
{
    SegmentPointer& pointer = m_segments[segment];
    pointer.detach();
    // See ChunkedArray::edit.
    std::atomic_thread_fence(std::memory_order_acquire);
    return *pointer;
}

SearchIndex::Entry SearchIndex::append(EntityRef entity, QByteArrayView foldedFields)
{
    if (m_open < 0 || m_segments.at(m_open)->buffer.size() >= fullSegment)
        openSegment();
    Segment& segment = edit(m_open);
    segment.append(entity, foldedFields);
    return entryOf(m_open, segment.count() - 1);
}

void SearchIndex::openSegment()
{
    const qsizetype full = m_open;
    if (m_empty.isEmpty()) {
        m_open = m_segments.size();
        m_segments.append(SegmentPointer(new Segment));
    } else {
        m_open = m_empty.takeLast();
    }
    if (full < 0)
        return;
    edit(full).squeeze();
    considerPacking(full);
}

void SearchIndex::considerPacking(qsizetype number)
{
    if (number == m_open)
        return;
    const Segment& segment = *m_segments.at(number);
    if (segment.isEmpty()) {
        m_segments[number] = SegmentPointer(new Segment);
        m_sparse.removeOne(number);
        m_empty.append(number);
    } else if (segment.isSparse() && !m_sparse.contains(number)) {
        m_sparse.append(number);
    }
}

SearchIndex::Entry SearchIndex::set(EntityRef entity, Entry old, const QStringList& fields)
{
    const QByteArray line = lineOf(fields);
    if (old != none) {
        if (m_segments.at(segmentOf(old))->text(insideOf(old)) == line)
            return old;
        remove(old);
    }
    return line.isEmpty() ? none : append(entity, line);
}

void SearchIndex::remove(Entry entry)
{
    if (entry == none)
        return;
    Segment& segment = edit(segmentOf(entry));
    Q_ASSERT(segment.isAlive(insideOf(entry)));
    segment.kinds[insideOf(entry)] = EntityKind::None;
    ++segment.struckOut;
    considerPacking(segmentOf(entry));
}

void SearchIndex::pack(const std::function<void(EntityRef, Entry)>& moved)
{
    for (int packed = 0; packed < segmentsPackedAtOnce && wantsPacking(); ++packed) {
        const qsizetype number = m_sparse.takeLast();
        const SegmentPointer old = m_segments.at(number);
        const SegmentPointer fresh(new Segment);
        for (qsizetype entry = 0; entry < old->count(); ++entry) {
            if (!old->isAlive(entry))
                continue;
            fresh->append(old->entity(entry), old->text(entry));
            moved(old->entity(entry), entryOf(number, fresh->count() - 1));
        }
        fresh->squeeze();
        m_segments[number] = fresh;
    }
}

// Searching

std::vector<EntityRef> SearchIndex::search(QStringView text, int limit) const
{
    const QByteArray wanted = folded(text.toString());
    std::vector<EntityRef> found;
    if (wanted.isEmpty() || limit <= 0)
        return found;

    const auto sweep = [&](const QByteArray& needle, bool skipPrefixes) {
        for (const SegmentPointer& segment : m_segments) {
            if (found.size() >= static_cast<size_t>(limit))
                return;
            qsizetype entry = 0;
            for (qsizetype at = findFrom(segment->buffer, needle, 0);
                 at >= 0 && found.size() < static_cast<size_t>(limit);) {
                const qsizetype inside = skipPrefixes ? at : at + 1;
                entry = segment->entryAt(inside, entry);
                const bool isPrefix = inside == segment->start(entry);
                if (segment->isAlive(entry) && !(skipPrefixes && isPrefix))
                    found.push_back(segment->entity(entry));
                at = findFrom(segment->buffer, needle, segment->start(entry) + segment->text(entry).size());
            }
        }
    };
    sweep(entrySeparator + wanted, false);
    sweep(wanted, true);
    return found;
}

std::vector<EntityRef> SearchIndex::named(QStringView name, int limit) const
{
    const QByteArray needle = entrySeparator + folded(name.toString());
    std::vector<EntityRef> found;
    for (const SegmentPointer& segment : m_segments) {
        const QByteArray& buffer = segment->buffer;
        qsizetype entry = 0;
        for (qsizetype at = findFrom(buffer, needle, 0); at >= 0 && found.size() < static_cast<size_t>(limit);) {
            const qsizetype end = at + needle.size();
            const bool whole
                = end == buffer.size() || buffer.at(end) == entrySeparator || buffer.at(end) == fieldSeparator;
            entry = segment->entryAt(at + 1, entry);
            if (whole && segment->isAlive(entry))
                found.push_back(segment->entity(entry));
            at = findFrom(buffer, needle, end);
        }
    }
    return found;
}

qsizetype SearchIndex::bytes() const
{
    qsizetype sum = m_segments.capacity() * qsizetype(sizeof(void*));
    for (const auto& segment : m_segments) {
        sum += qsizetype(sizeof(Segment)) + segment->buffer.capacity()
            + segment->starts.capacity() * qsizetype(sizeof(quint16))
            + segment->handles.capacity() * qsizetype(sizeof(quint32))
            + segment->kinds.capacity() * qsizetype(sizeof(EntityKind));
    }
    return sum;
}

} // namespace rolescope
