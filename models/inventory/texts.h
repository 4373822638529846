// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/flatindex.h"

#include <QByteArray>
#include <QString>

namespace rolescope {

/// Every text of the inventory, once, as UTF-8 in one arena. Handles are dense numbers; 0 is the empty text. Each text
/// knows its case-folded twin, so that two texts are the same to Azure exactly if their folded handles are equal.
/// Texts are never removed: names come back with the next refresh more often than not.
class Texts
{
public:
    Texts();

    quint32 intern(QStringView text);
    /// The handle of a text that is already there, or FlatIndex::none.
    quint32 find(QStringView text) const;
    quint32 findFolded(QStringView text) const; ///< of its case-folded form
    QString text(quint32 handle) const;
    QByteArrayView utf8(quint32 handle) const;
    quint32 folded(quint32 handle) const { return m_folded.at(handle); }

    int count() const { return static_cast<int>(m_folded.size()); }
    qsizetype bytes() const;

private:
    quint32 add(QByteArrayView utf8);
    quint32 findUtf8(QByteArrayView utf8) const;

    QByteArray m_arena;
    QList<quint32> m_ends; ///< where each text ends; it begins where the one before ends
    QList<quint32> m_folded;
    FlatIndex m_index;
};

} // namespace rolescope
