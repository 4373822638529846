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

/// Says above graph and tables to which scopes they are narrowed, with a button to show everything again. Hidden where
/// they are not. What is passed in must outlive it.
class ViewStrip : public QFrame
{
    Q_OBJECT

public:
    ViewStrip(const InventoryStore& store, ScopeChoice& choice, QWidget* parent = nullptr);

    QString narrowedText() const; ///< empty where nothing is narrowed

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString narrowedNow() const;
    void refresh();
    void dress();

    const InventoryStore& m_store;
    ScopeChoice& m_choice;
    QLabel* m_icon;
    ElidedLabel* m_narrowed;
    QPushButton* m_showAll;
};

} // namespace rolescope
