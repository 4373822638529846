// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/scopeset.h"
#include "models/items/sortfilterproxy.h"
#include "models/items/tablemodel.h"
#include "ui/common/selection.h"
#include "ui/explore/rowplace.h"
#include "ui/explore/tablewriter.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QLabel;
class QMenu;
class QStackedLayout;
class QTableView;
class QToolButton;

namespace rolescope {

class ConditionBar;
class EmptyState;
class FilterLine;
class SortHeader;

/// One table with all that goes with it: a filter with conditions and counts, sorting by several columns, a chooser of
/// columns, copying and saving, and the shared selection both ways. Never blocks: sorting, filtering and long copies
/// run beside the window. Store and selection must outlive it.
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
        std::vector<SortKey> sortKeys = {{0, Qt::AscendingOrder}};
        std::optional<Table> table; ///< whose rows they are: what conditions can be asked of them
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

    /// Null where nothing can be asked of the rows.
    ConditionBar* conditions() const { return m_conditions; }
    TableWriter& writer() { return m_writer; }
    void setSortKeys(const std::vector<SortKey>& keys);
    /// What is shown, in its order.
    TableWriter::Part shownPart() const;

    /// Widths, order and visibility of the columns, and the sorting.
    QByteArray saveState() const;
    /// False, with nothing changed, where `state` is of another program or version.
    bool restoreState(const QByteArray& state);

    /// Fits the columns' widths to their content once more, after the first sync; not where somebody has changed one.
    void refitColumns();

    /// Copies the selected rows, shown columns only, as text that pastes into spreadsheets and editors.
    void copyRows();
    void copyRowsAsCsv();
    std::vector<EntityRef> selectedEntities() const; ///< top to bottom

Q_SIGNALS:
    void entityActivated(rolescope::EntityRef entity); ///< Return or double click
    /// Before a row's context menu shows, for others to add their actions. The menu deletes itself.
    void contextMenuAboutToShow(QMenu* menu, rolescope::EntityRef entity);
    void countsChanged(int shown, int all);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void buildBar();
    void buildConditions();
    QToolButton* addBarButton(const QString& name, const QString& text);
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
    void takeTypedConditions();
    void removeFilters();
    void fillExportMenu(QMenu& menu);
    void askWhereToSave(TableFormat format);
    void updateCounts();
    void updateEmptyState();
    void copyCell() const;
    void copyId() const;
    std::vector<int> selectedRows() const;
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
    QToolButton* m_addFilter = nullptr;
    QToolButton* m_export = nullptr;
    QToolButton* m_columns = nullptr;
    ConditionBar* m_conditions = nullptr;
    QTableView* m_view;
    RowPlace m_place;
    SortHeader* m_header;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QAction* m_copyRows = nullptr;
    QAction* m_copyCsv = nullptr;
    QAction* m_copyCell = nullptr;
    QAction* m_copyId = nullptr;
    TableWriter m_writer;
    std::vector<int> m_fittedWidths; ///< as fitColumns left them, until nothing may be fitted any more
    bool m_rearranging = false; ///< a person asked for another order or filter: then the rows are meant to move
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
