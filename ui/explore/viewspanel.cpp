// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/explore/viewspanel.h"

#include "models/items/entitytraits.h"
#include "models/items/texts.h"
#include "ui/common/decorations.h"
#include "ui/common/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace rolescope {

using namespace Qt::Literals::StringLiterals;

namespace {

enum ItemData : int { ViewRole = Qt::UserRole + 1, KeyRole, BookmarkRole };
constexpr qsizetype longestName = 80;

/// What can still be said of a thing that the tenant no longer holds, or not yet.
QString nameInKey(const QString& key)
{
    return key.mid(key.lastIndexOf(u'/') + 1);
}

} // namespace

ViewsPanel::ViewsPanel(const InventoryStore& store, Selection& selection, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_selection(selection)
    , m_list(new QTreeWidget(this))
    , m_save(new QPushButton(tr("Save this view…"), this))
    , m_open(new QPushButton(tr("Open file…"), this))
{
    setObjectName(u"viewsPanel"_s);
    buildButtons();
    m_list->setObjectName(u"viewsList"_s);
    m_list->setAccessibleName(tr("Saved views, bookmarks and recent selections"));
    m_list->header()->hide();
    m_list->setRootIsDecorated(false);
    m_list->setIndentation(12);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemActivated, this, &ViewsPanel::activate);
    connect(m_list, &QWidget::customContextMenuRequested, this, &ViewsPanel::showMenu);
    connect(&m_selection, &Selection::changed, this, &ViewsPanel::rememberRecent);
    m_rebuilding.setSingleShot(true);
    m_rebuilding.setInterval(0);
    connect(&m_rebuilding, &QTimer::timeout, this, &ViewsPanel::rebuild);
    connect(&m_store, &InventoryStore::changed, &m_rebuilding, qOverload<>(&QTimer::start));
    rebuild();
}

void ViewsPanel::buildButtons()
{
    m_save->setObjectName(u"saveView"_s);
    m_save->setToolTip(tr("Keep filters, ticked scopes, grouping, focus and selection under a name"));
    m_open->setObjectName(u"openView"_s);
    m_open->setToolTip(tr("Add a view that was saved in a file"));
    auto* const buttons = new QHBoxLayout;
    buttons->setContentsMargins(8, 8, 8, 8);
    buttons->addWidget(m_save, 1);
    buttons->addWidget(m_open, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buttons);
    layout->addWidget(m_list, 1);
    connect(m_save, &QPushButton::clicked, this, &ViewsPanel::askForName);
    connect(m_open, &QPushButton::clicked, this, &ViewsPanel::importRequested);
}

QString ViewsPanel::freeName() const
{
    for (int number = static_cast<int>(m_views.size()) + 1;; ++number) {
        const QString name = tr("View %1").arg(number);
        const bool taken
            = std::any_of(m_views.begin(), m_views.end(), [&](const SavedView& view) { return view.name == name; });
        if (!taken)
            return name;
    }
}

