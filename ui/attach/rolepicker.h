// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/roledefinitionsmodel.h"
#include "models/items/sortfilterproxy.h"
#include "ui/attach/rolefinder.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QStackedWidget;

namespace rolescope {

class ChoiceList;

/// One role out of about a thousand: by words in its name, description or actions, or as the smallest that permits the
/// actions that somebody needs. The store must outlive it.
class RolePicker : public QWidget
{
    Q_OBJECT

public:
    explicit RolePicker(const InventoryStore& store, QWidget* parent = nullptr);
    ~RolePicker() override;

    EntityRef role() const { return m_role; }
    QWidget* searchLine() const; ///< where a person begins to type
    void fitColumns();

Q_SIGNALS:
    void roleChanged();
    void roleActivated(); ///< double click or Return

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* buildSearch();
    QWidget* buildFinder();
    void addWanted();
    void removeWanted();
    void takeWanted();
    void choose(EntityRef role);
    void showRole();
    QString roleText() const;

    const InventoryStore& m_store;
    RoleDefinitionsModel m_model;
    SortFilterProxy m_rows;
    RoleFinder m_finder;
    EntityRef m_role;
    QRadioButton* m_bySearch;
    QRadioButton* m_byActions;
    QStackedWidget* m_stack;
    ChoiceList* m_list = nullptr;
    QLineEdit* m_action = nullptr;
    QListWidget* m_wanted = nullptr;
    ChoiceList* m_ranked = nullptr;
    QLabel* m_icon;
    QLabel* m_text;
};

} // namespace rolescope
