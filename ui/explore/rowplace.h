// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>

class QTableView;

namespace rolescope {

/// Keeps a table's rows where they are on the screen while others come and go above them: the selected row where it can
/// be seen, else the first one that can. The view, which must scroll by rows, must outlive it.
class RowPlace
{
public:
    explicit RowPlace(QTableView& view) : m_view(view) { }

    void hold(); ///< before a change
    void keep(); ///< after it

private:
    QTableView& m_view;
    QPersistentModelIndex m_held;
    int m_row = -1;
};

} // namespace rolescope
