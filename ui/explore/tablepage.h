// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/scopeset.h"
#include "models/items/sortfilterproxy.h"
#include "models/items/tablemodel.h"
#include "ui/common/selection.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QAction;
class QLabel;
class QMenu;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace rolescope {

class EmptyState;
class FilterLine;

/// One table with all that goes with it: a filter with counts, sorting, a chooser of columns, copying, and the shared
/// selection both ways. Never blocks: sorting, filtering and long copies run beside the window.
/// Store and selection must outlive it.
class TablePage : public QWidget
{
    Q_OBJECT

public:
    struct Options
    {
        QString name; ///< object name, and key of saved states: "virtualMachines"
        QString title; ///< accessible name: "Virtual machines"
        QString icon; ///< of the empty state
        QString emptySentence; ///< while nothing was read yet
        std::vector<int> hiddenColumns; ///< at first
        std::vector<int> sentenceColumns; ///< hold sentences: elided at the end, wide
        int sortColumn = 0;
        Qt::SortOrder sortOrder = Qt::AscendingOrder;
    };

    TablePage(std::unique_ptr<TableModel> model, InventoryStore& store, Selection& selection, Options options,
              QWidget* parent = nullptr);
    ~TablePage() override;

    TableModel* model() const { return m_model.get(); }
    SortFilterProxy* proxy() const { return m_proxy; }
    QTableView* view() const { return m_view; }
    FilterLine* filter() const { return m_filter; }
    const QString& title() const { return m_options.title; }
    QString countsText() const;
    /// Shows only what concerns these.
    void setScopes(const ScopeSet& scopes);

    /// Widths, order and visibility of the columns, and the sorting.
    QByteArray saveState() const;
    /// False, with nothing changed, where `state` is of another program or version.
    bool restoreState(const QByteArray& state);

    /// Fits the columns' widths to their content once more, after the first sync; not where somebody has changed one.
    void refitColumns();

    /// Copies the selected rows, shown columns only, as text that pastes into spreadsheets and editors.
    void copyRows();
    void copyRowsAsCsv();

Q_SIGNALS:
    void entityActivated(rolescope::EntityRef entity); ///< Return or double click
    /// Before a row's context menu shows, for others to add their actions. The menu deletes itself.
    void contextMenuAboutToShow(QMenu* menu, rolescope::EntityRef entity);
    void countsChanged(int shown, int all);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    enum class CopyFormat { Tsv, Csv };

    void buildBar();
    void buildView();
    void buildActions();
    void followProxy();
    void followSelection();
    void dress();

    void takeChoice();
    bool isChosen(const QModelIndex& row) const;
    void show(EntityRef entity);
    void showRowMenu(const QPoint& position);
    void fillColumnMenu(QMenu& menu);
    void resetColumns();
    void fitColumns();
    std::vector<int> columnWidths() const;
    void applyConditions();
    void updateCounts();
    void updateEmptyState();
    void copy(CopyFormat format);
    void copyCell() const;
    void copyId() const;
    std::vector<quint32> selectedKeys() const;
    std::vector<int> shownColumns() const;
    EntityRef currentEntity() const;

    InventoryStore& m_store;
    Selection& m_selection;
    Options m_options;
    ScopeSet m_scopes;
    std::unique_ptr<TableModel> m_model;
    SortFilterProxy* m_proxy;
    FilterLine* m_filter;
    QLabel* m_counts;
    QToolButton* m_columns;
    QTableView* m_view;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QAction* m_copyRows = nullptr;
    QAction* m_copyCsv = nullptr;
    QAction* m_copyCell = nullptr;
    QAction* m_copyId = nullptr;
    QFutureWatcher<QString> m_copying;
    std::vector<int> m_fittedWidths; ///< as fitColumns left them, until nothing may be fitted any more
    bool m_fitted = false; ///< the columns have their widths, from a saved state or from the first rows
    bool m_following = false; ///< the view changes by itself or to follow a foreign selection
};

TablePage* makeVirtualMachinesPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
TablePage* makeIdentitiesPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
/// Its column "Inherited from" is told for the scope or host that is selected.
TablePage* makeRoleAssignmentsPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
TablePage* makeRolesPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
/// Other resources than machines that carry an identity.
TablePage* makeOtherHostsPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
/// What could not be read.
TablePage* makeGapsPage(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);

} // namespace rolescope
