// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/attach/changeactions.h"
#include "ui/attach/historypanel.h"
#include "ui/common/appstyle.h"
#include "ui/common/banner.h"
#include "ui/common/icons.h"
#include "ui/explore/inspector.h"
#include "ui/explore/scopetreepanel.h"
#include "ui/explore/searchbox.h"
#include "ui/explore/tablepage.h"
#include "ui/explore/viewspanel.h"
#include "ui/export/exportdialog.h"
#include "ui/graph/graphcanvas.h"
#include "ui/graph/graphpage.h"
#include "ui/shell/partialmark.h"
#include "ui/shell/selectionhistory.h"
#include "ui/shell/synccontroller.h"
#include "ui/shell/syncstatus.h"
#include "ui/shell/viewkeeper.h"
#include "ui/shell/viewstrip.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto geometryKey = "window/geometry"_L1;
constexpr auto layoutKey = "window/layout"_L1;
constexpr auto appearanceKey = "window/appearance"_L1;
constexpr auto tabKey = "window/tab"_L1;
/// Grows when docks or toolbars change, so that an old layout is not forced upon a new window.
constexpr int layoutVersion = 3;
constexpr QSize usualSize(1480, 920); ///< of the first window ever

} // namespace

MainWindow::MainWindow(const Parts& parts, QWidget* parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_choice(parts.store)
    , m_systemIsDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("%1 – Rolescope").arg(parts.sync.sourceLabel()));
    setWindowIcon(QIcon(u":/rolescope/icons/rolescope.svg"_s));
    setDockNestingEnabled(true);
    m_selection.follow(m_parts.store);

    // First, so that all widgets are made in the right font and style.
    restoreAppearance();
    applyAppearance(*qApp, theme());
    buildChanges();
    buildPages();
    buildDocks();
    buildActions();
    buildMenus();
    buildToolBar();
    m_status = new SyncStatus(m_parts.sync, this);
    connect(m_status, &SyncStatus::gapsRequested, this, [this] { m_tabs->setCurrentWidget(m_gaps); });
    statusBar()->addPermanentWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    connectSync();
    connect(&m_choice, &ScopeChoice::changed, this, &MainWindow::narrow);
    updateGapsTab();
    restoreLayout();
    showTheme();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildChanges()
{
    m_changes = new ChangeActions(
        {m_parts.store, m_parts.plans, m_parts.sync.sourceLabel(), this, [this] { return chosenEntities(); }});
    connect(m_changes, &ChangeActions::readBack, &m_parts.sync, &SyncController::merge);
    connect(m_changes, &ChangeActions::failed, this, &MainWindow::complain);
}

std::vector<EntityRef> MainWindow::chosenEntities() const
{
    const auto* const page = qobject_cast<TablePage*>(m_tabs->currentWidget());
    std::vector<EntityRef> entities = page ? page->selectedEntities() : std::vector<EntityRef>();
    if (entities.empty() && m_selection.current().isValid())
        entities = {m_selection.current()};
    return entities;
}

void MainWindow::buildPages()
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);

    m_banner = new Banner(centre);
    m_tabs = new QTabWidget(centre);
    m_tabs->setObjectName(u"pages"_s);
    m_tabs->setAccessibleName(tr("Graph and tables"));
    m_tabs->setDocumentMode(true);
    m_tabs->setCornerWidget(new PartialMark(m_parts.sync, m_tabs));
    m_graph = new GraphPage(m_parts.store, m_selection, theme(), m_tabs);
    m_tabs->addTab(m_graph, tr("Graph"));
    m_tabs->addTab(makeVirtualMachinesPage(m_parts.store, m_selection, m_tabs), tr("Virtual machines"));
    m_tabs->addTab(makeIdentitiesPage(m_parts.store, m_selection, m_tabs), tr("Identities"));
    m_tabs->addTab(makeRoleAssignmentsPage(m_parts.store, m_selection, m_tabs), tr("Role assignments"));
    m_tabs->addTab(makeRolesPage(m_parts.store, m_selection, m_tabs), tr("Roles"));
    m_gaps = makeGapsPage(m_parts.store, m_selection, m_tabs);
    m_tabs->addTab(m_gaps, QString());

    layout->addWidget(m_changes->banner());
    layout->addWidget(m_banner);
    layout->addWidget(new ViewStrip(m_parts.store, m_choice, centre));
    layout->addWidget(m_tabs, 1);
    setCentralWidget(centre);

    connect(&m_parts.store, &InventoryStore::gapsChanged, this, &MainWindow::updateGapsTab);
    connect(&m_parts.store, &InventoryStore::wasReset, this, &MainWindow::updateGapsTab);
}

