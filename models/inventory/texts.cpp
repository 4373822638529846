// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inventory/texts.h"

#include <QHashFunctions>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace rolescope {

namespace {

constexpr quint32 largeFlag = 0x80000000U;
constexpr qsizetype largest = 4096; ///< in the arena
constexpr qsizetype lengthBytes = 2;
constexpr qsizetype guidLength = 36;

constexpr std::array<qsizetype, 4> dashes{8, 13, 18, 23};

bool isLowerHex(char16_t c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
}

/// Writes the eight hex digits of a number, four to each place. All digits at once, since a search writes out every
/// GUID there is.
void writeHex(quint32 number, char* firstFour, char* lastFour)
{
    quint64 digits = number;
    digits = ((digits << 16) | digits) & 0x0000FFFF0000FFFFULL;
    digits = ((digits << 8) | digits) & 0x00FF00FF00FF00FFULL;
    digits = ((digits << 4) | digits) & 0x0F0F0F0F0F0F0F0FULL; // one to a byte
    const quint64 letters = ((digits + 0x0606060606060606ULL) >> 4) & 0x0101010101010101ULL;
    const quint64 text = qToBigEndian(digits + 0x3030303030303030ULL + letters * ('a' - '0' - 10));
    std::memcpy(firstFour, &text, 4);
    std::memcpy(lastFour, reinterpret_cast<const char*>(&text) + 4, 4);
}

/// A text as UTF-8, without a byte from the heap where it is short and plain, as nearly all are.
class Utf8
{
public:
    explicit Utf8(QStringView text)
    {
        const bool isPlain = text.size() <= static_cast<qsizetype>(m_short.size())
            && std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
        if (!isPlain) {
            m_long = text.toUtf8();
            m_view = m_long;
            return;
        }
        std::transform(text.begin(), text.end(), m_short.begin(),
                       [](QChar c) { return static_cast<char>(c.unicode()); });
        m_view = QByteArrayView(m_short.data(), text.size());
    }
    Utf8(const Utf8&) = delete;
    Utf8& operator=(const Utf8&) = delete;

    operator QByteArrayView() const { return m_view; } // NOLINT(google-explicit-constructor): it is nothing else

private:
    std::array<char, 128> m_short;
    QByteArray m_long;
    QByteArrayView m_view;
};

size_t hashOfUtf8(QByteArrayView utf8)
{
    // Seeded, so that nobody can choose names that all meet in one place.
    return qHashBits(utf8.data(), static_cast<size_t>(utf8.size()), QHashSeed::globalSeed());
}

} // namespace

Texts::Texts()
{
    m_places.append(m_arena.appendRoom(0));
    m_folded.append(0);
}

QByteArrayView Texts::utf8(quint32 handle) const
{
    if (handle == 0)
        return {};
    const quint32 place = m_places[handle];
    if ((place & largeFlag) != 0)
        return m_large.at(place & ~largeFlag);
    const char* stored = &m_arena[place];
    quint16 length = 0;
    std::memcpy(&length, stored, lengthBytes);
    return {stored + lengthBytes, length};
}

QString Texts::text(quint32 handle) const
{
    if (handle == 0)
        return {};
    if (!isGuid(handle))
        return QString::fromUtf8(utf8(handle));
    std::array<char, guidLength> written{};
    write(m_guids[handle & ~guidFlag], written.data());
    return QString::fromLatin1(written.data(), guidLength);
}

quint32 Texts::findUtf8(QByteArrayView wanted) const
{
    if (wanted.isEmpty())
        return 0;
    return m_index.find(hashOfUtf8(wanted), [&](quint32 candidate) { return utf8(candidate) == wanted; });
}

quint32 Texts::findGuid(const Guid& wanted) const
{
    const quint32 place
        = m_guidIndex.find(hashOf(wanted), [&](quint32 candidate) { return m_guids[candidate] == wanted; });
    return place == FlatIndex::none ? none : place | guidFlag;
}

quint32 Texts::find(QStringView text) const
{
    if (const auto guid = guidOf(text))
        return findGuid(*guid);
    return findUtf8(Utf8(text));
}

quint32 Texts::findFolded(QStringView text) const
{
    if (const auto guid = guidOf(text))
        return findGuid(*guid);
    return find(text.toString().toCaseFolded());
}

quint32 Texts::add(QByteArrayView utf8Text)
{
    const qsizetype length = utf8Text.size();
    quint32 place = 0;
    // The arena ends where its places would take the flag for themselves; beyond that, everything is large.
    if (length <= largest && m_arena.size() < largeFlag - 2 * decltype(m_arena)::chunkSize) {
        place = m_arena.appendRoom(static_cast<quint32>(lengthBytes + length));
        char* stored = &m_arena.edit(place);
        const auto written = static_cast<quint16>(length);
        std::memcpy(stored, &written, lengthBytes);
        std::memcpy(stored + lengthBytes, utf8Text.data(), static_cast<size_t>(length));
    } else {
        place = static_cast<quint32>(m_large.size()) | largeFlag;
        m_large.append(utf8Text.toByteArray());
    }
    const quint32 handle = m_places.append(place);
    m_folded.append(handle);
    m_index.insert(handle, [this](quint32 value) { return hashOfUtf8(utf8(value)); });
    return handle;
}

