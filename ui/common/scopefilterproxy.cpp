// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/scopefilterproxy.h"

namespace rolescope {

ScopeFilterProxy::ScopeFilterProxy(const InventoryStore& store, ScopeTreeModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_store(store), m_model(model)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(&model);
    sort(ScopeTreeModel::Name);
    connect(&store, &InventoryStore::changed, this, [this] {
        if (!m_text.isEmpty()) {
            findMatches();
            invalidateFilter();
        }
    });
}

void ScopeFilterProxy::setFilterText(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed == m_text)
        return;
    m_text = trimmed;
    findMatches();
    invalidateFilter();
}

bool ScopeFilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const
{
    if (m_text.isEmpty() || !sourceParent.isValid())
        return true; // the tenant stays even where nothing fits, so that the tree never seems to be gone
    const ScopeHandle scope = m_store.inventory().childAt(m_model.scopeAt(sourceParent), sourceRow);
    return scope.value < m_shown.size() && m_shown[scope.value];
}

bool ScopeFilterProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const Inventory& inventory = m_store.inventory();
    const ScopeHandle a = m_model.scopeAt(left);
    const ScopeHandle b = m_model.scopeAt(right);
    const ScopeKind kindA = inventory.scope(a).kind;
    const ScopeKind kindB = inventory.scope(b).kind;
    // Management groups before the subscriptions beside them, as the portal has it.
    return kindA == kindB ? m_collator.compare(inventory.displayName(a), inventory.displayName(b)) < 0 : kindA < kindB;
}

void ScopeFilterProxy::findMatches()
{
    m_shown.clear();
    m_matches = 0;
    if (!m_text.isEmpty())
        findBelow(m_store.inventory().root());
}

/// True where something at or below `scope` is shown. Trees of scopes are at most a dozen levels deep.
bool ScopeFilterProxy::findBelow(ScopeHandle scope)
{
    const Inventory& inventory = m_store.inventory();
    const bool fits = inventory.displayName(scope).contains(m_text, Qt::CaseInsensitive);
    m_matches += fits ? 1 : 0;
    bool shown = fits;
    const int children = inventory.childCount(scope);
    for (int row = 0; row < children; ++row)
        shown = findBelow(inventory.childAt(scope, row)) || shown;
    if (shown)
        mark(scope);
    return shown;
}

void ScopeFilterProxy::mark(ScopeHandle scope)
{
    if (scope.value >= m_shown.size())
        m_shown.resize(size_t(scope.value) + 1);
    m_shown[scope.value] = true;
}

} // namespace rolescope
