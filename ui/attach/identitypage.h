// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/identitiesmodel.h"
#include "models/items/sortfilterproxy.h"
#include "models/plan/planner.h"
#include "ui/attach/wizardpage.h"

class QLabel;
class QRadioButton;
class QStackedWidget;

namespace rolescope {

class AttachDraft;
class ChoiceList;
class NewIdentityForm;

/// Which identity: one that exists, a new one, or the machine's own; with what tells them apart. The draft must outlive
/// it.
class IdentityPage : public WizardPage
{
    Q_OBJECT

public:
    explicit IdentityPage(AttachDraft& draft, QWidget* parent = nullptr);
    ~IdentityPage() override;

    void initializePage() override;
    QWidget* firstControl() const override;
    bool isComplete() const override;

private:
    QRadioButton* addKind(AttachRequest::Identity kind, const QString& name, const QString& text);
    QWidget* buildExisting();
    QWidget* buildSystem();
    void takeChoice();
    void showDraft();
    void showExisting();
    QString systemText() const;

    AttachDraft& m_draft;
    IdentitiesModel m_model;
    SortFilterProxy m_rows;
    std::vector<QRadioButton*> m_kinds;
    QStackedWidget* m_stack;
    ChoiceList* m_list = nullptr;
    QLabel* m_facts = nullptr;
    NewIdentityForm* m_form = nullptr;
    QLabel* m_system = nullptr;
    QLabel* m_problem;
};

/// What choosing this identity means: who shares it, what it holds, where it lies. A few sentences.
QString identityFacts(const Inventory& inventory, const QString& identityId);

} // namespace rolescope
