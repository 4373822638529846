// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attach/choicelist.h"

#include "ui/common/decorations.h"
#include "ui/common/filterline.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTreeView>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int widest = 260;

} // namespace

ChoiceList::ChoiceList(const QString& title, QAbstractItemModel& model, const std::vector<int>& columns,
                       QWidget* parent)
    : QWidget(parent)
    , m_filter(new FilterLine(this))
    , m_view(new QTreeView(this))
    , m_bar(new QHBoxLayout)
    , m_columns(columns)
{
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter %1", "%1: title of a list").arg(title));
    m_view->setAccessibleName(title);
    m_view->setModel(&model);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemsExpandable(false);
    m_view->setAllColumnsShowFocus(true);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);

    QHeaderView* const header = m_view->header();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 0; column < header->count(); ++column)
        header->setSectionHidden(column, std::ranges::find(m_columns, column) == m_columns.end());
    for (size_t i = 0; i < m_columns.size(); ++i)
        header->moveSection(header->visualIndex(m_columns[i]), static_cast<int>(i));

    m_bar->setSpacing(8);
    m_bar->addWidget(m_filter, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(m_bar);
    layout->addWidget(m_view, 1);

    connect(m_filter, &FilterLine::filterChanged, this, &ChoiceList::filterChanged);
    connect(m_filter, &FilterLine::leftDownwards, this, [this] {
        m_view->setFocus();
        if (!m_view->selectionModel()->hasSelection())
            m_view->setCurrentIndex(m_view->model()->index(0, 0));
    });
    fitColumns();
}

void ChoiceList::fitColumns()
{
    QHeaderView* const header = m_view->header();
    header->setResizeContentsPrecision(50);
    for (const int column : m_columns) {
        m_view->resizeColumnToContents(column);
        header->resizeSection(column, qBound(72, header->sectionSize(column) + 12, widest));
    }
}

} // namespace rolescope
