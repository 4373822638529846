// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/roleassignmentsmodel.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

std::vector<ColumnInfo> columns()
{
    return {
        {RoleAssignmentsModel::tr("Principal"), RoleAssignmentsModel::tr("Who was granted the role.")},
        {RoleAssignmentsModel::tr("Principal kind"),
         RoleAssignmentsModel::tr("What the principal is: a managed identity, a user, a group and so on.")},
        {RoleAssignmentsModel::tr("Role"), RoleAssignmentsModel::tr("The role that was granted.")},
        {RoleAssignmentsModel::tr("Scope"), RoleAssignmentsModel::tr("Where the role was granted.")},
        {RoleAssignmentsModel::tr("Scope kind"), RoleAssignmentsModel::tr("What kind of place that is.")},
        {RoleAssignmentsModel::tr("Applies to"),
         RoleAssignmentsModel::tr("How far the grant reaches: Azure passes grants on to everything below.")},
        {RoleAssignmentsModel::tr("Inherited from"),
         RoleAssignmentsModel::tr("How the grant comes to matter at the selected scope. A dash: none is selected.")},
        {RoleAssignmentsModel::tr("State"),
         RoleAssignmentsModel::tr("Orphaned: the principal is gone. Conditional: holds only under its condition. "
                                  "Privileged: may give rights to others, or may do everything.")},
        {RoleAssignmentsModel::tr("Condition"),
         RoleAssignmentsModel::tr("The condition that each access must fulfil.")},
        {RoleAssignmentsModel::tr("Created (UTC)"),
         RoleAssignmentsModel::tr("When the grant was made, in universal time."), ColumnKind::Time},
        {RoleAssignmentsModel::tr("Description"), RoleAssignmentsModel::tr("What its maker wrote about it.")},
        {RoleAssignmentsModel::tr("Scope path"),
         RoleAssignmentsModel::tr("The scope's full path in Azure Resource Manager.")},
        {RoleAssignmentsModel::tr("ID"), RoleAssignmentsModel::tr("The full id of the role assignment.")},
    };
}

class Content final : public EntityContent
{
public:
    explicit Content(ScopeHandle context) : EntityContent(Table::Assignments, columns()), m_context(context)
    {
        Q_ASSERT(columnCount() == RoleAssignmentsModel::ColumnCount);
    }

protected:
    QString cell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Assignment>(), column, false);
    }

    QString fullCell(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return textOf(inventory, entity.as<EntityKind::Assignment>(), column, true);
    }

    std::optional<qint64> cellNumber(const Inventory& inventory, EntityRef entity, int column) const override
    {
        const qint64 created = inventory.assignment(entity.as<EntityKind::Assignment>()).createdOn;
        return column == RoleAssignmentsModel::Created && created != 0 ? std::optional(created) : std::nullopt;
    }

    Decoration cellDecoration(const Inventory& inventory, EntityRef entity, int column) const override;
    Severity cellSeverity(const Inventory& inventory, EntityRef entity, int column) const override
    {
        return column == RoleAssignmentsModel::State ? severityOf(inventory, entity.as<EntityKind::Assignment>())
                                                     : Severity::None;
    }

private:
    QString textOf(const Inventory& inventory, AssignmentHandle handle, int column, bool full) const;
    QString inheritance(const Inventory& inventory, AssignmentHandle handle) const;

    ScopeHandle m_context;
};

Decoration Content::cellDecoration(const Inventory& inventory, EntityRef entity, int column) const
{
    const AssignmentRow& assignment = inventory.assignment(entity.as<EntityKind::Assignment>());
    switch (column) {
    case RoleAssignmentsModel::Principal:
        return decorationOf(inventory, assignment.principal);
    case RoleAssignmentsModel::Role:
        return decorationOf(inventory, assignment.role);
    case RoleAssignmentsModel::Scope:
        return decorationOf(inventory, assignment.scope);
    default:
        return Decoration::None;
    }
}

QString Content::inheritance(const Inventory& inventory, AssignmentHandle handle) const
{
    return m_context.isValid() && inventory.contains(m_context) ? texts::inheritedFrom(inventory, handle, m_context)
                                                                : u"—"_s;
}

QString Content::textOf(const Inventory& inventory, AssignmentHandle handle, int column, bool full) const
{
    const AssignmentRow& assignment = inventory.assignment(handle);
    switch (column) {
    case RoleAssignmentsModel::Principal:
        return inventory.displayName(assignment.principal);
    case RoleAssignmentsModel::PrincipalType:
        return texts::kindOf(inventory, assignment.principal);
    case RoleAssignmentsModel::Role:
        return inventory.displayName(assignment.role);
    case RoleAssignmentsModel::Scope:
        return inventory.displayName(assignment.scope);
    case RoleAssignmentsModel::ScopeType:
        return texts::kindOf(inventory, assignment.scope);
    case RoleAssignmentsModel::AppliesTo:
        return texts::appliesTo(inventory.scope(assignment.scope).kind);
    case RoleAssignmentsModel::InheritedFrom:
        return inheritance(inventory, handle);
    case RoleAssignmentsModel::State:
        return texts::assignmentState(inventory, handle);
    case RoleAssignmentsModel::Condition:
        return full ? inventory.text(assignment.condition) : texts::oneLine(inventory.text(assignment.condition));
    case RoleAssignmentsModel::Created:
        return texts::moment(assignment.createdOn);
    case RoleAssignmentsModel::Description:
        return full ? inventory.text(assignment.description) : texts::oneLine(inventory.text(assignment.description));
    case RoleAssignmentsModel::ScopePath:
        return inventory.armId(assignment.scope);
    case RoleAssignmentsModel::Id:
        return inventory.armId(handle);
    default:
        return {};
    }
}

} // namespace

RoleAssignmentsModel::RoleAssignmentsModel(const InventoryStore& store, QObject* parent)
    : EntityTableModel(store, std::make_shared<Content>(ScopeHandle()), parent)
{
    connect(&store, &InventoryStore::scopesAboutToBeRemoved, this, &RoleAssignmentsModel::forgetContextIfRemoved);
    connect(&store, &InventoryStore::wasReset, this, [this] { setContextScope({}); });
}

void RoleAssignmentsModel::setContextScope(ScopeHandle scope)
{
    if (scope == m_context)
        return;
    m_context = scope;
    changeContent(std::make_shared<Content>(scope), InheritedFrom, InheritedFrom);
}

void RoleAssignmentsModel::forgetContextIfRemoved(ScopeHandle parent, int first, int last)
{
    if (!m_context.isValid())
        return;
    for (int row = first; row <= last; ++row) {
        if (inventory().isAtOrBelow(m_context, inventory().childAt(parent, row))) {
            setContextScope({});
            return;
        }
    }
}

} // namespace rolescope
