// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/scopetreemodel.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"

#include <algorithm>
#include <utility>

namespace rolescope {

ScopeTreeModel::ScopeTreeModel(const InventoryStore& store, ScopeChoice* choice, QObject* parent)
    : QAbstractItemModel(parent), m_store(store), m_choice(choice)
{
    countAnew();
    connectScopes();
    connectMachines();
    connect(&store, &InventoryStore::aboutToBeReset, this, [this] { beginResetModel(); });
    connect(&store, &InventoryStore::wasReset, this, [this] {
        countAnew();
        endResetModel();
    });
    connect(&store, &InventoryStore::changed, this, &ScopeTreeModel::tellCounts);
    if (choice) {
        connect(choice, &ScopeChoice::changed, this, [this] {
            const QModelIndex top = indexOf(inventory().root());
            Q_EMIT dataChanged(top, top, {Qt::CheckStateRole});
        });
    }
}

ScopeTreeModel::~ScopeTreeModel() = default;

void ScopeTreeModel::connectScopes()
{
    connect(&m_store, &InventoryStore::scopesAboutToBeInserted, this,
            [this](ScopeHandle parent, int first, int last) { beginInsertRows(indexOf(parent), first, last); });
    connect(&m_store, &InventoryStore::scopesInserted, this, [this] { endInsertRows(); });
    connect(&m_store, &InventoryStore::scopesAboutToBeRemoved, this, &ScopeTreeModel::onScopesAboutToBeRemoved);
    connect(&m_store, &InventoryStore::scopesRemoved, this, [this] { endRemoveRows(); });
    connect(&m_store, &InventoryStore::scopeAboutToBeMoved, this, &ScopeTreeModel::onScopeAboutToBeMoved);
    connect(&m_store, &InventoryStore::scopeMoved, this, [this] { endMoveRows(); });
    connect(&m_store, &InventoryStore::scopesChanged, this, [this](ScopeHandle parent, int first, int last) {
        const QModelIndex above = indexOf(parent);
        Q_EMIT dataChanged(index(first, 0, above), index(last, ColumnCount - 1, above));
    });
}

void ScopeTreeModel::connectMachines()
{
    connect(&m_store, &InventoryStore::rowsInserted, this, [this](Table table, int first, int last) {
        if (table == Table::VirtualMachines)
            onMachines(first, last, 1);
    });
    connect(&m_store, &InventoryStore::rowsAboutToBeRemoved, this, [this](Table table, int first, int last) {
        if (table == Table::VirtualMachines)
            onMachines(first, last, -1);
    });
}

void ScopeTreeModel::onScopesAboutToBeRemoved(ScopeHandle parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const ScopeHandle scope = inventory().childAt(parent, row);
        addToChain(parent, -machinesBelow(scope));
        forgetBelow(scope);
    }
    beginRemoveRows(indexOf(parent), first, last);
}

void ScopeTreeModel::onScopeAboutToBeMoved(ScopeHandle parent, int row, ScopeHandle newParent, int newRow)
{
    const int machines = machinesBelow(inventory().childAt(parent, row));
    addToChain(parent, -machines);
    addToChain(newParent, machines);
    beginMoveRows(indexOf(parent), row, row, indexOf(newParent), newRow);
}

void ScopeTreeModel::onMachines(int first, int last, int sign)
{
    for (int row = first; row <= last; ++row) {
        const HostHandle host = inventory().at(Table::VirtualMachines, row).as<EntityKind::Host>();
        const ScopeHandle scope = inventory().host(host).scope;
        if (inventory().contains(scope))
            addToChain(scope, sign);
    }
}

QModelIndex ScopeTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const ScopeHandle scope = parent.isValid() ? inventory().childAt(scopeAt(parent), row) : inventory().root();
    return createIndex(row, column, quintptr(scope.value));
}

QModelIndex ScopeTreeModel::parent(const QModelIndex& child) const
{
    return child.isValid() ? indexOf(inventory().scope(scopeAt(child)).parent) : QModelIndex();
}

int ScopeTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return 1;
    return parent.column() == 0 ? inventory().childCount(scopeAt(parent)) : 0;
}

int ScopeTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

bool ScopeTreeModel::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0;
}

