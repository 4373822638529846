// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attach/hostchoice.h"
#include "ui/attach/wizardpage.h"

class QCheckBox;
class QLabel;

namespace rolescope {

class ChoiceList;

/// Which virtual machines and scale sets shall run as the identity. The draft must outlive it.
class MachinesPage : public WizardPage
{
    Q_OBJECT

public:
    explicit MachinesPage(AttachDraft& draft, QWidget* parent = nullptr);

    void initializePage() override;
    QWidget* firstControl() const override;

private:
    void showCount();

    AttachDraft& m_draft;
    HostChoice m_model;
    ChoiceList* m_list;
    QCheckBox* m_onlyChosen;
    QLabel* m_count;
    QLabel* m_hint;
};

} // namespace rolescope
