// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/attachdraft.h"

#include <QAbstractListModel>

namespace rolescope {

/// The role assignments that a draft asks for, one a row: "Reader at Resource group rg-data". The draft must outlive
/// it.
class GrantsModel : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit GrantsModel(const AttachDraft& draft, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    const AttachDraft& m_draft;
};

/// "Resource group rg-data"; the tenant's root as "the whole tenant".
QString scopeText(const Inventory& inventory, const QString& scopeId);

} // namespace rolescope
