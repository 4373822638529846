// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/graph/graphbuilder.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace rolescope {

class EmptyState;
class GraphCanvas;
class GraphLegend;
class GraphMinimap;

/// The graph of a tenant with its tools: zoom, focus on the selection, legend; and in words what the picture leaves
/// out. Follows the store by itself and never blocks the GUI thread for layout. Store and selection must outlive it.
class GraphPage : public QWidget
{
    Q_OBJECT

public:
    /// More boxes than this help nobody: above about 2,000 no order of lines rescues a hairball. Then only what is near
    /// to the focus or the selection is drawn, and the page says so.
    static constexpr int boxLimit = 2000;

    GraphPage(InventoryStore& store, Selection& selection, const Theme& theme, QWidget* parent = nullptr);
    ~GraphPage() override;

    void setTheme(const Theme& theme);
    const Diagram& diagram() const;
    GraphCanvas* canvas() const { return m_canvas; }
    /// Draws only paths that lead through these.
    void setScopes(const ScopeSet& scopes);
    /// What is drawn now; also what an export of "this view" should use.
    const GraphFilter& filter() const { return m_builder.filter(); }
    Grouping grouping() const { return m_builder.grouping(); }
    void setGrouping(Grouping grouping);
    int depth() const; ///< of a focus, in lines
    void setDepth(int depth);
    /// See GraphBuilder.
    void setKeepsPlaces(bool keeps) { m_builder.setKeepsPlaces(keeps); }
    /// True while a newer picture is on its way.
    bool isBusy() const { return m_builder.isBusy(); }

public Q_SLOTS:
    /// Shows only the surroundings of this, as deep as the page's depth says.
    void focusOn(rolescope::EntityRef entity);
    void showAll();

Q_SIGNALS:
    void diagramChanged();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTools(QBoxLayout& row);
    void buildGrouping(QBoxLayout& row);
    QToolButton* addTool(QBoxLayout& row, const char* iconName, const QString& text, const QString& toolTip);
    void recolorTools();
    void showGraph(const BuiltGraph& graph);
    void updateNotice();
    void updateActions();
    void selectionChanged(EntityRef entity);
    void applyFilter(const GraphFilter& filter);
    void placeLegend();
    QString noticeText() const;
    QString unseenSelectionText() const;
    QString emptyText() const;
    QString nameOf(EntityRef entity) const;

    InventoryStore& m_store;
    Selection& m_selection;
    Theme m_theme;
    GraphBuilder m_builder;
    BuiltGraph m_built;
    bool m_focusIsNew = false; ///< the coming picture is another part of the tenant: show it from the top

    GraphCanvas* m_canvas = nullptr;
    GraphLegend* m_legend = nullptr;
    GraphMinimap* m_minimap = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QLabel* m_notice = nullptr;
    QToolButton* m_focusButton = nullptr;
    QToolButton* m_showAllButton = nullptr;
    QToolButton* m_legendButton = nullptr;
    QSpinBox* m_depth = nullptr;
    QComboBox* m_groups = nullptr;
    QCheckBox* m_withoutIdentity = nullptr;
};

} // namespace rolescope
