// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/inventory/scopeset.h"

#include <QObject>

namespace rolescope {

/// The scopes that a person has ticked: what tree, tables, graph and search are narrowed to. Follows the store: what is
/// gone from it is gone from here. The store must outlive it. GUI thread.
class ScopeChoice : public QObject
{
    Q_OBJECT

public:
    explicit ScopeChoice(const InventoryStore& store, QObject* parent = nullptr);

    const ScopeSet& scopes() const { return m_scopes; }
    bool isNarrowed() const { return !m_scopes.isEverything(); }
    ScopeSet::State stateOf(ScopeHandle scope) const;

    void set(ScopeHandle scope, bool in); ///< with everything below it
    void setOnly(ScopeHandle scope);
    void setAll();
    void replace(ScopeSet scopes);

Q_SIGNALS:
    void changed();

private:
    const InventoryStore& m_store;
    ScopeSet m_scopes;
};

} // namespace rolescope
