// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace rolescope {

class AttachDraft;

/// The fields of a user-assigned identity that does not exist yet, checked as they are typed. The draft must outlive
/// it.
class NewIdentityForm : public QWidget
{
    Q_OBJECT

public:
    explicit NewIdentityForm(AttachDraft& draft, QWidget* parent = nullptr);

    /// The places that the inventory knows now, and what the draft holds.
    void showDraft();

private:
    void fillGroups();
    void take();
    void showProblem();

    AttachDraft& m_draft;
    QLineEdit* m_name;
    QLabel* m_nameProblem;
    QComboBox* m_subscription;
    QComboBox* m_group;
    QComboBox* m_location;
    QLineEdit* m_tags;
    QCheckBox* m_regional;
    bool m_filling = false;
};

} // namespace rolescope
