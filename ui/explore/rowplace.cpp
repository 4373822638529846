// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/rowplace.h"

#include <QScrollBar>
#include <QTableView>

namespace rolescope {

void RowPlace::hold()
{
    const QModelIndex chosen = m_view.currentIndex();
    const bool seen = chosen.isValid() && m_view.selectionModel()->isSelected(chosen)
        && m_view.viewport()->rect().intersects(m_view.visualRect(chosen));
    const QModelIndex held = seen ? chosen : m_view.indexAt(QPoint(1, 1));
    m_held = held;
    m_row = held.row();
}

void RowPlace::keep()
{
    if (m_held.isValid() && m_held.row() != m_row) {
        QScrollBar* const bar = m_view.verticalScrollBar();
        // Rows that came just now count at once, not only when they are next laid out.
        bar->setMaximum(qMax(bar->maximum(), m_view.model()->rowCount() - bar->pageStep()));
        bar->setValue(bar->value() + m_held.row() - m_row);
    }
    m_held = QModelIndex();
}

} // namespace rolescope
