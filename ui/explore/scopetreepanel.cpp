// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/scopetreepanel.h"

#include "ui/common/decorations.h"
#include "ui/common/emptystate.h"
#include "ui/common/filterline.h"
#include "ui/common/scopefilterproxy.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

#include <deque>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "Expand below" on a whole tenant would make a tree that nobody can read, slowly.
constexpr int mostExpandedAtOnce = 500;
constexpr int levelIndent = 12; ///< trees are deep, names long
constexpr int countPadding = 20; ///< beside the numbers, pixels

/// Ticks without selecting: whoever narrows the window still looks at what was selected before.
class ScopeTreeView : public QTreeView
{
public:
    using QTreeView::QTreeView;

protected:
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override
    {
        const bool byMouse = event
            && (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease
                || event->type() == QEvent::MouseMove);
        if (byMouse && isOnBox(index, static_cast<const QMouseEvent*>(event)->position().toPoint()))
            return QItemSelectionModel::NoUpdate;
        return QTreeView::selectionCommand(index, event);
    }

    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        // The second of two quick clicks on a box is a click like the first, not a wish to see the scope in the graph.
        if (isOnBox(indexAt(event->position().toPoint()), event->position().toPoint()))
            mousePressEvent(event);
        else
            QTreeView::mouseDoubleClickEvent(event);
    }

private:
    bool isOnBox(const QModelIndex& index, const QPoint& at) const
    {
        if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsUserCheckable))
            return false;
        QStyleOptionViewItem option;
        initViewItemOption(&option);
        option.rect = visualRect(index);
        option.features |= QStyleOptionViewItem::HasCheckIndicator;
        return style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, this).contains(at);
    }
};

} // namespace

ScopeTreePanel::ScopeTreePanel(InventoryStore& store, Selection& selection, ScopeChoice& choice, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_selection(selection)
    , m_choice(choice)
    , m_model(store, &choice)
    , m_proxy(new ScopeFilterProxy(store, m_model, this))
    , m_filter(new FilterLine(this))
    , m_view(new ScopeTreeView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
{
    setObjectName(u"scopeTreePanel"_s);
    m_filter->setPlaceholderText(tr("Filter scopes"));
    m_filter->setAccessibleName(tr("Filter scopes by name"));
    m_empty->setAccessibleName(tr("No scopes"));

    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* const filterRow = new QVBoxLayout;
    filterRow->setContentsMargins(8, 8, 8, 8);
    filterRow->addWidget(m_filter);
    layout->addLayout(filterRow);
    layout->addLayout(m_stack, 1);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);

    buildView();
    buildActions();
    connect(m_filter, &FilterLine::filterChanged, this, &ScopeTreePanel::applyFilter);
    connect(m_filter, &FilterLine::leftDownwards, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_empty, &EmptyState::actionTriggered, m_filter, &QLineEdit::clear);
    connect(&m_store, &InventoryStore::changed, this, &ScopeTreePanel::updateEmptyState);
    connect(&m_choice, &ScopeChoice::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&m_selection, &Selection::changed, this, [this](EntityRef current, const QObject* origin) {
        if (origin != this)
            show(current);
    });
    expandContainers({});
    updateEmptyState();
    show(m_selection.current());
}

ScopeTreePanel::~ScopeTreePanel() = default;

QSize ScopeTreePanel::sizeHint() const
{
    return {280, 480};
}

void ScopeTreePanel::buildView()
{
    // Connected before the view does: while rows go away the view picks another current row by itself, which is not
    // what a person chose.
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_following = true; });
    connect(m_proxy, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] { m_following = true; });

    m_view->setObjectName(u"scopeTree"_s);
    m_view->setAccessibleName(tr("Scopes"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(levelIndent);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView* const header = m_view->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(24);
    header->setSectionResizeMode(ScopeTreeModel::Name, QHeaderView::Stretch);
    header->setSectionResizeMode(ScopeTreeModel::Machines, QHeaderView::Fixed);
    // Its title would take a row to say what the tool tips say as well.
    header->hide();

    const auto settled = [this] {
        m_following = false;
        show(m_selection.current());
    };
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, settled);
    connect(m_proxy, &QAbstractItemModel::layoutChanged, this, settled);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &ScopeTreePanel::expandContainers);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        m_expandedOnce.clear();
        expandContainers({});
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScopeTreePanel::takeChoice);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ScopeTreePanel::takeChoice);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        if (const EntityRef entity = entityAt(index); entity.isValid())
            Q_EMIT entityActivated(entity);
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ScopeTreePanel::showContextMenu);
}

