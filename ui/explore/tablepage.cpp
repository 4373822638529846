// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/tablepage.h"

#include "models/items/rowcondition.h"
#include "ui/common/emptystate.h"
#include "ui/common/filterline.h"
#include "ui/common/icons.h"
#include "ui/explore/conditionbar.h"
#include "ui/explore/sortheader.h"
#include "ui/explore/tabledelegate.h"
#include "ui/explore/tablestate.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widestColumn = 260;
constexpr int widestSentence = 420;

} // namespace

TablePage::TablePage(std::unique_ptr<TableModel> model, InventoryStore& store, Selection& selection, Options options,
                     QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_selection(selection)
    , m_options(std::move(options))
    , m_model(std::move(model))
    , m_proxy(new SortFilterProxy(this))
    , m_filter(new FilterLine(this))
    , m_counts(new QLabel(this))
    , m_view(new QTableView(this))
    , m_place(*m_view)
    , m_header(new SortHeader(m_view))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_writer(store)
{
    setObjectName(m_options.name);
    m_proxy->setSourceModel(m_model.get());

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildBar();
    buildConditions();
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    followProxy();
    buildView();
    buildActions();
    followSelection();
    dress();
    updateCounts();
    updateEmptyState();
    fitColumns();
}

TablePage::~TablePage()
{
    // The proxy is a child and dies after the members: it must not look at a model that is gone.
    m_view->setModel(nullptr);
    m_proxy->setSourceModel(nullptr);
}

void TablePage::buildBar()
{
    m_filter->setPlaceholderText(tr("Filter"));
    //: %1 is the title of a table: "Virtual machines"
    m_filter->setAccessibleName(tr("Filter %1").arg(m_options.title));
    m_filter->setToolTip(m_options.table ? tr("Shows rows that hold every word in some column. Type a condition like "
                                              "“location:westeurope” or “is:privileged” and press Return to add it.")
                                         : tr("Shows rows that hold every word in some column."));
    m_filter->setMaximumWidth(360);
    m_counts->setObjectName(u"counts"_s);
    m_counts->setForegroundRole(QPalette::PlaceholderText);
    m_export = addBarButton(u"export"_s, tr("Save"));
    m_export->setToolTip(tr("Save or copy what is shown"));
    m_columns = addBarButton(u"columns"_s, tr("Columns"));
    m_columns->setAccessibleName(tr("Choose columns"));
    const auto fillAnew = [this](QToolButton* button, void (TablePage::*fill)(QMenu&)) {
        auto* const menu = button->findChild<QMenu*>();
        connect(menu, &QMenu::aboutToShow, this, [this, menu, fill] {
            menu->clear();
            (this->*fill)(*menu);
        });
    };
    fillAnew(m_export, &TablePage::fillExportMenu);
    fillAnew(m_columns, &TablePage::fillColumnMenu);

    auto* const bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 8);
    bar->setSpacing(12);
    bar->addWidget(m_filter, 2);
    if (m_options.table) {
        m_addFilter = addBarButton(u"addCondition"_s, tr("Add filter"));
        m_addFilter->setToolTip(tr("Show only rows that fulfil a condition"));
        bar->addWidget(m_addFilter);
    }
    bar->addWidget(m_counts);
    bar->addStretch(1);
    bar->addWidget(m_export);
    bar->addWidget(m_columns);
    static_cast<QVBoxLayout*>(layout())->addLayout(bar);

    connect(m_filter, &FilterLine::filterChanged, this, [this](const QString& text) {
        m_rearranging = text != m_proxy->filterText();
        m_proxy->setFilterText(text);
    });
    connect(m_filter, &FilterLine::leftDownwards, this, [this] {
        const QString typed = m_filter->text();
        takeTypedConditions();
        if (m_filter->text() != typed)
            return; // the person goes on typing
        m_view->setFocus();
        if (!isChosen(m_view->currentIndex()) && m_proxy->rowCount() > 0)
            m_view->selectRow(0);
    });
    connect(m_empty, &EmptyState::actionTriggered, this, &TablePage::removeFilters);
}

