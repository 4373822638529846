// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/hostchoice.h"

#include "ui/attach/attachdraft.h"

namespace rolescope {

HostChoice::HostChoice(AttachDraft& draft, QObject* parent)
    : QIdentityProxyModel(parent), m_draft(draft), m_machines(draft.store())
{
    m_rows.setSourceModel(&m_machines);
    m_rows.sort(VirtualMachinesModel::Name);
    setSourceModel(&m_rows);
    connect(&m_draft, &AttachDraft::hostsChanged, this, [this] {
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0, 0), index(rows - 1, 0), {Qt::CheckStateRole});
    });
}

HostChoice::~HostChoice()
{
    setSourceModel(nullptr);
    m_rows.setSourceModel(nullptr);
}

void HostChoice::setOnlyChosen(bool only)
{
    if (!only) {
        m_rows.setPredicate({});
        return;
    }
    QSet<QString> chosen;
    for (const QString& id : m_draft.hosts())
        chosen.insert(armid::folded(id));
    m_rows.setPredicate([chosen](const Inventory& inventory, EntityRef entity) {
        return inventory.contains(entity) && chosen.contains(armid::folded(inventory.armId(entity)));
    });
}

void HostChoice::chooseAllShown()
{
    QStringList ids = m_draft.hosts();
    for (int row = 0; row < m_rows.rowCount(); ++row)
        ids << m_draft.store().inventory().armId(m_rows.entityAt(row));
    m_draft.setHosts(ids);
}

QString HostChoice::idOf(const QModelIndex& index) const
{
    return m_draft.store().inventory().armId(m_rows.entityAt(index.row()));
}

QVariant HostChoice::data(const QModelIndex& index, int role) const
{
    if (role == Qt::CheckStateRole && index.isValid())
        return index.column() == 0 ? QVariant(m_draft.isChosen(idOf(index)) ? Qt::Checked : Qt::Unchecked) : QVariant();
    return QIdentityProxyModel::data(index, role);
}

bool HostChoice::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != 0)
        return false;
    m_draft.setChosen(idOf(index), value.value<Qt::CheckState>() == Qt::Checked);
    return true;
}

Qt::ItemFlags HostChoice::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    return index.isValid() && index.column() == 0 ? flags | Qt::ItemIsUserCheckable : flags;
}

} // namespace rolescope
