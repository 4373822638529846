// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorystore.h"
#include "models/items/savedview.h"
#include "ui/common/selection.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace rolescope {

/// The sidebar of ways back: saved views, bookmarks, and what was selected lately. A double click or Return goes there,
/// Delete takes a view or a bookmark away. Store and selection must outlive it.
class ViewsPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostRecent = 20;

    ViewsPanel(const InventoryStore& store, Selection& selection, QWidget* parent = nullptr);

    const std::vector<SavedView>& views() const { return m_views; }
    void setViews(std::vector<SavedView> views);
    void addView(const SavedView& view); ///< in place of one of the same name
    const QStringList& bookmarks() const { return m_bookmarks; } ///< as entityKey gives them
    void setBookmarks(const QStringList& keys);
    void toggleBookmark(EntityRef entity);
    bool isBookmarked(EntityRef entity) const;
    QTreeWidget* list() const { return m_list; }

Q_SIGNALS:
    void saveRequested(const QString& name); ///< of what the window shows now
    void viewChosen(const rolescope::SavedView& view);
    void exportRequested(const rolescope::SavedView& view); ///< into a file
    void importRequested();
    void changed(); ///< views or bookmarks

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildButtons();
    void askForName();
    void rememberRecent(EntityRef entity);
    void rebuild();
    QTreeWidgetItem* addHeading(const QString& title, const QString& emptyText, bool isEmpty);
    void addEntity(QTreeWidgetItem* heading, const QString& key);
    void activate(QTreeWidgetItem* item);
    void removeItem(QTreeWidgetItem* item);
    void showMenu(const QPoint& at);
    QString freeName() const;

    const InventoryStore& m_store;
    Selection& m_selection;
    std::vector<SavedView> m_views;
    QStringList m_bookmarks;
    QStringList m_recent; ///< the latest first
    QTimer m_rebuilding; ///< on the next turn of the event loop: changes come in crowds, and from clicks on items
    QTreeWidget* m_list;
    QPushButton* m_save;
    QPushButton* m_open;
};

} // namespace rolescope
