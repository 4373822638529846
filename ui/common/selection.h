// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/handles.h"

#include <QObject>

namespace rolescope {

class InventoryStore;

/// The one selection that tree, tables, graph and inspector share. Whoever changes it passes itself as origin, so that
/// it can tell its own echo from a foreign change.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    EntityRef current() const { return m_current; }
    /// Does nothing when `entity` is already selected.
    void select(EntityRef entity, const QObject* origin = nullptr);
    void clear() { select({}); }
    /// From now on the selection clears itself when what it names is gone from the store, because handles may be given
    /// again. Call once, before others connect to the store.
    void follow(const InventoryStore& store);

Q_SIGNALS:
    void changed(rolescope::EntityRef current, const QObject* origin);

private:
    EntityRef m_current;
};

} // namespace rolescope
