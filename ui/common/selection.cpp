// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/selection.h"

#include "models/inventory/inventorystore.h"

namespace rolescope {

void Selection::select(EntityRef entity, const QObject* origin)
{
    if (entity == m_current)
        return;
    m_current = entity;
    Q_EMIT changed(entity, origin);
}

void Selection::follow(const InventoryStore& store)
{
    connect(&store, &InventoryStore::aboutToBeReset, this, &Selection::clear);
    connect(&store, &InventoryStore::changed, this, [this, &store] {
        if (m_current.isValid() && !store.inventory().contains(m_current))
            clear();
    });
}

} // namespace rolescope
