// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/sortfilterproxy.h"

#include <QPromise>
#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <utility>

namespace rolescope {

namespace {

/// Removals of up to this many separate ranges are told one by one, more as one move to the end and one removal.
constexpr size_t rangesToldSingly = 4;
/// Up to this many rows are looked for one after the other rather than by an index that would have to be made first.
constexpr int rowsLookedForSingly = 8;
/// Changes of more rows than this are told as one range over all rows.
constexpr int rowsToldSingly = 500;
/// While a large table keeps changing, the worker pauses between two arrangings: at least this long …
constexpr qint64 leastPause = 100;
/// … and this many times as long as the last one took, so that it leaves the processor to the sync.
constexpr qint64 pauseFactor = 2;

size_t flagsFor(const std::vector<quint32>& keys)
{
    return keys.empty() ? 0 : size_t(*std::max_element(keys.begin(), keys.end())) + 1;
}

std::vector<bool> membership(const std::vector<quint32>& keys)
{
    std::vector<bool> flags(flagsFor(keys));
    for (const quint32 key : keys)
        flags[key] = true;
    return flags;
}

bool holds(const std::vector<bool>& flags, quint32 key)
{
    return key < flags.size() && flags[key];
}

/// Ascending rows as ranges.
std::vector<std::pair<int, int>> rangesOf(const std::vector<int>& rows)
{
    std::vector<std::pair<int, int>> ranges;
    for (const int row : rows) {
        if (!ranges.empty() && ranges.back().second + 1 == row)
            ranges.back().second = row;
        else
            ranges.emplace_back(row, row);
    }
    return ranges;
}

} // namespace

SortFilterProxy::SortFilterProxy(QObject* parent) : QAbstractProxyModel(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SortFilterProxy::arrangeNow);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &SortFilterProxy::onWorkerDone);
}

SortFilterProxy::~SortFilterProxy()
{
    m_watcher.cancel();
}

void SortFilterProxy::setSourceModel(QAbstractItemModel* model)
{
    auto* table = qobject_cast<TableModel*>(model);
    Q_ASSERT(table || !model);
    beginResetModel();
    for (const QMetaObject::Connection& connection : m_connections)
        disconnect(connection);
    m_connections.clear();
    QAbstractProxyModel::setSourceModel(table);
    m_table = table;
    if (table)
        connectTable();
    onReset();
    endResetModel();
    emitCounts();
}

void SortFilterProxy::connectTable()
{
    m_connections = {
        connect(m_table, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex&, int first, int last) { onAboutToRemove(first, last); }),
        connect(m_table, &QAbstractItemModel::rowsRemoved, this, &SortFilterProxy::emitCounts),
        connect(m_table, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first, int last) { onInserted(first, last); }),
        connect(m_table, &QAbstractItemModel::dataChanged, this, &SortFilterProxy::onDataChanged),
        connect(m_table, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); }),
        connect(m_table, &QAbstractItemModel::modelReset, this,
                [this] {
                    onReset();
                    endResetModel();
                    emitCounts();
                }),
        connect(m_table, &QObject::destroyed, this, &SortFilterProxy::onTableDestroyed),
    };
}

void SortFilterProxy::setFilterText(const QString& text)
{
    m_filterText = text;
    QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == m_order.words)
        return;
    m_order.words = std::move(words);
    orderChanged();
}

void SortFilterProxy::setFilterColumns(std::vector<int> columns)
{
    m_order.columns = std::move(columns);
    orderChanged();
}

void SortFilterProxy::setPredicate(RowPredicate predicate)
{
    m_order.predicate = std::move(predicate);
    orderChanged();
}

void SortFilterProxy::setLocale(const QLocale& locale)
{
    m_order.locale = locale;
    orderChanged();
}

void SortFilterProxy::setLargestArrangedAtOnce(int rows)
{
    m_largestArrangedAtOnce = rows;
}

void SortFilterProxy::sort(int column, Qt::SortOrder order)
{
    setSortKeys(column < 0 ? std::vector<SortKey>() : std::vector<SortKey>{{column, order}});
}

void SortFilterProxy::setSortKeys(std::vector<SortKey> keys)
{
    if (keys == m_order.sortKeys)
        return;
    m_order.sortKeys = std::move(keys);
    orderChanged();
}

