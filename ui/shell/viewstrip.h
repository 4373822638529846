// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace rolescope {

class ElidedLabel;
class InventoryStore;
class ScopeChoice;
class SyncController;

/// Says above graph and tables why they do not show the whole tenant: it is still being read, was not read to the end,
/// or is narrowed to some scopes; the last with a button to show everything again. Hidden where there is nothing to
/// say. What is passed in must outlive it.
class ViewStrip : public QFrame
{
    Q_OBJECT

public:
    ViewStrip(const InventoryStore& store, SyncController& sync, ScopeChoice& choice, QWidget* parent = nullptr);

    QString partialText() const; ///< empty where what is shown was read to the end
    QString narrowedText() const; ///< empty where nothing is narrowed

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString partialNow() const;
    QString narrowedNow() const;
    void refresh();
    void dress();

    const InventoryStore& m_store;
    SyncController& m_sync;
    ScopeChoice& m_choice;
    QLabel* m_partialIcon;
    ElidedLabel* m_partial;
    QLabel* m_narrowedIcon;
    ElidedLabel* m_narrowed;
    QPushButton* m_showAll;
};

} // namespace rolescope
