// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/uniqueidentifiers.h"

#include "models/domain/quoting.h"

namespace rolescope {

QString UniqueIdentifiers::nameOf(const QString& key, const QString& text)
{
    if (const auto known = m_names.constFind(key); known != m_names.constEnd())
        return *known;
    const QString base = identifierFor(text);
    QString name = base;
    int& last = m_last[base];
    while (m_taken.contains(name)) {
        last = qMax(last, 1) + 1;
        name = base + u'_' + QString::number(last);
    }
    m_taken.insert(name);
    m_names.insert(key, name);
    return name;
}

} // namespace rolescope
