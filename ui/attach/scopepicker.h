// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/scopetreemodel.h"

#include <QWidget>

class QTreeView;

namespace rolescope {

class FilterLine;
class ScopeFilterProxy;

/// One scope out of the tree: where a role shall apply. The store must outlive it.
class ScopePicker : public QWidget
{
    Q_OBJECT

public:
    explicit ScopePicker(const InventoryStore& store, QWidget* parent = nullptr);
    ~ScopePicker() override;

    QString scope() const; ///< ARM id; empty while none is chosen
    void setScope(const QString& scopeId);
    QTreeView* view() const { return m_view; }

Q_SIGNALS:
    void scopeChanged();

private:
    void applyFilter(const QString& text);

    const InventoryStore& m_store;
    ScopeTreeModel m_model;
    ScopeFilterProxy* m_proxy;
    FilterLine* m_filter;
    QTreeView* m_view;
};

} // namespace rolescope
