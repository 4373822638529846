// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/selection.h"

#include <vector>

namespace rolescope {

class InventoryStore;

/// What was selected before, to go back and forward through like the pages of a browser. Listens to the selection by
/// itself; forgets what is gone from the store. Both must outlive it.
class SelectionHistory : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t longest = 100; ///< older ones are forgotten

    SelectionHistory(Selection& selection, const InventoryStore& store, QObject* parent = nullptr);

    bool canGoBack() const { return previous() >= 0; }
    bool canGoForward() const { return m_at + 1 < static_cast<int>(m_visited.size()); }

public Q_SLOTS:
    void back();
    void forward();

Q_SIGNALS:
    void changed();

private:
    int previous() const;
    void visit(EntityRef entity);
    void goTo(int index);
    void forgetTheGone();

    Selection& m_selection;
    const InventoryStore& m_store;
    std::vector<EntityRef> m_visited; ///< oldest first
    int m_at = -1; ///< the last one that was selected
};

} // namespace rolescope
