// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/permissionsmodel.h"

#include "models/items/texts.h"

namespace rolescope {

namespace {

enum class Effect : quint8 { Action, NotAction, DataAction, NotDataAction };

struct Line
{
    Effect effect = Effect::Action;
    QString operation;
    QString condition;
};

QString textOf(Effect effect)
{
    switch (effect) {
    case Effect::Action:
        return PermissionsModel::tr("Action");
    case Effect::NotAction:
        return PermissionsModel::tr("Not action");
    case Effect::DataAction:
        return PermissionsModel::tr("Data action");
    case Effect::NotDataAction:
        return PermissionsModel::tr("Not data action");
    }
    return {};
}

std::vector<ColumnInfo> columns()
{
    return {
        {PermissionsModel::tr("Effect"),
         PermissionsModel::tr("Actions are permitted on the control plane, data actions on the data itself; not "
                              "actions are taken off again, they do not deny.")},
        {PermissionsModel::tr("Operation"),
         PermissionsModel::tr("The operation as the role definition writes it; * stands for any text.")},
        {PermissionsModel::tr("Provider"), PermissionsModel::tr("The Azure service that the operation belongs to.")},
        {PermissionsModel::tr("Explanation"),
         PermissionsModel::tr("The operation in plain words, made from its name.")},
        {PermissionsModel::tr("Condition"), PermissionsModel::tr("The condition under which the role permits it.")},
    };
}

class Content final : public TableContent
{
public:
    Content(RoleHandle role, const RoleDefinition& definition) : TableContent(columns()), m_role(role)
    {
        Q_ASSERT(columnCount() == PermissionsModel::ColumnCount);
        for (const Permission& permission : definition.permissions) {
            add(Effect::Action, permission.actions, permission.condition);
            add(Effect::NotAction, permission.notActions, permission.condition);
            add(Effect::DataAction, permission.dataActions, permission.condition);
            add(Effect::NotDataAction, permission.notDataActions, permission.condition);
        }
    }

    int rowCount(const Inventory&) const override { return static_cast<int>(m_lines.size()); }
    EntityRef entity(const Inventory&, quint32) const override { return m_role; }

    QString text(const Inventory& inventory, quint32 key, int column) const override
    {
        const QString full = fullText(inventory, key, column);
        return column == PermissionsModel::Condition ? texts::oneLine(full) : full;
    }

    QString fullText(const Inventory&, quint32 key, int column) const override
    {
        const Line& line = m_lines.at(key);
        switch (column) {
        case PermissionsModel::Effect:
            return textOf(line.effect);
        case PermissionsModel::Operation:
            return line.operation;
        case PermissionsModel::Provider:
            return texts::providerOf(line.operation);
        case PermissionsModel::Explanation:
            return texts::operation(line.operation);
        case PermissionsModel::Condition:
            return line.condition;
        default:
            return {};
        }
    }

private:
    void add(Effect effect, const QStringList& operations, const QString& condition)
    {
        for (const QString& operation : operations)
            m_lines.push_back({effect, operation, condition});
    }

    RoleHandle m_role;
    std::vector<Line> m_lines;
};

} // namespace

PermissionsModel::PermissionsModel(const InventoryStore& store, QObject* parent)
    : TableModel(store, std::make_shared<Content>(RoleHandle(), RoleDefinition()), parent)
{
    connect(&store, &InventoryStore::rowsChanged, this, [this](Table table, int first, int last) {
        if (table == Table::Roles)
            onRolesChanged(first, last);
    });
    connect(&store, &InventoryStore::rowsAboutToBeRemoved, this, [this](Table table, int first, int last) {
        const int row = table == Table::Roles && m_role.isValid() ? inventory().rowOf(Table::Roles, m_role) : -1;
        if (row >= first && row <= last)
            setRole({});
    });
    connect(&store, &InventoryStore::aboutToBeReset, this, [this] { setRole({}); });
}

void PermissionsModel::setRole(RoleHandle role)
{
    if (role == m_role)
        return;
    m_role = role;
    rebuild();
}

void PermissionsModel::onRolesChanged(int first, int last)
{
    const int row = m_role.isValid() ? inventory().rowOf(Table::Roles, m_role) : -1;
    if (row >= first && row <= last)
        rebuild();
}

void PermissionsModel::rebuild()
{
    resetContent(
        std::make_shared<Content>(m_role, m_role.isValid() ? inventory().roleDefinition(m_role) : RoleDefinition()));
}

} // namespace rolescope