void MainWindow::buildDocks()
{
    m_tree = new ScopeTreePanel(m_parts.store, m_selection, m_choice, this);
    m_inspector = new Inspector(m_parts.store, m_selection, this);
    connect(m_inspector, &Inspector::openUrlRequested, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    offerEntityActions();

    const auto addDock = [this](QWidget* content, const QString& name, const QString& title, Qt::DockWidgetArea area) {
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setWidget(content);
        addDockWidget(area, dock);
        m_docks << dock;
        return dock;
    };
    QDockWidget* scopes = addDock(m_tree, u"scopesDock"_s, tr("Scopes"), Qt::LeftDockWidgetArea);
    QDockWidget* details = addDock(m_inspector, u"inspectorDock"_s, tr("Details"), Qt::RightDockWidgetArea);
    m_views = new ViewsPanel(m_parts.store, m_selection, this);
    tabifyDockWidget(scopes, addDock(m_views, u"viewsDock"_s, tr("Views"), Qt::LeftDockWidgetArea));
    scopes->raise();
    QDockWidget* operations
        = addDock(m_changes->historyPanel(), u"historyDock"_s, tr("History"), Qt::BottomDockWidgetArea);
    operations->hide();
    connect(m_changes, &ChangeActions::historyRequested, operations, [operations] {
        operations->show();
        operations->raise();
    });
    keepViews();
    resizeDocks({scopes, details}, {310, 330}, Qt::Horizontal);
}

void MainWindow::keepViews()
{
    auto* const keeper = new ViewKeeper(
        {m_parts.store, m_selection, m_choice, m_parts.settings, *m_views, *m_tabs, *m_graph, tablePages()}, this);
    connect(keeper, &ViewKeeper::appearanceTaken, this,
            [this](QString* appearance) { *appearance = QVariant::fromValue(m_appearance).toString(); });
    connect(keeper, &ViewKeeper::appearanceWanted, this, [this](const QString& appearance) {
        if (const QVariant wanted = appearance; wanted.canConvert<Appearance>())
            setAppearance(wanted.value<Appearance>());
    });
    connect(keeper, &ViewKeeper::failed, this,
            [this](const Error& error) { m_banner->showMessage(Severity::Warning, error.what + u' ' + error.advice); });
}

void MainWindow::buildActions()
{
    m_syncAction = new QAction(tr("Sync"), this);
    m_syncAction->setObjectName(u"syncAction"_s);
    m_syncAction->setShortcut(QKeySequence::Refresh);
    m_syncAction->setToolTip(tr("Read everything again (%1)").arg(m_syncAction->shortcut().toString()));
    connect(m_syncAction, &QAction::triggered, &m_parts.sync, &SyncController::start);

    m_cancelAction = new QAction(tr("Cancel sync"), this);
    m_cancelAction->setObjectName(u"cancelSyncAction"_s);
    m_cancelAction->setEnabled(m_parts.sync.isRunning());
    connect(m_cancelAction, &QAction::triggered, &m_parts.sync, &SyncController::cancel);

    m_exportAction = new QAction(tr("&Export…"), this);
    m_exportAction->setObjectName(u"exportAction"_s);
    m_exportAction->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_E));
    connect(m_exportAction, &QAction::triggered, this, &MainWindow::openExport);

    m_history = new SelectionHistory(m_selection, m_parts.store, this);
    m_backAction = new QAction(tr("Back"), this);
    m_backAction->setObjectName(u"backAction"_s);
    m_backAction->setShortcut(QKeySequence::Back);
    m_backAction->setToolTip(tr("Back to what was selected before (%1)").arg(m_backAction->shortcut().toString()));
    connect(m_backAction, &QAction::triggered, m_history, &SelectionHistory::back);
    m_forwardAction = new QAction(tr("Forward"), this);
    m_forwardAction->setObjectName(u"forwardAction"_s);
    m_forwardAction->setShortcut(QKeySequence::Forward);
    m_forwardAction->setToolTip(
        tr("Forward to what was selected after it (%1)").arg(m_forwardAction->shortcut().toString()));
    connect(m_forwardAction, &QAction::triggered, m_history, &SelectionHistory::forward);
    connect(m_history, &SelectionHistory::changed, this, &MainWindow::updateHistoryActions);
    updateHistoryActions();

    m_themeAction = new QAction(this);
    m_themeAction->setObjectName(u"themeAction"_s);
    connect(m_themeAction, &QAction::triggered, this,
            [this] { setAppearance(isDark() ? Appearance::Light : Appearance::Dark); });

    m_accountAction = new QAction(this);
    m_accountAction->setObjectName(u"accountAction"_s);
    m_accountAction->setVisible(false);
}