int SortFilterProxy::allCount() const
{
    return m_table ? m_table->rowCount() : 0;
}

EntityRef SortFilterProxy::entityAt(int row) const
{
    return index(row, 0).data(ItemRole::EntityRole).value<EntityRef>();
}

QModelIndex SortFilterProxy::indexOf(EntityRef entity, int column) const
{
    const int row = m_table ? m_table->rowOf(entity) : -1;
    return row < 0 ? QModelIndex() : mapFromSource(m_table->index(row, column));
}

QModelIndex SortFilterProxy::mapToSource(const QModelIndex& proxyIndex) const
{
    if (!m_table || !proxyIndex.isValid())
        return {};
    Q_ASSERT(checkIndex(proxyIndex, CheckIndexOption::DoNotUseParent));
    const quint32 key = m_keys[static_cast<size_t>(proxyIndex.row())];
    const int row = m_table->content()->rowOfKey(m_table->inventory(), key);
    return row < 0 ? QModelIndex() : m_table->index(row, proxyIndex.column());
}

QModelIndex SortFilterProxy::mapFromSource(const QModelIndex& sourceIndex) const
{
    if (!m_table || !sourceIndex.isValid())
        return {};
    const int row = rowOfKey(m_table->content()->keyAt(m_table->inventory(), sourceIndex.row()));
    return row < 0 ? QModelIndex() : createIndex(row, sourceIndex.column());
}

QModelIndex SortFilterProxy::index(int row, int column, const QModelIndex& parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

QModelIndex SortFilterProxy::parent(const QModelIndex&) const
{
    return {};
}

int SortFilterProxy::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : shownCount();
}

int SortFilterProxy::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : m_table->columnCount();
}

bool SortFilterProxy::hasChildren(const QModelIndex& parent) const
{
    return rowCount(parent) > 0 && columnCount(parent) > 0;
}

QVariant SortFilterProxy::data(const QModelIndex& proxyIndex, int role) const
{
    Q_ASSERT(checkIndex(proxyIndex, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    // By key, not by source row: while rows are being removed, keys are what stays true.
    return m_table ? m_table->cellData(m_keys[static_cast<size_t>(proxyIndex.row())], proxyIndex.column(), role)
                   : QVariant();
}

QVariant SortFilterProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    // The base maps the section through row 0, and would leave a table without shown rows without headers.
    return m_table && orientation == Qt::Horizontal ? m_table->headerData(section, orientation, role) : QVariant();
}

void SortFilterProxy::onAboutToRemove(int first, int last)
{
    // A refresh takes rows out here and there, each with a signal of its own: then to look through the rows costs a
    // tenth of making the index anew each time.
    const bool byIndex = !m_rowOfKeyIsStale || last - first >= rowsLookedForSingly;
    std::vector<int> rows;
    for (int sourceRow = first; sourceRow <= last; ++sourceRow) {
        const quint32 key = m_table->content()->keyAt(m_table->inventory(), sourceRow);
        if (const int row = byIndex ? rowOfKey(key) : lookForKey(key); row >= 0)
            rows.push_back(row);
    }
    m_tableChangedSinceStart = true;
    std::sort(rows.begin(), rows.end());
    const auto ranges = rangesOf(rows);
    if (ranges.size() <= rangesToldSingly) {
        std::for_each(ranges.rbegin(), ranges.rend(),
                      [this](std::pair<int, int> range) { removeRowsWithin(range.first, range.second); });
        return;
    }
    std::vector<quint32> left;
    left.reserve(m_keys.size() - rows.size());
    auto gone = rows.begin();
    for (int row = 0; row < shownCount(); ++row) {
        if (gone != rows.end() && *gone == row)
            ++gone;
        else
            left.push_back(m_keys[static_cast<size_t>(row)]);
    }
    show(std::move(left));
}

void SortFilterProxy::onInserted(int first, int last)
{
    if (!m_order.filters()) {
        std::vector<quint32> keys;
        keys.reserve(static_cast<size_t>(last - first + 1));
        for (int row = first; row <= last; ++row)
            keys.push_back(m_table->content()->keyAt(m_table->inventory(), row));
        append(keys);
    }
    emitCounts();
    if (m_order.sorts() || m_order.filters() || last + 1 < m_table->rowCount())
        tableChanged();
}

void SortFilterProxy::onDataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles)
{
    const int lastRow = shownCount() - 1;
    if (bottomRight.row() - topLeft.row() >= rowsToldSingly) {
        if (lastRow >= 0)
            Q_EMIT dataChanged(index(0, topLeft.column()), index(lastRow, bottomRight.column()), roles);
    } else {
        std::vector<int> rows;
        for (int sourceRow = topLeft.row(); sourceRow <= bottomRight.row(); ++sourceRow) {
            if (const QModelIndex mapped = mapFromSource(topLeft.siblingAtRow(sourceRow)); mapped.isValid())
                rows.push_back(mapped.row());
        }
        std::sort(rows.begin(), rows.end());
        for (const auto& [first, last] : rangesOf(rows))
            Q_EMIT dataChanged(index(first, topLeft.column()), index(last, bottomRight.column()), roles);
    }
    if (m_order.filters() || sortsByAny(topLeft.column(), bottomRight.column()))
        tableChanged();
}

