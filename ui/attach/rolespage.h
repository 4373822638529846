// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/grantsmodel.h"
#include "ui/attach/wizardpage.h"

class QLabel;
class QListView;
class QPushButton;

namespace rolescope {

class RolePicker;
class ScopePicker;

/// What the identity may do, and where: pairs of role and scope, added to a list; none at all is fine too. The draft
/// must outlive it.
class RolesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit RolesPage(AttachDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    QWidget* firstControl() const override;

private:
    QWidget* buildGrants();
    void add();
    void remove();
    void showChoice();

    AttachDraft& m_draft;
    GrantsModel m_model;
    RolePicker* m_roles;
    ScopePicker* m_scopes;
    QPushButton* m_add;
    QLabel* m_choice;
    QListView* m_grants = nullptr;
    QLabel* m_summary = nullptr;
    QPushButton* m_remove = nullptr;
};

} // namespace rolescope
