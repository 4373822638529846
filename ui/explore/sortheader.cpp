// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/sortheader.h"

#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QStyleOptionHeader>

#include <algorithm>
#include <array>

namespace rolescope {

namespace {

constexpr std::array<char16_t, 9> places{u'¹', u'²', u'³', u'⁴', u'⁵', u'⁶', u'⁷', u'⁸', u'⁹'};

Qt::SortOrder turned(Qt::SortOrder order)
{
    return order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
}

} // namespace

SortHeader::SortHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    // Shown by ourselves, as there may be several; without it the base still counts the room for an arrow.
    setSortIndicatorShown(true);
    setSortIndicator(-1, Qt::AscendingOrder);
    connect(this, &QHeaderView::sectionClicked, this, &SortHeader::choose);
}

void SortHeader::setKeys(std::vector<SortKey> keys)
{
    m_keys = std::move(keys);
    viewport()->update();
}

void SortHeader::mouseReleaseEvent(QMouseEvent* event)
{
    const QScopedValueRollback guard(m_extending, event->modifiers().testFlag(Qt::ShiftModifier));
    QHeaderView::mouseReleaseEvent(event);
}

void SortHeader::choose(int column)
{
    std::vector<SortKey> keys = m_keys;
    const auto known
        = std::find_if(keys.begin(), keys.end(), [column](const SortKey& key) { return key.column == column; });
    const bool turns = known != keys.end() && (m_extending || keys.size() == 1);
    if (turns)
        known->direction = turned(known->direction);
    else if (m_extending)
        keys.push_back({column, Qt::AscendingOrder});
    else
        keys = {{column, Qt::AscendingOrder}};
    setKeys(keys);
    Q_EMIT keysChosen(m_keys);
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    option->sortIndicator = QStyleOptionHeader::None;
    for (size_t i = 0; i < m_keys.size(); ++i) {
        if (m_keys[i].column != logicalIndex)
            continue;
        // As the base has it: the arrow points to where values grow.
        option->sortIndicator
            = m_keys[i].direction == Qt::AscendingOrder ? QStyleOptionHeader::SortDown : QStyleOptionHeader::SortUp;
        if (m_keys.size() > 1 && i < places.size())
            option->text += QString(u' ') + places[i];
    }
}

} // namespace rolescope
