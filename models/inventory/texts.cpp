// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/texts.h"

namespace rolescope {

namespace {

size_t hashOf(QByteArrayView utf8)
{
    return qHashBits(utf8.data(), static_cast<size_t>(utf8.size()));
}

} // namespace

Texts::Texts()
{
    m_ends.append(0);
    m_folded.append(0);
}

QByteArrayView Texts::utf8(quint32 handle) const
{
    const quint32 begin = handle == 0 ? 0 : m_ends.at(handle - 1);
    return QByteArrayView(m_arena.constData() + begin, m_ends.at(handle) - begin);
}

QString Texts::text(quint32 handle) const
{
    return handle == 0 ? QString() : QString::fromUtf8(utf8(handle));
}

quint32 Texts::findUtf8(QByteArrayView wanted) const
{
    if (wanted.isEmpty())
        return 0;
    return m_index.find(hashOf(wanted), [&](quint32 candidate) { return utf8(candidate) == wanted; });
}

quint32 Texts::find(QStringView text) const
{
    return findUtf8(text.toUtf8());
}

quint32 Texts::findFolded(QStringView text) const
{
    return findUtf8(text.toString().toCaseFolded().toUtf8());
}

quint32 Texts::add(QByteArrayView utf8Text)
{
    const auto handle = static_cast<quint32>(m_ends.size());
    m_arena.append(utf8Text.data(), utf8Text.size());
    m_ends.append(static_cast<quint32>(m_arena.size()));
    m_folded.append(handle);
    m_index.insert(handle, [this](quint32 value) { return hashOf(utf8(value)); });
    return handle;
}

quint32 Texts::intern(QStringView text)
{
    const QByteArray asWritten = text.toUtf8();
    if (const quint32 known = findUtf8(asWritten); known != FlatIndex::none)
        return known;
    const quint32 handle = add(asWritten);
    const QByteArray foldedText = text.toString().toCaseFolded().toUtf8();
    if (foldedText != asWritten) {
        const quint32 known = findUtf8(foldedText);
        const quint32 twin = known != FlatIndex::none ? known : add(foldedText);
        m_folded[handle] = twin;
    }
    return handle;
}

qsizetype Texts::bytes() const
{
    return m_arena.capacity() + (m_ends.capacity() + m_folded.capacity()) * qsizetype(sizeof(quint32))
        + m_index.bytes();
}

} // namespace rolescope
