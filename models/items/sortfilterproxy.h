// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roworder.h"
#include "models/items/tablemodel.h"

#include <QAbstractProxyModel>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace rolescope {

/// Sorts and filters a TableModel without ever holding up the window: QSortFilterProxyModel blocks at 100,000 rows.
///
/// Changes of what is asked for are gathered and taken up on the next turn of the event loop: at once for small tables,
/// for others on a worker thread with a snapshot of the inventory, while the old rows stay. Rows that the table removes
/// are gone at once; new ones stand at the end until the next arranging, or, while a filter is set, appear with it.
/// Selection and scrolling survive: an arranging is moves, one removal and one insertion, never a reset.
class SortFilterProxy : public QAbstractProxyModel
{
    Q_OBJECT

public:
    /// Tables of up to this many rows are arranged on the GUI thread: a few milliseconds.
    static constexpr int defaultLargestArrangedAtOnce = 1000;

    explicit SortFilterProxy(QObject* parent = nullptr);
    ~SortFilterProxy() override;

    /// Takes TableModels only.
    void setSourceModel(QAbstractItemModel* model) override;
    TableModel* table() const { return m_table; }

    /// Shows rows that hold every word of `text` in some column, in whatever case.
    void setFilterText(const QString& text);
    QString filterText() const { return m_filterText; }
    void setFilterColumns(std::vector<int> columns); ///< to look for words in; empty: all
    void setPredicate(RowPredicate predicate); ///< a further condition; empty for none
    void setLocale(const QLocale& locale); ///< for comparing texts; QLocale() at first
    void setLargestArrangedAtOnce(int rows);

    /// Column -1: the table's own order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// By several columns: each decides where those before it find rows alike.
    void setSortKeys(std::vector<SortKey> keys);
    const std::vector<SortKey>& sortKeys() const { return m_order.sortKeys; }
    int sortColumn() const { return m_order.sorts() ? m_order.sortKeys.front().column : -1; }
    Qt::SortOrder sortOrder() const
    {
        return m_order.sorts() ? m_order.sortKeys.front().direction : Qt::AscendingOrder;
    }

    int shownCount() const { return static_cast<int>(m_keys.size()); }
    int allCount() const;
    bool isBusy() const { return m_busy; } ///< a worker is arranging
    bool isSettled() const { return !m_busy && !m_timer.isActive(); } ///< all that was asked for is shown

    /// Keys (TableContent::keyAt) of the shown rows, in order.
    const std::vector<quint32>& keys() const { return m_keys; }
    EntityRef entityAt(int row) const;
    QModelIndex indexOf(EntityRef entity, int column = 0) const; ///< invalid where it is not shown

    QModelIndex mapToSource(const QModelIndex& proxyIndex) const override;
    QModelIndex mapFromSource(const QModelIndex& sourceIndex) const override;
    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    bool hasChildren(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& proxyIndex, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void sortedChanged(); ///< what was asked for is now shown
    void busyChanged(bool busy);
    void countsChanged(int shown, int all);

private:
    struct Arranged
    {
        std::vector<quint32> keys;
    };

    void connectTable();
    void onAboutToRemove(int first, int last);
    void onInserted(int first, int last);
    void onDataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& roles);
    void onReset();
    void onTableDestroyed();

    bool needsWorker() const;
    void orderChanged();
    bool sortsByAny(int first, int last) const; ///< any of these columns
    void tableChanged();
    void arrangeNow();
    void startWorker();
    void dropWorker();
    void onWorkerDone();
    void setBusy(bool busy);

    std::vector<quint32> tableKeys() const;
    std::vector<quint32> broughtUpToDate(std::vector<quint32> keys) const;
    void show(std::vector<quint32> keys);
    void permute(std::vector<quint32> keys);
    void removeRowsWithin(int first, int last);
    void append(const std::vector<quint32>& keys);
    int rowOfKey(quint32 key) const; ///< -1 where it is not shown
    int lookForKey(quint32 key) const; ///< the same without the index
    void emitCounts();

    QPointer<TableModel> m_table;
    std::vector<QMetaObject::Connection> m_connections;

    QString m_filterText;
    RowOrder m_order;
    int m_largestArrangedAtOnce = defaultLargestArrangedAtOnce;

    std::vector<quint32> m_keys; ///< row → key
    mutable std::vector<int> m_rowOfKey; ///< key → row, -1 for none; made when asked for
    mutable bool m_rowOfKeyIsStale = true;

    QTimer m_timer;
    QFutureWatcher<Arranged> m_watcher;
    QElapsedTimer m_workerClock;
    bool m_busy = false;
    bool m_orderChangedSinceStart = false;
    bool m_tableChangedSinceStart = false;
    qint64 m_pause = 0; ///< milliseconds to wait before a change of the table is taken up
};

} // namespace rolescope
