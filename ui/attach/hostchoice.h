// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/sortfilterproxy.h"
#include "models/items/virtualmachinesmodel.h"

#include <QIdentityProxyModel>

namespace rolescope {

class AttachDraft;

/// Virtual machines and scale sets with a box to tick before each: what is ticked stands in the draft. Sorted and
/// filtered like the tables, so that any number of them holds nobody up. The draft must outlive it.
class HostChoice : public QIdentityProxyModel
{
    Q_OBJECT

public:
    explicit HostChoice(AttachDraft& draft, QObject* parent = nullptr);
    ~HostChoice() override;

    SortFilterProxy& rows() { return m_rows; }
    /// Only what is ticked now, or all; what is ticked later joins it with the next call.
    void setOnlyChosen(bool only);
    void chooseAllShown();

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    QString idOf(const QModelIndex& index) const;

    AttachDraft& m_draft;
    VirtualMachinesModel m_machines;
    SortFilterProxy m_rows;
};

} // namespace rolescope
