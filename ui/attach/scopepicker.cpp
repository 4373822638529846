// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/scopepicker.h"

#include "ui/common/decorations.h"
#include "ui/common/filterline.h"
#include "ui/common/scopefilterproxy.h"

#include <QHeaderView>
#include <QTreeView>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What a filter found is opened up to this many; more would take long and show nobody anything.
constexpr int mostOpened = 200;

} // namespace

ScopePicker::ScopePicker(const InventoryStore& store, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(store)
    , m_proxy(new ScopeFilterProxy(store, m_model, this))
    , m_filter(new FilterLine(this))
    , m_view(new QTreeView(this))
{
    m_filter->setPlaceholderText(tr("Filter scopes"));
    m_filter->setAccessibleName(tr("Filter scopes by name"));
    m_view->setObjectName(u"scopes"_s);
    m_view->setAccessibleName(tr("Scopes"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->header()->hide();
    m_view->hideColumn(ScopeTreeModel::Machines);
    m_view->expandToDepth(1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_filter);
    layout->addWidget(m_view, 1);
    connect(m_filter, &FilterLine::filterChanged, this, &ScopePicker::applyFilter);
    connect(m_filter, &FilterLine::leftDownwards, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ScopePicker::scopeChanged);
}

ScopePicker::~ScopePicker()
{
    m_view->setModel(nullptr);
}

QString ScopePicker::scope() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    const ScopeHandle scope = rows.isEmpty() ? ScopeHandle() : m_model.scopeAt(m_proxy->mapToSource(rows.front()));
    return scope.isValid() ? m_store.inventory().armId(scope) : QString();
}

void ScopePicker::setScope(const QString& scopeId)
{
    const ScopeHandle scope = m_store.inventory().findScope(scopeId);
    const QModelIndex index = scope.isValid() ? m_proxy->mapFromSource(m_model.indexOf(scope)) : QModelIndex();
    if (!index.isValid())
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void ScopePicker::applyFilter(const QString& text)
{
    const QString chosen = scope();
    m_proxy->setFilterText(text);
    if (text.isEmpty() || m_proxy->matchCount() > mostOpened)
        m_view->expandToDepth(1);
    else
        m_view->expandAll();
    if (!chosen.isEmpty())
        setScope(chosen);
}

} // namespace rolescope
