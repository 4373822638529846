// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/scopechoice.h"

#include <utility>

namespace rolescope {

ScopeChoice::ScopeChoice(const InventoryStore& store, QObject* parent) : QObject(parent), m_store(store)
{
    // At once: handles may be given again before the store says that it has changed.
    connect(&store, &InventoryStore::scopesAboutToBeRemoved, this, [this](ScopeHandle above, int first, int last) {
        ScopeSet left = m_scopes;
        for (int row = first; row <= last && !left.isEverything(); ++row)
            left.forget(m_store.inventory(), m_store.inventory().childAt(above, row));
        replace(std::move(left));
    });
    connect(&store, &InventoryStore::scopeMoved, this, [this] {
        ScopeSet settled = m_scopes;
        settled.settle(m_store.inventory());
        replace(std::move(settled));
    });
    connect(&store, &InventoryStore::aboutToBeReset, this, &ScopeChoice::setAll);
}

ScopeSet::State ScopeChoice::stateOf(ScopeHandle scope) const
{
    return m_scopes.state(m_store.inventory(), scope);
}

void ScopeChoice::set(ScopeHandle scope, bool in)
{
    ScopeSet scopes = m_scopes;
    scopes.set(m_store.inventory(), scope, in);
    replace(std::move(scopes));
}

void ScopeChoice::setOnly(ScopeHandle scope)
{
    replace(ScopeSet::only(m_store.inventory(), {scope}));
}

void ScopeChoice::setAll()
{
    replace({});
}

void ScopeChoice::replace(ScopeSet scopes)
{
    const bool same = scopes == m_scopes;
    // Even then: what lies above the marks may have moved.
    m_scopes = std::move(scopes);
    if (!same)
        Q_EMIT changed();
}

} // namespace rolescope
