// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/selection.h"

namespace rolescope {

void Selection::select(EntityRef entity, const QObject* origin)
{
    if (entity == m_current)
        return;
    m_current = entity;
    Q_EMIT changed(entity, origin);
}

} // namespace rolescope