quint32 Texts::addGuid(const Guid& guid)
{
    const quint32 place = m_guids.append(guid);
    m_guidIndex.insert(place, [this](quint32 value) { return hashOf(m_guids[value]); });
    return place | guidFlag;
}

quint32 Texts::intern(QStringView text)
{
    if (const auto guid = guidOf(text)) {
        const quint32 known = findGuid(*guid);
        return known != none ? known : addGuid(*guid);
    }
    const Utf8 utf8Text(text);
    const QByteArrayView asWritten = utf8Text;
    if (const quint32 known = findUtf8(asWritten); known != none)
        return known;
    const QString foldedText = text.toString().toCaseFolded();
    const QByteArray foldedUtf8 = foldedText.toUtf8();
    const quint32 handle = add(asWritten);
    if (asWritten == foldedUtf8)
        return handle;
    quint32 twin = find(foldedText);
    if (twin == none) {
        const auto guid = guidOf(foldedText);
        twin = guid ? addGuid(*guid) : add(foldedUtf8);
    }
    m_folded.edit(handle) = twin;
    return handle;
}

// GUIDs

std::optional<Texts::Guid> Texts::guidOf(QStringView text)
{
    if (text.size() != guidLength)
        return {};
    for (const qsizetype dash : dashes) {
        if (text[dash] != u'-')
            return {};
    }
    bool isGuid = true;
    const auto read = [&](quint64 half, qsizetype from, qsizetype count) {
        for (qsizetype i = from; i < from + count; ++i) {
            const char16_t c = text[i].unicode();
            isGuid = isGuid && isLowerHex(c);
            half = (half << 4) | (c <= u'9' ? c - u'0' : c - u'a' + 10U);
        }
        return half;
    };
    const quint64 high = read(read(read(0, 0, 8), 9, 4), 14, 4);
    const quint64 low = read(read(0, 19, 4), 24, 12);
    return isGuid ? std::optional(Guid{high, low}) : std::nullopt;
}

void Texts::write(const Guid& guid, char* to)
{
    // 8-4-4-4-12 digits, eight at a time
    constexpr std::array<qsizetype, 8> places{0, 4, 9, 14, 19, 24, 28, 32};
    for (size_t i = 0; i < 4; ++i) {
        const quint64 half = i < 2 ? guid.high : guid.low;
        writeHex(static_cast<quint32>(half >> (i % 2 == 0 ? 32 : 0)), to + places[2 * i], to + places[2 * i + 1]);
    }
    for (const qsizetype dash : dashes)
        to[dash] = '-';
}

size_t Texts::hashOf(const Guid& guid)
{
    return qHashMulti(QHashSeed::globalSeed(), guid.high, guid.low);
}

void Texts::visitGuidsWith(QStringView part, const std::function<bool(quint32)>& visit) const
{
    const QByteArray wanted = part.toString().toLower().toLatin1();
    const bool mayBe = !wanted.isEmpty() && wanted.size() <= guidLength
        && std::all_of(wanted.begin(), wanted.end(),
                       [](char c) { return c == '-' || isLowerHex(static_cast<uchar>(c)); });
    if (!mayBe)
        return;
    // Written out a few at a time into lines, which one sweep then searches.
    constexpr quint32 atOnce = 256;
    constexpr qsizetype lineLength = guidLength + 1;
    std::array<char, atOnce * lineLength> lines{};
    for (quint32 first = 0; first < m_guids.size(); first += atOnce) {
        const quint32 count = qMin(atOnce, m_guids.size() - first);
        for (quint32 i = 0; i < count; ++i) {
            write(m_guids[first + i], &lines[i * lineLength]);
            lines[i * lineLength + guidLength] = '\n';
        }
        const char* const end = lines.data() + count * lineLength;
        for (const char* from = lines.data(); from < end;) {
            const void* hit
                = memmem(from, static_cast<size_t>(end - from), wanted.data(), static_cast<size_t>(wanted.size()));
            if (!hit)
                break;
            const auto line = (static_cast<const char*>(hit) - lines.data()) / lineLength;
            if (!visit((first + static_cast<quint32>(line)) | guidFlag))
                return;
            from = lines.data() + (line + 1) * lineLength;
        }
    }
}

qsizetype Texts::bytes() const
{
    qsizetype sum = m_arena.bytes() + m_places.bytes() + m_folded.bytes() + m_index.bytes() + m_guids.bytes()
        + m_guidIndex.bytes() + m_large.capacity() * qsizetype(sizeof(QByteArray));
    for (const QByteArray& text : m_large)
        sum += text.capacity();
    return sum;
}

} // namespace rolescope