QVariant ScopeTreeModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const ScopeHandle scope = scopeAt(index);
    switch (role) {
    case Qt::DisplayRole:
    case ItemRole::FullTextRole:
        return text(scope, index.column());
    case Qt::ToolTipRole:
        return QString(texts::kindOf(inventory(), scope) + u'\n' + inventory().armId(scope));
    case Qt::TextAlignmentRole:
        return index.column() == Machines ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                          : QVariant();
    case Qt::CheckStateRole:
        return checkState(index);
    case ItemRole::SortRole:
        return index.column() == Machines ? QVariant::fromValue<qlonglong>(machinesBelow(scope))
                                          : QVariant(text(scope, Name));
    case ItemRole::EntityRole:
        return QVariant::fromValue(entityOf(scope));
    case ItemRole::DecorationRole:
        return QVariant::fromValue(index.column() == Name ? decorationOf(inventory(), scope) : Decoration::None);
    case ItemRole::SeverityRole:
        return QVariant::fromValue(Severity::None);
    case ItemRole::NumericRole:
        return index.column() == Machines;
    default:
        return {};
    }
}

QVariant ScopeTreeModel::checkState(const QModelIndex& index) const
{
    if (!m_choice || index.column() != Name)
        return {};
    switch (m_choice->stateOf(scopeAt(index))) {
    case ScopeSet::State::Out:
        return Qt::Unchecked;
    case ScopeSet::State::Partly:
        return Qt::PartiallyChecked;
    case ScopeSet::State::In:
        break;
    }
    return Qt::Checked;
}

/// A click on a box that is partly ticked ticks it, as views ask for.
bool ScopeTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !m_choice || !index.isValid() || index.column() != Name)
        return false;
    m_choice->set(scopeAt(index), value.toInt() != Qt::Unchecked);
    return true;
}

Qt::ItemFlags ScopeTreeModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return m_choice && index.isValid() && index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ScopeTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return section == Name ? tr("Scope") : tr("Machines");
    if (role == Qt::ToolTipRole) {
        return section == Name ? tr("Where roles can be granted; a grant reaches everything below.")
                               : tr("How many virtual machines and scale sets stand there and below.");
    }
    if (role == ItemRole::NumericRole)
        return section == Machines;
    return {};
}

QModelIndex ScopeTreeModel::indexOf(ScopeHandle scope, int column) const
{
    if (!scope.isValid())
        return {};
    const bool isRoot = scope == inventory().root();
    return createIndex(isRoot ? 0 : inventory().childRow(scope), column, quintptr(scope.value));
}

QModelIndex ScopeTreeModel::indexOfEntity(EntityRef entity) const
{
    return entity.isValid() && inventory().contains(entity) ? indexOf(scopeOf(inventory(), entity)) : QModelIndex();
}

ScopeHandle ScopeTreeModel::scopeAt(const QModelIndex& index) const
{
    return index.isValid() ? ScopeHandle{static_cast<quint32>(index.internalId())} : ScopeHandle{};
}

int ScopeTreeModel::machinesBelow(ScopeHandle scope) const
{
    return scope.value < m_machines.size() ? m_machines[scope.value] : 0;
}

QString ScopeTreeModel::text(ScopeHandle scope, int column) const
{
    if (column == Name)
        return inventory().displayName(scope);
    // A zero on every resource that is no machine would only be noise.
    const int machines = machinesBelow(scope);
    const bool isContainer = inventory().scope(scope).kind != ScopeKind::Resource;
    return isContainer && machines > 0 ? QString::number(machines) : QString();
}

EntityRef ScopeTreeModel::entityOf(ScopeHandle scope) const
{
    if (const HostHandle host = inventory().hostAtScope(scope); host.isValid())
        return host;
    if (const IdentityHandle identity = inventory().identityAtScope(scope); identity.isValid())
        return identity;
    return scope;
}

void ScopeTreeModel::countAnew()
{
    m_machines.clear();
    m_recounted.clear();
    if (const int rows = inventory().rowCount(Table::VirtualMachines); rows > 0)
        onMachines(0, rows - 1, 1);
    m_recounted.clear();
}

void ScopeTreeModel::addToChain(ScopeHandle scope, int machines)
{
    if (machines == 0)
        return;
    for (; scope.isValid(); scope = inventory().scope(scope).parent) {
        if (scope.value >= m_machines.size())
            m_machines.resize(size_t(scope.value) + 1);
        m_machines[scope.value] += machines;
        // Batches hold neighbours: mostly the same chain again.
        if (std::find(m_recounted.rbegin(), m_recounted.rend(), scope) == m_recounted.rend())
            m_recounted.push_back(scope);
    }
}

/// The machines below are about to be told as gone too, or were: either way they count no more.
void ScopeTreeModel::forgetBelow(ScopeHandle scope)
{
    if (machinesBelow(scope) == 0)
        return;
    m_machines[scope.value] = 0;
    for (const ScopeHandle child : inventory().children(scope))
        forgetBelow(child);
}

void ScopeTreeModel::tellCounts()
{
    for (const ScopeHandle scope : std::exchange(m_recounted, {})) {
        if (inventory().contains(scope))
            Q_EMIT dataChanged(indexOf(scope, Machines), indexOf(scope, Machines));
    }
}

} // namespace rolescope
