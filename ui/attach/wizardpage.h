// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWizardPage>

namespace rolescope {

/// A page that says where a person goes on when it opens; else QWizard takes the first control that there is.
class WizardPage : public QWizardPage
{
    Q_OBJECT

public:
    using QWizardPage::QWizardPage;

    /// What gets the focus; null leaves it to QWizard.
    virtual QWidget* firstControl() const { return nullptr; }
};

} // namespace rolescope