bool SortFilterProxy::sortsByAny(int first, int last) const
{
    const auto within = [&](int column) { return column >= first && column <= last; };
    return m_order.sorts()
        && (within(m_order.nameColumn)
            || std::any_of(m_order.sortKeys.begin(), m_order.sortKeys.end(),
                           [&](const SortKey& key) { return within(key.column); }));
}

void SortFilterProxy::onReset()
{
    dropWorker();
    m_timer.stop();
    m_pause = 0;
    m_rowOfKeyIsStale = true;
    if (needsWorker()) {
        m_keys = m_order.filters() ? std::vector<quint32>() : tableKeys();
        orderChanged();
    } else if (m_table) {
        m_keys = *arrange(m_table->inventory(), *m_table->content(), m_order, [] { return false; });
    } else {
        m_keys.clear();
    }
}

void SortFilterProxy::onTableDestroyed()
{
    beginResetModel();
    onReset();
    endResetModel();
    emitCounts();
}

bool SortFilterProxy::needsWorker() const
{
    return allCount() > m_largestArrangedAtOnce && (m_order.sorts() || m_order.filters());
}

/// What is asked for differs: whatever runs is of no use any more.
void SortFilterProxy::orderChanged()
{
    m_orderChangedSinceStart = true;
    m_timer.start(0);
}

/// The table differs: what runs will be nearly right, so let it end, and look again afterwards.
void SortFilterProxy::tableChanged()
{
    m_tableChangedSinceStart = true;
    if (!m_busy && !m_timer.isActive())
        m_timer.start(allCount() > m_largestArrangedAtOnce ? static_cast<int>(m_pause) : 0);
}

void SortFilterProxy::arrangeNow()
{
    if (!m_table)
        return;
    if (m_busy && !m_orderChangedSinceStart)
        return;
    dropWorker();
    m_orderChangedSinceStart = false;
    m_tableChangedSinceStart = false;
    if (needsWorker()) {
        startWorker();
        return;
    }
    show(*arrange(m_table->inventory(), *m_table->content(), m_order, [] { return false; }));
    emitCounts();
    Q_EMIT sortedChanged();
}

void SortFilterProxy::startWorker()
{
    m_workerClock.start();
    auto promise = std::make_shared<QPromise<Arranged>>();
    promise->start();
    // Replacing the future also drops word of the old one that is already on its way.
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start(
        [promise, inventory = m_table->store().snapshot(), content = m_table->content(), order = m_order] {
            auto keys = arrange(*inventory, *content, order, [&promise] { return promise->isCanceled(); });
            if (keys)
                promise->addResult(Arranged{std::move(*keys)});
            promise->finish();
        });
    setBusy(true);
}

void SortFilterProxy::dropWorker()
{
    m_watcher.cancel();
    m_watcher.setFuture({});
    setBusy(false);
}

