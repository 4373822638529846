// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/access/roleranking.h"
#include "models/inventory/inventorystore.h"
#include "models/items/rowpredicates.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace rolescope {

/// Roles that permit all of some wanted actions, the smallest first: "I need these actions". Knows no widget. Where a
/// wanted action belongs, control or data, is told from the roles that name it. The store must outlive it.
class RoleFinder : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Besides, ColumnCount };

    explicit RoleFinder(const InventoryStore& store, QObject* parent = nullptr);

    const std::vector<WantedAction>& wanted() const { return m_wanted; }
    /// One action or pattern each; blanks around are dropped, and what is there already is not added again.
    void setWanted(const QStringList& actions);
    /// What the roles are like, or why there are none; a sentence.
    QString summary() const;

    EntityRef roleAt(int row) const;
    int rowOf(EntityRef role) const; ///< -1 where it is not among them
    /// A smaller role that permits all that is wanted as well; invalid where there is none, or nothing is wanted.
    EntityRef smallerThan(EntityRef role) const;

    /// Every action that a role names, sorted, wildcards left out: to complete what a person types.
    QStringList knownActions() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<RoleDefinition> definitions() const;
    Plane planeOf(const QString& action, const std::vector<RoleDefinition>& roles) const;
    QString besidesText(const RoleBreadth& besides) const;

    const InventoryStore& m_store;
    std::vector<WantedAction> m_wanted;
    std::vector<RankedRole> m_ranked;
    std::vector<RoleHandle> m_roles; ///< of m_ranked
};

/// Lets through roles whose name, description or actions hold every word of `text`, in whatever case.
RowPredicate roleHolds(const QString& text);

} // namespace rolescope
