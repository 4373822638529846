// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QTreeView;

namespace rolescope {

class FilterLine;

/// A list to choose from: a line to filter it, room for a control or two beside that, and rows of a few columns of a
/// larger model.
class ChoiceList : public QWidget
{
    Q_OBJECT

public:
    /// Takes no ownership of `model`. Columns that are not in `columns` are hidden; the others stand in that order.
    ChoiceList(const QString& title, QAbstractItemModel& model, const std::vector<int>& columns,
               QWidget* parent = nullptr);

    FilterLine* filter() const { return m_filter; }
    QTreeView* view() const { return m_view; }
    QHBoxLayout* bar() const { return m_bar; }
    /// Widths by what the first rows hold; the last column takes the rest.
    void fitColumns();

Q_SIGNALS:
    void filterChanged(const QString& text);

private:
    FilterLine* m_filter;
    QTreeView* m_view;
    QHBoxLayout* m_bar;
    std::vector<int> m_columns;
};

} // namespace rolescope