void MainWindow::buildMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_syncAction, m_cancelAction});
    file->addSeparator();
    file->addAction(m_exportAction);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q); // QKeySequence::Quit is empty on desktops that Qt does not know

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(m_changes->attachAction());

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_backAction, m_forwardAction});
    view->addSeparator();
    for (QDockWidget* dock : std::as_const(m_docks))
        view->addAction(dock->toggleViewAction());
    view->addSeparator();
    QMenu* appearance = view->addMenu(tr("&Appearance"));
    m_appearanceActions = new QActionGroup(this);
    const std::pair<Appearance, QString> choices[] = {{Appearance::System, tr("Follow the system")},
                                                      {Appearance::Light, tr("Light")},
                                                      {Appearance::Dark, tr("Dark")}};
    for (const auto& [value, text] : choices) {
        QAction* action = m_appearanceActions->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(value));
        connect(action, &QAction::triggered, this, [this, value = value] { setAppearance(value); });
        appearance->addAction(action);
    }
    view->addSeparator();
    for (int i = 0; i < m_tabs->count(); ++i) {
        QAction* action = view->addAction(i + 1 == m_tabs->count() ? tr("Could not read") : m_tabs->tabText(i));
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        connect(action, &QAction::triggered, this, [this, i] {
            m_tabs->setCurrentIndex(i);
            m_tabs->currentWidget()->setFocus();
        });
    }

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Rolescope"), this, &MainWindow::showAbout);
}

