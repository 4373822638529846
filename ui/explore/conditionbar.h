// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/rowcondition.h"

#include <QWidget>

class QMenu;
class QToolButton;

namespace rolescope {

/// The conditions of a filter as chips, a click on which takes them away. Rows must fulfil all of them. Hidden while
/// there are none. The store must outlive it.
class ConditionBar : public QWidget
{
    Q_OBJECT

public:
    /// More values than this make a menu that nobody reads; the rest is typed.
    static constexpr int mostValues = 40;

    ConditionBar(const InventoryStore& store, Table table, QWidget* parent = nullptr);

    const std::vector<RowCondition>& conditions() const { return m_conditions; }
    void setConditions(std::vector<RowCondition> conditions);
    void add(const RowCondition& condition); ///< once
    /// Fills a menu with what can be asked for; choosing adds it.
    void fillMenu(QMenu& menu);

Q_SIGNALS:
    void conditionsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillValues(QMenu& menu, ConditionKind kind);
    void rebuild();
    QToolButton* makeChip(const RowCondition& condition);
    void remove(const RowCondition& condition);

    const InventoryStore& m_store;
    Table m_table;
    std::vector<RowCondition> m_conditions;
};

} // namespace rolescope