void ViewsPanel::askForName()
{
    auto* const dialog = new QInputDialog(this);
    dialog->setObjectName(u"viewName"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this view"));
    dialog->setLabelText(tr("Name of the view"));
    dialog->setTextValue(freeName());
    dialog->setOkButtonText(tr("Save"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        if (!name.trimmed().isEmpty())
            Q_EMIT saveRequested(texts::oneLine(name.trimmed(), longestName));
    });
    dialog->open();
}

void ViewsPanel::setViews(std::vector<SavedView> views)
{
    m_views = std::move(views);
    rebuild();
}

void ViewsPanel::addView(const SavedView& view)
{
    std::erase_if(m_views, [&](const SavedView& each) { return each.name == view.name; });
    m_views.push_back(view);
    rebuild();
    Q_EMIT changed();
}

void ViewsPanel::setBookmarks(const QStringList& keys)
{
    m_bookmarks = keys;
    rebuild();
}

bool ViewsPanel::isBookmarked(EntityRef entity) const
{
    return m_bookmarks.contains(entityKey(m_store.inventory(), entity));
}

void ViewsPanel::toggleBookmark(EntityRef entity)
{
    const QString key = entityKey(m_store.inventory(), entity);
    if (key.isEmpty())
        return;
    if (m_bookmarks.removeAll(key) == 0)
        m_bookmarks << key;
    rebuild();
    Q_EMIT changed();
}

void ViewsPanel::rememberRecent(EntityRef entity)
{
    const QString key = entityKey(m_store.inventory(), entity);
    if (key.isEmpty())
        return;
    m_recent.removeAll(key);
    m_recent.prepend(key);
    m_recent.resize(qMin(m_recent.size(), mostRecent));
    m_rebuilding.start();
}

void ViewsPanel::rebuild()
{
    m_list->clear();
    QTreeWidgetItem* const views
        = addHeading(tr("Saved views"), tr("None yet. “Save this view” keeps what you see."), m_views.empty());
    for (size_t i = 0; i < m_views.size(); ++i) {
        auto* const item = new QTreeWidgetItem(views, {texts::oneLine(m_views[i].name, longestName)});
        item->setData(0, ViewRole, QVariant::fromValue(qsizetype(i)));
        item->setIcon(0, icons::icon(u"filter"_s, Theme::current().secondary, Theme::current().border));
    }
    QTreeWidgetItem* const bookmarks
        = addHeading(tr("Bookmarks"), tr("None yet. “Bookmark” is in the menu of everything."), m_bookmarks.isEmpty());
    for (const QString& key : std::as_const(m_bookmarks)) {
        addEntity(bookmarks, key);
        bookmarks->child(bookmarks->childCount() - 1)->setData(0, BookmarkRole, true);
    }
    QTreeWidgetItem* const recent = addHeading(tr("Recent"), tr("Nothing was selected yet."), m_recent.isEmpty());
    for (const QString& key : std::as_const(m_recent))
        addEntity(recent, key);
    m_list->expandAll();
}

QTreeWidgetItem* ViewsPanel::addHeading(const QString& title, const QString& emptyText, bool isEmpty)
{
    auto* const heading = new QTreeWidgetItem(m_list, {title});
    heading->setFlags(Qt::ItemIsEnabled);
    QFont font = m_list->font();
    font.setWeight(QFont::Medium);
    heading->setFont(0, font);
    if (isEmpty) {
        auto* const item = new QTreeWidgetItem(heading, {emptyText});
        item->setFlags(Qt::NoItemFlags);
        item->setToolTip(0, emptyText);
    }
    return heading;
}

void ViewsPanel::addEntity(QTreeWidgetItem* heading, const QString& key)
{
    const Inventory& inventory = m_store.inventory();
    const EntityRef entity = entityOfKey(inventory, key);
    const bool isThere = entity.isValid();
    auto* const item = new QTreeWidgetItem(heading);
    item->setText(0, texts::oneLine(isThere ? inventory.displayName(entity) : nameInKey(key), longestName));
    item->setData(0, KeyRole, key);
    item->setToolTip(0, isThere ? texts::kindOf(inventory, entity) : tr("Not in what was read"));
    if (isThere)
        item->setIcon(0, decorationIcon(decorationOf(inventory, entity), Theme::current()));
    else
        item->setForeground(0, Theme::current().secondary);
}

void ViewsPanel::activate(QTreeWidgetItem* item)
{
    if (const QVariant view = item->data(0, ViewRole); view.isValid()) {
        Q_EMIT viewChosen(m_views[static_cast<size_t>(view.value<qsizetype>())]);
        return;
    }
    const EntityRef entity = entityOfKey(m_store.inventory(), item->data(0, KeyRole).toString());
    if (entity.isValid())
        m_selection.select(entity, this);
}

void ViewsPanel::removeItem(QTreeWidgetItem* item)
{
    if (!item)
        return;
    if (const QVariant view = item->data(0, ViewRole); view.isValid())
        m_views.erase(m_views.begin() + view.value<qsizetype>());
    else if (item->data(0, BookmarkRole).toBool())
        m_bookmarks.removeAll(item->data(0, KeyRole).toString());
    else
        return;
    rebuild();
    Q_EMIT changed();
}

void ViewsPanel::showMenu(const QPoint& at)
{
    QTreeWidgetItem* const item = m_list->itemAt(at);
    const QVariant view = item ? item->data(0, ViewRole) : QVariant();
    const bool isBookmark = item && item->data(0, BookmarkRole).toBool();
    if (!view.isValid() && !isBookmark)
        return;
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (view.isValid()) {
        const SavedView chosen = m_views[static_cast<size_t>(view.value<qsizetype>())];
        connect(menu->addAction(tr("Save to file…")), &QAction::triggered, this,
                [this, chosen] { Q_EMIT exportRequested(chosen); });
    }
    m_list->setCurrentItem(item);
    connect(menu->addAction(tr("Remove")), &QAction::triggered, this, [this] { removeItem(m_list->currentItem()); });
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

bool ViewsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        removeItem(m_list->currentItem());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ViewsPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (Theme::isThemeChange(*event))
        rebuild();
}

} // namespace rolescope
