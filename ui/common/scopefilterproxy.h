// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/scopetreemodel.h"

#include <QCollator>
#include <QSortFilterProxyModel>

#include <vector>

namespace rolescope {

/// The tree of scopes by name, and of it only what a filter finds together with what is above.
///
/// Which scopes are shown is worked out once per filter text in one pass over the inventory, instead of anew for each
/// row and its descendants, as recursive filtering of the base class would do.
class ScopeFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    ScopeFilterProxy(const InventoryStore& store, ScopeTreeModel& model, QObject* parent = nullptr);

    /// Shows scopes whose name holds `text`, case aside. Empty shows all.
    void setFilterText(const QString& text);
    QString filterText() const { return m_text; }
    int matchCount() const { return m_matches; } ///< scopes whose own name fits; 0 without a filter

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex& sourceParent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    void findMatches();
    bool findBelow(ScopeHandle scope);
    void mark(ScopeHandle scope);

    const InventoryStore& m_store;
    ScopeTreeModel& m_model;
    QString m_text;
    std::vector<bool> m_shown; ///< by handle
    int m_matches = 0;
    QCollator m_collator;
};

} // namespace rolescope
