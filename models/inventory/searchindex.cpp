// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/searchindex.h"

#include <QStringList>

#include <algorithm>
#include <cstring>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char entrySeparator = '\n';
constexpr QChar fieldSeparator(0x1F);

/// Text without the separators, folded.
QByteArray folded(QString text)
{
    text.replace(QChar(u'\n'), QChar(u' ')).replace(fieldSeparator, QChar(u' '));
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

} // namespace

qsizetype SearchIndex::length(qsizetype entry) const
{
    const qsizetype end = entry + 1 < m_starts.size() ? m_starts.at(entry + 1) - 1 : m_buffer.size();
    return end - m_starts.at(entry);
}

void SearchIndex::append(EntityRef entity, QByteArrayView foldedFields)
{
    m_buffer.append(entrySeparator);
    m_starts.append(static_cast<quint32>(m_buffer.size()));
    m_buffer.append(foldedFields.data(), foldedFields.size());
    m_entities.append(entity);
}

SearchIndex::Entry SearchIndex::set(EntityRef entity, Entry old, const QStringList& fields)
{
    QByteArray line;
    for (const QString& field : fields) {
        if (field.isEmpty())
            continue;
        if (!line.isEmpty())
            line.append(char(fieldSeparator.unicode()));
        line.append(folded(field));
    }
    if (old != none) {
        if (QByteArrayView(m_buffer).sliced(m_starts.at(old), length(old)) == line)
            return old;
        remove(old);
    }
    append(entity, line);
    return static_cast<Entry>(m_entities.size() - 1);
}

void SearchIndex::remove(Entry entry)
{
    if (entry == none || !m_entities.at(entry).isValid())
        return;
    m_entities[entry] = {};
    ++m_struckOut;
}

qsizetype SearchIndex::entryAt(qsizetype position, qsizetype from) const
{
    // Hits come in order, so the entry is near: step out before halving.
    qsizetype step = 1;
    while (from + step < m_starts.size() && m_starts.at(from + step) <= position)
        step *= 2;
    const auto begin = m_starts.cbegin() + from;
    const auto end = m_starts.cbegin() + qMin(from + step + 1, m_starts.size());
    return std::upper_bound(begin, end, static_cast<quint32>(position)) - m_starts.cbegin() - 1;
}

std::vector<EntityRef> SearchIndex::search(QStringView text, int limit) const
{
    const QByteArray wanted = folded(text.toString());
    std::vector<EntityRef> found;
    if (wanted.isEmpty() || limit <= 0)
        return found;

    const auto sweep = [&](const QByteArray& needle, bool skipPrefixes) {
        qsizetype entry = 0;
        for (qsizetype at = findFrom(m_buffer, needle, 0); at >= 0 && found.size() < static_cast<size_t>(limit);) {
            const qsizetype inside = skipPrefixes ? at : at + 1;
            entry = entryAt(inside, entry);
            const bool isPrefix = inside == m_starts.at(entry);
            if (m_entities.at(entry).isValid() && !(skipPrefixes && isPrefix))
                found.push_back(m_entities.at(entry));
            at = findFrom(m_buffer, needle, m_starts.at(entry) + length(entry));
        }
    };
    sweep(entrySeparator + wanted, false);
    sweep(wanted, true);
    return found;
}

std::vector<EntityRef> SearchIndex::named(QStringView name, int limit) const
{
    const QByteArray wanted = folded(name.toString());
    std::vector<EntityRef> found;
    const QByteArray needle = entrySeparator + wanted;
    qsizetype entry = 0;
    for (qsizetype at = findFrom(m_buffer, needle, 0); at >= 0 && found.size() < static_cast<size_t>(limit);) {
        const qsizetype end = at + needle.size();
        const bool whole = end == m_buffer.size() || m_buffer.at(end) == entrySeparator
            || QChar::fromLatin1(m_buffer.at(end)) == fieldSeparator;
        entry = entryAt(at + 1, entry);
        if (whole && m_entities.at(entry).isValid())
            found.push_back(m_entities.at(entry));
        at = findFrom(m_buffer, needle, end);
    }
    return found;
}

qsizetype SearchIndex::bytes() const
{
    return m_buffer.capacity() + m_starts.capacity() * qsizetype(sizeof(quint32))
        + m_entities.capacity() * qsizetype(sizeof(EntityRef));
}

} // namespace rolescope
