// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventory.h"
#include "models/inventory/scopeset.h"
#include "models/items/roles.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include <vector>

namespace rolescope {

/// What a search found, as plain values: it stays readable when the inventory changes under it.
class SearchResults : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role : int {
        NameRole = Qt::UserRole + 100, ///< QString
        DetailRole, ///< QString: kind and where it stands
        MatchRole, ///< QString: what was searched for, to be marked
    };

    using QAbstractListModel::QAbstractListModel;

    /// Finds at most `limit` things that concern these scopes.
    void find(const Inventory& inventory, const QString& text, int limit, const ScopeSet& scopes = {});
    /// The text that the rows answer, without outer blanks.
    const QString& question() const { return m_text; }
    EntityRef entityAt(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Found
    {
        EntityRef entity;
        QString name;
        QString detail;
        Decoration decoration = Decoration::None;
    };

    static Found described(const Inventory& inventory, EntityRef entity);

    std::vector<Found> m_found;
    QString m_text;
};

/// A result in two lines: icon and name with the match marked, kind and place below.
class SearchResultDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace rolescope
