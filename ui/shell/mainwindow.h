// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/scopechoice.h"
#include "ui/common/selection.h"
#include "ui/common/theme.h"
#include "ui/graph/diagramimage.h"

#include <QMainWindow>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QTabWidget;

namespace rolescope {

class Banner;
class ChangeActions;
class GraphPage;
class Inspector;
class PlanService;
class ScopeTreePanel;
class SearchBox;
class SelectionHistory;
class SyncController;
class SyncStatus;
class TablePage;
class ViewKeeper;
class ViewsPanel;
struct Error;
struct SyncOutcome;

/// The window: scopes on the left, graph and tables in the middle, the inspector on the right, all around one
/// selection. Store, controller and settings must outlive it. Geometry, docks, columns and appearance are kept in the
/// settings.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    enum class Appearance { System, Light, Dark };
    Q_ENUM(Appearance)

    /// What the window shows and changes; none of it is owned.
    struct Parts
    {
        InventoryStore& store;
        SyncController& sync;
        QSettings& settings;
        PlanService& plans;
    };

    explicit MainWindow(const Parts& parts, QWidget* parent = nullptr);
    ~MainWindow() override;

    Selection& selection() { return m_selection; }
    GraphPage* graphPage() const { return m_graph; }
    void setAppearance(Appearance appearance);
    /// Name of the signed-in account, shown in the toolbar; empty hides it.
    void setAccountName(const QString& name);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildChanges();
    void buildPages();
    void buildDocks();
    void buildActions();
    void buildMenus();
    void buildToolBar();
    void connectSync();
    void narrow(); ///< everything that the ticked scopes narrow
    void restoreAppearance();
    void restoreLayout();
    void saveLayout();
    bool isDark() const;
    const Theme& theme() const;
    void showTheme(); ///< in what the application's style does not reach: icons, texts, the graph
    void showOutcome(const SyncOutcome& outcome);
    void showDetails(const Error& error);
    void complain(const Error& error); ///< in the strip, with the details one click away
    void updateGapsTab();
    void keepViews();
    std::vector<EntityRef> chosenEntities() const; ///< the rows of a table in front, else what is selected
    void showAbout();
    void openExport();
    void showInGraph(EntityRef entity); ///< its surroundings, and the graph before all else
    void offerEntityActions();
    void addEntityActions(QMenu& menu, EntityRef entity);
    void updateHistoryActions();
    QVector<TablePage*> tablePages() const;

    Parts m_parts;
    Selection m_selection;
    const DiagramImage m_pictures;
    ScopeChoice m_choice;
    Appearance m_appearance = Appearance::System;
    bool m_systemIsDark = false;

    ChangeActions* m_changes = nullptr;
    Banner* m_banner = nullptr;
    QTabWidget* m_tabs = nullptr;
    GraphPage* m_graph = nullptr;
    TablePage* m_gaps = nullptr;
    ScopeTreePanel* m_tree = nullptr;
    Inspector* m_inspector = nullptr;
    ViewsPanel* m_views = nullptr;
    SearchBox* m_search = nullptr;
    SyncStatus* m_status = nullptr;
    SelectionHistory* m_history = nullptr;
    QAction* m_backAction = nullptr;
    QAction* m_forwardAction = nullptr;
    QAction* m_syncAction = nullptr;
    QAction* m_cancelAction = nullptr;
    QAction* m_exportAction = nullptr;
    QAction* m_themeAction = nullptr;
    QAction* m_accountAction = nullptr;
    QActionGroup* m_appearanceActions = nullptr;
    QList<QDockWidget*> m_docks;
};

} // namespace rolescope