void MainWindow::buildToolBar()
{
    QToolBar* bar = addToolBar(tr("Main toolbar"));
    bar->setObjectName(u"mainToolBar"_s);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    bar->addAction(m_changes->attachAction());
    bar->widgetForAction(m_changes->attachAction())->setProperty("primary", true);
    bar->addAction(m_syncAction);
    for (QAction* action : {m_backAction, m_forwardAction}) {
        bar->addAction(action);
        // Arrows are known without their words; the room is the search's.
        static_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }

    m_search = new SearchBox(m_parts.store, m_selection, bar);
    m_search->setMinimumWidth(200);
    bar->addWidget(m_search);
    auto* focusSearch = new QAction(tr("Search"), this);
    focusSearch->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(focusSearch, &QAction::triggered, m_search, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    addAction(focusSearch);

    bar->addAction(m_accountAction);
    bar->addAction(m_themeAction);
}

void MainWindow::updateHistoryActions()
{
    m_backAction->setEnabled(m_history->canGoBack());
    m_forwardAction->setEnabled(m_history->canGoForward());
}

/// What applies to a thing is offered wherever the thing is shown.
void MainWindow::offerEntityActions()
{
    const auto add = [this](QMenu* menu, EntityRef entity) { addEntityActions(*menu, entity); };
    for (TablePage* page : tablePages()) {
        connect(page, &TablePage::entityActivated, this, &MainWindow::showInGraph);
        connect(page, &TablePage::contextMenuAboutToShow, this, add);
        connect(&page->writer(), &TableWriter::saved, this, [this](const QString& path, int rows) {
            m_banner->showMessage(Severity::None,
                                  tr("%n row(s) saved to %1.", nullptr, rows).arg(QDir::toNativeSeparators(path)));
        });
        connect(&page->writer(), &TableWriter::failed, this, &MainWindow::complain);
    }
    connect(m_tree, &ScopeTreePanel::entityActivated, this, &MainWindow::showInGraph);
    connect(m_tree, &ScopeTreePanel::contextMenuAboutToShow, this, add);
    connect(m_graph->canvas(), &GraphCanvas::contextMenuRequested, this, [this](EntityRef entity, const QPoint& at) {
        auto* const menu = new QMenu(this);
        menu->setObjectName(u"graphMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        addEntityActions(*menu, entity);
        menu->addSeparator();
        connect(menu->addAction(tr("Copy ID")), &QAction::triggered, this,
                [this, entity] { QApplication::clipboard()->setText(m_parts.store.inventory().armId(entity)); });
        menu->popup(at);
    });
}

void MainWindow::showInGraph(EntityRef entity)
{
    m_selection.select(entity, this);
    m_graph->focusOn(entity);
    m_tabs->setCurrentWidget(m_graph);
}

void MainWindow::addEntityActions(QMenu& menu, EntityRef entity)
{
    if (!entity.isValid())
        return;
    connect(menu.addAction(tr("Show in graph")), &QAction::triggered, this, [this, entity] { showInGraph(entity); });
    const QUrl portal = m_inspector->portalUrlOf(entity);
    QAction* const open = menu.addAction(tr("Open in the Azure portal"));
    open->setEnabled(!portal.isEmpty());
    connect(open, &QAction::triggered, this, [portal] { QDesktopServices::openUrl(portal); });
    QAction* const bookmark = menu.addAction(m_views->isBookmarked(entity) ? tr("Remove bookmark") : tr("Bookmark"));
    connect(bookmark, &QAction::triggered, m_views, [this, entity] { m_views->toggleBookmark(entity); });
    menu.addSeparator();
    m_changes->addTo(menu, entity);
}

void MainWindow::connectSync()
{
    const auto setRunning = [this](bool running) {
        m_syncAction->setEnabled(!running);
        m_cancelAction->setEnabled(running);
    };
    connect(&m_parts.sync, &SyncController::started, this, [this, setRunning] {
        setRunning(true);
        // What is read for the first time is arranged anew as it comes; later what is known stays where it is.
        m_graph->setKeepsPlaces(m_parts.sync.lastFinished().isValid());
        m_banner->clear();
    });
    connect(&m_parts.sync, &SyncController::finished, this, [this, setRunning](const SyncOutcome& outcome) {
        setRunning(false);
        for (TablePage* page : tablePages())
            page->refitColumns();
        showOutcome(outcome);
    });
    setRunning(m_parts.sync.isRunning());
}

void MainWindow::narrow()
{
    const ScopeSet& scopes = m_choice.scopes();
    m_graph->setScopes(scopes);
    m_search->setScopes(scopes);
    for (TablePage* page : tablePages()) {
        if (page != m_gaps) // what could not be read is never hidden
            page->setScopes(scopes);
    }
}

void MainWindow::showOutcome(const SyncOutcome& outcome)
{
    const Banner::Action retry{tr("Sync again"), [this] { m_parts.sync.start(); }};
    if (outcome.error && outcome.error->kind == ErrorKind::Cancelled) {
        m_banner->showMessage(Severity::Note,
                              tr("The sync was cancelled. What was read until then is shown; nothing was removed."),
                              {retry});
    } else if (outcome.error) {
        const Error& error = *outcome.error;
        m_banner->showMessage(Severity::Danger, error.advice.isEmpty() ? error.what : error.what + u' ' + error.advice,
                              {retry, {tr("Details"), [this, error] { showDetails(error); }}});
    } else if (outcome.gaps > 0) {
        m_banner->showMessage(Severity::Warning,
                              tr("%n thing(s) could not be read, so what you see has gaps.", nullptr, outcome.gaps),
                              {{tr("Show"), [this] { m_tabs->setCurrentWidget(m_gaps); }}});
    }
}

void MainWindow::complain(const Error& error)
{
    m_banner->showMessage(Severity::Danger, error.what + u' ' + error.advice,
                          {{tr("Details"), [this, error] { showDetails(error); }}});
}

void MainWindow::showDetails(const Error& error)
{
    QStringList lines;
    const auto line = [&lines](const QString& name, const QString& value) {
        if (!value.isEmpty())
            lines << name + u": "_s + value;
    };
    line(tr("Code"), error.code);
    line(tr("HTTP status"), error.httpStatus > 0 ? QString::number(error.httpStatus) : QString());
    line(tr("Message"), error.detail);
    line(tr("Correlation id"), error.correlationId);
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Details"), error.what, QMessageBox::Close, this);
    box->setInformativeText(lines.isEmpty() ? tr("Nothing more is known.") : lines.join(u'\n'));
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::updateGapsTab()
{
    const auto count = static_cast<int>(m_parts.store.inventory().gaps().size());
    m_tabs->setTabText(m_tabs->indexOf(m_gaps),
                       count > 0 ? tr("Could not read (%1)").arg(count) : tr("Could not read"));
    m_status->setGaps(count);
}

void MainWindow::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    m_parts.settings.setValue(appearanceKey, QVariant::fromValue(appearance).toString());
    applyAppearance(*qApp, theme());
    showTheme();
}

void MainWindow::setAccountName(const QString& name)
{
    m_accountAction->setText(name);
    m_accountAction->setToolTip(tr("Signed in as %1").arg(name));
    m_accountAction->setVisible(!name.isEmpty());
}

bool MainWindow::isDark() const
{
    return m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemIsDark);
}

const Theme& MainWindow::theme() const
{
    return isDark() ? Theme::darkTheme() : Theme::lightTheme();
}

void MainWindow::showTheme()
{
    const bool dark = isDark();
    const auto themed = [this](const QString& name) { return icons::icon(name, theme().text, theme().secondary); };
    m_syncAction->setIcon(themed(u"sync"_s));
    m_cancelAction->setIcon(themed(u"cancel"_s));
    m_exportAction->setIcon(themed(u"export"_s));
    m_backAction->setIcon(themed(u"back"_s));
    m_forwardAction->setIcon(themed(u"forward"_s));
    m_accountAction->setIcon(themed(u"account"_s));
    m_themeAction->setIcon(themed(dark ? u"sun"_s : u"moon"_s));
    m_themeAction->setText(dark ? tr("Light") : tr("Dark"));
    m_themeAction->setToolTip(dark ? tr("Switch to the light appearance") : tr("Switch to the dark appearance"));
    for (QAction* action : m_appearanceActions->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_appearance));
    m_changes->dress();
    m_graph->setTheme(theme());
}

