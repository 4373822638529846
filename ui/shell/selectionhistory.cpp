// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/selectionhistory.h"

#include "models/inventory/inventorystore.h"

#include <algorithm>

namespace rolescope {

SelectionHistory::SelectionHistory(Selection& selection, const InventoryStore& store, QObject* parent)
    : QObject(parent), m_selection(selection), m_store(store)
{
    connect(&m_selection, &Selection::changed, this, [this](EntityRef current) { visit(current); });
    connect(&m_store, &InventoryStore::changed, this, &SelectionHistory::forgetTheGone);
}

/// With nothing selected the last one itself is the way back.
int SelectionHistory::previous() const
{
    return m_selection.current().isValid() ? m_at - 1 : m_at;
}

void SelectionHistory::visit(EntityRef entity)
{
    const bool known = m_at >= 0 && m_visited[static_cast<std::size_t>(m_at)] == entity;
    if (entity.isValid() && !known) {
        m_visited.resize(static_cast<std::size_t>(m_at + 1));
        m_visited.push_back(entity);
        if (m_visited.size() > longest)
            m_visited.erase(m_visited.begin());
        m_at = static_cast<int>(m_visited.size()) - 1;
    }
    Q_EMIT changed();
}

void SelectionHistory::back()
{
    if (canGoBack())
        goTo(previous());
}

void SelectionHistory::forward()
{
    if (canGoForward())
        goTo(m_at + 1);
}

void SelectionHistory::goTo(int index)
{
    m_at = index; // first, so that visit() finds it known
    m_selection.select(m_visited[static_cast<std::size_t>(index)], this);
}

void SelectionHistory::forgetTheGone()
{
    std::vector<EntityRef> kept;
    int at = -1;
    for (std::size_t i = 0; i < m_visited.size(); ++i) {
        const bool repeats = !kept.empty() && kept.back() == m_visited[i];
        if (m_store.inventory().contains(m_visited[i]) && !repeats)
            kept.push_back(m_visited[i]);
        if (static_cast<int>(i) == m_at)
            at = static_cast<int>(kept.size()) - 1;
    }
    if (kept == m_visited)
        return;
    m_visited = std::move(kept);
    m_at = at;
    Q_EMIT changed();
}

} // namespace rolescope