void ScopeTreePanel::buildActions()
{
    const auto make = [this](const QString& name, const QString& text, auto slot) {
        auto* const action = new QAction(text, m_view);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, slot);
        m_view->addAction(action);
        return action;
    };
    m_copyId = make(u"copyId"_s, tr("Copy ID"), &ScopeTreePanel::copyId);
    m_copyName = make(u"copyName"_s, tr("Copy name"), &ScopeTreePanel::copyName);
    m_onlyThis = make(u"onlyThis"_s, tr("Show only this scope"), [this] {
        const QModelIndex current = m_proxy->mapToSource(m_view->currentIndex());
        if (current.isValid())
            m_choice.setOnly(m_model.scopeAt(current));
    });
    m_allScopes = make(u"allScopes"_s, tr("Show all scopes"), [this] { m_choice.setAll(); });
    m_expandBelow = make(u"expandBelow"_s, tr("Expand all below"),
                         [this] { expandFrom(m_view->currentIndex().siblingAtColumn(ScopeTreeModel::Name)); });
    m_collapse = make(u"collapse"_s, tr("Collapse"), [this] { m_view->collapse(m_view->currentIndex()); });
    m_copyId->setShortcut(QKeySequence::Copy);
    m_copyId->setShortcutContext(Qt::WidgetShortcut);
}

EntityRef ScopeTreePanel::entityAt(const QModelIndex& index) const
{
    return index.data(ItemRole::EntityRole).value<EntityRef>();
}

/// A view that gets the focus makes some row the current one: only one that is selected as well was chosen.
bool ScopeTreePanel::isChosen(const QModelIndex& row) const
{
    return row.isValid() && m_view->selectionModel()->isSelected(row);
}

void ScopeTreePanel::takeChoice()
{
    if (const QModelIndex current = m_view->currentIndex(); !m_following && isChosen(current))
        m_selection.select(entityAt(current), this);
}

void ScopeTreePanel::show(EntityRef entity)
{
    if (m_following)
        return;
    const QScopedValueRollback guard(m_following, true);
    const QModelIndex current = m_view->currentIndex();
    if (entity.isValid() && isChosen(current) && entityAt(current) == entity)
        return;
    const QModelIndex index = m_proxy->mapFromSource(m_model.indexOfEntity(entity));
    if (!index.isValid()) {
        m_view->selectionModel()->clear();
        return;
    }
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index); // expands what is above
}

/// Tenant and management groups open by themselves the first time that they have something to show.
void ScopeTreePanel::expandContainers(const QModelIndex& parent)
{
    const auto open = [this](const QModelIndex& index) {
        const ScopeHandle scope = m_model.scopeAt(m_proxy->mapToSource(index));
        const ScopeKind kind = m_store.inventory().scope(scope).kind;
        const bool container = kind == ScopeKind::Tenant || kind == ScopeKind::ManagementGroup;
        if (!container || m_expandedOnce.contains(scope) || !m_proxy->hasChildren(index))
            return false;
        m_expandedOnce.insert(scope);
        m_view->expand(index);
        return true;
    };
    std::deque<QModelIndex> waiting;
    waiting.push_back(parent.isValid() ? parent : m_proxy->index(0, 0));
    while (!waiting.empty()) {
        const QModelIndex index = waiting.front();
        waiting.pop_front();
        if (!index.isValid() || !open(index))
            continue;
        for (int row = 0; row < m_proxy->rowCount(index); ++row)
            waiting.push_back(m_proxy->index(row, 0, index));
    }
}

