// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/scopetreemodel.h"
#include "ui/common/selection.h"

#include <QSet>
#include <QWidget>

class QAction;
class QMenu;
class QStackedLayout;
class QTreeView;

namespace rolescope {

class EmptyState;
class FilterLine;
class ScopeFilterProxy;

/// The tree of scopes on the left: by name, with a filter and check boxes, sharing the selection both ways; to tick a
/// box is not to select its row. Expansion, scrolling and selection survive a refresh. What is passed in must outlive
/// it.
class ScopeTreePanel : public QWidget
{
    Q_OBJECT

public:
    ScopeTreePanel(InventoryStore& store, Selection& selection, ScopeChoice& choice, QWidget* parent = nullptr);
    ~ScopeTreePanel() override;

    QTreeView* view() const { return m_view; }
    FilterLine* filter() const { return m_filter; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void entityActivated(rolescope::EntityRef entity); ///< Return or double click
    /// Before a row's context menu shows, for others to add their actions. The menu deletes itself.
    void contextMenuAboutToShow(QMenu* menu, rolescope::EntityRef entity);

private:
    void buildView();
    void buildActions();
    void takeChoice();
    bool isChosen(const QModelIndex& row) const;
    void show(EntityRef entity);
    void expandContainers(const QModelIndex& parent);
    void expandFrom(const QModelIndex& top);
    void rememberExpansion();
    void restoreExpansion();
    void showContextMenu(const QPoint& position);
    void applyFilter(const QString& text);
    void fitMachines();
    void updateEmptyState();
    EntityRef entityAt(const QModelIndex& index) const;
    void copyName() const;
    void copyId() const;

    InventoryStore& m_store;
    Selection& m_selection;
    ScopeChoice& m_choice;
    ScopeTreeModel m_model;
    ScopeFilterProxy* m_proxy;
    FilterLine* m_filter;
    QTreeView* m_view;
    EmptyState* m_empty;
    QStackedLayout* m_stack;
    QSet<ScopeHandle> m_expandedOnce; ///< opened by itself, so never again if a person closes it
    QSet<ScopeHandle> m_expandedBefore; ///< what was open before a filter was set
    QAction* m_copyId = nullptr;
    QAction* m_copyName = nullptr;
    QAction* m_onlyThis = nullptr;
    QAction* m_allScopes = nullptr;
    QAction* m_expandBelow = nullptr;
    QAction* m_collapse = nullptr;
    bool m_following = false; ///< the view changes by itself or to follow a foreign selection
};

} // namespace rolescope
