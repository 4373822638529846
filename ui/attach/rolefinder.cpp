// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/rolefinder.h"

#include "models/domain/actionpattern.h"
#include "models/items/roles.h"

#include <algorithm>
#include <set>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

RoleFinder::RoleFinder(const InventoryStore& store, QObject* parent) : QAbstractTableModel(parent), m_store(store)
{ }

std::vector<RoleDefinition> RoleFinder::definitions() const
{
    const Inventory& inventory = m_store.inventory();
    std::vector<RoleDefinition> definitions;
    for (int row = 0; row < inventory.rowCount(Table::Roles); ++row) {
        const RoleHandle role = inventory.at(Table::Roles, row).as<EntityKind::Role>();
        if (!inventory.role(role).placeholder)
            definitions.push_back(inventory.roleDefinition(role));
    }
    return definitions;
}

/// Data where some role names it, or a pattern for it, among its data actions and none among its actions. "*" alone
/// tells nothing.
Plane RoleFinder::planeOf(const QString& action, const std::vector<RoleDefinition>& roles) const
{
    const auto names = [&action](const QStringList& patterns) {
        return std::ranges::any_of(patterns, [&action](const QString& pattern) {
            return !pattern.startsWith(u'*') && actionpattern::covers(pattern, action);
        });
    };
    bool data = false;
    for (const RoleDefinition& role : roles) {
        for (const Permission& permission : role.permissions) {
            const auto exactly
                = [&action](const QStringList& patterns) { return patterns.contains(action, Qt::CaseInsensitive); };
            if (exactly(permission.actions))
                return Plane::Control;
            if (exactly(permission.dataActions))
                return Plane::Data;
            data = data || (names(permission.dataActions) && !names(permission.actions));
        }
    }
    return data ? Plane::Data : Plane::Control;
}

void RoleFinder::setWanted(const QStringList& actions)
{
    beginResetModel();
    const std::vector<RoleDefinition> roles = definitions();
    m_wanted.clear();
    for (const QString& each : actions) {
        const QString action = each.trimmed();
        const auto same
            = [&action](const WantedAction& known) { return known.action.compare(action, Qt::CaseInsensitive) == 0; };
        if (!action.isEmpty() && std::ranges::none_of(m_wanted, same))
            m_wanted.push_back({action, planeOf(action, roles)});
    }
    m_ranked = rankRoles(roles, m_wanted);
    m_roles.clear();
    for (const RankedRole& ranked : m_ranked)
        m_roles.push_back(m_store.inventory().findRole(roles[ranked.index].guid));
    endResetModel();
}

QString RoleFinder::summary() const
{
    if (m_wanted.empty())
        return tr("Add the actions that the workload needs; the roles that permit all of them are listed, the smallest "
                  "first.");
    if (m_ranked.empty())
        return tr("No single role permits all of these. Look for roles for some of them at a time, and add several.");
    return tr("%n role(s) permit all of these, the smallest first.", nullptr, static_cast<int>(m_ranked.size()));
}

EntityRef RoleFinder::roleAt(int row) const
{
    return row >= 0 && row < rowCount() ? EntityRef(m_roles[static_cast<size_t>(row)]) : EntityRef();
}

int RoleFinder::rowOf(EntityRef role) const
{
    const auto found = std::ranges::find(m_roles, role.as<EntityKind::Role>());
    return found == m_roles.end() ? -1 : static_cast<int>(found - m_roles.begin());
}

EntityRef RoleFinder::smallerThan(EntityRef role) const
{
    const RoleHandle handle = role.as<EntityKind::Role>();
    if (!handle.isValid() || m_wanted.empty() || !m_store.inventory().contains(role))
        return {};
    const std::vector<RoleDefinition> roles = definitions();
    const std::vector<RankedRole> smaller = smallerRoles(m_store.inventory().roleDefinition(handle), roles, m_wanted);
    return smaller.empty() ? EntityRef() : EntityRef(m_store.inventory().findRole(roles[smaller.front().index].guid));
}

QStringList RoleFinder::knownActions() const
{
    std::set<QString> known;
    for (const RoleDefinition& role : definitions()) {
        for (const Permission& permission : role.permissions) {
            for (const QStringList* const list : {&permission.actions, &permission.dataActions}) {
                for (const QString& action : *list) {
                    if (!actionpattern::hasWildcard(action))
                        known.insert(action.trimmed());
                }
            }
        }
    }
    return {known.begin(), known.end()};
}

int RoleFinder::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ranked.size());
}

int RoleFinder::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RoleFinder::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const EntityRef entity = roleAt(index.row());
    const RankedRole& ranked = m_ranked[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case ItemRole::FullTextRole:
        return index.column() == Name ? m_store.inventory().displayName(entity) : besidesText(ranked.besides);
    case ItemRole::EntityRole:
        return QVariant::fromValue(entity);
    case ItemRole::DecorationRole:
        if (index.column() != Name)
            return QVariant::fromValue(Decoration::None);
        return QVariant::fromValue(ranked.besides.privilege.any() ? Decoration::PrivilegedRole : Decoration::Role);
    default:
        return {};
    }
}

QVariant RoleFinder::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Name") : tr("What it permits besides");
}

QString RoleFinder::besidesText(const RoleBreadth& besides) const
{
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text;
    };
    if (besides.privilege.handsOutAccess)
        parts << tr("handing out access");
    add(besides.wildcards, tr("%n wildcard(s)", "entries of a role such as Microsoft.Compute/*", besides.wildcards));
    add(besides.writes, tr("%n write(s)", "operations of a role", besides.writes));
    add(besides.deletes, tr("%n deletion(s)", "operations of a role", besides.deletes));
    add(besides.otherActions, tr("%n other(s)", "operations of a role", besides.otherActions));
    add(besides.reads, tr("%n read(s)", "operations of a role", besides.reads));
    return parts.isEmpty() ? tr("Nothing", "a role permits nothing besides")
                           : parts.join(tr(", ", "between the parts of a list"));
}

RowPredicate roleHolds(const QString& text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    return [words](const Inventory& inventory, EntityRef entity) {
        if (!inventory.contains(entity))
            return false;
        const RoleDefinition role = inventory.roleDefinition(entity.as<EntityKind::Role>());
        const auto inActions = [&role](const QString& word) {
            return std::ranges::any_of(role.permissions, [&word](const Permission& permission) {
                const auto holds
                    = [&word](const QString& action) { return action.contains(word, Qt::CaseInsensitive); };
                return std::ranges::any_of(permission.actions, holds)
                    || std::ranges::any_of(permission.dataActions, holds);
            });
        };
        return std::ranges::all_of(words, [&](const QString& word) {
            return role.name.contains(word, Qt::CaseInsensitive) || role.description.contains(word, Qt::CaseInsensitive)
                || inActions(word);
        });
    };
}

} // namespace rolescope