/// A button with a menu below it. Not by QToolButton's own means, which hold up the event loop while the menu shows.
QToolButton* TablePage::addBarButton(const QString& name, const QString& text)
{
    auto* const button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    auto* const menu = new QMenu(button);
    connect(button, &QToolButton::clicked, menu,
            [button, menu] { menu->popup(button->mapToGlobal(QPoint(0, button->height()))); });
    return button;
}

void TablePage::buildConditions()
{
    if (!m_options.table)
        return;
    m_conditions = new ConditionBar(m_store, *m_options.table, this);
    layout()->addWidget(m_conditions);
    m_conditions->fillMenu(*m_addFilter->findChild<QMenu*>());
    connect(m_conditions, &ConditionBar::conditionsChanged, this, &TablePage::applyConditions);
}

/// Words like "location:westeurope" become chips, the others stay.
void TablePage::takeTypedConditions()
{
    if (!m_conditions)
        return;
    const TypedFilter typed = readFilter(m_filter->text());
    if (typed.conditions.empty())
        return;
    m_filter->setText(typed.rest);
    for (const RowCondition& condition : typed.conditions)
        m_conditions->add(condition);
}

void TablePage::removeFilters()
{
    m_filter->clear();
    if (m_conditions)
        m_conditions->setConditions({});
}

void TablePage::buildView()
{
    m_view->setObjectName(u"table"_s);
    m_view->setAccessibleName(m_options.title);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new TableDelegate(m_options.sentenceColumns, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setWordWrap(false);
    m_view->setShowGrid(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(qMax(28, fontMetrics().height() + 10));

    QHeaderView* const header = m_header;
    m_view->setHorizontalHeader(m_header);
    header->setObjectName(u"header"_s);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    header->setToolTip(tr("Click to sort; Shift and a click sorts by several columns"));
    connect(m_header, &SortHeader::keysChosen, this, &TablePage::setSortKeys);
    setSortKeys(m_options.sortKeys);
    for (const int column : m_options.hiddenColumns)
        header->hideSection(column);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint& position) {
        auto* const menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(header->mapToGlobal(position));
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &TablePage::showRowMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this] {
        if (const EntityRef entity = currentEntity(); entity.isValid())
            Q_EMIT entityActivated(entity);
    });
}

void TablePage::buildActions()
{
    const auto make = [this](const QString& name, const QString& text, auto slot) {
        auto* const action = new QAction(text, m_view);
        action->setObjectName(name);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_view->addAction(action);
        return action;
    };
    m_copyRows = make(u"copyRows"_s, tr("Copy rows"), &TablePage::copyRows);
    m_copyRows->setShortcut(QKeySequence::Copy);
    m_copyCsv = make(u"copyCsv"_s, tr("Copy rows as CSV"), &TablePage::copyRowsAsCsv);
    m_copyCsv->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    m_copyCell = make(u"copyCell"_s, tr("Copy this cell"), &TablePage::copyCell);
    m_copyId = make(u"copyId"_s, tr("Copy ID"), &TablePage::copyId);
}

void TablePage::followProxy()
{
    // Connected before the view does: while rows come, go and move the view picks another current row by itself, which
    // is not what a person chose.
    const auto hold = [this] {
        if (!m_rearranging)
            m_place.hold();
    };
    const auto begin = [this, hold] {
        m_following = true;
        hold();
    };
    const auto settled = [this] {
        m_following = false;
        m_place.keep();
        updateEmptyState();
    };
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeInserted, this, hold);
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, begin);
    connect(m_proxy, &QAbstractItemModel::layoutAboutToBeChanged, this, begin);
    connect(m_proxy, &QAbstractItemModel::modelAboutToBeReset, this, begin);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, settled, Qt::DirectConnection);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, settled);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, settled);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, settled);
    connect(m_proxy, &SortFilterProxy::sortedChanged, this, [this] {
        m_rearranging = false;
        fitColumns();
        updateEmptyState();
        show(m_selection.current());
    });
    connect(m_proxy, &SortFilterProxy::busyChanged, this, &TablePage::updateCounts);
    connect(m_proxy, &SortFilterProxy::countsChanged, this, [this](int shown, int all) {
        fitColumns();
        updateCounts();
        updateEmptyState();
        Q_EMIT countsChanged(shown, all);
    });
}