void ScopeTreePanel::expandFrom(const QModelIndex& top)
{
    std::deque<QModelIndex> waiting{top};
    for (int expanded = 0; !waiting.empty() && expanded < mostExpandedAtOnce; ++expanded) {
        const QModelIndex index = waiting.front();
        waiting.pop_front();
        if (!m_proxy->hasChildren(index))
            continue;
        m_view->expand(index);
        for (int row = 0; row < m_proxy->rowCount(index); ++row)
            waiting.push_back(m_proxy->index(row, 0, index));
    }
}

void ScopeTreePanel::rememberExpansion()
{
    m_expandedBefore.clear();
    std::deque<QModelIndex> waiting{m_proxy->index(0, 0)};
    while (!waiting.empty()) {
        const QModelIndex index = waiting.front();
        waiting.pop_front();
        if (!m_view->isExpanded(index))
            continue;
        m_expandedBefore.insert(m_model.scopeAt(m_proxy->mapToSource(index)));
        for (int row = 0; row < m_proxy->rowCount(index); ++row)
            waiting.push_back(m_proxy->index(row, 0, index));
    }
}

void ScopeTreePanel::restoreExpansion()
{
    m_view->collapseAll();
    for (const ScopeHandle scope : std::as_const(m_expandedBefore)) {
        if (m_store.inventory().contains(scope))
            m_view->expand(m_proxy->mapFromSource(m_model.indexOf(scope)));
    }
}

void ScopeTreePanel::showContextMenu(const QPoint& position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    const bool hasChildren = m_proxy->hasChildren(index.siblingAtColumn(ScopeTreeModel::Name));
    m_expandBelow->setEnabled(hasChildren);
    m_collapse->setEnabled(hasChildren);
    auto* const menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT contextMenuAboutToShow(menu, entityAt(index));
    if (!menu->isEmpty())
        menu->addSeparator();
    m_allScopes->setEnabled(m_choice.isNarrowed());
    menu->addActions({m_onlyThis, m_allScopes});
    menu->addSeparator();
    menu->addActions({m_copyId, m_copyName});
    menu->addSeparator();
    menu->addActions({m_expandBelow, m_collapse});
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ScopeTreePanel::applyFilter(const QString& text)
{
    if (m_proxy->filterText().isEmpty())
        rememberExpansion();
    m_proxy->setFilterText(text);
    if (m_proxy->filterText().isEmpty()) {
        restoreExpansion();
        show(m_selection.current());
        if (const QModelIndex current = m_view->currentIndex(); current.isValid())
            m_view->scrollTo(current);
    } else {
        expandFrom(m_proxy->index(0, 0)); // what was found is of no use behind closed branches
    }
    updateEmptyState();
}

/// As wide as the largest count, which is the tenant's.
void ScopeTreePanel::fitMachines()
{
    const QString largest = m_proxy->index(0, ScopeTreeModel::Machines).data().toString();
    QHeaderView* const header = m_view->header();
    header->resizeSection(ScopeTreeModel::Machines, header->fontMetrics().horizontalAdvance(largest) + countPadding);
}

void ScopeTreePanel::updateEmptyState()
{
    fitMachines();
    const Inventory& inventory = m_store.inventory();
    const bool nothing = inventory.childCount(inventory.root()) == 0;
    const bool noMatch = !m_proxy->filterText().isEmpty() && m_proxy->matchCount() == 0;
    if (nothing)
        m_empty->setContent(u"management-group"_s, tr("No scopes yet. Sync a tenant, or open the demo."));
    else if (noMatch)
        m_empty->setContent(u"search"_s, tr("No scope has “%1” in its name.").arg(m_proxy->filterText().left(40)),
                            tr("Clear filter"));
    m_stack->setCurrentIndex(nothing || noMatch ? 1 : 0);
}

void ScopeTreePanel::copyName() const
{
    if (const EntityRef entity = entityAt(m_view->currentIndex()); entity.isValid())
        QApplication::clipboard()->setText(m_store.inventory().displayName(entity));
}

void ScopeTreePanel::copyId() const
{
    if (const EntityRef entity = entityAt(m_view->currentIndex()); entity.isValid())
        QApplication::clipboard()->setText(m_store.inventory().armId(entity));
}

} // namespace rolescope
