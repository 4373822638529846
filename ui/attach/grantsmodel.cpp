// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/grantsmodel.h"

#include "models/items/roles.h"
#include "models/items/texts.h"

namespace rolescope {

GrantsModel::GrantsModel(const AttachDraft& draft, QObject* parent) : QAbstractListModel(parent), m_draft(draft)
{
    connect(&draft, &AttachDraft::grantsChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int GrantsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_draft.grants().size());
}

QVariant GrantsModel::data(const QModelIndex& index, int role) const
{
    // A reset is told after the draft has changed already.
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const PlannedGrant& grant = m_draft.grants()[static_cast<size_t>(index.row())];
    const Inventory& inventory = m_draft.store().inventory();
    const RoleHandle handle = inventory.findRole(grant.roleGuid);
    const bool privileged = handle.isValid() && inventory.role(handle).privileged;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const QString name = handle.isValid() ? inventory.displayName(handle) : grant.roleGuid;
        const QString text = tr("%1 at %2", "%1: a role, %2: a scope").arg(name, scopeText(inventory, grant.scope));
        return privileged ? tr("%1 (privileged)", "%1: a role at a scope").arg(text) : text;
    }
    case ItemRole::DecorationRole:
        return QVariant::fromValue(privileged ? Decoration::PrivilegedRole : Decoration::Role);
    default:
        return {};
    }
}

QString scopeText(const Inventory& inventory, const QString& scopeId)
{
    const ScopeHandle scope = inventory.findScope(scopeId);
    if (!scope.isValid())
        return armid::nameOf(scopeId);
    if (inventory.scope(scope).kind == ScopeKind::Tenant)
        return GrantsModel::tr("the whole tenant");
    return GrantsModel::tr("%1 %2", "%1: kind of scope, %2: its name")
        .arg(texts::kindOf(inventory, scope), inventory.displayName(scope));
}

} // namespace rolescope