void TablePage::followSelection()
{
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TablePage::takeChoice);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TablePage::takeChoice);
    connect(&m_selection, &Selection::changed, this, [this](EntityRef current, const QObject* origin) {
        if (origin != this)
            show(current);
    });
    show(m_selection.current());
}

/// No focus proxy: Tab would then skip the filter.
void TablePage::focusInEvent(QFocusEvent* event)
{
    m_view->setFocus(event->reason());
}

void TablePage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        dress();
    else if (event->type() == QEvent::FontChange)
        m_view->verticalHeader()->setDefaultSectionSize(qMax(28, fontMetrics().height() + 10));
}

void TablePage::dress()
{
    const Theme& theme = Theme::current();
    const auto dressed = [&theme](const QString& name) { return icons::icon(name, theme.secondary, theme.border); };
    m_columns->setIcon(dressed(u"columns"_s));
    m_export->setIcon(dressed(u"export"_s));
    if (m_addFilter)
        m_addFilter->setIcon(dressed(u"plus"_s));
}

EntityRef TablePage::currentEntity() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() ? m_proxy->entityAt(current.row()) : EntityRef();
}

/// A view that gets the focus makes some row the current one: only one that is selected as well was chosen.
bool TablePage::isChosen(const QModelIndex& row) const
{
    return row.isValid() && m_view->selectionModel()->isSelected(row);
}

void TablePage::takeChoice()
{
    if (m_following || !isChosen(m_view->currentIndex()))
        return;
    if (const EntityRef entity = currentEntity(); entity.isValid())
        m_selection.select(entity, this);
}