QVector<TablePage*> MainWindow::tablePages() const
{
    QVector<TablePage*> pages;
    for (int i = 0; i < m_tabs->count(); ++i) {
        if (auto* page = qobject_cast<TablePage*>(m_tabs->widget(i)))
            pages << page;
    }
    return pages;
}

void MainWindow::restoreAppearance()
{
    const QVariant stored = m_parts.settings.value(appearanceKey);
    m_appearance = stored.canConvert<Appearance>() ? stored.value<Appearance>() : Appearance::System;
}

void MainWindow::restoreLayout()
{
    const QSettings& settings = m_parts.settings;
    if (!restoreGeometry(settings.value(geometryKey).toByteArray()))
        resize(usualSize.boundedTo(screen()->availableSize() * 0.95));
    restoreState(settings.value(layoutKey).toByteArray(), layoutVersion);
    m_tabs->setCurrentIndex(qBound(0, settings.value(tabKey, 0).toInt(), m_tabs->count() - 1));
    for (TablePage* page : tablePages())
        page->restoreState(settings.value("tables/"_L1 + page->objectName()).toByteArray());
}

void MainWindow::saveLayout()
{
    QSettings& settings = m_parts.settings;
    settings.setValue(geometryKey, saveGeometry());
    settings.setValue(layoutKey, saveState(layoutVersion));
    settings.setValue(tabKey, m_tabs->currentIndex());
    for (const TablePage* page : tablePages())
        settings.setValue("tables/"_L1 + page->objectName(), page->saveState());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_parts.sync.cancel();
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::openExport()
{
    auto* const dialog = new ExportDialog({m_parts.store, m_parts.settings, m_pictures, m_graph->filter(),
                                           m_selection.current(), m_parts.sync.sourceLabel()},
                                          this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saved, this,
            [this](const QString& path) { m_banner->showMessage(Severity::None, tr("Exported to %1.").arg(path)); });
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Rolescope"),
                                tr("Rolescope %1").arg(QStringLiteral(ROLESCOPE_VERSION)), QMessageBox::Close, this);
    box->setInformativeText(tr("See who your Azure virtual machines are, what they may do and why.\n\n"
                               "Licence: GPL-3.0-or-later. Built with Qt %1. Not a product of Microsoft.")
                                .arg(QString::fromLatin1(qVersion())));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace rolescope