void SortFilterProxy::onWorkerDone()
{
    // A worker that was dropped ends without a result; the one that took its place will report itself.
    if (!m_busy || !m_table || m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
        return;
    m_pause = std::max(leastPause, m_workerClock.elapsed() * pauseFactor);
    std::vector<quint32> keys = m_watcher.future().takeResult().keys;
    setBusy(false);
    if (m_orderChangedSinceStart)
        return; // the timer that follows a change of order is running and will start anew
    show(m_tableChangedSinceStart ? broughtUpToDate(std::move(keys)) : std::move(keys));
    emitCounts();
    Q_EMIT sortedChanged();
    if (m_tableChangedSinceStart)
        tableChanged();
}

void SortFilterProxy::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged(busy);
}

std::vector<quint32> SortFilterProxy::tableKeys() const
{
    std::vector<quint32> keys;
    const int count = m_table->rowCount();
    keys.reserve(static_cast<size_t>(count));
    for (int row = 0; row < count; ++row)
        keys.push_back(m_table->content()->keyAt(m_table->inventory(), row));
    return keys;
}

/// The snapshot that the worker saw is older than the table: without rows that are gone since, and with the new ones.
std::vector<quint32> SortFilterProxy::broughtUpToDate(std::vector<quint32> keys) const
{
    const std::vector<quint32> living = tableKeys();
    const std::vector<bool> lives = membership(living);
    keys.erase(std::remove_if(keys.begin(), keys.end(), [&](quint32 key) { return !holds(lives, key); }), keys.end());
    if (m_order.filters())
        return keys;
    const std::vector<bool> arranged = membership(keys);
    std::copy_if(living.begin(), living.end(), std::back_inserter(keys),
                 [&](quint32 key) { return !holds(arranged, key); });
    return keys;
}

/// Goes from the rows shown to others in steps that views can follow: those to go are moved to the end and removed
/// there, new ones are appended and then moved to their places.
void SortFilterProxy::show(std::vector<quint32> keys)
{
    if (keys == m_keys)
        return;
    const std::vector<bool> wanted = membership(keys);
    const std::vector<bool> shown = membership(m_keys);
    std::vector<quint32> kept;
    std::vector<quint32> added;
    for (const quint32 key : keys)
        (holds(shown, key) ? kept : added).push_back(key);
    std::vector<quint32> keptThenGone = kept;
    std::copy_if(m_keys.begin(), m_keys.end(), std::back_inserter(keptThenGone),
                 [&](quint32 key) { return !holds(wanted, key); });

    permute(std::move(keptThenGone));
    removeRowsWithin(static_cast<int>(kept.size()), shownCount() - 1);
    append(added);
    permute(std::move(keys));
}

void SortFilterProxy::permute(std::vector<quint32> keys)
{
    if (keys == m_keys)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> keysBefore;
    keysBefore.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex& old : before)
        keysBefore.push_back(m_keys[static_cast<size_t>(old.row())]);
    m_keys = std::move(keys);
    m_rowOfKeyIsStale = true;
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i)
        after << createIndex(rowOfKey(keysBefore[static_cast<size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void SortFilterProxy::removeRowsWithin(int first, int last)
{
    if (last < first)
        return;
    beginRemoveRows({}, first, last);
    m_keys.erase(m_keys.begin() + first, m_keys.begin() + last + 1);
    m_rowOfKeyIsStale = true;
    endRemoveRows();
}

void SortFilterProxy::append(const std::vector<quint32>& keys)
{
    if (keys.empty())
        return;
    beginInsertRows({}, shownCount(), shownCount() + static_cast<int>(keys.size()) - 1);
    m_keys.insert(m_keys.end(), keys.begin(), keys.end());
    m_rowOfKeyIsStale = true;
    endInsertRows();
}

int SortFilterProxy::rowOfKey(quint32 key) const
{
    if (m_rowOfKeyIsStale) {
        m_rowOfKey.assign(flagsFor(m_keys), -1);
        for (size_t row = 0; row < m_keys.size(); ++row)
            m_rowOfKey[m_keys[row]] = static_cast<int>(row);
        m_rowOfKeyIsStale = false;
    }
    return key < m_rowOfKey.size() ? m_rowOfKey[key] : -1;
}

int SortFilterProxy::lookForKey(quint32 key) const
{
    const auto found = std::find(m_keys.begin(), m_keys.end(), key);
    return found == m_keys.end() ? -1 : static_cast<int>(found - m_keys.begin());
}

void SortFilterProxy::emitCounts()
{
    Q_EMIT countsChanged(shownCount(), allCount());
}

} // namespace rolescope