/// A thing that has no row here leaves nothing selected, so that nobody takes another row for it.
void TablePage::show(EntityRef entity)
{
    if (m_following || (isChosen(m_view->currentIndex()) && currentEntity() == entity))
        return;
    const QScopedValueRollback guard(m_following, true);
    const QModelIndex index = entity.isValid() ? m_proxy->indexOf(entity) : QModelIndex();
    QItemSelectionModel* const rows = m_view->selectionModel();
    if (!index.isValid()) {
        rows->clear();
        return;
    }
    const int column = m_view->horizontalHeader()->logicalIndexAt(0);
    rows->setCurrentIndex(index.siblingAtColumn(qMax(0, column)),
                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(m_view->currentIndex());
}

void TablePage::showRowMenu(const QPoint& position)
{
    if (!m_view->indexAt(position).isValid())
        return;
    auto* const menu = new QMenu(this);
    menu->setObjectName(u"rowMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT contextMenuAboutToShow(menu, currentEntity());
    if (!menu->isEmpty())
        menu->addSeparator();
    m_copyId->setEnabled(currentEntity().isValid());
    menu->addActions({m_copyRows, m_copyCsv, m_copyCell, m_copyId});
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void TablePage::fillColumnMenu(QMenu& menu)
{
    QHeaderView* const header = m_view->horizontalHeader();
    const bool onlyOne = header->count() - header->hiddenSectionCount() == 1;
    for (int visual = 0; visual < header->count(); ++visual) {
        const int column = header->logicalIndex(visual);
        QAction* const action = menu.addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setToolTip(m_model->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(!(onlyOne && action->isChecked()));
        connect(action, &QAction::toggled, header,
                [header, column](bool shown) { header->setSectionHidden(column, !shown); });
    }
    menu.setToolTipsVisible(true);
    menu.addSeparator();
    connect(menu.addAction(tr("Reset columns")), &QAction::triggered, this, &TablePage::resetColumns);
}

void TablePage::resetColumns()
{
    QHeaderView* const header = m_view->horizontalHeader();
    for (int column = 0; column < header->count(); ++column) {
        const auto& hidden = m_options.hiddenColumns;
        header->moveSection(header->visualIndex(column), column);
        header->setSectionHidden(column, std::find(hidden.begin(), hidden.end(), column) != hidden.end());
    }
    setSortKeys(m_options.sortKeys);
    m_fitted = false;
    fitColumns();
}

std::vector<int> TablePage::columnWidths() const
{
    const QHeaderView* const header = m_view->horizontalHeader();
    std::vector<int> widths;
    widths.reserve(static_cast<size_t>(header->count()));
    for (int column = 0; column < header->count(); ++column)
        widths.push_back(header->sectionSize(column));
    return widths;
}

void TablePage::refitColumns()
{
    const bool untouched = m_fitted && !m_fittedWidths.empty() && columnWidths() == m_fittedWidths;
    if (untouched) {
        m_fitted = false;
        fitColumns();
    }
    if (m_fitted)
        m_fittedWidths.clear();
}

/// Once, by what the first rows hold: later changes would pull the columns from under the person's eyes.
void TablePage::fitColumns()
{
    if (m_fitted || m_proxy->rowCount() == 0)
        return;
    m_fitted = true;
    QHeaderView* const header = m_view->horizontalHeader();
    header->setResizeContentsPrecision(50);
    for (int column = 0; column < header->count(); ++column) {
        const auto& sentences = m_options.sentenceColumns;
        const bool sentence = std::find(sentences.begin(), sentences.end(), column) != sentences.end();
        if (header->isSectionHidden(column)) {
            header->resizeSection(column, sentence ? widestSentence : widestColumn / 2);
            continue;
        }
        m_view->resizeColumnToContents(column);
        const int wanted = header->sectionSize(column) + 12;
        header->resizeSection(column, qBound(72, wanted, sentence ? widestSentence : widestColumn));
    }
    m_fittedWidths = columnWidths();
}

void TablePage::setScopes(const ScopeSet& scopes)
{
    m_scopes = scopes;
    applyConditions();
}

void TablePage::applyConditions()
{
    const std::vector<RowCondition> conditions
        = m_conditions ? m_conditions->conditions() : std::vector<RowCondition>();
    if (m_scopes.isEverything() && conditions.empty()) {
        m_proxy->setPredicate({});
        return;
    }
    m_proxy->setPredicate([scopes = m_scopes, conditions](const Inventory& inventory, EntityRef entity) {
        return concerns(scopes, inventory, entity)
            && std::all_of(conditions.begin(), conditions.end(),
                           [&](const RowCondition& condition) { return holds(condition, inventory, entity); });
    });
}

void TablePage::setSortKeys(const std::vector<SortKey>& keys)
{
    m_rearranging = keys != m_proxy->sortKeys();
    m_header->setKeys(keys);
    m_proxy->setSortKeys(keys);
}

QString TablePage::countsText() const
{
    return m_counts->text();
}

void TablePage::updateCounts()
{
    const QLocale locale;
    //: how many rows the filter lets through
    QString text = tr("%1 of %2").arg(locale.toString(m_proxy->shownCount()), locale.toString(m_proxy->allCount()));
    if (m_proxy->isBusy())
        text = tr("%1, arranging…").arg(text);
    m_counts->setText(text);
    m_counts->setAccessibleName(tr("%1 rows shown").arg(text));
}

void TablePage::updateEmptyState()
{
    const bool nothing = m_proxy->allCount() == 0;
    const bool noMatch = !nothing && m_proxy->shownCount() == 0 && m_proxy->isSettled();
    const bool conditions = m_conditions && !m_conditions->conditions().empty();
    if (nothing)
        m_empty->setContent(m_options.icon, m_options.emptySentence);
    else if (noMatch && conditions)
        m_empty->setContent(u"filter"_s, tr("Nothing here fulfils all conditions."), tr("Remove all filters"));
    else if (noMatch && !m_proxy->filterText().isEmpty())
        m_empty->setContent(u"search"_s, tr("Nothing here holds “%1”.").arg(m_proxy->filterText().left(60)),
                            tr("Clear filter"));
    else if (noMatch)
        m_empty->setContent(u"filter"_s, tr("Nothing here stands at the ticked scopes."));
    m_stack->setCurrentIndex(nothing || noMatch ? 1 : 0);
    m_columns->setEnabled(!nothing);
    m_export->setEnabled(m_proxy->shownCount() > 0);
}

QByteArray TablePage::saveState() const
{
    return written(TableState{m_model->columnCount(), m_fitted, m_header->saveState(), m_header->keys()});
}

bool TablePage::restoreState(const QByteArray& state)
{
    const std::optional<TableState> read = readTableState(state);
    if (!read || read->columns != m_model->columnCount() || !m_header->restoreState(read->header))
        return false;
    m_fitted = read->fitted;
    m_fittedWidths.clear();
    fitColumns();
    setSortKeys(read->sortKeys);
    return true;
}

std::vector<int> TablePage::shownColumns() const
{
    const QHeaderView* const header = m_view->horizontalHeader();
    std::vector<int> columns;
    for (int visual = 0; visual < header->count(); ++visual) {
        if (const int column = header->logicalIndex(visual); !header->isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

std::vector<int> TablePage::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<quint32> TablePage::selectedKeys() const
{
    const std::vector<int> rows = selectedRows();
    std::vector<quint32> keys;
    keys.reserve(rows.size());
    for (const int row : rows)
        keys.push_back(m_proxy->keys()[static_cast<size_t>(row)]);
    return keys;
}

std::vector<EntityRef> TablePage::selectedEntities() const
{
    const std::vector<int> rows = selectedRows();
    std::vector<EntityRef> entities;
    entities.reserve(rows.size());
    for (const int row : rows)
        entities.push_back(m_proxy->entityAt(row));
    return entities;
}

TableWriter::Part TablePage::shownPart() const
{
    return {m_model->content(), m_proxy->keys(), shownColumns()};
}

void TablePage::copyRows()
{
    m_writer.copy({m_model->content(), selectedKeys(), shownColumns()}, TableFormat::Tsv);
}

void TablePage::copyRowsAsCsv()
{
    m_writer.copy({m_model->content(), selectedKeys(), shownColumns()}, TableFormat::Csv);
}

void TablePage::fillExportMenu(QMenu& menu)
{
    const auto add = [this, &menu](const QString& text, auto slot) {
        connect(menu.addAction(text), &QAction::triggered, this, slot);
    };
    const int rows = m_proxy->shownCount();
    add(tr("Save %n row(s) as CSV…", nullptr, rows), [this] { askWhereToSave(TableFormat::Csv); });
    add(tr("Save %n row(s) as JSON…", nullptr, rows), [this] { askWhereToSave(TableFormat::Json); });
    menu.addSeparator();
    add(tr("Copy %n row(s)", nullptr, rows), [this] { m_writer.copy(shownPart(), TableFormat::Tsv); });
    add(tr("Copy %n row(s) as JSON", nullptr, rows), [this] { m_writer.copy(shownPart(), TableFormat::Json); });
}

void TablePage::askWhereToSave(TableFormat format)
{
    const QString suffix = format == TableFormat::Csv ? u"csv"_s : u"json"_s;
    auto* const dialog = new QFileDialog(this, tr("Save what is shown"));
    dialog->setObjectName(u"saveTable"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(format == TableFormat::Csv ? tr("Table (*.csv)") : tr("JSON (*.json)"));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(m_options.name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, format](const QString& path) { m_writer.save(shownPart(), format, path); });
    dialog->open();
}

void TablePage::copyCell() const
{
    if (const QModelIndex current = m_view->currentIndex(); current.isValid())
        QApplication::clipboard()->setText(current.data(ItemRole::FullTextRole).toString());
}

void TablePage::copyId() const
{
    if (const EntityRef entity = currentEntity(); entity.isValid())
        QApplication::clipboard()->setText(m_store.inventory().armId(entity));
}

} // namespace rolescope
