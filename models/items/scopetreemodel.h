// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/roles.h"
#include "models/items/scopechoice.h"

#include <QAbstractItemModel>

#include <vector>

namespace rolescope {

/// The tree of scopes: tenant → management groups → subscriptions → resource groups → resources. The tenant's root is
/// the one row at the top. Passes on each change of the store as it is, moves too, so that expansion and selection
/// survive. With a choice each scope has a check box that shows and changes it; word of a change is given for the
/// tenant alone, as all rows may look different, so views repaint what they show. Store and choice must outlive the
/// model. GUI thread only.
class ScopeTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        Machines, ///< virtual machines and scale sets at or below; kept up to date, never counted anew
        ColumnCount
    };
    Q_ENUM(Column)

    explicit ScopeTreeModel(const InventoryStore& store, ScopeChoice* choice = nullptr, QObject* parent = nullptr);
    ~ScopeTreeModel() override;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const final;
    QModelIndex parent(const QModelIndex& child) const final;
    int rowCount(const QModelIndex& parent = {}) const final;
    int columnCount(const QModelIndex& parent = {}) const final;
    bool hasChildren(const QModelIndex& parent = {}) const final;
    /// EntityRole gives the host or user-assigned identity where the scope is one, else the scope.
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const final;
    bool setData(const QModelIndex& index, const QVariant& value, int role) final;
    Qt::ItemFlags flags(const QModelIndex& index) const final;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final;

    QModelIndex indexOf(ScopeHandle scope, int column = Name) const; ///< invalid for an invalid handle
    /// Where a thing stands in the tree: hosts, identities (system-assigned ones at their host), assignments, denies
    /// and scopes. Invalid for principals and roles, and for what is gone.
    QModelIndex indexOfEntity(EntityRef entity) const;
    ScopeHandle scopeAt(const QModelIndex& index) const;
    int machinesBelow(ScopeHandle scope) const;

private:
    void connectScopes();
    void connectMachines();
    void onScopesAboutToBeRemoved(ScopeHandle parent, int first, int last);
    void onScopeAboutToBeMoved(ScopeHandle parent, int row, ScopeHandle newParent, int newRow);
    void onMachines(int first, int last, int sign);

    QVariant checkState(const QModelIndex& index) const;
    QString text(ScopeHandle scope, int column) const;
    EntityRef entityOf(ScopeHandle scope) const;
    void countAnew();
    void addToChain(ScopeHandle scope, int machines);
    void forgetBelow(ScopeHandle scope);
    void tellCounts();

    const Inventory& inventory() const { return m_store.inventory(); }

    const InventoryStore& m_store;
    ScopeChoice* m_choice;
    std::vector<int> m_machines; ///< by scope handle
    std::vector<ScopeHandle> m_recounted; ///< scopes whose number changed and whose views do not know yet
};

} // namespace rolescope
