// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/scopeset.h"
#include "ui/common/selection.h"

#include <QLineEdit>
#include <QPointer>

class QListView;

namespace rolescope {

class InventoryStore;
class SearchResults;

/// One line that finds anything by name or id, with results below as a person types. Up and Down choose, Return or a
/// click selects, Escape closes and then empties. Focus stays in the line all the time.
/// Store and selection must outlive it.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int mostResults = 20;

    SearchBox(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
    ~SearchBox() override;

    /// Only what concerns these is found from now on.
    void setScopes(const ScopeSet& scopes);
    /// Takes the focus and selects what was typed before: for Ctrl+K.
    void activate();
    QListView* resultsView() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void accepted(rolescope::EntityRef entity); ///< after it was selected

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search();
    void showPopup();
    void hidePopup();
    void moveCurrent(int step);
    void acceptCurrent();
    void dress();

    InventoryStore& m_store;
    Selection& m_selection;
    ScopeSet m_scopes;
    SearchResults* m_results;
    QPointer<QListView> m_view; ///< a child of the window while it shows, so that it may reach below the line
    QAction* m_icon;
};

} // namespace rolescope
