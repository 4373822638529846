// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/selection.h"

#include <QStringList>
#include <QTimer>
#include <QUrl>
#include <QWidget>

class QLabel;
class QStackedLayout;
class QToolButton;

namespace rolescope {

class CopyLabel;
class ElidedLabel;
class EmptyState;
class InspectorBrowser;
class InventoryStore;

/// What is to be known about the selected thing, in words first. Every name in it is a link that selects that thing.
/// One page of rich text with bounded lists, made anew when the selection or, at most some times a second, the store
/// changes. Store and selection must outlive it.
class Inspector : public QWidget
{
    Q_OBJECT

public:
    Inspector(InventoryStore& store, Selection& selection, QWidget* parent = nullptr);
    ~Inspector() override;

    /// "https://portal.azure.com" at first; sovereign clouds have their own. An empty one hides the link.
    void setPortalBase(const QUrl& base);
    QUrl portalBase() const { return m_portalBase; }
    /// Of the thing shown; empty where the portal has no page for it.
    QUrl portalUrl() const { return portalUrlOf(m_shown); }
    QUrl portalUrlOf(EntityRef entity) const;

    EntityRef shown() const { return m_shown; }
    QString plainText() const; ///< of the page below the heading
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The person asked for a page of the web: the portal's of the thing shown.
    void openUrlRequested(const QUrl& url);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildHeading();
    void show(EntityRef entity);
    void rebuild();
    void fillHeading();
    void fillPage();
    void follow(const QUrl& url);
    void dress();

    InventoryStore& m_store;
    Selection& m_selection;
    QUrl m_portalBase;
    EntityRef m_shown;
    QStringList m_copyValues;
    int m_listLimit = 0;
    QTimer m_timer;

    QStackedLayout* m_stack;
    EmptyState* m_empty;
    QLabel* m_icon;
    ElidedLabel* m_name;
    ElidedLabel* m_kind;
    QToolButton* m_portal;
    CopyLabel* m_id;
    InspectorBrowser* m_page;
};

} // namespace rolescope
