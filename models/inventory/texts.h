// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/chunkedarray.h"
#include "models/inventory/flatindex.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace rolescope {

/// Every text of the inventory, once, as UTF-8. Handles are numbers; 0 is the empty text. Each text knows its
/// case-folded twin, so that two texts are the same to Azure exactly if their folded handles are equal. GUIDs as Azure
/// writes them, in lower case, make up half of all texts and are held as 16 bytes. Texts are never removed: names come
/// back with the next refresh more often than not.
class Texts
{
public:
    static constexpr quint32 none = FlatIndex::none;

    Texts();

    quint32 intern(QStringView text);
    /// The handle of a text that is already there, or none.
    quint32 find(QStringView text) const;
    quint32 findFolded(QStringView text) const; ///< of its case-folded form
    QString text(quint32 handle) const;
    quint32 folded(quint32 handle) const { return isGuid(handle) ? handle : m_folded[handle]; }

    /// Whether the text is a GUID in lower case.
    static bool isGuid(quint32 handle) { return (handle & guidFlag) != 0; }
    /// Calls `visit(handle)` for each GUID that holds this text, in order of their coming, until it returns false.
    void visitGuidsWith(QStringView part, const std::function<bool(quint32)>& visit) const;

    int count() const { return static_cast<int>(m_places.size() + m_guids.size()); }
    qsizetype bytes() const;

private:
    static constexpr quint32 guidFlag = 0x80000000U;

    struct Guid
    {
        quint64 high = 0;
        quint64 low = 0;
        bool operator==(const Guid&) const = default;
    };

    static std::optional<Guid> guidOf(QStringView text);
    static void write(const Guid& guid, char* to);
    static size_t hashOf(const Guid& guid);

    quint32 add(QByteArrayView utf8);
    quint32 addGuid(const Guid& guid);
    quint32 findUtf8(QByteArrayView utf8) const;
    quint32 findGuid(const Guid& guid) const;
    QByteArrayView utf8(quint32 handle) const;

    ChunkedArray<char, 16> m_arena; ///< each text after its length
    QList<QByteArray> m_large; ///< texts that would waste too much of the arena
    ChunkedArray<quint32, 10> m_places; ///< in the arena, or in m_large with the highest bit set
    ChunkedArray<quint32, 10> m_folded;
    FlatIndex m_index;
    ChunkedArray<Guid, 8> m_guids;
    FlatIndex m_guidIndex;
};

} // namespace rolescope
