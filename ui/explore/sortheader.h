// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roworder.h"

#include <QHeaderView>

namespace rolescope {

/// The titles of a table that can be sorted by several columns: a click sorts by one, a click with Shift adds a column
/// or turns one round. Each column that is sorted by shows an arrow, and its place among them where there are several.
class SortHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit SortHeader(QWidget* parent = nullptr);

    const std::vector<SortKey>& keys() const { return m_keys; }
    void setKeys(std::vector<SortKey> keys); ///< without a signal

Q_SIGNALS:
    void keysChosen(const std::vector<rolescope::SortKey>& keys); ///< a person's doing

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void initStyleOptionForIndex(QStyleOptionHeader* option, int logicalIndex) const override;

private:
    void choose(int column);

    std::vector<SortKey> m_keys;
    bool m_extending = false; ///< Shift is held
};

} // namespace rolescope
